"""What is said of the answers, and drawn of them, where a document has room for it.

A remark stands under a section or a step, and says which other sections it speaks from: where a
person leaves one of them out it would say what isn't so, and is left out itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit import catalogue
from careerkit.charts.check_in.clarity import clarity_over_time
from careerkit.charts.check_in.evolution import evolution
from careerkit.charts.goals.hours import goal_hours
from careerkit.charts.interests.hexagon import interest_hexagon
from careerkit.charts.learning.skill_gap import skill_gap
from careerkit.charts.learning.weeks import learning_weeks
from careerkit.charts.passion.coverage import theme_coverage
from careerkit.charts.passion.maps import energy_map, strengths_map
from careerkit.charts.paths.path_scores import path_scores
from careerkit.charts.paths.plan_ratings import plan_ratings
from careerkit.charts.people.outreach_funnel import outreach_funnel
from careerkit.charts.people.support_map import support_map
from careerkit.charts.planning.roadmap import roadmap
from careerkit.insight.check_in.before_after import before_and_after, on_before_and_after
from careerkit.insight.experience.experiments import on_lessons, on_plan, on_stages
from careerkit.insight.goals.feedback import on_goals, on_milestones, on_week
from careerkit.insight.interests.feedback import on_interests
from careerkit.insight.interests.value_feedback import on_values
from careerkit.insight.learning.plan import on_learning
from careerkit.insight.learning.skills import on_gaps, on_skills
from careerkit.insight.passion import feedback
from careerkit.insight.passion.themes import QUESTIONS
from careerkit.insight.paths.decision_feedback import on_comparison
from careerkit.insight.paths.feedback import on_plans, on_research, on_shortlist
from careerkit.insight.people.outreach import on_outreach
from careerkit.insight.people.support import on_support
from careerkit.insight.planning.dependencies import dependency_problems
from careerkit.insight.planning.feedback import on_timeline
from careerkit.steps import dated, measures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from careerkit.charts import Figure
    from careerkit.model import Workbook

__all__ = ["OF_SECTIONS", "OF_STEPS", "Remark"]

_SCALE = "year"
"""How far the roadmap of a document looks ahead."""


@attrs.frozen(kw_only=True)
class Remark:
    """What is said of a section or a step, each of the workbook as ``considered`` leaves it.

    Attributes:
        reads: The other sections that it speaks from.
        say: The sentences, by the person's day.
        draw: The figures, each by the person's day.
        beside: A section about which nothing more is asked for beside what hurts.
    """

    reads: tuple[str, ...] = ()
    say: Callable[[Workbook, date], Iterable[str]] = lambda *_: ()
    draw: tuple[Callable[[Workbook, date], Figure], ...] = ()
    beside: str = ""


def _on_paths(workbook: Workbook, _: date) -> Iterator[str]:
    """What the catalogue knows of the paths, and from whom; then what was found out."""
    known = catalogue.load()
    yield from on_shortlist(workbook, known)
    if any(path.soc in known for path in workbook.paths):
        yield catalogue.attribution(known)
    yield from on_research(workbook)


def _on_experiments(workbook: Workbook, today: date) -> Iterator[str]:
    yield from on_plan(workbook)
    yield from on_stages(workbook, today)
    yield from on_lessons(workbook)


def _on_skills(workbook: Workbook, _: date) -> Iterator[str]:
    yield from on_skills(workbook)
    yield from on_gaps(workbook)


def _on_roadmap(workbook: Workbook, today: date) -> Iterator[str]:
    yield from on_timeline(workbook, _SCALE, today)
    yield from dependency_problems(workbook, today)


def _journey(workbook: Workbook, today: date) -> Iterator[str]:
    return on_before_and_after(before_and_after(workbook), today)


def _evolution(kind: str) -> Callable[[Workbook, date], Figure]:
    return lambda workbook, _: evolution(workbook, kind)


_GOALS = ("goals", "milestones", "week_hours")
_RATED = ("paths", "criteria", "path_ratings")
_PEOPLE = ("supporters", "contacts", "paths")

OF_SECTIONS = {
    "activities": Remark(
        say=lambda workbook, _: feedback.on_activities(workbook),
        draw=(lambda workbook, _: energy_map(workbook),),
    ),
    "topics": Remark(say=lambda workbook, _: feedback.on_topics(workbook)),
    "strengths": Remark(
        reads=("stories",),
        say=lambda workbook, _: feedback.on_strengths(workbook),
        draw=(lambda workbook, _: strengths_map(workbook),),
    ),
    "unpaid_work": Remark(say=lambda workbook, _: feedback.on_unpaid_work(workbook)),
    "themes": Remark(
        reads=QUESTIONS,
        say=lambda workbook, _: feedback.on_themes(workbook),
        draw=(lambda workbook, _: theme_coverage(workbook),),
    ),
    "interest_answers": Remark(
        reads=("interest_scores",),
        say=lambda workbook, _: on_interests(workbook),
        draw=(lambda workbook, _: interest_hexagon(workbook),),
    ),
    "work_values": Remark(say=lambda workbook, _: on_values(workbook)),
    "paths": Remark(say=_on_paths),
    "criteria": Remark(
        reads=_RATED,
        say=lambda workbook, _: on_comparison(workbook),
        draw=(lambda workbook, _: path_scores(workbook),),
        beside="paths",
    ),
    "plans": Remark(
        say=lambda workbook, _: on_plans(workbook),
        draw=(lambda workbook, _: plan_ratings(workbook),),
    ),
    "goals": Remark(say=lambda workbook, _: on_goals(workbook)),
    "week_hours": Remark(reads=_GOALS, say=on_week, draw=(goal_hours,)),
    "milestones": Remark(reads=_GOALS, say=on_milestones),
    "supporters": Remark(
        reads=_PEOPLE,
        say=lambda workbook, _: on_support(workbook),
        draw=(lambda workbook, _: support_map(workbook),),
    ),
    "contacts": Remark(
        reads=_PEOPLE,
        say=on_outreach,
        draw=(lambda workbook, _: outreach_funnel(workbook),),
    ),
    "experiments": Remark(reads=("paths",), say=_on_experiments),
    "skills": Remark(
        reads=("paths", "learning_items"),
        say=_on_skills,
        draw=(lambda workbook, _: skill_gap(workbook),),
    ),
    "learning_items": Remark(
        reads=(*_GOALS, "skills", "experiments", "contacts"),
        say=on_learning,
        draw=(learning_weeks,),
    ),
}
"""What is said of a section, by its name."""


def _dates() -> tuple[str, ...]:
    return (*dated(), *_GOALS, *_PEOPLE, "skills", "dependencies")


OF_STEPS = {
    "roadmap": lambda: Remark(
        reads=_dates(),
        say=_on_roadmap,
        draw=(lambda workbook, today: roadmap(workbook, _SCALE, [*dated()], today),),
    ),
    "check_in": lambda: Remark(
        reads=("check_ins",),
        say=_journey,
        draw=(lambda workbook, _: clarity_over_time(workbook), *map(_evolution, measures())),
    ),
}
"""What is said of a step, by its name. Made when it is asked for: it goes through all steps."""
