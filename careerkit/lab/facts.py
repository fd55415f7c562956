"""What the extension knows of the shipped notebooks: their code, their order, and its sentences.

A page has to know all of that before there is a kernel, and when there is none any more. So it
stands in a script beside the extension, which ``scripts/lab_facts.py`` writes; a test holds it to
the notebooks and to ``content/``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.journey import HOME, link_to_mine, numbered_steps

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["facts", "script"]

_TITLED = " · careerkit"
"""What a notebook's title ends with, and a link to it does not."""


def facts(folder: Path) -> dict[str, Any]:
    """What is known of the notebooks in a folder.

    Args:
        folder: Where the shipped notebooks are.

    Returns:
        Each notebook's ``title`` and ``code`` by its name; the names in the ``order`` of the
        journey, without its own page, which is ``home``; and the sentences, ``texts``.
    """
    steps = [one.notebook.stem for one in numbered_steps(folder) if one.notebook]
    return {
        "notebooks": {path.stem: _known(path) for path in sorted(folder.glob("*.ipynb"))},
        "order": [*steps, link_to_mine(folder)["page"]],
        "home": HOME,
        "texts": content.texts("lab"),
    }


def _known(path: Path) -> dict[str, Any]:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    code = ["".join(one["source"]) for one in notebook["cells"] if one["cell_type"] == "code"]
    return {"title": notebook["metadata"]["title"].removesuffix(_TITLED), "code": code}


def script(folder: Path) -> str:
    """The facts as the module that the extension imports."""
    told = json.dumps(facts(folder), ensure_ascii=False, indent=2)
    return f"// Written by scripts/lab_facts.py.\n\nexport const FACTS = {told};\n"
