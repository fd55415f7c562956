"""The journey's steps in their order, each with its number and its notebook.

A step's notebook is called by both, ``03_paths.ipynb``, and so are the links that lead there.
"""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from careerkit import content
from careerkit.steps import Step, from_elsewhere, steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "HOME",
    "ONWARD",
    "NumberedStep",
    "folded",
    "link_to_mine",
    "links",
    "numbered_steps",
    "page_for_guests",
]

HOME = "career_journey"
"""The notebook with the whole journey on one page."""

_MINE = "page_of_mine"
"""The notebook with the person's own page, which is no step: it asks nothing."""

_GUEST = "guest"
"""The notebook for somebody else's file, which is no part of the journey either."""

ONWARD = "onward"
"""The tag of a notebook's cell with links to the ones before and after, which Jupyter shows. Other
pages have such links by themselves."""

_TIME = re.compile(r"\*[^*]+\*")
_LIST = re.compile(r"[-*+|] |\d+[.)] ")
# How long something takes, in a line of its own; and a list or a table, which belongs to the words
# before it.


@attrs.frozen(kw_only=True)
class NumberedStep:
    """A step in its place in the journey, and its notebook.

    A step of another package may do without one: its widgets alone are shown then.
    """

    number: int
    step: Step
    notebook: Path | None


def numbered_steps(folder: Path | None = None) -> tuple[NumberedStep, ...]:
    """The steps in order: the kit's own as far as there is a notebook.

    Args:
        folder: Where to look for the notebooks first, before those of the package, so that
            a facilitator's own wording wins. The working directory by default.
    """
    place = folder or Path.cwd()
    numbered = (
        NumberedStep(
            number=number,
            step=step,
            notebook=_find_notebook(_notebook_name(number, step), place),
        )
        for number, step in enumerate(steps(), start=1)
    )
    return tuple(one for one in numbered if one.notebook or one.step in from_elsewhere())


def links(folder: Path | None = None) -> list[dict[str, Any]]:
    """The steps as a page's links name them, as plain values.

    ``page`` is the notebook that a link leads to, without its ending: the step's own, or the
    journey's where it has none in this folder.

    Args:
        folder: Where the notebooks are that a person can open; the working directory by default.
    """
    place = folder or Path.cwd()
    return [
        {
            "name": one.step.name,
            "number": one.number,
            "title": one.step.title,
            "time": content.plural("journey.minutes", one.step.minutes),
            "page": Path(name).stem if (place / name).is_file() else HOME,
        }
        for one in numbered_steps(place)
        for name in [_notebook_name(one.number, one.step)]
    ]


def link_to_mine(folder: Path | None = None) -> dict[str, str]:
    """The page of mine as a page's links name it, where there is one; else empty.

    Args:
        folder: Where the notebooks are that a person can open; the working directory by default.
    """
    if not ((folder or Path.cwd()) / f"{_MINE}.ipynb").is_file():
        return {}
    return {
        "page": _MINE,
        "title": content.text("page_of_mine.title"),
        "time": content.text("journey.mine.note"),
    }


def page_for_guests(folder: Path | None = None) -> str:
    """The notebook on which others' files are read, where there is one; else empty.

    Args:
        folder: Where the notebooks are that a person can open; the working directory by default.
    """
    name = f"{_GUEST}.ipynb"
    return name if ((folder or Path.cwd()) / name).is_file() else ""


def folded(markdown: str) -> list[tuple[str, str]]:
    """A notebook's prose in pieces, each with what stands on the line that a phone folds it behind.

    What is said first below a heading stands there by itself, with no such word. What explains more
    comes behind a line, and so does an example, which is a quotation in a notebook.

    Args:
        markdown: The prose of a cell.
    """
    words = content.texts("journey.folds")
    kinds = list(_kinds(blocks := re.split(r"\n{2,}", markdown.strip())))
    pieces = groupby(zip(kinds, blocks, strict=True), key=lambda pair: pair[0])
    return [(words.get(kind, ""), "\n\n".join(text for _, text in own)) for kind, own in pieces]


def _kinds(blocks: Iterable[str]) -> Iterator[str]:
    """What each block of a prose is: an example, more of it, or what is said first."""
    is_said = is_more = False
    for block in blocks:
        if block.startswith(">"):
            yield "example"
            continue
        if block.startswith("#") or _TIME.fullmatch(block):
            is_said = is_more = False
        else:
            is_more = is_more or (is_said and not _LIST.match(block))
            is_said = True
        yield "more" if is_more else "first"


def _notebook_name(number: int, step: Step) -> str:
    return f"{number:02}_{step.name}.ipynb"


def _find_notebook(name: str, folder: Path) -> Path | None:
    package = Path(str(files("careerkit")))
    for place in (folder, package / "workbooks", package.parent / "workbooks"):
        if (place / name).is_file():
            return place / name
    return None
