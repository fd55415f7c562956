#!/usr/bin/env python
"""Writes what the extension of JupyterLab knows of the notebooks, and what it says.

    python scripts/lab_facts.py

To be run when a notebook's code, its title or a sentence of ``content/en/app/lab.toml`` has
changed.
``tests/lab/test_facts.py`` fails while the written file differs.
"""

from careerkit.lab import facts
from careerkit.lab.extension import extensions
from careerkit.serve import notebooks

if __name__ == "__main__":
    written = extensions() / "careerkit" / "static" / "facts.js"
    written.write_text(facts.script(notebooks.folder()), encoding="utf-8")
