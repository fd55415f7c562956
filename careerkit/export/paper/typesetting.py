"""Typst, asked to set values by a template of ours.

Values go in as JSON and never as markup; nothing is read from the network or written to a disk.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.export.problems import ExportError

if TYPE_CHECKING:
    import typst

__all__ = ["TypesettingError", "typeset", "typeset_pictures"]


class TypesettingError(Exception):
    """What Typst has to say against a document. It may quote an answer: nobody is told."""


def typeset(
    template: str,
    values: object,
    day: date = date(2000, 1, 1),
    *,
    is_universal: bool = True,
) -> bytes:
    """A PDF of values.

    Args:
        template: The name of a file in ``templates/``, without its ending.
        values: What JSON can carry.
        day: When it was made: the person's day, and no moment of a server's.
        is_universal: Whether it has to keep to PDF/UA-1, without which it still has its tags.

    Raises:
        TypesettingError: If it can't be set so.
        ExportError: If Typst is not installed.
    """
    standards = ["ua-1"] if is_universal else []
    data: bytes = _compiled(
        template, values, format="pdf", pdf_standards=standards, timestamp=_at(day)
    )
    return data


def typeset_pictures(template: str, values: object, *, ppi: float) -> list[bytes]:
    """A picture (PNG) of each page of values.

    Args:
        template: The name of a file in ``templates/``, without its ending.
        values: What JSON can carry.
        ppi: How many points there are on an inch.

    Raises:
        TypesettingError: If it can't be set.
        ExportError: If Typst is not installed.
    """
    pages = _compiled(template, values, format="png", ppi=ppi)
    return pages if isinstance(pages, list) else [pages]


def _compiled(template: str, values: object, **options: Any) -> Any:  # noqa: ANN401 - as Typst's
    try:
        import typst  # noqa: PLC0415 - a part of careerkit[export]
    except ImportError:
        raise ExportError(content.text("export.problems.needs", name="Typst")) from None
    folder = files(__package__).joinpath("templates")
    # One after the other: without a root on a disk nothing can be imported.
    text = b"".join(folder.joinpath(f"{name}.typ").read_bytes() for name in ("texts", template))
    inputs = {"values": json.dumps(values, ensure_ascii=False)}
    compiler = typst.Compiler(text, font_paths=_fonts(), sys_inputs=inputs)
    try:
        return compiler.compile_with_warnings(**options)[0]
    except typst.TypstError as error:
        raise TypesettingError(error.diagnostic) from None


@cache
def _fonts() -> typst.Fonts:
    """Those of this computer, and those that Typst brings along; looked for once."""
    import typst  # noqa: PLC0415

    return typst.Fonts(include_system_fonts=True)


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
