"""Step 3 as the rest of the kit sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit.model import (
    Background,
    CareerPath,
    Criterion,
    Decision,
    FiveYearPlan,
    NotForMe,
    PathFilters,
    PathRating,
)
from careerkit.steps import Measure, Step, is_written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.model import Record, Workbook

__all__ = ["STEP"]


def _means(workbook: Workbook) -> Iterator[tuple[str, float | None]]:
    """The weighted mean of each path's ratings, once it is rated throughout."""
    from careerkit.insight.paths.decision import compare  # noqa: PLC0415 - only a snapshot needs it

    compared = compare(workbook)
    return ((path.title, mean) for path, mean in zip(compared.paths, compared.means, strict=True))


def _is_there(record: Record) -> bool:
    """Whether a record counts; reasons alone are no choice yet."""
    return bool(record.path) if isinstance(record, Decision) else is_written(record)


STEP = Step(
    name="paths",
    minutes=55,
    sections={
        "background": Background,
        "path_filters": PathFilters,
        "not_for_me": NotForMe,
        "paths": CareerPath,
        "criteria": Criterion,
        "path_ratings": PathRating,
        "plans": FiveYearPlan,
        "decisions": Decision,
    },
    widgets=("PathExplorer", "PathShortlist", "PathResearch", "PathComparison", "FiveYearPlans"),
    counted=("paths", "plans", "decisions"),
    is_counted=_is_there,
    revised=("paths",),
    measures=(Measure(kind="path", read=_means, low=1, high=5, noticeable=0.3),),
)
