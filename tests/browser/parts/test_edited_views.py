"""What all views of answers share: where a mistake of ours is told."""

from playwright.sync_api import expect

CELLS = [
    """import ipywidgets
from careerkit import CareerPath, Experiment, PageOfMine, ReaderChoice, Session, StageBoard
from careerkit import WeekList, Workbook
from careerkit.widgets.keeping.pending_records import PendingRecords
from careerkit.widgets.parts.interests.interest_grid import InterestGrid
from careerkit.widgets.parts.interests.value_sort import ValueSort
from careerkit.widgets.parts.paths.rating_grid import RatingGrid

# Paths are rated only where there is one.
session = Session(Workbook().put("paths", CareerPath(title="Baker")))
[sheet] = [part for part in PageOfMine(session).children if isinstance(part, PendingRecords)]
views = [InterestGrid(session), ValueSort(session), RatingGrid(session), WeekList(session), sheet,
    ReaderChoice(session), StageBoard(Experiment, session=session)]
for number, view in enumerate(views, start=1):
    view.problem = f"Something went wrong in view {number}."
ipywidgets.VBox(views)""",
]


def test_each_view_of_answers_tells_what_went_wrong(page, show_cells):
    page.goto(show_cells(CELLS).url)

    told = page.get_by_role("alert").filter(has_text="Something went wrong")
    expect(told).to_have_text([f"Something went wrong in view {number}." for number in range(1, 8)])
