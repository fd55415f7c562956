"""Voila, JupyterLab and the app, each in a process of its own, without the developer's settings."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from careerkit import content
from careerkit.lab.extension import extensions
from careerkit.serve.configuration import EXTENSIONS
from support.serving.processes import LIGHT, Served, free_port, start

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[3]
WORKBOOKS = ROOT / "workbooks"

PLAIN = {"PYTHONPATH": os.pathsep.join([str(ROOT / "tests" / "support" / "plain"), str(LIGHT)])}
"""Variables of a server whose kernels need nothing of the kit (``sitecustomize.py`` there)."""

_OFFLINE = "offline"
"""Voila's own look, without the style sheets that it links on a CDN."""

TOPICS = (
    "from careerkit import open_workbook",
    "from careerkit.model import Topic",
    "from careerkit.widgets import RecordList",
    "workbook = open_workbook()\nworkbook",
    "RecordList(Topic, session=workbook, title='Topics')",
)
"""The cells of a notebook with the vault and one list."""

_LAST = re.escape(content.text("serve.start.stop"))
_READY = rf"careerkit is ready at ((?:http://|unix:)\S+)\n(?s:.*){_LAST}"
"""What the app says at its start, to the last sentence: a test may look for any of them."""

_NO_NEWS = {
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
        "doNotDisturbMode": True,
    },
}
"""JupyterLab asks its project for news and for updates unless it is told not to."""


FORKED = "forked"
"""Kernels that are forked, as ``careerkit-fast`` has them: a visit imports nothing anew."""


def write_notebook(
    cells: Sequence[object], path: Path, *, title: str = "Test", kernel: str = "python3"
) -> Path:
    """Write a notebook. A text is a code cell; anything else is a cell already."""
    notebook = new_notebook(
        cells=[new_code_cell(cell) if isinstance(cell, str) else cell for cell in cells],
        metadata={
            "title": title,
            "kernelspec": {"name": kernel, "display_name": "Python 3", "language": "python"},
        },
    )
    nbformat.write(notebook, path)
    return path


def write_journey(place: Path) -> Path:
    """Write the smallest journey that has a widget into a folder; returns the folder."""
    cells = [new_markdown_cell("# Here"), "import ipywidgets; ipywidgets.IntSlider()"]
    write_notebook(cells, place / "career_journey.ipynb")
    return place


def own_places(folder: Path) -> dict[str, str]:
    """Variables that keep Jupyter and IPython away from the settings of this computer's user."""
    places = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
        "XDG_STATE_HOME": "state",
    }
    for name in places.values():
        (folder / name).mkdir(parents=True, exist_ok=True)
    return {variable: str(folder / name) for variable, name in places.items()}


def start_voila(source: Path, places: Path) -> Served:
    """Serve a notebook, or a folder of them, with plain Voila.

    Other extensions of JupyterLab that are installed here are left out. Of Notebook 7's, which
    `make ways` brings, Voila's page says in the console that it lacks what that one needs.
    """
    return start(
        [
            *(sys.executable, "-m", "voila", str(source), "--no-browser"),
            *("--Voila.ip=127.0.0.1", f"--port={free_port()}"),
            f"--template={_OFFLINE}",
            *(f"--VoilaConfiguration.extension_allowlist={name}" for name in EXTENSIONS),
        ],
        ready=r"running at:\s+(http://\S+)",
        log_file=places / "voila.log",
        cwd=source if source.is_dir() else source.parent,
        env={
            **own_places(places),
            "JUPYTER_PATH": str(ROOT / "tests" / "support" / "jupyter"),
        },
    )


def start_app(
    *arguments: str,
    places: Path,
    command: str = "serve",
    ready: int = 0,
    plain: bool = False,
    fresh: bool = False,
    env: Mapping[str, str] | None = None,
) -> Served:
    """Start ``careerkit serve`` (or ``demo``) on any free port.

    Nothing is ``ready`` ahead, unless a test asks for it: the kernels are those of its visits. A
    ``fresh`` one is a Python of its own, as a person starts it: for tests of its beginning and end.
    A fresh one with no kernels, or whose notebooks show nothing of the kit, is ``plain``.
    """
    return start(
        [sys.executable, "-m", "careerkit", command, "--port", "0", f"--ready={ready}", *arguments],
        ready=_READY,
        log_file=places / "app.log",
        cwd=places,
        env={**own_places(places), **(PLAIN if plain else {}), **(env or {})},
        fresh=fresh or plain,
    )


_LIMITED = """
import sys
from pathlib import Path
from careerkit.serve.fork_server.preparing import prepare
from careerkit.serve.kernels.preload import PRELOAD
prepare(PRELOAD)
from careerkit.serve.app import serve
from careerkit.serve.guard.limits import Limits
folder, host, *limits = sys.argv[1:]
given = {name: float(number) for name, number in (limit.split("=") for limit in limits)}
serve(host=host, port=0, ready=0, folder=Path(folder), limits=Limits(**given))
"""


def start_limited_app(
    folder: Path, places: Path, *, host: str = "127.0.0.1", **limits: float
) -> Served:
    """Start the app on any free port, with other limits than usual: ``header_time=1``.

    Its notebooks show nothing of the kit.
    """
    return start(
        [
            *(sys.executable, "-c", _LIMITED, str(folder), host),
            *(f"{name}={number}" for name, number in limits.items()),
        ],
        ready=_READY,
        log_file=places / "app.log",
        cwd=places,
        env=own_places(places),
    )


_NETWORK = """
import sys
from pathlib import Path
from careerkit.serve.fork_server.preparing import prepare
from careerkit.serve.kernels.preload import PRELOAD
prepare(PRELOAD)
from careerkit.serve.app import serve
from careerkit.serve.ports import bind
folder, code = sys.argv[1:]
listener = bind("127.0.0.1", 0)
serve(host="0.0.0.0", listener=listener, ready=0, folder=Path(folder), access_code=code or None)
"""


def start_network_app(
    places: Path,
    *,
    folder: Path = WORKBOOKS,
    code: str = "",
    env: Mapping[str, str] | None = None,
) -> Served:
    """Start the app as for a network, where any name will do, but reached by this computer alone.

    The process is the server itself: nothing starts it anew.
    """
    return start(
        [sys.executable, "-c", _NETWORK, str(folder), code],
        ready=_READY,
        log_file=places / "app.log",
        cwd=places,
        env={**own_places(places), **(env or {})},
    )


def start_lab(folder: Path, places: Path, *, env: Mapping[str, str] | None = None) -> Served:
    """Start JupyterLab on a folder."""
    token = secrets.token_hex(16)
    app_settings = places / "app_settings"
    app_settings.mkdir(parents=True, exist_ok=True)
    (app_settings / "overrides.json").write_text(json.dumps(_NO_NEWS), encoding="utf-8")
    served = start(
        [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
            *("--ServerApp.ip=127.0.0.1", f"--ServerApp.port={free_port()}"),
            *(f"--ServerApp.root_dir={folder}", f"--IdentityProvider.token={token}"),
            f"--LabApp.app_settings_dir={app_settings}",
            f"--LabServerApp.extra_labextensions_path={extensions()}",
            "--LabApp.extension_manager=readonly",  # the other one asks PyPI
        ],
        ready=r"(http://127\.0\.0\.1:\d+/)lab\?token=",
        log_file=places / "lab.log",
        cwd=folder,
        env={**own_places(places), **(env or {})},
    )
    served.token = token
    return served


_FOR_VOILA = """
from careerkit.serve.configuration import configuration
c = get_config()
c.merge(configuration())
"""


def start_voila_extension(folder: Path) -> Served:
    """Serve a folder with Voila on a Jupyter server, in our look."""
    config = folder / "jupyter_server_config.py"
    config.write_text(_FOR_VOILA, encoding="utf-8")
    return start(
        [
            *(sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root"),
            *("--ServerApp.ip=127.0.0.1", f"--ServerApp.port={free_port()}"),
            *(f"--ServerApp.root_dir={folder}", "--IdentityProvider.token="),
            f"--config={config}",
        ],
        ready=r"(http://127\.0\.0\.1:\d+/)",
        log_file=folder / "server.log",
        cwd=folder,
        env={
            **own_places(folder / "places"),
            "JUPYTER_PATH": str(ROOT / "careerkit" / "theme" / "share" / "jupyter"),
        },
    )


BINDER_TOKEN = "a-token-for-this-test"
BINDER = {"BINDER_LAUNCH_HOST": "https://mybinder.org/", "BINDER_REQUEST": "v2/gh/OWNER/REPO/main"}
"""What Binder tells a server of where it is."""


def start_binder(
    places: Path,
    *,
    prefix: Path | None = None,
    config: Path = ROOT / "binder" / "jupyter_server_config.py",
    env: Mapping[str, str] | None = None,
) -> Served:
    """Serve the repository as Binder does: with its command, below a path, behind a token.

    Args:
        places: Where the server keeps its things.
        prefix: An environment that Binder's recipe has made, with its settings; else this one.
        config: The settings for this one.
        env: Variables besides.
    """
    bin_folder = Path(sys.executable).parent if prefix is None else prefix / "bin"
    given = {"ip": "127.0.0.1", "port": str(free_port()), "base_url": "/user/somebody/"}
    given |= {"token": BINDER_TOKEN, "trust_xheaders": "True"}
    served = start(
        [
            *(str(bin_folder / "jupyter-lab"), "--no-browser", "--allow-root"),
            # BinderHub says all of it twice, for older servers and for newer ones.
            *(f"--NotebookApp.{key}={value}" for key, value in given.items()),
            *(f"--ServerApp.{key}={value}" for key, value in given.items()),
            "--LabApp.extension_manager=readonly",  # the other one asks PyPI
            "--ServerApp.allow_remote_access=True",  # as with Binder's own --ip=0.0.0.0
            *([] if prefix else [f"--config={config}"]),
        ],
        ready=r"(http://127\.0\.0\.1:\d+/user/somebody/(?:careerkit/)?)(?:lab)?\?token=",
        log_file=places / "server.log",
        cwd=places,
        env={**own_places(places), **BINDER, **(env or {})},
    )
    served.token = BINDER_TOKEN
    return served


def copy_workbooks(folder: Path) -> Path:
    """Copy the shipped notebooks to a folder, as ``careerkit lab`` does."""
    folder.mkdir(parents=True, exist_ok=True)
    for notebook in WORKBOOKS.glob("*.ipynb"):
        shutil.copy(notebook, folder)
    return folder
