"""The core as somebody has it who installs no more: its wheel, and only what that asks for."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from support.serving.servers import ROOT

COMES_ANYWAY = {"psutil"}
"""Parts of the app that IPython brings along, except in a browser: the core does without."""


def wheel(folder: Path, source: Path = ROOT) -> Path:
    """Build a project's wheel, without an index."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=source,
        capture_output=True,
        check=True,
    )
    [built] = folder.glob("*.whl")
    return built


def environment(folder: Path, built: Path) -> Path:
    """An environment with a wheel and what it requires, and its Python.

    What it requires is not installed again: each file of these packages, and of no other, is
    linked from where the tests run.
    """
    prefix = folder / "environment"
    venv.create(prefix, with_pip=False)
    python = prefix / "bin" / "python"
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"),
            *("--no-deps", "--no-index", "--disable-pip-version-check", str(built)),
        ],
        check=True,
    )
    [here] = prefix.glob("lib/python*/site-packages")
    for name in requirements(metadata.Distribution.at(next(here.glob("careerkit-*.dist-info")))):
        _link(metadata.distribution(name), here)
    return python


def requirements(distribution: metadata.Distribution) -> set[str]:
    """The packages that one requires without its extras, those that these require, and so on."""
    found: set[tuple[str, str]] = set()
    waiting = [(Requirement(line), "") for line in distribution.requires or ()]
    while waiting:
        wanted, extra = waiting.pop()
        if wanted.marker and not wanted.marker.evaluate({"extra": extra}):
            continue
        for part in ("", *wanted.extras):
            key = (canonicalize_name(wanted.name), part)
            if key not in found:
                found.add(key)
                theirs = metadata.distribution(wanted.name).requires or ()
                waiting += [(Requirement(line), part) for line in theirs]
    return {name for name, _ in found} - COMES_ANYWAY


def _link(distribution: metadata.Distribution, site_packages: Path) -> None:
    for file in distribution.files or ():
        if file.parts[0] == "..":  # a command or a manual
            continue
        place = site_packages / file
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists():  # some files are several packages'
            place.symlink_to(file.locate())


def run(python: Path, *words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run that Python, with nothing of this one's to look into."""
    variables = {"HOME": str(folder), "PATH": os.defpath}
    return subprocess.run(
        [str(python), *words],
        cwd=folder,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )
