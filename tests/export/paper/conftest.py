"""What the tests of documents on paper share: one of a text, and the fonts of a fresh computer."""

from datetime import UTC, date, datetime

import pytest
import typst

from careerkit.charts import Figure
from careerkit.export.contents import Document, Entry, Part, Section
from careerkit.export.paper import letters, typesetting
from careerkit.export.words import Answer
from careerkit.model import Workbook

TODAY, NOW = date(2026, 11, 29), datetime(2026, 11, 29, tzinfo=UTC)


def of(text: str, *figures: Figure, kind: str = "long_text", count: int = 1) -> Document:
    """A document in which a text stands wherever a person's text may stand."""
    answers = tuple(
        Answer(question=question, text=text, value=text, kind=kind) for question in ("One?", "Two?")
    )
    name = " ".join(text.split())
    entries = tuple(
        Entry(name=name, answers=answers, day=TODAY, id=f"id {number}", updated=NOW)
        for number in range(count)
    )
    section = Section(name="topics", title="Topics", entries=entries, said=(text,), figures=figures)
    part = Part(number=1, title="Find", sections=(section,))
    return Document(
        title="Title",
        day=TODAY,
        told="Today",
        parts=(part,),
        dates=(),
        notes=(text,),
        workbook=Workbook(),
    )


@pytest.fixture
def make():
    return of


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch):
    """A computer without fonts of its own: those that Typst brings along are all that there are."""
    fonts = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(typesetting, "_fonts", lambda: fonts)
    letters._missing.cache_clear()
    yield
    letters._missing.cache_clear()
