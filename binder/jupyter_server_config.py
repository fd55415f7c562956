"""Sets Voila up on Binder's Jupyter server just as `careerkit serve` does for itself."""  # noqa: INP001 - settings, not a package

from careerkit.serve.configuration import configuration

c = get_config()  # noqa: F821 - Jupyter hands it in
c.merge(configuration())

# Years of answers are megabytes, and their way leads through a workshop's Wi-Fi.
c.ServerApp.websocket_compression_options = {}
