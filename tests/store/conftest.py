"""What the tests of the browser's store share."""

import pytest

from careerkit.session import Session
from careerkit.store import BrowserStore
from support.models.fake_vault import FakeVault


@pytest.fixture
def vault():
    """A vault without a browser."""
    return FakeVault()


@pytest.fixture
def session(vault):
    """A session whose store is that vault."""
    return Session(store=BrowserStore(vault))


@pytest.fixture
def no_mishap(caplog):
    """No callback has a mishap."""
    yield
    assert not caplog.get_records("call")
