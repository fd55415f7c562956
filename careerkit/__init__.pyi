from careerkit.model import Workbook as Workbook
from careerkit.opening import open_workbook as open_workbook
from careerkit.session import Session as Session
from careerkit.widgets import *  # noqa: F403 - all that notebooks may show

__version__: str
