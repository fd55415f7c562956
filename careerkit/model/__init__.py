"""What a person writes down: frozen values, each field declared once.

It looks at sentences alone, and runs anywhere that Python does. Begin with ``workbook.py``,
``records.py`` (ids, moments, versions) and ``fields.py`` (how a field is declared); ``kinds.py``
says what each kind of answer is. ``answers/`` has the records, a file a step, and ``merging/`` how
two workbooks become one.
"""

from typing import NoReturn

from careerkit import content
from careerkit.model.answers.check_in import CheckInRecord
from careerkit.model.answers.comments import Comment, Reply, reply_id
from careerkit.model.answers.experience import Experiment
from careerkit.model.answers.goals import Goal, Milestone, WeekHours
from careerkit.model.answers.interests import InterestAnswer, InterestScores, WorkValue
from careerkit.model.answers.learning import LearningItem, Skill
from careerkit.model.answers.page_of_mine import PageParts
from careerkit.model.answers.passion import (
    Activity,
    PassionStatement,
    Preference,
    SetAside,
    Strength,
    Theme,
    Topic,
    UnpaidWorkRecord,
)
from careerkit.model.answers.paths import (
    Background,
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
from careerkit.model.answers.people import Contact, Supporter
from careerkit.model.answers.planning import Dependency, Tick
from careerkit.model.answers.reader import READERS, Reader, reader_of
from careerkit.model.answers.stories import LONGEST_NAME, LONGEST_STORY, Story, story_id
from careerkit.model.fields import Field, declared, name_of
from careerkit.model.kinds import MAX_TEXT, Kind
from careerkit.model.merging.adding import Keep, add, count_differing
from careerkit.model.merging.commenting import Brought, brought, replies_to, take_comments
from careerkit.model.merging.merge import merge
from careerkit.model.merging.recognising import recognised
from careerkit.model.reading import Reading
from careerkit.model.records import Moments, Record, Removal, later_than, local_day, new_id, now
from careerkit.model.sections import SECTIONS, register_section
from careerkit.model.unfit import UnfitAnswer
from careerkit.model.unknown import UnknownRecord
from careerkit.model.workbook import SCHEMA_VERSION, Workbook, names_of_sections

__all__ = [
    "LONGEST_NAME",
    "LONGEST_STORY",
    "MAX_TEXT",
    "READERS",
    "SCHEMA_VERSION",
    "SECTIONS",
    "Activity",
    "Background",
    "Brought",
    "CareerPath",
    "CheckInRecord",
    "Comment",
    "Contact",
    "Criterion",
    "Decision",
    "Dependency",
    "Experiment",
    "Field",
    "FiveYearPlan",
    "Goal",
    "InterestAnswer",
    "InterestScores",
    "Keep",
    "Kind",
    "LearningItem",
    "Milestone",
    "Moments",
    "NotForMe",
    "PageParts",
    "PassionStatement",
    "PathFilters",
    "PathRating",
    "Preference",
    "Reader",
    "Reading",
    "Record",
    "Removal",
    "Reply",
    "SetAside",
    "Skill",
    "Story",
    "Strength",
    "Supporter",
    "Theme",
    "Tick",
    "Topic",
    "UnfitAnswer",
    "UnknownRecord",
    "UnpaidWorkRecord",
    "WeekHours",
    "WorkValue",
    "Workbook",
    "add",
    "brought",
    "count_differing",
    "declared",
    "later_than",
    "local_day",
    "merge",
    "name_of",
    "names_of_sections",
    "new_id",
    "now",
    "occupation_id",
    "rating_id",
    "reader_of",
    "recognised",
    "register_section",
    "replies_to",
    "reply_id",
    "story_id",
    "take_comments",
]


def __getattr__(name: str) -> NoReturn:
    if name in ("CheckIn", "UnpaidWork"):
        raise ImportError(content.text("model.problems.renamed", old=name, new=f"{name}Record"))
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
