"""The widgets: a front end of our own where stock ipywidgets are not enough, and the steps.

Loaded name by name, so that a page pays only for the widgets that it shows.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from careerkit.widgets.chart_view import ChartView
    from careerkit.widgets.check_in import CheckIn, Evolution
    from careerkit.widgets.experience import ExperiencePlan
    from careerkit.widgets.file_panel import FilePanel
    from careerkit.widgets.goals import GoalBuilder
    from careerkit.widgets.interests import InterestProfile
    from careerkit.widgets.journey import Journey
    from careerkit.widgets.learning import LearningPlan
    from careerkit.widgets.mentors import MentorOutreach, SupportMap
    from careerkit.widgets.passion import (
        FlowLog,
        StatementWriter,
        Strengths,
        Topics,
        UnpaidWork,
    )
    from careerkit.widgets.passion_themes import PassionThemes
    from careerkit.widgets.path_comparison import PathComparison
    from careerkit.widgets.path_explorer import PathExplorer
    from careerkit.widgets.paths import FiveYearPlans, PathResearch, PathShortlist
    from careerkit.widgets.prose import Prose
    from careerkit.widgets.record_list import RecordList
    from careerkit.widgets.roadmap import Roadmap
    from careerkit.widgets.sentences import Sentences
    from careerkit.widgets.stage_board import StageBoard
    from careerkit.widgets.vault import Vault
    from careerkit.widgets.week_list import WeekList

_HOME_OF_NAME = {
    "ChartView": "chart_view",
    "CheckIn": "check_in",
    "Evolution": "check_in",
    "ExperiencePlan": "experience",
    "FilePanel": "file_panel",
    "FiveYearPlans": "paths",
    "FlowLog": "passion",
    "GoalBuilder": "goals",
    "InterestProfile": "interests",
    "Journey": "journey",
    "LearningPlan": "learning",
    "MentorOutreach": "mentors",
    "PassionThemes": "passion_themes",
    "PathComparison": "path_comparison",
    "PathExplorer": "path_explorer",
    "PathResearch": "paths",
    "PathShortlist": "paths",
    "Prose": "prose",
    "RecordList": "record_list",
    "Roadmap": "roadmap",
    "Sentences": "sentences",
    "StageBoard": "stage_board",
    "StatementWriter": "passion",
    "Strengths": "passion",
    "SupportMap": "mentors",
    "Topics": "passion",
    "UnpaidWork": "passion",
    "Vault": "vault",
    "WeekList": "week_list",
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
