"""A sheet as one HTML file: it prints on a page, asks nobody on the network and runs no script."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any

from careerkit import content, theme
from careerkit.export.bidi import kept_to_itself
from careerkit.export.problems import ExportError
from careerkit.export.sheets.fitting import SIZES, size_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.export.sheets.sheet import Block, Section, Sheet

__all__ = ["render"]


_OF_SEVERAL = 10
# The size of the letters where there are several pages anyway.


def render(sheet: Sheet) -> bytes:
    """The sheet as an HTML page, in UTF-8.

    Raises:
        ExportError: If the library that writes it is not installed.
    """
    size = size_of(sheet)
    page: str = _template().render(
        language=content.LANGUAGE,
        policy=_policy(),
        style=_style(),
        size=_class(size or _OF_SEVERAL),
        sheet=sheet,
        sections=[_section(one) for one in sheet.sections],
        note="" if size else content.text("sheets.long"),
    )
    return page.encode("utf-8", "replace")


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "is_new_page": section.is_new_page,
        "groups": [*_groups(section.blocks)],
    }


def _groups(blocks: tuple[Block, ...]) -> Iterator[tuple[str, list[Block]]]:
    """Blocks of one sort in a row, by the name of the sort."""
    for kind, some in groupby(blocks, lambda block: type(block).__name__):
        yield kind, [*some]


@cache
def _template() -> Any:  # noqa: ANN401 - jinja2 is a part of careerkit[export]
    try:
        import jinja2  # noqa: PLC0415
    except ImportError:
        raise ExportError(content.text("export.problems.needs", name="Jinja2")) from None
    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        # What changes the direction of a text ends with it.
        finalize=lambda value: kept_to_itself(value) if type(value) is str else value,
    )
    return environment.from_string(_text("page.html"))


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _style() -> str:
    sizes = (f".ck-size-{_class(size)} main {{ font-size: {size}pt; }}" for size in SIZES)
    return f"{theme.tokens()}\n{_text('page.css')}\n@media print {{ {' '.join(sizes)} }}\n"


def _class(size: float) -> str:
    return f"{size:g}".replace(".", "-")


@cache
def _policy() -> str:
    """Nothing but the page's own style sheet, known by its hash."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
