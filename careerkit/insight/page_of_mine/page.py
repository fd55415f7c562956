"""What stands on the page of mine: parts in a fixed order, each traced to an answer.

Nothing is composed here. A text is a person's own, on one line and cut where it is long, and says
which record it is from; all else are headings. What is missing is said with the step in which it is
written.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.care import is_reserved
from careerkit.insight.hearing.considered import considered, is_spoken
from careerkit.insight.interests.scoring import TYPES, holland_code, profile
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.language.wording import shortened
from careerkit.insight.linked import linked
from careerkit.insight.page_of_mine.discreet import Discretion
from careerkit.insight.page_of_mine.quotes import quotes
from careerkit.steps import steps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerkit.model import CareerPath, Decision, Milestone, Record, Story, Workbook

__all__ = ["NAMES", "PARTS", "Entry", "Part", "Said", "Share", "page_of"]

PARTS = ("statement", "themes", "interests", "path", "against", "step", "seen", "people")
"""The parts, in the order in which they stand."""

NAMES = "names"
"""The tick for what other people are called."""

_THEMES, _PEOPLE, _STORIES = 4, 5, 2
# More than that are not read on one sheet. Ours, as the lengths below, in characters.

_LENGTHS = {
    "statement": 420,
    "theme": 70,
    "story": 260,
    "path": 90,
    "why": 260,
    "against": 260,
    "reconsider": 180,
    "step": 150,
    "name": 50,
    "role": 80,
}


@attrs.frozen(kw_only=True)
class Said:
    """A person's own words, on one line.

    Attributes:
        text: The words, cut at a word's end with "…" where they are long.
        discreet: The same without the names of others; empty if it is nothing but a name.
        section: Where they were written.
        record: In which record of it.
    """

    text: str
    discreet: str
    section: str
    record: str


@attrs.frozen(kw_only=True)
class Entry:
    """One thing on the page: words, and perhaps more words about it under a label of ours."""

    text: Said
    note: Said | None = None
    label: str = ""
    day: str = ""


@attrs.frozen(kw_only=True)
class Share:
    """One corner of the hexagon: its name, and the sum of 0 to ``scale`` on it."""

    name: str
    sum: float
    scale: int


@attrs.frozen(kw_only=True)
class Part:
    """One part.

    Attributes:
        name: One of ``PARTS``.
        entries: What stands in it.
        missing: What doesn't, as sentences, each with the notebook in which it is written.
        nameless: The same for where other people's names are left out.
        letters: A Holland code.
        shares: The six corners of its hexagon, in Holland's order.
    """

    name: str
    entries: tuple[Entry, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    nameless: tuple[tuple[str, str], ...] = ()
    letters: str = ""
    shares: tuple[Share, ...] = ()

    @property
    def title(self) -> str:
        """The heading above it."""
        return content.text(f"page_of_mine.headings.{self.name}")


def page_of(workbook: Workbook, today: date) -> tuple[Part, ...]:
    """The parts of the page, all of them and in their order.

    Args:
        workbook: The whole one. What hurts, and what is no answer, stays off the page, and nothing
            is asked for in its place.
        today: The person's day.
    """
    return _Writer(workbook, today).parts()


class _Writer:
    def __init__(self, workbook: Workbook, today: date) -> None:
        self._whole = workbook
        self._workbook = considered(workbook)
        self._today = today
        self._discretion = Discretion(workbook)
        self._is_reserved = is_reserved(workbook)

    def parts(self) -> tuple[Part, ...]:
        return (
            self._statement(),
            self._themes(),
            self._interests(),
            self._path(),
            self._against(),
            self._step(),
            self._seen(),
            self._people(),
        )

    def _statement(self) -> Part:
        said = self._first(self._workbook.statements, "statements", "statement", "statement")
        entries = [Entry(text=said)] if said else []
        written = any(one.statement.strip() for one in self._whole.statements)
        return self._part("statement", entries, written=written, step="passion")

    def _themes(self) -> Part:
        named = [theme for theme in self._workbook.themes if is_spoken(theme.name)][:_THEMES]
        found = quotes(named, self._workbook)
        entries = [
            Entry(
                text=self._said(theme.name, "theme", "themes", theme),
                note=self._quote(*found[theme.id]) if theme.id in found else None,
            )
            for theme in named
        ]
        part = self._part("themes", entries, written=bool(self._whole.themes), step="passion")
        if all(entry.note for entry in entries) or self._is_reserved:
            return part
        return attrs.evolve(part, missing=(self._missing("quote", "passion"),))

    def _seen(self) -> Part:
        """What others have seen: only the stories of which the person says that they may stand."""
        told = [one for one in self._workbook.stories if is_spoken(one.text)]
        shown = [one for one in told if one.page == "shown"][:_STORIES]
        entries = tuple(
            Entry(text=self._said(one.text, "story", "stories", one), note=self._teller(one))
            for one in shown
        )
        missing = (self._missing("seen", "passion"),) if told and not shown else ()
        return Part(name="seen", entries=entries, missing=missing)

    def _teller(self, story: Story) -> Said | None:
        """Whose words they are; the heading says that they are somebody else's."""
        who = self._first((story,), "stories", "who", "name")
        return who and attrs.evolve(who, discreet="")

    def _interests(self) -> Part:
        found = profile(self._workbook)
        if found is None or not found.is_complete or found.is_flat:
            return self._part("interests", (), written=False, step="interests")
        shares = tuple(
            Share(
                name=content.text(f"interests.types.{name}"),
                sum=round(found.sums[name] or 0.0, 1),
                scale=found.scale,
            )
            for name in TYPES
        )
        return Part(name="interests", letters=holland_code(found), shares=shares)

    def _path(self) -> Part:
        decision, path = self._chosen()
        if decision is None or path is None or not is_spoken(path.title):
            return self._part("path", (), written=self._has_decided(), step="paths")
        why = self._first((decision,), "decisions", "why", "why") or self._first(
            (path,), "paths", "why", "why"
        )
        entry = Entry(text=self._said(path.title, "path", "paths", path), note=why)
        part = self._part("path", [entry], written=True, step="paths")
        if why or (self._is_reserved and self._has_said_why(path)):
            return part
        return attrs.evolve(part, missing=(self._missing("why", "paths"),))

    def _has_said_why(self, path: CareerPath) -> bool:
        whole: CareerPath | None = linked(self._whole, "paths", path.id)
        reasons = [one.why for one in self._whole.decisions] + ([whole.why] if whole else [])
        return any(reason.strip() for reason in reasons)

    def _has_decided(self) -> bool:
        return any(linked(self._whole, "paths", one.path) for one in self._whole.decisions)

    def _against(self) -> Part:
        decision, path = self._chosen()
        against = path and self._first((path,), "paths", "speaks_against", "against")
        change = decision and self._first((decision,), "decisions", "reconsider", "reconsider")
        label = content.text("page_of_mine.labels.reconsider")
        entries = [Entry(text=against)] if against else []
        entries += [Entry(text=change, label=label)] if change else []
        written = any(one.speaks_against.strip() for one in self._whole.paths) or any(
            one.reconsider.strip() for one in self._whole.decisions
        )
        return self._part("against", entries, written=written and path is not None, step="paths")

    def _chosen(self) -> tuple[Decision | None, CareerPath | None]:
        for decision in self._workbook.decisions:
            path: CareerPath | None = linked(self._workbook, "paths", decision.path)
            if path is not None:
                return decision, path
        return next(iter(self._workbook.decisions), None), None

    def _step(self) -> Part:
        step = self._next_step()
        if step is not None:
            by = "" if step.by is None else day_in_words(step.by, self._today)
            day = content.text("page_of_mine.by", day=by) if by else ""
            entry = Entry(text=self._said(step.what, "step", "milestones", step), day=day)
        else:
            said = self._first(self._workbook.decisions, "decisions", "next_step", "step")
            if said is None:
                written = any(
                    one.what.strip() and one.done is None for one in self._whole.milestones
                )
                return self._part("step", (), written=written, step="goals")
            entry = Entry(text=said)
        part = self._part("step", [entry], written=True, step="goals")
        return part if entry.day else attrs.evolve(part, missing=(self._missing("date", "goals"),))

    def _next_step(self) -> Milestone | None:
        """The open step that comes first from today on; of the chosen path, if it has one."""
        _, path = self._chosen()
        goals = {goal.id for goal in self._workbook.goals if path and goal.path == path.id}
        left = [m for m in self._workbook.milestones if m.done is None and is_spoken(m.what)]

        def rank(step: Milestone) -> tuple[bool, bool, bool, date]:
            by = step.by or date.max
            # One whose day has passed is still open, but the next one says more of what comes.
            return step.goal not in goals, step.by is None, by < self._today, by

        return min(left, key=rank, default=None)

    def _people(self) -> Part:
        people = [one for one in self._workbook.supporters if is_spoken(one.name)]
        helping = [one for one in people if one.gives] or people
        gifts = content.texts("model.supporter.gives.options")
        entries = []
        for person in helping[:_PEOPLE]:
            role = self._first((person,), "supporters", "role", "role")
            if role is None and person.gives:
                given = ", ".join(str(gifts[gift]) for gift in person.gives)
                role = Said(text=given, discreet=given, section="supporters", record=person.id)
            name = self._said(person.name, "name", "supporters", person)
            entries.append(Entry(text=attrs.evolve(name, discreet=""), note=role))
        part = self._part("people", entries, written=bool(self._whole.supporters), step="mentors")
        if all(entry.note for entry in entries):
            return part
        return attrs.evolve(part, nameless=(self._missing("names", "mentors"),))

    # ---- what a part is made of

    def _part(self, name: str, entries: Iterable[Entry], *, written: bool, step: str) -> Part:
        """A part. Where what was written is left out because it hurts, nothing is missing."""
        entries = tuple(entries)
        is_left_out = written and self._is_reserved
        missing = () if entries or is_left_out else (self._missing(name, step),)
        return Part(name=name, entries=entries, missing=missing)

    def _missing(self, key: str, step: str) -> tuple[str, str]:
        number, title = next((n, s.title) for n, s in enumerate(steps(), 1) if s.name == step)
        named = content.text("page_of_mine.step.named", number=number, title=title)
        return content.text(f"page_of_mine.missing.{key}", step=named), f"{number:02}_{step}.ipynb"

    def _first(self, records: Iterable[Record], section: str, field: str, kind: str) -> Said | None:
        for record in records:
            text = getattr(record, field)
            if is_spoken(text):
                return self._said(text, kind, section, record)
        return None

    def _said(self, text: str, kind: str, section: str, record: Record) -> Said:
        length = _LENGTHS[kind]
        return Said(
            text=shortened(text, length),
            discreet=shortened(self._discretion.of(_line(text, length)), length),
            section=section,
            record=record.id,
        )

    def _quote(self, section: str, record: Record, sentence: str) -> Said:
        return Said(
            text=sentence, discreet=self._discretion.of(sentence), section=section, record=record.id
        )


def _line(text: str, length: int) -> str:
    """As much of a text as may be shown of it, and a little more, on one line."""
    return " ".join(text[: 20 * length + 1000].split())
