"""Environments with what a package asks for and nothing else; the core's, with its wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from importlib import metadata
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from support.serving.servers import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    [facts] = _site_packages(prefix).glob("careerkit-*.dist-info")
    link(requirements(metadata.Distribution.at(facts)) - COMES_ANYWAY, prefix)
    return python


def requirements(distribution: metadata.Distribution, extra: str = "") -> set[str]:
    """The packages that one requires with that extra, those that these require, and so on."""
    found: set[tuple[str, str]] = set()
    waiting = [(Requirement(line), extra) for line in distribution.requires or ()]
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
    return {name for name, _ in found}


def link(names: Iterable[str], prefix: Path) -> None:
    """Link each file of these packages, and of no other, into an environment, with its commands."""
    site_packages = _site_packages(prefix)
    for distribution in map(metadata.distribution, names):
        for file in distribution.files or ():
            place = Path(os.path.normpath(site_packages / file))
            place.parent.mkdir(parents=True, exist_ok=True)
            if place.parent == prefix / "bin":
                _write_command(Path(file.locate()), place)
            elif not place.exists():  # some files are several packages'
                place.symlink_to(file.locate())
                _link_compiled(Path(file.locate()), place)


def _link_compiled(theirs: Path, ours: Path) -> None:
    """Take along what has been compiled of a module: pip lists it among its files, uv doesn't."""
    if theirs.suffix != ".py":
        return
    compiled = Path(cache_from_source(str(ours)))
    done = Path(cache_from_source(str(theirs)))
    if done.exists() and not compiled.exists():
        compiled.parent.mkdir(exist_ok=True)
        compiled.symlink_to(done)


def _write_command(theirs: Path, ours: Path) -> None:
    """Write a command that runs the Python beside it."""
    _, _, program = theirs.read_text(encoding="utf-8").partition("\n")
    ours.write_text(f"#!{ours.with_name('python')}\n{program}", encoding="utf-8")
    ours.chmod(0o755)


def _site_packages(prefix: Path) -> Path:
    [place] = prefix.glob("lib/python*/site-packages")
    return place


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
