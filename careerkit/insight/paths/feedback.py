"""What the shortlist, the research and the three plans show, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.hearing.considered import is_spoken
from careerkit.insight.hearing.recogniser import counts
from careerkit.insight.language.wording import in_words, joined, quote, shortened
from careerkit.insight.occupations.facts import facts
from careerkit.insight.occupations.searching import same_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.catalogue import Catalogue
    from careerkit.model import CareerPath, FiveYearPlan, Workbook

__all__ = ["PLANS", "name_of_plan", "on_plans", "on_research", "on_shortlist"]

PLANS = ("path", "vanished", "free")
"""The ids of the three plans, in their order."""

MANY_PATHS = 5
# From how many paths on a person no longer finds out enough about each of them. Ours.


def on_shortlist(workbook: Workbook, catalogue: Catalogue) -> Iterator[str]:
    """What the catalogue knows about each path, and whether the list has a good length."""
    for path in workbook.paths:
        position = catalogue.positions.get(path.soc)
        if position is not None:
            known = (*_official(path, catalogue.titles[position]), *facts(catalogue, position))
            told = " ".join(f"{fact}." for fact in known)
            yield content.text("paths.shortlist.says.facts", title=quote(path.title), facts=told)
    count = len(workbook.paths)
    if count == 1:
        yield content.text("paths.shortlist.says.few")
    elif count > MANY_PATHS:
        yield content.text("paths.shortlist.says.many", count=in_words(count).capitalize())


def _official(path: CareerPath, title: str) -> Iterator[str]:
    """The catalogue's own title, by which one finds it elsewhere, if the path has another."""
    if not same_name(path.title, title):
        yield content.text("paths.list.official", title=title)


def on_research(workbook: Workbook) -> Iterator[str]:
    """What is still one-sided about the research: a sentence or two a path."""
    paths = [path for path in workbook.paths if _is_begun(path)]
    if workbook.paths and not paths:
        yield content.text("paths.research.says.start")
    for path in paths:
        title = quote(path.title)
        if is_spoken(path.read) and not path.asked.strip():
            yield content.text("paths.research.says.ask", title=title)
        if is_spoken(path.speaks_for) and not path.speaks_against.strip():
            yield content.text("paths.research.says.one_sided", title=title)
        if counts(path.surprised):
            surprise = quote(path.surprised)
            yield content.text("paths.research.says.surprised", title=title, what=surprise)
        questions = sum(1 for line in path.questions.splitlines() if line.strip())
        if questions:
            yield content.text(
                "paths.research.says.questions",
                count=content.plural("paths.research.says.question_count", questions),
                title=title,
            )


def _is_begun(path: CareerPath) -> bool:
    written = (path.read, path.asked, path.surprised, path.speaks_for, path.speaks_against)
    return any(text.strip() for text in (*written, path.questions))


def on_plans(workbook: Workbook) -> Iterator[str]:
    """What the three plans say about each other, once there is something to compare."""
    plans = {plan.id: plan for plan in workbook.plans}
    missing = [id_ for id_ in PLANS if id_ not in plans or not _is_drawn(plans[id_])]
    if len(missing) == len(PLANS):
        yield content.text("paths.plans.says.start")
        return
    if missing:
        card = quote(content.text(f"paths.plans.cards.{missing[0]}"))
        yield content.text("paths.plans.says.next", card=card)
    drawn = [plans[id_] for id_ in PLANS if id_ not in missing]
    yield from _compared(drawn)


def _is_drawn(plan: FiveYearPlan) -> bool:
    written = (plan.title, plan.first_year, plan.third_year, plan.fifth_year)
    return any(text.strip() for text in written)


def _compared(plans: list[FiveYearPlan]) -> Iterator[str]:
    liked, sure = _highest(plans, "liking"), _highest(plans, "confidence")
    if len(liked) == len(sure) == 1:
        if liked == sure:
            yield content.text("paths.plans.says.same", title=name_of_plan(liked[0]))
        else:
            yield content.text(
                "paths.plans.says.energy", liked=name_of_plan(liked[0]), sure=name_of_plan(sure[0])
            )
    foreign = [plan for plan in plans if plan.coherence is not None and plan.coherence <= 2]
    if foreign:
        titles = joined(map(name_of_plan, foreign))
        yield content.text("paths.plans.says.belief", title=titles)


def _highest(plans: list[FiveYearPlan], rating: str) -> list[FiveYearPlan]:
    """The plans with the highest rating, if at least two were rated and they differ."""
    rated = [plan for plan in plans if getattr(plan, rating) is not None]
    if len(rated) < 2:
        return []
    best = max(getattr(plan, rating) for plan in rated)
    return [plan for plan in rated if getattr(plan, rating) == best]


def name_of_plan(plan: FiveYearPlan) -> str:
    """Its title, or which of the three it is."""
    return shortened(plan.title) if plan.title.strip() else _card(plan.id)


def _card(plan_id: str) -> str:
    return str(content.texts("paths.plans.cards").get(plan_id, plan_id))
