"""A workbook in which answers pull in all ways that a brief looks for."""

from datetime import date

from careerkit.insight.interests.scoring import SHORT_FORM, question_ids
from careerkit.model import (
    Activity,
    Background,
    CareerPath,
    CheckInRecord,
    Criterion,
    Decision,
    Dependency,
    Experiment,
    FiveYearPlan,
    Goal,
    InterestAnswer,
    LearningItem,
    Milestone,
    NotForMe,
    PathFilters,
    PathRating,
    Strength,
    Theme,
    WeekHours,
    Workbook,
    WorkValue,
    rating_id,
)

__all__ = ["TODAY", "TORN"]

TODAY = date(2026, 11, 29)

_AIDE, _BAKER, _OWN = "soc-31-1131-00", "soc-51-3011-00", "own"
_SCORES = {
    (_AIDE, "pay"): 1,
    (_AIDE, "value-hands"): 2,
    (_AIDE, "near"): 1,
    (_BAKER, "pay"): 2,
    (_BAKER, "value-hands"): 5,
    (_BAKER, "near"): 5,
    (_OWN, "pay"): 2,
    (_OWN, "value-hands"): 5,
    (_OWN, "near"): 5,
}

TORN = Workbook().holding(
    {
        "activities": (
            Activity(id="rota", what="Making the rota for everybody", absorbed=5, energy=-2),
        ),
        "strengths": (
            Strength(id="calm", what="Staying calm with angry people", ease=5, energy=1),
            Strength(id="lists", what="Keeping lists", ease=4, energy=2),
        ),
        "themes": (Theme(id="order", name="Bringing order", sources=("rota", "calm")),),
        "interest_answers": tuple(
            InterestAnswer(id=id_, liking=1 + at % 5)
            for at, id_ in enumerate(question_ids(SHORT_FORM))
        ),
        "work_values": (WorkValue(id="hands", pile="little"),),
        "background": (Background(id="single", not_again=("lifting", "illness")),),
        "path_filters": (PathFilters(id="single", lowest_wage=60_000),),
        "paths": (
            CareerPath(id=_AIDE, title="Nursing assistants", soc="31-1131.00", speaks_for="Near."),
            CareerPath(id=_BAKER, title="Bakers", soc="51-3011.00", read="A blog."),
            CareerPath(id=_OWN, title="A stall of my own", questions="Who pays?\nHow often?"),
        ),
        "not_for_me": (NotForMe(id=_BAKER, soc="51-3011.00", title="Bakers"),),
        "criteria": (
            Criterion(id="pay", name="Pays well", weight=5),
            Criterion(id="value-hands", name="Working with my hands", weight=4),
            Criterion(id="near", name="Near home", weight=2),
        ),
        "path_ratings": tuple(
            PathRating(id=rating_id(path, criterion), path=path, criterion=criterion, score=score)
            for (path, criterion), score in _SCORES.items()
        ),
        "plans": (
            FiveYearPlan(id="path", title="The quiet ward", liking=2),
            FiveYearPlan(id="free", title="Bread on wheels", liking=5),
        ),
        "decisions": (Decision(id="single", path=_AIDE, why="It is safe."),),
        "goals": (
            Goal(
                id="course", what="A nursing course", theme="order", hours=9, by=date(2027, 1, 29)
            ),
            Goal(id="stall", what="A first day with a stall", hours=5),
        ),
        "milestones": (
            Milestone(id="form", what="The form is sent", goal="course", by=date(2027, 3, 1)),
            Milestone(id="doctor", what="The doctor has signed", by=date(2027, 4, 1)),
            Milestone(id="past", what="The open day", by=date(2026, 11, 1)),
        ),
        "dependencies": (Dependency(id="d", first="doctor", then="form"),),
        "week_hours": (WeekHours(id="single", taken=165, free=6),),
        "experiments": (
            Experiment(
                id="day",
                what="A day on the ward",
                path=_AIDE,
                learned="Too loud.",
                rating_change=-2,
                begin=date(2026, 12, 9),
                by=date(2026, 12, 1),
            ),
            Experiment(id="market", what="A market day", path=_OWN, find_out="Do they buy?"),
        ),
        "learning_items": (
            LearningItem(id="anatomy", what="Anatomy", hours=200, by=date(2026, 12, 20)),
        ),
        "check_ins": (
            CheckInRecord(id="week-2026-11-09", on=date(2026, 11, 12), kind="weekly", energy=-1),
            CheckInRecord(id="week-2026-11-16", on=date(2026, 11, 19), kind="weekly", energy=-2),
        ),
    }
)
