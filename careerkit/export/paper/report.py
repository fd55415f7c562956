"""A document as plain values, which a template sets."""

from __future__ import annotations

from itertools import accumulate, count, groupby
from typing import TYPE_CHECKING, Any

import attrs

from careerkit import content
from careerkit.export.paper.fonts import FONTS
from careerkit.export.paper.layout import (
    has_table,
    is_fact,
    is_narrow,
    placed,
    remarks_of,
    rest_of,
    rows_left_out,
    without_readings,
)
from careerkit.export.paper.pictures import figures_of
from careerkit.export.paper.shown import one_line, without_controls
from careerkit.export.paper.tables import called, grouped
from careerkit.export.paper.told import look
from careerkit.export.words import number_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerkit.charts import Figure
    from careerkit.charts.drawing.figure import Cell
    from careerkit.export.contents import Document, Entry, Part, Section
    from careerkit.export.paper.pictures import Drawing
    from careerkit.export.paper.told import Texts, Told
    from careerkit.export.words import Answer

    _Drawn = Iterator[tuple[int, Drawing | None]]

__all__ = ["Report", "texts_of", "texts_of_figure"]

_ROOM = 64
"""So many letters stand on a line of a table."""

_MARGINS = 44.0, 90.0  # mm: of the sheet beside a chart; above, below, and for its title
_POINTS = 72 / 25.4

_BETWEEN = " · "

_BRIEF = 60
"""An answer with its question that is no longer is not parted by the end of a line."""


def texts_of(document: Document) -> Iterator[str]:
    """Every text of a document that may hold a letter of any script."""
    yield from document.notes
    for part in document.parts:
        yield part.title
        yield from _remarks(part)
        for section in part.sections:
            yield section.title
            yield from _remarks(section)
            for entry in section.entries:
                yield entry.name
                for answer in entry.answers:
                    yield answer.question
                    yield answer.text


def _remarks(place: Part | Section) -> Iterator[str]:
    yield from place.said
    for figure in place.figures:
        yield from texts_of_figure(figure)


def texts_of_figure(figure: Figure) -> Iterator[str]:
    """Every text of a figure."""
    yield figure.title
    yield figure.description
    yield from figure.columns
    yield from (cell for row in figure.rows for cell in row if isinstance(cell, str))


@attrs.frozen
class Report:
    """Makes the values of one document.

    Attributes:
        document: The document.
        texts: How its texts are told the template.
        drawings: The pictures of its figures, in their order.
        notes: What is said of it beside its own notes.
    """

    document: Document
    texts: Texts
    drawings: Iterable[Drawing | None]
    notes: tuple[str, ...] = ()

    def values(self) -> dict[str, Any]:
        """What ``report.typ`` sets."""
        document = self.document
        width, height = document.paper.millimetres
        drawn = zip(count(1), self.drawings, strict=False)
        about = content.text("paper.about", noticed=content.text("widgets.noticed"))
        return {
            "title": document.title,
            "told": document.told,
            "about": [self.texts.told(about)] if document.parts else [],
            "notes": [
                self.texts.told(note, is_ours=True) for note in (*document.notes, *self.notes)
            ],
            "language": content.LANGUAGE,
            "fonts": FONTS,
            "width": width,
            "height": height,
            "look": look(),
            "words": {
                "page": content.text("paper.page", page="{page}", pages="{pages}"),
                "numbers_at": content.text("paper.numbers_at", page="{page}"),
                "noticed": content.text("widgets.noticed"),
                **{n: content.text(f"paper.{n}") for n in ("contents", "behind", "numbers")},
            },
            "parts": [self._part(part, drawn) for part in document.parts],
            "half": _half(document),
            "numbers": list(self._numbers()),
            "behind": list(self._behind()),
            "behind_about": self.texts.told(content.text("paper.behind_about")),
        }

    def _part(self, part: Part, drawn: _Drawn) -> dict[str, Any]:
        return {
            "title": self.texts.line(_title(part)),
            "sections": [self._section(section, drawn) for section in part.sections],
            **self._remarks(part, drawn),
        }

    def _section(self, section: Section, drawn: _Drawn) -> dict[str, Any]:
        there = placed(section)
        table = grouped(section) or there.table
        if table:
            there = attrs.evolve(there, here=(), notes=())
        return {
            "title": self.texts.line(section.title),
            **self._table(*(attrs.astuple(table) if table else ((), ()))),
            "notes": [self.texts.told(note, is_ours=True) for note in there.notes],
            "entries": [self._entry(section, *one) for one in there.here],
            **self._remarks(section, drawn),
        }

    def _entry(self, section: Section, number: int, entry: Entry) -> dict[str, Any]:
        return {
            "name": self.texts.line(called(section, number)),
            "groups": [
                {"are-facts": are_facts, "answers": list(map(self._answer, answers))}
                for are_facts, answers in groupby(entry.answers, is_fact)
            ],
        }

    def _answer(self, answer: Answer) -> dict[str, Any]:
        line = _BETWEEN.join(answer.text.split("\n")) if answer.kind == "readings" else answer.text
        return {
            "question": self.texts.line(answer.question),
            "told": self.texts.told(line),
            "small": answer.kind == "readings",
            "is-brief": len(answer.question) + len(answer.text) <= _BRIEF,
        }

    # ---- behind the steps

    def _numbers(self) -> Iterator[list[dict[str, Any]]]:
        """The tables of the charts: two beside each other, where both are narrow."""
        waiting: list[dict[str, Any]] = []
        for number, figure in enumerate(figures_of(self.document), start=1):
            if not has_table(figure):
                continue
            table = self._table(figure.columns, figure.rows)
            one = {"number": number, "title": self.texts.line(figure.title), **table}
            if not is_narrow(figure):
                yield [one]
            elif waiting:
                yield [waiting.pop(), one]
            else:
                waiting.append(one)
        if waiting:
            yield waiting

    def _behind(self) -> Iterator[dict[str, Any]]:
        for there in rest_of(self.document):
            section = there.section
            if grouped(section):
                continue
            yield {
                "title": self.texts.line(section.title),
                "entries": [
                    {
                        "name": self.texts.line(called(section, number)),
                        "answers": list(map(self._answer, without_readings(entry.answers))),
                    }
                    for number, entry in there.rest
                ],
            }

    def _remarks(self, place: Part | Section, drawn: _Drawn) -> dict[str, Any]:
        return {
            "said": [self.texts.line(sentence, is_ours=True) for sentence in remarks_of(place)],
            "figures": [self._figure(figure, *next(drawn)) for figure in place.figures],
        }

    def _figure(self, figure: Figure, number: int, drawing: Drawing | None) -> dict[str, Any]:
        return {
            "title": self.texts.line(figure.title),
            "description": self.texts.told(figure.description, is_ours=True),
            "picture": self._picture(figure, drawing) if drawing else None,
            "instead": [] if drawing else self.texts.told(content.text("paper.too_high")),
            "rows": self.texts.told(rows_left_out(figure)),
            "number": number if has_table(figure) else 0,
        }

    def _picture(self, figure: Figure, drawing: Drawing) -> dict[str, Any]:
        width, height = self.document.paper.millimetres
        beside, above = _MARGINS
        fitting = drawing.within((width - beside) * _POINTS, (height - above) * _POINTS)
        alternative = content.text(
            "paper.chart", title=figure.title, description=figure.description
        )
        return {
            "svg": fitting.svg,
            "width": fitting.width,
            "alternative": one_line(without_controls(alternative)),
        }

    def _table(self, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> dict[str, Any]:
        longest = max(_ROOM // max(len(columns), 1), 6)
        return {
            "columns": [self.texts.line(column, longest) for column in columns],
            "rows": [[self._cell(cell, longest) for cell in row] for row in rows],
        }

    def _cell(self, cell: Cell, longest: int) -> str | dict[str, Told]:
        """A number as a text, which stands on the right, or a text as an object."""
        if cell is None:
            return ""
        if isinstance(cell, str):
            return {"told": self.texts.line(cell, longest)}
        return number_in_words(cell)


def _title(part: Part) -> str:
    number, title = part.number, part.title
    return content.text("export.step", number=number, title=title) if number else title


def _half(document: Document) -> int:
    """How many parts stand in the first of two columns of contents, so that they are as long."""
    lengths = [*accumulate(1 + len(part.sections) for part in document.parts)]
    return next((n for n, length in enumerate(lengths, 1) if 2 * length >= lengths[-1]), 0)
