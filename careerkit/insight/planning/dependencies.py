"""What comes before what: circles in it, and dates that go against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.language.wording import joined, quote
from careerkit.insight.planning.ordering import find_circle
from careerkit.insight.planning.timeline import dated_items
from careerkit.steps import dated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from careerkit.model import Dependency, Workbook

__all__ = ["circle_in_words", "closes_circle", "dependency_problems"]

_CIRCLE_NAMED = 6


def _waits(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    after: dict[str, list[str]] = {}
    for first, then in pairs:
        if first and then:
            after.setdefault(first, [])
            if first not in after.setdefault(then, []):
                after[then].append(first)
    return after


def _pairs(workbook: Workbook) -> list[tuple[str, str]]:
    return [
        *((dependency.first, dependency.then) for dependency in workbook.dependencies),
        *_linked_pairs(workbook),
    ]


def _linked_pairs(workbook: Workbook) -> Iterator[tuple[str, str]]:
    """What a record says itself that it comes after."""
    for kind in dated().values():
        for record in workbook.section(kind.section) if kind.after else ():
            yield getattr(record, kind.after), record.id


def closes_circle(
    dependency: Dependency, others: Iterable[Dependency], workbook: Workbook
) -> tuple[str, ...]:
    """The circle that a dependency closes with the others.

    Args:
        dependency: The one that is asked about. If half empty, it closes none.
        others: All that hold besides; an older version of the same one among them is left out.
        workbook: Where learning items say what they come after.

    Returns:
        The ids of the circle's items in order of waiting, each once; empty if there is no circle.
    """
    pairs = [
        *((other.first, other.then) for other in others if other.id != dependency.id),
        *_linked_pairs(workbook),
    ]
    if not dependency.first or not dependency.then:
        return ()
    if dependency.first == dependency.then:
        return (dependency.first,)
    # From the later one on to the earlier one, the shortest way.
    follows: dict[str, list[str]] = {}
    for first, then in pairs:
        follows.setdefault(first, []).append(then)
    came_from = {dependency.then: ""}
    edge = [dependency.then]
    while edge and dependency.first not in came_from:
        reached: list[str] = []
        for id_ in edge:
            for then in follows.get(id_, ()):
                if then not in came_from:
                    came_from[then] = id_
                    reached.append(then)
        edge = reached
    if dependency.first not in came_from:
        return ()
    trail = [dependency.first]
    while came_from[trail[-1]]:
        trail.append(came_from[trail[-1]])
    return tuple(reversed(trail))


def circle_in_words(circle: tuple[str, ...], workbook: Workbook) -> str:
    """A circle as part of a sentence: one before the other, and so on round."""
    names = _names(workbook)
    quoted = [quote(names.get(id_, content.text("roadmap.unnamed"))) for id_ in circle]
    if len(quoted) == 1:
        return content.text("roadmap.circle.itself", name=quoted[0])
    return joined(
        (
            content.text("roadmap.circle.step", first=first, then=then)
            for first, then in zip(quoted, [*quoted[1:], quoted[0]], strict=True)
        ),
        most=_CIRCLE_NAMED,
    )


def _names(workbook: Workbook) -> dict[str, str]:
    """What everything is called that has a date, or could get one."""
    names = {
        record.id: kind.called(record, workbook)
        for kind in dated().values()
        for record in workbook.section(kind.section)
    }
    return {id_: name for id_, name in names.items() if name.strip()}


def dependency_problems(workbook: Workbook, today: date) -> Iterator[str]:
    """Circles in what comes before what, and things that are planned before what they wait for."""
    after = _waits(_pairs(workbook))
    while circle := find_circle(after):
        yield content.text("roadmap.circle.there", circle=circle_in_words(circle, workbook))
        after[circle[0]].remove(circle[-1])
    items = {item.id: item for item in dated_items(workbook)}
    for first_id, then_id in dict.fromkeys(_pairs(workbook)):
        first, then = items.get(first_id), items.get(then_id)
        if first is None or then is None or first is then or first.done or then.done:
            continue
        if then.begin < first.end and then.end < first.end:
            yield content.text(
                "roadmap.too_early",
                then=quote(then.what),
                when=day_in_words(then.end, today),
                first=quote(first.what),
                day=day_in_words(first.end, today),
            )
