"""What is open: the person's own questions first, then what is not there yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit.insight.brief.items import Item, about, item, sources_of, with_links
from careerkit.insight.brief.own_words import excerpt
from careerkit.insight.goals.progress import is_reached
from careerkit.insight.hearing.considered import is_spoken
from careerkit.insight.language.wording import in_words, joined, quote
from careerkit.insight.linked import linked
from careerkit.insight.planning.timeline import dated_items
from careerkit.steps import is_written, steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.insight.brief.items import Asked
    from careerkit.model import CareerPath

__all__ = ["missing", "own_questions"]

_UNBEGUN = 3
# So many steps without a word are named. Ours.

_LENGTH = 160
# Characters of a question that is quoted.


def own_questions(asked: Asked) -> Iterator[Item]:
    """What the person wants to know of paths, and what their experiments should answer."""
    for path in _chosen_first(asked):
        if is_spoken(path.questions):
            yield item(
                "open",
                "asking",
                sources_of("paths", [path]),
                record=path.id,
                quoted=excerpt(path.questions, _LENGTH),
                what=quote(path.title),
                first=quote(path.title),
            )
    for one in asked.workbook.experiments:
        if one.what.strip() and is_spoken(one.find_out) and not one.learned.strip():
            yield item(
                "open",
                "finding_out",
                sources_of("experiments", [one]),
                record=one.id,
                quoted=excerpt(one.find_out, _LENGTH),
                what=quote(one.what),
            )


def missing(asked: Asked) -> Iterator[Item]:
    """What is not chosen, asked, begun or followed up yet: nothing for somebody who grieves."""
    yield from _no_choice(asked)
    yield from _one_sided(asked)
    yield from _unasked(asked)
    yield from _no_step(asked)
    yield from _passed(asked)
    yield from _not_begun(asked)


def _chosen_first(asked: Asked) -> list[CareerPath]:
    chosen = {decision.path for decision in asked.workbook.decisions}
    return sorted(_named(asked), key=lambda path: path.id not in chosen)


def _named(asked: Asked) -> list[CareerPath]:
    return [path for path in asked.workbook.paths if path.title.strip()]


def _no_choice(asked: Asked) -> Iterator[Item]:
    named = _named(asked)
    chosen = any(linked(asked.whole, "paths", one.path) for one in asked.whole.decisions)
    if len(named) > 1 and not chosen:
        count = in_words(len(named))
        yield item("open", "no_choice", sources_of("paths", named), count_in_words=count)


def _one_sided(asked: Asked) -> Iterator[Item]:
    found = [p for p in _named(asked) if is_spoken(p.speaks_for) and not p.speaks_against]
    yield from about("open", "one_sided", "paths", found, (path.title for path in found))


def _unasked(asked: Asked) -> Iterator[Item]:
    # What somebody said is left out beside other people's words, and is there all the same.
    asked_of = {path.id for path in asked.whole.paths if path.asked.strip()}
    found = [p for p in _named(asked) if is_spoken(p.read) and p.id not in asked_of]
    yield from about("open", "unasked", "paths", found, (path.title for path in found))


def _no_step(asked: Asked) -> Iterator[Item]:
    on_the_way = {one.goal for one in asked.whole.milestones if one.done is None}
    going = [g for g in asked.workbook.goals if g.what.strip() and not is_reached(g)]
    found = [goal for goal in going if goal.id not in on_the_way]
    yield from about("open", "no_step", "goals", found, (goal.what for goal in found))


def _passed(asked: Asked) -> Iterator[Item]:
    """What should have been done by now."""
    late = [one for one in dated_items(asked.workbook) if one.end < asked.today and not one.done]
    if late:
        yield item(
            "open",
            "passed",
            [source for one in late for source in with_links(asked, one.section, one.id)],
            count=len(late),
            what=joined(quote(one.what) for one in late),
        )


def _not_begun(asked: Asked) -> Iterator[Item]:
    titles = [
        quote(step.title)
        for step in steps()
        if not any(is_written(one) for name in step.sections for one in asked.whole.records(name))
    ]
    # A talk is no report on how far somebody is.
    if 0 < len(titles) <= _UNBEGUN:
        yield item("open", "not_begun", (), what=joined(titles, most=len(titles)))
