"""Brings the app to Binder's Jupyter server, in the place of Voila's own pages."""  # noqa: INP001 - settings, not a package

c = get_config()  # noqa: F821 - Jupyter hands it in

c.ServerApp.jpserver_extensions = {
    "careerkit.serve.on_jupyter": True,
    "voila.server_extension": False,
}
# Where a link leads that names no page; JupyterLab is at /lab.
c.LabApp.default_url = "/careerkit/"
