"""careerkit: find your passion, align it with a path, leave with a roadmap.

The names below are loaded when they are first used, so that ``import careerkit``
is quick and needs neither pandas nor Altair nor ipywidgets.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from careerkit.model import Workbook
    from careerkit.opening import open_workbook
    from careerkit.session import Session
    from careerkit.widgets import (
        ChartView,
        CheckIn,
        Evolution,
        ExperiencePlan,
        FiveYearPlans,
        FlowLog,
        GoalBuilder,
        InterestProfile,
        Journey,
        LearningPlan,
        MentorOutreach,
        PassionThemes,
        PathComparison,
        PathExplorer,
        PathResearch,
        PathShortlist,
        RecordList,
        Roadmap,
        StageBoard,
        StatementWriter,
        Strengths,
        SupportMap,
        Topics,
        UnpaidWork,
        Vault,
        WeekList,
    )

__version__ = "0.1.0"

_HOME_OF_NAME = {
    "Workbook": "careerkit.model",
    "Session": "careerkit.session",
    "open_workbook": "careerkit.opening",
    "ChartView": "careerkit.widgets",
    "FlowLog": "careerkit.widgets",
    "InterestProfile": "careerkit.widgets",
    "Journey": "careerkit.widgets",
    "StatementWriter": "careerkit.widgets",
    "PassionThemes": "careerkit.widgets",
    "RecordList": "careerkit.widgets",
    "Strengths": "careerkit.widgets",
    "Topics": "careerkit.widgets",
    "UnpaidWork": "careerkit.widgets",
    "FiveYearPlans": "careerkit.widgets",
    "PathComparison": "careerkit.widgets",
    "PathExplorer": "careerkit.widgets",
    "PathResearch": "careerkit.widgets",
    "PathShortlist": "careerkit.widgets",
    "GoalBuilder": "careerkit.widgets",
    "CheckIn": "careerkit.widgets",
    "Evolution": "careerkit.widgets",
    "SupportMap": "careerkit.widgets",
    "MentorOutreach": "careerkit.widgets",
    "ExperiencePlan": "careerkit.widgets",
    "StageBoard": "careerkit.widgets",
    "LearningPlan": "careerkit.widgets",
    "Roadmap": "careerkit.widgets",
    "WeekList": "careerkit.widgets",
    "Vault": "careerkit.widgets",
}

__all__ = [
    "ChartView",
    "CheckIn",
    "Evolution",
    "ExperiencePlan",
    "FiveYearPlans",
    "FlowLog",
    "GoalBuilder",
    "InterestProfile",
    "Journey",
    "LearningPlan",
    "MentorOutreach",
    "PassionThemes",
    "PathComparison",
    "PathExplorer",
    "PathResearch",
    "PathShortlist",
    "RecordList",
    "Roadmap",
    "Session",
    "StageBoard",
    "StatementWriter",
    "Strengths",
    "SupportMap",
    "Topics",
    "UnpaidWork",
    "Vault",
    "WeekList",
    "Workbook",
    "__version__",
    "open_workbook",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attributes have no common type
    if name not in _HOME_OF_NAME:
        raise AttributeError(f"module 'careerkit' has no attribute {name!r}")
    return getattr(import_module(_HOME_OF_NAME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
