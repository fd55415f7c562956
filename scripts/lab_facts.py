#!/usr/bin/env python
"""Writes what the extension of JupyterLab knows of the notebooks, what it says, and its stamp.

    python scripts/lab_facts.py

To be run when a notebook's code, its title, a sentence of ``content/en/app/lab.toml`` or a file of
the extension has changed. ``tests/lab/`` fails while one of the written files differs.
"""

from careerkit.lab import facts
from careerkit.lab.extension import extensions, package
from careerkit.serve import notebooks

if __name__ == "__main__":
    place = extensions() / "careerkit"
    known = facts.script(notebooks.folder())
    (place / "static" / "facts.js").write_text(known, encoding="utf-8")
    (place / "package.json").write_text(package(), encoding="utf-8")
