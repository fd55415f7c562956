"""careerkit for the users of a JupyterHub, as one service for all of them."""

import os

c = get_config()  # noqa: F821 - JupyterHub hands it in

# Where careerkit listens, for the hub's proxy alone; and where each user gets a folder for answers.
URL = "http://127.0.0.1:9340"
ANSWERS = os.environ.get("CAREERKIT_ANSWERS", "/srv/careerkit/answers")

c.JupyterHub.services = [
    {
        "name": "careerkit",
        "display": True,
        "url": URL,
        "command": ["careerkit", "hub", "--answers", ANSWERS],
        # Whoever is logged in at the hub need not allow it a second time.
        "oauth_no_confirm": True,
    }
]

# All users may open it. For a group of them, name the group's users in a role of their own.
c.JupyterHub.load_roles = [
    {"name": "user", "scopes": ["self", "access:services!service=careerkit"]},
]

# Where people land once they are logged in.
c.JupyterHub.default_url = "/services/careerkit/"
