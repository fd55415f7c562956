"""What all tests share: no process outlives them, and browser tests come last."""

from __future__ import annotations

import gc
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from support.serving import nurslings
from support.serving.processes import left_over

if TYPE_CHECKING:
    from collections.abc import Iterator

# How long an example takes says more about the machine than about the code. New examples are looked
# for at a desk: a change is not refused for what has been wrong since long before it.
hypothesis.settings.register_profile(
    "careerkit",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
    print_blob=True,
)
hypothesis.settings.load_profile("careerkit")

_BROWSER = Path(__file__).parent / "browser"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests in ``browser/``, and run them after all others; files that take long first.

    Playwright keeps an event loop running in this thread once it has started, and asyncio
    allows no second one beside it. A long file at the end would leave the other processes without
    work.
    """
    for item in items:
        if _BROWSER in item.path.parents:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: (_is(item, "browser"), not _is(item, "long")))


def _is(item: pytest.Item, marker: str) -> bool:
    return item.get_closest_marker(marker) is not None


@pytest.hookimpl(tryfirst=True)
def pytest_collection() -> None:
    """Look for no garbage while tests are collected: there is hardly any, and that took a third."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Leave what is there before the first test out of every later look for garbage.

    Some thousand tests and all that they import are millions of objects, and a test that makes many
    more has them looked through again and again: the longest took thirty times as long. Where there
    is memory, looking seldom saves a twelfth of what the tests compute.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _no_process_is_left() -> Iterator[None]:
    with nurslings.offered():
        yield
    deadline = time.monotonic() + 60
    while (left := left_over()) and time.monotonic() < deadline:
        time.sleep(0.2)
    described = [f"{process.pid} {' '.join(process.cmdline())[:120]}" for process in left]
    for process in left:
        process.kill()
    assert not described, f"The tests left processes behind: {described}"
