"""A document as Markdown: a text that anybody can read as it is, and that sets well.

What a person typed does nothing in it but show: no emphasis, no link, no HTML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerkit import content
from careerkit.export.bidi import kept_to_itself
from careerkit.export.words import number_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerkit.charts import Figure
    from careerkit.export.contents import Document, Entry, Part, Section
    from careerkit.export.words import Answer

__all__ = ["line", "paragraphs", "render"]

_ANYWHERE = re.compile(
    r"""([\\`*_\[\]<>{}|~$^&#@]"""  # CommonMark, tables, mathematics, names and numbers on a forge
    r"""|(?<==)=|=(?==)|(?<=\+)\+|\+(?=\+)"""  # marked and inserted text
    r"""|:(?=\S)|\.(?=[^\W\d_]))"""  # addresses, and symbols by name
)
_AT_THE_BEGINNING = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=:%.])")
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1f\x85\u2028\u2029]")
_NOTHING_TO_SEE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")

_REPLACED = "\N{REPLACEMENT CHARACTER}"
_NO_BREAK = "&nbsp;"


def render(document: Document) -> bytes:
    """The document as Markdown (CommonMark, with tables as GitHub writes them), in UTF-8."""
    return ("\n\n".join(_blocks(document)) + "\n").encode()


def _blocks(document: Document) -> Iterator[str]:
    yield f"# {line(document.title)}"
    yield line(document.told)
    yield from map(paragraphs, document.notes)
    for part in document.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    number = part.number
    named = content.text("export.step", number=number, title=part.title) if number else part.title
    yield f"## {line(named)}"
    for section in part.sections:
        yield from _section(section)
    yield from _remarks(part.said, part.figures)


def _section(section: Section) -> Iterator[str]:
    yield f"### {line(section.title)}"
    if all(map(_is_one_line, section.entries)):
        yield "\n".join(map(_item, section.entries))
        yield from _remarks(section.said, section.figures)
        return
    for number, entry in enumerate(section.entries, start=1):
        if entry.name or len(section.entries) > 1:
            name = entry.name or content.text("export.entry", number=number)
            yield f"#### {line(name)}"
        yield from _entry(entry)
    yield from _remarks(section.said, section.figures)


def _entry(entry: Entry) -> Iterator[str]:
    for answer in entry.answers:
        yield _answer(answer)


def _is_one_line(entry: Entry) -> bool:
    """Whether it is a thing and one short answer: a rating, a card."""
    return bool(entry.name) and all(map(_is_short, entry.answers)) and len(entry.answers) == 1


def _item(entry: Entry) -> str:
    [answer] = entry.answers
    return f"- **{line(entry.name)}**: {line(answer.text)}"


def _is_short(answer: Answer) -> bool:
    return answer.kind != "long_text" and "\n" not in answer.text


def _answer(answer: Answer) -> str:
    question = f"**{line(answer.question)}**"
    told, between = (
        (line(answer.text), "\\\n") if _is_short(answer) else (paragraphs(answer.text), "\n\n")
    )
    return f"{question}{between}{told}" if told else question


def _remarks(said: Iterable[str], figures: Iterable[Figure]) -> Iterator[str]:
    sentences = [f"- {line(sentence)}" for sentence in said]
    if sentences:
        yield f"**{line(content.text('widgets.noticed'))}**"
        yield "\n".join(sentences)
    for figure in figures:
        yield f"**{line(figure.title)}**"
        yield paragraphs(figure.description)
        if figure.rows:
            yield _table(figure)


def _table(figure: Figure) -> str:
    head = map(line, figure.columns)
    rows = (map(_cell, row) for row in figure.rows)
    lines = (head, ["---"] * len(figure.columns), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(cell: str | float | None) -> str:
    if cell is None:
        return ""
    return line(cell) if isinstance(cell, str) else number_in_words(cell)


# ---- a person's text


def line(text: str) -> str:
    """A text on one line."""
    return _escaped(kept_to_itself(" ".join(_plain(text).split())))


def paragraphs(text: str) -> str:
    """A text with its lines, and with its paragraphs where it has some."""
    lines = _plain(text).rstrip().split("\n")
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line.rstrip())
        elif blocks[-1]:
            blocks.append([])
    # A direction that is changed is changed to the end of its paragraph.
    whole = ("\n".join(map(kept_to_itself, block)) for block in blocks if block)
    return "\n\n".join("\\\n".join(map(_indented, block.split("\n"))) for block in whole)


def _plain(text: str) -> str:
    """Without what can't be seen, and with one kind of line ends."""
    return _NOTHING_TO_SEE.sub(_REPLACED, _LINE_ENDS.sub("\n", text))


def _indented(line: str) -> str:
    """A line that keeps its indent: four spaces would be code."""
    text = line.lstrip(" \t")
    indent = line.removesuffix(text).expandtabs(4)
    return _NO_BREAK * len(indent) + _escaped(text)


def _escaped(line: str) -> str:
    """A line in which nothing is markup."""
    return _AT_THE_BEGINNING.sub(_escaped_beginning, _ANYWHERE.sub(r"\\\1", line))


def _escaped_beginning(found: re.Match[str]) -> str:
    number, behind, mark = found.groups()
    return f"{number}\\{behind}" if number else f"\\{mark}"
