"""What a person writes down: frozen values, each field declared once."""

from careerkit.model.fields import MAX_TEXT, Field, Kind, declared, name_of
from careerkit.model.interests import InterestAnswer, InterestScores
from careerkit.model.merging import merge
from careerkit.model.passion import (
    Activity,
    PassionStatement,
    Preference,
    SetAside,
    Strength,
    Theme,
    Topic,
    UnpaidWork,
)
from careerkit.model.paths import (
    CareerPath,
    Criterion,
    Decision,
    FiveYearPlan,
    NotForMe,
    PathFilters,
    PathRating,
    occupation_id,
    rating_id,
)
from careerkit.model.records import Record, Removal, later_than, new_id, now
from careerkit.model.workbook import SCHEMA_VERSION, SECTIONS, Workbook

__all__ = [
    "MAX_TEXT",
    "SCHEMA_VERSION",
    "SECTIONS",
    "Activity",
    "CareerPath",
    "Criterion",
    "Decision",
    "Field",
    "FiveYearPlan",
    "InterestAnswer",
    "InterestScores",
    "Kind",
    "NotForMe",
    "PassionStatement",
    "PathFilters",
    "PathRating",
    "Preference",
    "Record",
    "Removal",
    "SetAside",
    "Strength",
    "Theme",
    "Topic",
    "UnpaidWork",
    "Workbook",
    "declared",
    "later_than",
    "merge",
    "name_of",
    "new_id",
    "now",
    "occupation_id",
    "rating_id",
]
