"""The widgets: a front end of our own where stock ipywidgets are not enough, and the steps.

Loaded name by name, so that a page pays only for the widgets that it shows.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from careerkit.widgets.keeping.file_panel import FilePanel
    from careerkit.widgets.keeping.vault import Vault
    from careerkit.widgets.parts.chart_view import ChartView
    from careerkit.widgets.parts.prose import Prose
    from careerkit.widgets.parts.record_list import RecordList
    from careerkit.widgets.parts.sentences import Sentences
    from careerkit.widgets.parts.stage_board import StageBoard
    from careerkit.widgets.parts.week_list import WeekList
    from careerkit.widgets.steps.check_in import CheckIn, Evolution
    from careerkit.widgets.steps.experience import ExperiencePlan
    from careerkit.widgets.steps.goals import GoalBuilder
    from careerkit.widgets.steps.interests import InterestProfile
    from careerkit.widgets.steps.journey import Journey
    from careerkit.widgets.steps.learning import LearningPlan
    from careerkit.widgets.steps.passion import (
        FlowLog,
        StatementWriter,
        Strengths,
        Topics,
        UnpaidWork,
    )
    from careerkit.widgets.steps.passion_themes import PassionThemes
    from careerkit.widgets.steps.path_comparison import PathComparison
    from careerkit.widgets.steps.path_explorer import PathExplorer
    from careerkit.widgets.steps.paths import FiveYearPlans, PathResearch, PathShortlist
    from careerkit.widgets.steps.people import MentorOutreach, SupportMap
    from careerkit.widgets.steps.roadmap import Roadmap

_HOME_OF_NAME = {
    "ChartView": "parts.chart_view",
    "CheckIn": "steps.check_in",
    "Evolution": "steps.check_in",
    "ExperiencePlan": "steps.experience",
    "FilePanel": "keeping.file_panel",
    "FiveYearPlans": "steps.paths",
    "FlowLog": "steps.passion",
    "GoalBuilder": "steps.goals",
    "InterestProfile": "steps.interests",
    "Journey": "steps.journey",
    "LearningPlan": "steps.learning",
    "MentorOutreach": "steps.people",
    "PassionThemes": "steps.passion_themes",
    "PathComparison": "steps.path_comparison",
    "PathExplorer": "steps.path_explorer",
    "PathResearch": "steps.paths",
    "PathShortlist": "steps.paths",
    "Prose": "parts.prose",
    "RecordList": "parts.record_list",
    "Roadmap": "steps.roadmap",
    "Sentences": "parts.sentences",
    "StageBoard": "parts.stage_board",
    "StatementWriter": "steps.passion",
    "Strengths": "steps.passion",
    "SupportMap": "steps.people",
    "Topics": "steps.passion",
    "UnpaidWork": "steps.passion",
    "Vault": "keeping.vault",
    "WeekList": "parts.week_list",
}

__all__ = [
    "ChartView",
    "CheckIn",
    "Evolution",
    "ExperiencePlan",
    "FilePanel",
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
    "Prose",
    "RecordList",
    "Roadmap",
    "Sentences",
    "StageBoard",
    "StatementWriter",
    "Strengths",
    "SupportMap",
    "Topics",
    "UnpaidWork",
    "Vault",
    "WeekList",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attributes have no common type
    if name not in _HOME_OF_NAME:
        raise AttributeError(f"module 'careerkit.widgets' has no attribute {name!r}")
    return getattr(import_module(f"careerkit.widgets.{_HOME_OF_NAME[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
