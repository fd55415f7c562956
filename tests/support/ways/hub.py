"""A JupyterHub of a test's own, with the configuration that the repository shows."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from support.serving.processes import Served, free_port, start
from support.serving.servers import ROOT, own_places
from support.ways.needs import find

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

PROXY = "configurable-http-proxy"
PASSWORD = "workshop"
USERS = ("anna@uni.de", "ben")
_SHOWN = ROOT / "deploy" / "hub"

_KEPT = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_PATH", "PYTHONPATH")

_AROUND = """
import os, sys

c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{hub}"
c.ConfigurableHTTPProxy.command = {proxy!r}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api}"
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = {password!r}
c.Authenticator.allowed_users = {users!r}
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r}
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
c.Spawner.args = ["--allow-root"]
c.Spawner.http_timeout = c.Spawner.start_timeout = 120
c.Spawner.environment = {{
    name: os.environ[name] for name in {kept!r} if name in os.environ
}}
"""

_SERVICE = """
for service in c.JupyterHub.services:
    service["url"] = "http://127.0.0.1:{service}"
    service["command"] = [sys.executable, "-m", "careerkit", *service["command"][1:], "--ready=0"]
    service["environment"] = {{**os.environ}}
"""


def start_hub(folder: Path, shown: str) -> Served:
    """Start a hub with one of the shown configurations. Of that only the places change.

    Args:
        folder: For all that it writes; the answers of the service are in ``answers`` there.
        shown: The configuration's name.
    """
    ports = {name: free_port() for name in ("port", "hub", "api", "service")}
    text = (_SHOWN / shown).read_text(encoding="utf-8")
    around = _AROUND.format(
        **ports,
        proxy=[find(PROXY)],
        password=PASSWORD,
        users=set(USERS),
        kept=_KEPT,
        homes=str(folder / "home" / "{username}"),
    )
    service = _SERVICE.format(**ports) if "services" in text else ""
    config = folder / "jupyterhub_config.py"
    config.write_text(f"{text}\n{around}{service}", encoding="utf-8")
    places = own_places(folder)
    shutil.copy(_SHOWN / "jupyter_server_config.py", places["JUPYTER_CONFIG_DIR"])
    return start(
        [sys.executable, "-m", "jupyterhub", "-f", config.name, "--log-level=INFO"],
        ready=r"JupyterHub is now running at (http://\S+)",
        log_file=folder / "hub.log",
        cwd=folder,
        env={
            **places,
            "JUPYTER_PATH": str(ROOT / "careerkit" / "theme" / "share" / "jupyter"),
            "CAREERKIT_ANSWERS": str(folder / "answers"),
            "PYTHONPATH": str(ROOT),
        },
    )


def log_in(page: Page, home: str, user: str) -> None:
    """Ask for a page, and log in where the hub asks for that."""
    page.goto(home)
    page.locator("#username_input").fill(user)
    page.locator("#password_input").fill(PASSWORD)
    page.locator("#login_submit").click()
