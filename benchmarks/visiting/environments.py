"""A virtual environment for each way to serve the page, kept for the next run."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

from platformdirs import user_cache_path

__all__ = ["NoPackagesError", "python_of"]

ROOT = Path(__file__).parents[2]


class NoPackagesError(Exception):
    """pip could not install what an environment needs."""


def python_of(name: str, requirements: tuple[str, ...]) -> Path:
    """The Python of the environment of that name, built when it is not there yet.

    Args:
        name: What the environment is for.
        requirements: What pip installs; ``-e PATH`` is an editable install.

    Raises:
        NoPackagesError: If pip reached no package index, or did not find a package.
    """
    # An editable install follows our code, but not what our code depends on.
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["app"]]
    asked = [sys.version, *requirements, *(needed if "-e" in requirements else [])]
    digest = hashlib.sha256("\n".join(asked).encode()).hexdigest()[:12]
    folder = user_cache_path("careerkit") / "benchmarks" / f"{name}-{digest}"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    complete = folder / "complete"
    if complete.exists():
        return python
    print(f"Building the environment for {name}, once: {folder}", flush=True)
    venv.create(folder, clear=True, with_pip=True)
    installed = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", *requirements],
        capture_output=True,
        text=True,
        check=False,
    )
    if installed.returncode:
        last = (installed.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise NoPackagesError(
            f"The environment for {name} could not be built, since pip did not get its packages. "
            f"Is a package index reachable? Later runs work offline. pip says: {last}"
        )
    complete.touch()
    return python
