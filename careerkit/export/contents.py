"""What a person takes along, as one value that every format renders.

All that was written is in it, as far as it was chosen; words and never codes. What is said of the
answers comes from ``insight``, which speaks of nothing that hurts: a cry for help stands in a
document where it was written, and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.export.choice import Choice, each_taken, ticks_left_out
from careerkit.export.dates import Date, dates_of
from careerkit.export.paper.sizes import PaperSize, paper_named
from careerkit.export.remarks import OF_SECTIONS, OF_STEPS
from careerkit.export.words import Words, title_of_section
from careerkit.insight.care import cries_in, gently
from careerkit.insight.hearing.considered import considered
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.page_of_mine.page import page_of
from careerkit.insight.page_of_mine.shown import READS, shown
from careerkit.model import SECTIONS, UnfitAnswer, local_day
from careerkit.steps import steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date, datetime, tzinfo

    from careerkit.charts import Figure
    from careerkit.export.remarks import Remark
    from careerkit.export.words import Answer
    from careerkit.insight.page_of_mine import page
    from careerkit.model import Record, Workbook
    from careerkit.steps import Step

__all__ = ["Document", "Entry", "Part", "Section", "contents_of"]

_UNFIT = "unfit_answers"


@attrs.frozen(kw_only=True)
class Entry:
    """One record: what it is called (empty where it has no name), its answers, and its day.

    ``id`` and ``updated`` are the record's own, for who wants to find it again.
    """

    name: str
    answers: tuple[Answer, ...]
    day: date
    id: str
    updated: datetime


@attrs.frozen(kw_only=True)
class Section:
    """The entries of a section, and what is said of them in sentences and figures."""

    name: str
    title: str
    entries: tuple[Entry, ...]
    said: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()


@attrs.frozen(kw_only=True)
class Part:
    """A step of the journey; the last one, without a number, is what belongs to none of them."""

    number: int | None
    title: str
    sections: tuple[Section, ...]
    said: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()


@attrs.frozen(kw_only=True)
class Document:
    """All that is taken along.

    Attributes:
        title: What it is called.
        day: The person's day on which it was made.
        told: That day in words.
        parts: The steps in which there is something, in their order.
        dates: What a calendar shows of it.
        notes: What was left out of it, in sentences; or that nothing is written yet.
        workbook: The workbook with nothing else in it than the document.
        page: What stands on the person's page, part by part.
        paper: The size of paper that it is set for, where a format has pages.
    """

    title: str
    day: date
    told: str
    parts: tuple[Part, ...]
    dates: tuple[Date, ...]
    notes: tuple[str, ...]
    workbook: Workbook
    page: tuple[page.Part, ...] = ()
    paper: PaperSize = PaperSize.A4


def contents_of(  # noqa: PLR0913 - one for each choice
    workbook: Workbook,
    today: date,
    choice: Choice | None = None,
    *,
    zone: tzinfo | None = None,
    remarks: bool = True,
    has_page: bool = True,
    at: Callable[[int, str], None] | None = None,
    figure: Callable[[Figure], None] | None = None,
    paper: str = PaperSize.A4,
) -> Document:
    """What a person takes along of their workbook.

    Args:
        workbook: The whole one.
        today: The person's day.
        choice: What of it; all but other people by default.
        zone: The person's time zone, which says on which day something was written; None for that
            of this computer.
        remarks: Whether what is said of the answers, and drawn of them, is in it.
        has_page: Whether their page of mine is in it, too, for which all is read once more.
        at: Told the number and the title of each step before it is put together.
        figure: Told each figure as it is there.
        paper: The size of paper, ``"a4"`` or ``"letter"``.

    Raises:
        ExportError: If there is no section of a name that was chosen, or no such paper.
    """
    size = paper_named(paper)
    writer = _Writer(
        workbook, today, choice or Choice(), zone, remarks=remarks, at=at, figure=figure
    )
    document = writer.document()
    page = writer.page() if remarks and has_page else ()
    return attrs.evolve(document, paper=size, page=page)


class _Writer:
    def __init__(  # noqa: PLR0913 - as contents_of
        self,
        workbook: Workbook,
        today: date,
        choice: Choice,
        zone: tzinfo | None,
        *,
        remarks: bool,
        at: Callable[[int, str], None] | None,
        figure: Callable[[Figure], None] | None,
    ) -> None:
        self._whole, self._today, self._choice, self._zone = workbook, today, choice, zone
        self._remarks, self._at, self._figure = remarks, at, figure
        versions = workbook, considered(workbook)
        self._taken, self._spoken = each_taken(workbook, choice, *versions)
        self._words = Words(self._taken, today)

    def document(self) -> Document:
        parts = tuple(part for part in self._parts() if part.sections or part.said or part.figures)
        return Document(
            title=content.text("export.title"),
            day=self._today,
            told=content.text(
                "export.made", day=day_in_words(self._today, self._today), year=self._today.year
            ),
            parts=parts,
            dates=dates_of(
                self._spoken, self._today, has_check_ins=self._choice.takes("check_ins")
            ),
            notes=tuple(self._notes(is_empty=not parts)),
            workbook=self._taken,
        )

    def _parts(self) -> Iterator[Part]:
        for number, step in enumerate(steps(), start=1):
            if self._at:
                self._at(number, step.title)
            said, figures = self._of_step(step)
            yield Part(
                number=number,
                title=step.title,
                sections=tuple(self._sections(step.sections)),
                said=said,
                figures=figures,
            )
        own = {name for step in steps() for name in step.sections}
        others = (name for name in self._taken.section_names if name not in own)
        yield Part(
            number=None,
            title=content.text("export.beyond"),
            sections=tuple(self._sections(others)),
        )

    def _sections(self, names: Iterable[str]) -> Iterator[Section]:
        for name in names:
            entries = tuple(self._entries(name))
            if entries:
                said, figures = self._of_section(name)
                yield Section(
                    name=name,
                    title=title_of_section(name),
                    entries=entries,
                    said=said,
                    figures=figures,
                )

    def _entries(self, section: str) -> Iterator[Entry]:
        for record in self._taken.records(section):
            name, answers = self._told(section, record)
            # A card that was opened and left holds nothing.
            if answers or name:
                day = local_day(record.updated, self._zone)
                yield Entry(
                    name=name, answers=answers, day=day, id=record.id, updated=record.updated
                )

    def _told(self, section: str, record: Record) -> tuple[str, tuple[Answer, ...]]:
        if isinstance(record, UnfitAnswer):
            name, answer = self._words.unfit(record)
            return name, (answer,)
        return self._words.name(section, record), tuple(self._words.answers(section, record))

    # ---- what is said

    def _of_section(self, name: str) -> tuple[tuple[str, ...], tuple[Figure, ...]]:
        remark = OF_SECTIONS.get(name)
        # Where nothing is left that may be spoken of, nothing is asked for in its place.
        if remark is None or not self._may_say(remark) or not self._spoken.records(name):
            return (), ()
        # Beside a cry for help a step may be one that was not heard.
        is_quiet = name == "milestones" and cries_in(self._whole, ("goals", "milestones"))
        said = (
            gently(
                self._whole,
                name,
                lambda _: remark.say(self._spoken, self._today),
                beside=remark.beside,
                again=True,
            )
            if not is_quiet
            else []
        )
        return tuple(said), self._figures(remark)

    def _of_step(self, step: Step) -> tuple[tuple[str, ...], tuple[Figure, ...]]:
        make = OF_STEPS.get(step.name)
        remark = make() if make else None
        if remark is None or not self._may_say(remark):
            return (), ()
        if not any(map(self._spoken.records, remark.reads)):
            return (), ()
        return tuple(remark.say(self._spoken, self._today)), self._figures(remark)

    def _may_say(self, remark: Remark) -> bool:
        return self._remarks and all(map(self._choice.takes, remark.reads))

    def page(self) -> tuple[page.Part, ...]:
        parts = shown(page_of(self._spoken, self._today), self._whole)
        return tuple(part for part in parts if all(map(self._choice.takes, READS[part.name])))

    def _figures(self, remark: Remark) -> tuple[Figure, ...]:
        """The figures that show something; that there is nothing yet is for the page to say."""
        drawn = (draw(self._spoken, self._today) for draw in remark.draw)
        shown = tuple(figure for figure in drawn if figure.chart is not None)
        if self._figure:
            for figure in shown:
                self._figure(figure)
        return shown

    # ---- what is not in it

    def _notes(self, *, is_empty: bool) -> Iterator[str]:
        if is_empty:
            yield content.text("export.empty")
        if self._choice.sections is not None and self._is_without_sections():
            yield content.text("export.left_out.sections")
        for tick in ticks_left_out(self._whole, self._choice, self._taken):
            yield content.text(f"export.left_out.{tick}")
        kept = {r.id for r in self._taken.records(_UNFIT)}
        untold = [r for r in self._chosen(_UNFIT) if r.id not in kept]
        unknown = [name for name in self._whole.others if name not in SECTIONS]
        if untold or any(self._chosen(name) and not self._taken.records(name) for name in unknown):
            yield content.text("export.left_out.unknown")

    def _chosen(self, section: str) -> tuple[Record, ...]:
        return self._whole.records(section) if self._choice.takes(section) else ()

    def _is_without_sections(self) -> bool:
        whole = self._whole
        return any(whole.records(n) and not self._choice.takes(n) for n in whole.section_names)
