"""careerkit in each user's own server of a JupyterHub."""

c = get_config()  # noqa: F821 - JupyterHub hands it in

# The server of each user has careerkit[app], and jupyter_server_config.py (beside this file) where
# Jupyter looks for it, such as in /etc/jupyter.
c.Spawner.default_url = "/voila/render/career_journey.ipynb"
