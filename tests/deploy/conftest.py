"""What the files in deploy/ say, read once."""

from __future__ import annotations

import re
import tomllib

import pytest
import typer
import yaml

from careerkit.commands import kit
from support.serving.servers import ROOT

DEPLOY = ROOT / "deploy"
COMMANDS = typer.main.get_command(kit.app).commands


@pytest.fixture(scope="session")
def objects() -> dict[str, dict]:
    """What is applied to a cluster, by its kind and name."""
    found = {}
    kustomization = yaml.safe_load((DEPLOY / "kubernetes" / "kustomization.yaml").read_text())
    for name in kustomization["resources"]:
        for one in yaml.safe_load_all((DEPLOY / "kubernetes" / name).read_text(encoding="utf-8")):
            found[f"{one['kind']}/{one['metadata']['name']}"] = one
    return found


@pytest.fixture(scope="session")
def pod(objects) -> dict:
    """What the Deployment says of its pods."""
    return objects["Deployment/careerkit"]["spec"]["template"]["spec"]


@pytest.fixture(scope="session")
def container(pod) -> dict:
    """The only one in them."""
    [only] = pod["containers"]
    return only


@pytest.fixture(scope="session")
def options() -> dict:
    """The options that the pods get."""
    return tomllib.loads((DEPLOY / "kubernetes" / "careerkit.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def compose() -> dict:
    """The compose file."""
    return yaml.safe_load((DEPLOY / "compose" / "compose.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def dockerfile() -> str:
    """The Dockerfile, each instruction on one line, without comments."""
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    return re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))


def options_of(command: str) -> set[str]:
    """All that a command of careerkit takes, as it is typed."""
    return {word for one in COMMANDS[command].params for word in one.opts}
