"""What the tests of documents share: a day, the sample, and documents of it."""

from datetime import date

import pytest

from careerkit.export.choice import Choice
from careerkit.export.contents import contents_of
from careerkit.insight.sample import told_today
from careerkit.model import Workbook
from careerkit.opening import SAMPLE
from careerkit.store import read

TODAY = date(2026, 11, 29)
ALL = Choice(names=True, notes=True)


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture(scope="session")
def sample() -> Workbook:
    return told_today(read(SAMPLE), TODAY)


@pytest.fixture(scope="session")
def whole(sample):
    """The sample as a document, with all that may be in it."""
    return contents_of(sample, TODAY, ALL)
