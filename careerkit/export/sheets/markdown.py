"""A sheet as Markdown: a text to change, to send, or to print from anywhere."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from careerkit.export.markdown import line, paragraphs
from careerkit.export.sheets.sheet import (
    Letter,
    Lines,
    Options,
    Paragraph,
    Point,
    Quote,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerkit.export.sheets.sheet import Block, Sheet

__all__ = ["render"]

_RULE = "\\_" * 60
_SHORT = "\\_" * 16
_BOX, _CIRCLE = "☐", "○"


def render(sheet: Sheet) -> bytes:
    """The sheet as Markdown (CommonMark, with tables as GitHub writes them), in UTF-8."""
    return ("\n\n".join(_blocks(sheet)) + "\n").encode()


def _blocks(sheet: Sheet) -> Iterator[str]:
    yield f"# {line(sheet.title)}"
    yield line(sheet.lead)
    for section in sheet.sections:
        if section.heading:
            yield f"## {line(section.heading)}"
        for is_point, some in groupby(section.blocks, lambda one: isinstance(one, Point)):
            # Points in a row are one list.
            told = map(_block, some)
            yield "\n".join(told) if is_point else "\n\n".join(filter(None, told))


def _block(block: Block) -> str:  # noqa: PLR0911 - one for each sort
    match block:
        case Point(text=text, note=note):
            return f"- {line(text)}" + (f"\n\n  > {line(note)}\n" if note else "")
        case Quote(label=label, text=text):
            quoted = f"> {line(text)}"
            return f"**{line(label)}**\n\n{quoted}" if label else quoted
        case Paragraph(text=text):
            return line(text)
        case Letter(text=text):
            return paragraphs(text)
        case Table(columns=columns, rows=rows):
            return _table(columns, rows)
        case Options(label=label, options=options, help=said, is_one=is_one):
            sign = _CIRCLE if is_one else _BOX
            answers = " ".join(f"{sign} {line(option)}" for option in options)
            return _asked(label, said, answers)
        case Lines(label=label, count=count, help=said):
            return _asked(label, said, "\\\n".join([_RULE] * count) if count else _SHORT)
    return ""


def _asked(label: str, said: str, answer: str) -> str:
    told = [f"**{line(label)}**"] if label else []
    told += [line(said)] if said else []
    return "\n\n".join([*told, answer])


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = [line(column) for column in columns]
    lines = (head, ["---"] * len(head), *([line(cell) for cell in row] for row in rows))
    return "\n".join(f"| {' | '.join(one)} |" for one in lines)
