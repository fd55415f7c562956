"""A page of charts whose answers are hostile, long and empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

HOSTILE = "<img src=x onerror=alert(1)> </script> 👩‍👩‍👧 متعة"

CELLS = [
    f"""from careerkit.charts import energy_map, strengths_map, theme_coverage
from careerkit.model import Activity, Strength, Theme, Workbook
from careerkit.session import Session
from careerkit.widgets import ChartView
session = Session(Workbook(
    activities=[
        Activity(id="baking", what="Baking", absorbed=5, energy=2),
        Activity(id="hostile", what={HOSTILE!r}, absorbed=2, energy=1),
        Activity(id="formula", what="=1+1 is fun", absorbed=5, energy=-2),
        Activity(id="long", what="x" * 20_000, absorbed=4, energy=-2),
    ],
    themes=[Theme(name="Bread", sources=("baking",)), Theme(name="</b>")],
))
map_view = ChartView(draw=energy_map, session=session)
map_view""",
    "ChartView(theme_coverage(session.workbook))",
    "ChartView(draw=strengths_map, session=session)",
]

MARKS = ".mark-symbol path"


def chart(page: Page, name: str) -> Locator:
    """The chart of this name."""
    return page.locator(".ck-chart").filter(has_text=name)


def open_charts(page: Page, address: str) -> Locator:
    """Open the page, and wait until its first chart is drawn; returns that."""
    page.goto(address)
    figure = chart(page, "What absorbs you")
    figure.locator("svg").wait_for()
    return figure
