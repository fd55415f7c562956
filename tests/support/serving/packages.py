"""Packages of kit authors, installed as a stranger would install them, and without an index."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from support.serving.servers import ROOT

BOOKS = ROOT / "examples" / "books"


def install(project: Path, folder: Path) -> Path:
    """Install a project into a folder, which then only has to be on the path."""
    options = ["--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"]
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", *options, "--no-build-isolation"),
            *("--target", str(folder), str(project)),
        ],
        check=True,
    )
    return folder


def offer(folder: Path, name: str, code: str, target: str = "STEP") -> Path:
    """Write a package whose entry point offers a step, as if it were installed in a folder."""
    (folder / f"{name}.py").write_text(code, encoding="utf-8")
    facts = folder / f"{name}-1.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
    (facts / "entry_points.txt").write_text(f"[careerkit.steps]\n{name} = {name}:{target}\n")
    return folder
