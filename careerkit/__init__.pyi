from careerkit.model import Activity as Activity
from careerkit.model import CareerPath as CareerPath
from careerkit.model import CheckInRecord as CheckInRecord
from careerkit.model import Contact as Contact
from careerkit.model import Criterion as Criterion
from careerkit.model import Decision as Decision
from careerkit.model import Dependency as Dependency
from careerkit.model import Experiment as Experiment
from careerkit.model import FiveYearPlan as FiveYearPlan
from careerkit.model import Goal as Goal
from careerkit.model import InterestAnswer as InterestAnswer
from careerkit.model import LearningItem as LearningItem
from careerkit.model import Milestone as Milestone
from careerkit.model import NotForMe as NotForMe
from careerkit.model import PassionStatement as PassionStatement
from careerkit.model import PathFilters as PathFilters
from careerkit.model import PathRating as PathRating
from careerkit.model import Record as Record
from careerkit.model import Skill as Skill
from careerkit.model import Strength as Strength
from careerkit.model import Supporter as Supporter
from careerkit.model import Theme as Theme
from careerkit.model import Tick as Tick
from careerkit.model import Topic as Topic
from careerkit.model import UnpaidWorkRecord as UnpaidWorkRecord
from careerkit.model import Workbook as Workbook
from careerkit.model import WorkValue as WorkValue
from careerkit.model import fields as fields
from careerkit.model import register_section as register_section
from careerkit.opening import open_workbook as open_workbook
from careerkit.session import Session as Session
from careerkit.steps import Dated as Dated
from careerkit.steps import Step as Step
from careerkit.widgets import *  # noqa: F403 - all that notebooks may show
from careerkit.widgets.steps.section_step import FeedbackStep as FeedbackStep
from careerkit.widgets.steps.section_step import SectionStep as SectionStep

__version__: str
