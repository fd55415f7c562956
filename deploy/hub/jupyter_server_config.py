"""A user's own server on a JupyterHub: Voila shows careerkit's notebooks as the app does."""

from careerkit.serve import notebooks
from careerkit.serve.configuration import configuration

c = get_config()  # noqa: F821 - Jupyter hands it in
c.merge(configuration())
c.ServerApp.root_dir = str(notebooks.folder())
c.ServerApp.websocket_compression_options = {}
