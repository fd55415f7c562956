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

import pytest

from careerkit import content
from careerkit.serve import binder
from support.serving import core, servers
from support.serving.servers import BINDER, ROOT

pytestmark = pytest.mark.long

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

    What the app requires is there, so that pip finds it good enough, or else fetches what is not;
    so are pip and what it builds with.
    """
    prefix = tmp_path_factory.mktemp("environment")
    venv.create(prefix, with_pip=False)
    builds = core.requirements(metadata.distribution("hatchling"))
    required = core.requirements(metadata.distribution("careerkit"), "app")
    core.link({"pip", "hatchling"} | builds | required, prefix)
    variables = {
        "PATH": f"{prefix / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "KERNEL_PYTHON_PREFIX": str(prefix),
        "NB_PYTHON_PREFIX": str(prefix),
        "JUPYTER_PATH": "",
        # What is imported is compiled then; pip, which reads these as "no", would compile all, and
        # fetch what it builds with.
        "PIP_NO_COMPILE": "0",
        "PIP_NO_BUILD_ISOLATION": "0",
    }
    for step in steps(recipe):
        subprocess.run(
            ["/bin/bash", "-c", step], check=True, cwd=clone, env={**os.environ, **variables}
        )
    return prefix, variables


@pytest.fixture(scope="module")
def server(environment, tmp_path_factory: pytest.TempPathFactory):
    """Jupyter's server, as Binder starts it."""
    prefix, variables = environment
    places = tmp_path_factory.mktemp("server")
    served = servers.start_binder(places, prefix=prefix, env=variables)
    yield served
    served.stop()
    assert "Traceback" not in served.log(), served.log()


def test_repo2docker_makes_the_two_steps_of_it(recipe: str):
    installation, after = steps(recipe)

    assert 'pip install --no-cache-dir -r "binder/requirements.txt"' in installation
    assert after == "./binder/postBuild"


def test_the_python_is_one_that_the_package_runs_on(recipe: str):
    wanted = (ROOT / "binder" / "runtime.txt").read_text(encoding="utf-8").strip()
    version = wanted.removeprefix("python-")

    assert tuple(map(int, version.split("."))) >= (3, 11)
    assert f"Building conda environment for python={version}" in recipe


def test_what_is_installed_are_the_versions_that_are_written_down(environment):
    prefix, _ = environment
    listed = subprocess.run(
        [str(prefix / "bin" / "python"), "-m", "pip", "list", "--format=freeze"],
        capture_output=True,
        text=True,
        check=True,
    )
    here = {line.partition("==")[0]: line for line in listed.stdout.lower().splitlines()}
    wanted = (ROOT / "binder" / "constraints.txt").read_text(encoding="utf-8").splitlines()

    pinned = [line for line in wanted if "==" in line]
    assert [line for line in pinned if here.get(line.partition("==")[0], line) != line] == []


def test_the_links_address_opens_straight_into_the_app(server):
    keeper = urllib.request.HTTPCookieProcessor()
    address = f"{server.url}?token={server.token}"
    with urllib.request.build_opener(keeper).open(address, timeout=60) as answer:
        page = answer.read().decode()

    assert answer.url == server.url
    assert "<title>Your career journey" in page
    assert content.text("serve.page.waiting") in page
    assert "application/vnd.jupyter.widget-view+json" in page
    assert content.text("serve.page.error") not in page
    assert "data-heard" in page
    assert "_xsrf" in {cookie.name for cookie in keeper.cookiejar}


def test_a_page_asks_no_other_computer(server):
    keeper = urllib.request.HTTPCookieProcessor()
    address = f"{server.url}?token={server.token}"
    with urllib.request.build_opener(keeper).open(address, timeout=60) as answer:
        page = answer.read().decode()

    own = binder.told(BINDER)["again"]
    assert "://" not in page.replace("http://www.w3.org", "").replace(own, "")
