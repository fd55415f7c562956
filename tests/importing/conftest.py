"""What the tests of imports share: a day, and a table that somebody edited."""

import csv
import io
from datetime import UTC, date, datetime

import pytest

from careerkit.export import csv_, excel
from careerkit.export.choice import Choice
from careerkit.export.contents import contents_of
from careerkit.importing.proposing import proposal_of
from careerkit.importing.tables import read_tables
from careerkit.model import Goal, Supporter, Topic, Workbook

TODAY = date(2026, 11, 29)
WRITTEN = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def mine() -> Workbook:
    return Workbook(
        topics=(
            Topic(id="soil", what="Soil", why="It feeds us", pull=4, updated=WRITTEN),
            Topic(id="bread", what="=bread", updated=WRITTEN),
        ),
        goals=(Goal(id="g", what="A course", why="Rosa said so", updated=WRITTEN),),
        supporters=(Supporter(id="rosa", name="Rosa", note="Early riser", updated=WRITTEN),),
    )


def document(workbook, *, names=True, notes=True):
    return contents_of(workbook, TODAY, Choice(names=names, notes=notes), remarks=False)


def as_zip(workbook, **ticks) -> bytes:
    return csv_.render(document(workbook, **ticks))


def as_excel(workbook, **ticks) -> bytes:
    return excel.render(document(workbook, **ticks))


def table(*rows, delimiter=",") -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue().encode("utf-8-sig")


def proposed(name, data, workbook):
    at = datetime(2026, 12, 1, tzinfo=UTC)
    return proposal_of(name, read_tables(name, data), workbook, TODAY, at=at)


def edited(rows, section="topics", workbook=None, name=None):
    return proposed(name or f"{section}.csv", table(*rows), workbook or Workbook())


def changes(proposal):
    return [
        (entry.section, entry.record.id, edit.field, edit.before, edit.after)
        for entry in proposal.entries
        if not entry.is_new
        for edit in entry.edits
    ]
