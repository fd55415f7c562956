"""How the kit looks: colours, spacing and type, for widgets, pages and charts alike.

It looks at nothing of careerkit. Begin with ``theme.css`` among the Voila template's static files,
which names every colour and size once.
"""

import re
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

__all__ = ["colours", "jupyter_path", "style", "tokens", "way_style"]

_TEMPLATE = "share/jupyter/voila/templates/careerkit"


@cache
def style() -> str:
    """The style sheet with the tokens (``--ck-…``) and the shared components."""
    return _sheet("theme.css")


@cache
def tokens() -> str:
    """The tokens alone, in light colours, for a page of its own such as a sheet of paper."""
    whole = style()
    begin = whole.index(".careerkit {")
    return whole[begin : whole.index("}", begin) + 1]


@cache
def colours() -> dict[str, str]:
    """What the tokens stand for on paper, which is never dark: ``--ck-text`` is ``#1f2a30``."""
    return dict(re.findall(r"(--ck-[\w-]+):\s*([^;]+);", tokens()))


@cache
def way_style() -> str:
    """The style sheet of the steps in the header and of the links at the foot."""
    return _sheet("way.css")


def _sheet(name: str) -> str:
    return files(__package__).joinpath(_TEMPLATE, "static", name).read_text(encoding="utf-8")


def jupyter_path() -> Path:
    """The folder that Jupyter searches for our Voila template."""
    with as_file(files(__package__).joinpath("share", "jupyter")) as path:
        return path
