"""Writes a document as a Word file, with python-docx."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import docx
from docx.shared import Mm, Pt

from careerkit import content
from careerkit.export.paper import word_parts as parts
from careerkit.export.paper.anchors import anchor_of
from careerkit.export.paper.layout import (
    has_table,
    is_fact,
    placed,
    remarks_of,
    rest_of,
    rows_left_out,
    without_readings,
)
from careerkit.export.paper.pictures import drawn, pictures_of
from careerkit.export.paper.shown import one_line, without_controls
from careerkit.export.paper.tables import called
from careerkit.export.paper.word_look import dress
from careerkit.export.words import number_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

    from careerkit.charts import Figure
    from careerkit.charts.drawing.figure import Cell
    from careerkit.export.contents import Document, Entry, Part, Section
    from careerkit.export.paper.pictures import Drawing
    from careerkit.export.words import Answer

__all__ = ["Manuscript"]

_MARGIN = 25.0
_HIGHEST = 200.0
"""Millimetres: around a page, and of a picture with its title."""

_BEHIND = anchor_of("behind")


class Manuscript:
    """One document as a Word file.

    Args:
        document: What is written.
    """

    def __init__(self, document: Document) -> None:
        drawings, missing = drawn(document)
        self._document, self._notes = document, (*document.notes, *missing.sentences_on_charts())
        self._file = docx.Document()
        self._anchors, self._body = parts.Anchors(), parts.Body(self._file)
        self._styles = dress(self._file)
        self._rest = [*rest_of(document)]
        self._pictures = zip(drawings, pictures_of(drawings), strict=True)

    def written(self) -> WordDocument:
        """The file, with everything in it."""
        self._tell_properties()
        self._lay_out()
        self._begin()
        for part in self._document.parts:
            self._part(part)
        self._behind()
        return self._file

    # ---- the file and its pages

    def _tell_properties(self) -> None:
        told = self._file.core_properties
        day = self._document.day
        told.title, told.language = self._document.title, content.LANGUAGE
        # Nobody's name: neither the person's nor that of whoever uses this computer.
        told.author = told.last_modified_by = told.comments = ""
        told.created = told.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)

    def _lay_out(self) -> None:
        page = self._file.sections[0]
        width, height = self._document.paper.millimetres
        page.page_width, page.page_height = Mm(width), Mm(height)
        page.left_margin = page.right_margin = Mm(_MARGIN)
        page.top_margin = page.bottom_margin = Mm(_MARGIN)
        foot = page.footer.paragraphs[0]
        before, between, after = _around_pages()
        foot.add_run(f"{self._document.title}\t\t{before}")
        parts.add_field(foot, "PAGE")
        foot.add_run(between)
        parts.add_field(foot, "NUMPAGES")
        foot.add_run(after)

    # ---- what stands in it

    def _begin(self) -> None:
        self._say(self._document.title, "Title")
        self._say(self._document.told, "Subtitle")
        if self._document.parts:
            noticed = content.text("widgets.noticed")
            self._say(content.text("paper.about", noticed=noticed))
        for note in self._notes:
            self._say(note, "Note", is_ours=True)
        if self._document.parts:
            self._contents()

    def _contents(self) -> None:
        """Links to all headings, as a table of contents that Word can also make anew."""
        self._say(content.text("paper.contents"), "Contents Heading")
        lines = [*self._headings()]
        for number, (title, anchor, style) in enumerate(lines):
            line = self._say("", style)
            if number == 0:
                parts.begin_field(line, r'TOC \o "1-2" \n \h')
            parts.add_link(line, title, anchor)
            if number == len(lines) - 1:
                parts.end_field(line)

    def _headings(self) -> Iterator[tuple[str, str, str]]:
        for part in self._document.parts:
            yield _title(part), _anchor(part), "Contents 1"
            for section in part.sections:
                yield section.title, anchor_of(section.name), "Contents 2"
        if self._rest:
            yield content.text("paper.behind"), _BEHIND, "Contents 1"
            for there in self._rest:
                yield there.section.title, _behind(there.section), "Contents 2"

    def _part(self, part: Part) -> None:
        heading = self._say(_title(part), "Heading 1")
        self._anchors.put(_anchor(part), heading, heading)
        for section in part.sections:
            self._section(section)
        self._remarks(part)

    def _section(self, section: Section) -> None:
        first = self._say(section.title, "Heading 2")
        there = placed(section)
        if there.table is not None:
            ends = self._table(section.title, there.table.columns, there.table.rows)
            for entry, (start, end) in zip(section.entries, ends, strict=True):
                self._anchors.put(anchor_of(section.name, entry.id), start, end)
        else:
            for note in there.notes:
                self._say(note, "Note", is_ours=True)
            for number, entry in there.here:
                self._entry(section.name, entry, called(section, number))
        self._anchors.put(anchor_of(section.name), first, first)
        self._remarks(section)

    def _entry(self, section: str, entry: Entry, name: str) -> None:
        said = [self._say(name, "Heading 3")] if name else []
        for answer in entry.answers:
            said += self._answer(answer)
        if said:
            self._anchors.put(anchor_of(section, entry.id), said[0], said[-1])

    def _behind(self) -> None:
        """What doesn't stand in its step: a paragraph for each entry, with all of its answers."""
        if not self._rest:
            return
        heading = self._say(content.text("paper.behind"), "Heading 1")
        self._anchors.put(_BEHIND, heading, heading)
        self._say(content.text("paper.behind_about"))
        for there in self._rest:
            section = there.section
            heading = self._say(section.title, "Heading 2")
            self._anchors.put(_behind(section), heading, heading)
            for number, entry in there.rest:
                line = self._say("", "Short")
                parts.write(line, called(section, number), self._styles.name)
                for answer in without_readings(entry.answers):
                    parts.write(line, f"   {one_line(answer.question)} ", self._styles.question)
                    parts.write(line, without_controls(answer.text, turns=True))
                self._anchors.put(anchor_of(section.name, entry.id), line, line)

    def _answer(self, answer: Answer) -> Iterator[Paragraph]:
        is_short = is_fact(answer)
        question = self._say("", "Normal" if is_short else "Question")
        parts.write(question, one_line(answer.question), self._styles.question)
        yield question
        if is_short:
            question.add_run("  ")
            parts.write(question, answer.text)
            return
        for text in _paragraphs(answer.text):
            yield self._say(text)

    def _remarks(self, place: Part | Section) -> None:
        if place.said:
            self._say(content.text("widgets.noticed"), "Noticed")
        for sentence in remarks_of(place):
            self._say(one_line(sentence), "List Bullet", is_ours=True)
        for figure in place.figures:
            self._figure(figure)

    def _figure(self, figure: Figure) -> None:
        self._say(figure.title, "Caption").paragraph_format.keep_with_next = True
        drawing, picture = next(self._pictures)
        if drawing and picture:
            self._picture(figure, drawing, picture)
        else:
            self._say(content.text("paper.too_high"))
        self._say(figure.description, is_ours=True)
        if has_table(figure):
            self._table(figure.title, figure.columns, figure.rows)
        elif instead := rows_left_out(figure):
            self._say(instead, is_ours=True)

    def _picture(self, figure: Figure, drawing: Drawing, picture: bytes) -> None:
        width, _ = self._document.paper.millimetres
        fitting = drawing.within(Mm(width - 2 * _MARGIN).pt, Mm(_HIGHEST).pt)
        shape = self._file.add_picture(io.BytesIO(picture), width=Pt(fitting.width))
        words = content.text("paper.chart", title=figure.title, description=figure.description)
        parts.describe(shape, one_line(words))

    def _table(
        self, title: str, head: Iterable[str], rows: Iterable[Iterable[Cell]]
    ) -> list[tuple[Paragraph, Paragraph]]:
        """A table; the first and the last paragraph of each row."""
        columns = [*head]
        table = self._file.add_table(1, len(columns), self._styles.table)
        ends = []
        for number, row in enumerate((columns, *rows)):
            cells = (table.add_row() if number else table.rows[0]).cells
            for cell, value in zip(cells, row, strict=True):
                paragraph = cell.paragraphs[0]
                paragraph.style = self._styles["Cell"]
                parts.write(paragraph, _cell(value))
            ends.append((cells[0].paragraphs[0], cells[-1].paragraphs[0]))
        parts.name_table(table, one_line(title))
        self._say("", "After a table")
        return ends[1:]

    def _say(self, text: str, style: str = "Normal", *, is_ours: bool = False) -> Paragraph:
        paragraph = self._body.add(self._styles[style])
        return parts.write(paragraph, text, is_ours=is_ours) if text else paragraph


def _title(part: Part) -> str:
    number, title = part.number, part.title
    return content.text("export.step", number=number, title=title) if number else title


def _behind(section: Section) -> str:
    return anchor_of("behind", section.name)


def _anchor(part: Part) -> str:
    return anchor_of("", str(part.number or ""))


def _paragraphs(text: str) -> list[str]:
    return [
        block.strip("\n")
        for block in without_controls(text, turns=True).split("\n\n")
        if block.strip()
    ]


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    return one_line(value) if isinstance(value, str) else number_in_words(value)


def _around_pages() -> tuple[str, str, str]:
    """What stands before, between and behind the number of a page and of all pages."""
    told = content.text("paper.page", page="\0", pages="\0")
    before, between, after = told.split("\0")
    return before, between, after
