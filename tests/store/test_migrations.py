"""Older workbooks are brought up to date step by step."""

import pytest

from careerkit.model import SCHEMA_VERSION
from careerkit.store.migrations import MIGRATIONS, Migration, migrate

TO_2 = Migration(from_version=1, name="a is called b", change=lambda p: {"b": p["a"]})
TO_3 = Migration(from_version=2, name="b is doubled", change=lambda p: {"b": p["b"] * 2})


def test_steps_are_applied_in_order_from_the_version_that_a_file_has():
    assert migrate({"schema_version": 1, "a": 2}, (TO_2, TO_3), 3) == {
        "schema_version": 3,
        "b": 4,
    }
    assert migrate({"schema_version": 2, "b": 2}, (TO_2, TO_3), 3)["b"] == 4
    assert migrate({"schema_version": 3, "b": 2}, (TO_2, TO_3), 3)["b"] == 2


@pytest.mark.parametrize("steps", [(TO_2,), (TO_3, TO_2), (TO_2, TO_2, TO_3), (TO_3,)])
def test_a_gap_or_a_double_step_is_our_mistake_and_is_told(steps):
    with pytest.raises(ValueError, match="Migrations should start"):
        migrate({"schema_version": 1, "a": 1}, steps, 3)


def test_the_kits_own_steps_reach_the_present_version():
    assert migrate({"schema_version": SCHEMA_VERSION}, MIGRATIONS, SCHEMA_VERSION) == {
        "schema_version": SCHEMA_VERSION
    }
