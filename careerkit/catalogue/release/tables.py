"""Rows of a tab-separated file: strict about the columns that are needed, not about others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit.catalogue.problems import problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Row", "as_text", "rows"]

Row = tuple[int, tuple[str, ...]]
"""A line's number in its file, and the values of the columns that were asked for."""


def as_text(data: bytes, name: str) -> str:
    """A file's text.

    Raises:
        CatalogueError: If it is not UTF-8, or empty.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise problem("not_utf8", name=name) from None
    if not text.strip():
        raise problem("empty", name=name)
    return text


def rows(data: bytes, name: str, columns: Sequence[str | tuple[str, ...]]) -> Iterator[Row]:
    """The rows of a file, with the columns in the order that they are asked for.

    Args:
        data: The file's bytes.
        name: Its name, for a sentence about what is wrong.
        columns: Names; a tuple holds the names that a column had in different releases.

    Raises:
        CatalogueError: If a column is missing, a row is cut off, or the text is not UTF-8.
    """
    # Not splitlines(): a text may hold characters that only Python takes for a line's end.
    header, *lines = as_text(data, name).replace("\r\n", "\n").split("\n")
    titles = header.split("\t")
    wanted = [_position(titles, column, name) for column in columns]
    for number, line in enumerate(lines, start=2):
        if not line:
            continue
        values = line.split("\t")
        if len(values) != len(titles):
            raise problem("cut_row", name=name, line=number)
        yield number, tuple(values[at].strip() for at in wanted)


def _position(titles: list[str], column: str | tuple[str, ...], name: str) -> int:
    choices = (column,) if isinstance(column, str) else column
    for choice in choices:
        if choice in titles:
            return titles.index(choice)
    raise problem("no_column", name=name, column=choices[0])
