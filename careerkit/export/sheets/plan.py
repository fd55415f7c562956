"""My plan on a page: the path, the goals, what comes next, and when to look again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.export.sheets.sheet import Lines, Point, Quote, Section, Table
from careerkit.insight.brief.own_words import excerpt
from careerkit.insight.goals.coach import amount
from careerkit.insight.goals.if_then import sentence
from careerkit.insight.goals.progress import is_reached
from careerkit.insight.hearing.considered import is_spoken
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.language.wording import shortened
from careerkit.insight.planning.timeline import dated_items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.export.sheets.material import Material
    from careerkit.export.sheets.sheet import Block
    from careerkit.model import Goal

__all__ = ["sections"]

_GOALS, _STEPS = 3, 9
# More of them are not a page that one looks at each morning. Ours.

_LENGTH = 120
# Characters of a name.


def sections(material: Material) -> Iterator[Section]:
    """What is planned; where nothing is, room to write it."""
    yield _section("path", _path(material))
    yield _section("goals", _goals(material))
    yield _section("steps", _steps(material))
    if reconsider := _reconsider(material):
        yield _section("reconsider", iter([reconsider]))
    yield _section("look", iter(()))


def _section(name: str, blocks: Iterator[Block]) -> Section:
    ask = content.texts("sheets.plan.lines").get(name, {})
    lines = [Lines(key=f"{name}.lines", label=label) for label in ask.values()]
    return Section(
        heading=content.text(f"sheets.plan.headings.{name}"), blocks=tuple(blocks) or tuple(lines)
    )


def _path(material: Material) -> Iterator[Block]:
    path, decision = material.chosen, material.decision
    if path is not None and decision is not None:
        why = next(filter(is_spoken, (decision.why, path.why)), "")
        yield Point(
            key="path", text=shortened(path.title, _LENGTH), note=excerpt(why) if why else ""
        )


def _goals(material: Material) -> Iterator[Block]:
    going = [one for one in material.workbook.goals if is_spoken(one.what) and not is_reached(one)]
    going.sort(key=lambda goal: (goal.by is None, goal.by))
    for at, goal in enumerate(going):
        yield Point(
            key=f"goals.{goal.id}",
            is_first=at < _GOALS,
            text=_goal(goal, material),
            note=sentence(goal) if is_spoken(goal.if_) and is_spoken(goal.then) else "",
        )


def _goal(goal: Goal, material: Material) -> str:
    """A goal with its day and its hours, as far as it has them."""
    name = shortened(goal.what, _LENGTH)
    day = day_in_words(goal.by, material.today) if goal.by else ""
    hours = amount(goal.hours) if goal.hours else ""
    form = "_".join(part for part, there in (("by", day), ("hours", hours)) if there)
    if not form:
        return name
    return content.text(f"sheets.plan.goal.{form}", name=name, day=day, hours=hours)


def _steps(material: Material) -> Iterator[Block]:
    open_ = [one for one in dated_items(material.workbook) if not one.done]
    ahead = sorted((one for one in open_ if one.end >= material.today), key=lambda one: one.end)
    if ahead:
        yield Table(
            key="steps",
            columns=tuple(content.texts("sheets.plan.columns").values()),
            rows=tuple(
                ("☐", day_in_words(one.end, material.today), shortened(one.what, _LENGTH))
                for one in ahead[:_STEPS]
            ),
        )


def _reconsider(material: Material) -> Block | None:
    decision = material.decision
    if decision is None or not is_spoken(decision.reconsider):
        return None
    return Quote(key="reconsider", text=excerpt(decision.reconsider))
