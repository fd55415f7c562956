from __future__ import annotations

import json
from pathlib import Path

import pytest

from careerkit.site import pyodide

HOME = "career_journey"


@pytest.fixture(scope="session")
def runtime(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like Pyodide to what puts a site together."""
    folder = tmp_path_factory.mktemp("pyodide")
    for name in ("pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"):
        (folder / name).write_bytes(name.encode())
    (folder / "pyodide.mjs").write_text(f'var a="{pyodide.VERSION}";', encoding="utf-8")
    lock = {"info": {"python": "3.14.2"}, "packages": {"numpy": {"file_name": "numpy.whl"}}}
    (folder / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    return folder


def write_notebook(folder: Path, name: str, *cells: tuple[str, str], title: str = "A step") -> None:
    """Write a notebook of cells, each as its kind and its source."""
    notebook = {
        "cells": [
            {"cell_type": kind, "metadata": {}, "source": source, "id": f"c{number}"}
            | ({"outputs": [], "execution_count": None} if kind == "code" else {})
            for number, (kind, source) in enumerate(cells)
        ],
        "metadata": {"title": title, "kernelspec": {"name": "python3", "display_name": "P"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
