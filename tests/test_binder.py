"""Binder's recipe: repo2docker accepts it, and its steps give a server that opens the app."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import urllib.request
import venv
from importlib import metadata
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from careerkit import content
from support.serving import core
from support.serving.processes import free_port, start
from support.serving.servers import ROOT, own_places
from support.serving.visitors import UPGRADE, ask

pytestmark = pytest.mark.long

TOKEN = "a-token-for-this-test"

NOT_IN_A_CLONE = shutil.ignore_patterns(
    ".*", "__pycache__", "build", "dist", "node_modules", "screenshots"
)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository as Binder would get it."""
    place = tmp_path_factory.mktemp("binder") / "repository"
    shutil.copytree(ROOT, place, ignore=NOT_IN_A_CLONE)
    return place


@pytest.fixture(scope="module")
def recipe(clone: Path) -> str:
    """The Dockerfile that repo2docker makes of it."""
    made = subprocess.run(
        [sys.executable, "-m", "repo2docker", "--no-build", "--no-run", "--debug", str(clone)],
        capture_output=True,
        text=True,
        check=True,
        cwd=clone,
    )
    return made.stdout + made.stderr


def steps(recipe: str) -> list[str]:
    """The commands of the recipe that are ours: the installation, and what follows it."""
    return re.findall(r"^RUN (.*(?:pip install .*binder/|\./binder/).*)$", recipe, re.MULTILINE)


@pytest.fixture(scope="module")
def environment(clone: Path, recipe: str, tmp_path_factory: pytest.TempPathFactory):
    """A clean environment in which the recipe's steps were executed.

    What the app requires is there, so that pip finds it good enough, or else fetches what is not.
    """
    prefix = tmp_path_factory.mktemp("environment")
    venv.create(prefix, with_pip=True)
    core.link(core.requirements(metadata.distribution("careerkit"), "app"), prefix)
    variables = {
        "PATH": f"{prefix / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "KERNEL_PYTHON_PREFIX": str(prefix),
        "NB_PYTHON_PREFIX": str(prefix),
        "JUPYTER_PATH": "",
        # What is imported is compiled then; pip, which reads this as "no", would compile all.
        "PIP_NO_COMPILE": "0",
    }
    for step in steps(recipe):
        subprocess.run(
            ["/bin/bash", "-c", step], check=True, cwd=clone, env={**os.environ, **variables}
        )
    return prefix, variables


@pytest.fixture(scope="module")
def server(clone: Path, environment, tmp_path_factory: pytest.TempPathFactory):
    """Jupyter's server, as Binder starts it."""
    prefix, variables = environment
    places = tmp_path_factory.mktemp("server")
    served = start(
        [
            *(str(prefix / "bin" / "jupyter"), "lab", "--no-browser", "--allow-root"),
            *("--ServerApp.ip=127.0.0.1", f"--ServerApp.port={free_port()}"),
            *("--ServerApp.base_url=/user/somebody/", f"--IdentityProvider.token={TOKEN}"),
        ],
        ready=r"(http://127\.0\.0\.1:\d+/user/somebody/)lab\?token=",
        log_file=places / "server.log",
        cwd=clone,
        env={**own_places(places), **variables},
    )
    yield served
    served.stop()


def test_repo2docker_makes_the_two_steps_of_it(recipe: str):
    installation, after = steps(recipe)

    assert 'pip install --no-cache-dir -r "binder/requirements.txt"' in installation
    assert after == "./binder/postBuild"


def test_the_python_is_one_that_the_package_runs_on(recipe: str):
    wanted = (ROOT / "binder" / "runtime.txt").read_text(encoding="utf-8").strip()
    version = wanted.removeprefix("python-")

    assert tuple(map(int, version.split("."))) >= (3, 11)
    assert f"Building conda environment for python={version}" in recipe


def test_the_links_address_opens_straight_into_the_app(server):
    address = f"{server.url}voila/render/workbooks/career_journey.ipynb?token={TOKEN}"
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - our own server
        page = answer.read().decode()
        cookies = answer.headers.get_all("Set-Cookie")

    assert "<title>Your career journey" in page
    assert content.text("serve.page.waiting") in page
    assert "application/vnd.jupyter.widget-view+json" in page
    assert content.text("serve.page.error") not in page
    assert "://" not in page.replace("http://www.w3.org", "")
    assert any(cookie.startswith("_xsrf=") for cookie in cookies)


def test_what_a_page_and_its_kernel_say_is_compressed(server):
    prefix = urlsplit(server.url).path
    page = ask(server, f"{prefix}voila/render/workbooks/01_passion.ipynb?token={TOKEN}")
    kernel = re.search(r'"kernelId": "([^"]+)"', page.text)[1]

    answer = ask(
        server,
        f"{prefix}api/kernels/{kernel}/channels?token={TOKEN}",
        **{**UPGRADE, "Sec-WebSocket-Extensions": "permessage-deflate"},
    )

    assert answer.status == 101
    assert answer.headers["Sec-Websocket-Extensions"].startswith("permessage-deflate")
