"""No page asks twice for the same thing."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from careerkit import widgets
from careerkit.insight.sample import told_today
from careerkit.model import Workbook
from careerkit.opening import SAMPLE
from careerkit.session import Session
from careerkit.store import read
from careerkit.widgets.keeping.pending_records import PendingRecords
from careerkit.widgets.steps.journey import WidgetPart, notebook_parts
from support.serving.servers import WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGES = sorted(WORKBOOKS.glob("0*.ipynb"))
TODAY = date.today()  # noqa: DTZ011 - the day of the sessions


def editors(page: Path, workbook: Workbook) -> Iterator[Any]:
    """All that a person can write in on a step's page."""
    session = Session(workbook)
    for part in notebook_parts(page):
        if isinstance(part, WidgetPart):
            yield from _in(getattr(widgets, part.name)(session, **part.options))


def _in(widget: Any) -> Iterator[Any]:
    if isinstance(widget, PendingRecords):
        yield widget
    for child in getattr(widget, "children", ()):
        yield from _in(child)


def asks(editor: Any, workbook: Workbook) -> set[tuple[str, str, str]]:
    """The section, record and field of each question of an editor that has no answer yet."""
    known = {record.id: record for record in workbook.section(editor._section)}
    cards = getattr(editor, "_cards", None)
    ids = known.keys() if cards is None else [card["id"] for card in cards]
    return {
        (editor._section, one, field["name"])
        for one in ids
        for field in getattr(editor, "_fields", [])
        if one not in known or not getattr(known[one], field["name"])
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
@pytest.mark.parametrize("workbook", [Workbook(), told_today(read(SAMPLE), TODAY)])
def test_no_page_of_a_step_asks_twice_for_one_answer(page, workbook):
    found = [asks(editor, workbook) for editor in editors(page, workbook)]

    assert found
    twice = [one & other for one, other in combinations(found, 2)]
    assert set().union(*twice) == set()
