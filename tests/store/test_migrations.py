"""Older workbooks are brought up to date step by step."""

import json

import attrs
import pytest

from careerkit.model import SCHEMA_VERSION, Topic
from careerkit.store import StoreError, codec, decode
from careerkit.store.migrations import MIGRATIONS, Migration, MigrationError, migrate


@attrs.frozen
class Tomorrow:
    """A workbook of the next version."""

    schema_version: int
    topics: tuple[Topic, ...]
    updated: int = 0


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
    with pytest.raises(ValueError, match=r"start from each of 1 to 2: \["):
        migrate({"schema_version": 1, "a": 1}, steps, 3)


def test_a_workbook_that_a_step_can_not_make_sense_of_is_told_apart_from_our_mistakes():
    with pytest.raises(MigrationError, match="a is called b"):
        migrate({"schema_version": 1}, (TO_2, TO_3), 3)


def test_an_older_file_is_opened_as_one_of_today(monkeypatch):
    def rename(plain):
        return {"topics": plain["interests"]}

    step = Migration(from_version=1, name="interests are called topics", change=rename)
    old = {"format": "careerkit", "schema_version": 1, "interests": [{"what": "soil"}]}
    monkeypatch.setattr(codec, "MIGRATIONS", (step,))
    monkeypatch.setattr(codec, "SCHEMA_VERSION", 2)
    monkeypatch.setattr(codec, "Workbook", Tomorrow)
    assert decode(json.dumps(old)).topics[0].what == "soil"
    del old["interests"]
    with pytest.raises(StoreError, match="is damaged"):
        decode(json.dumps(old))


def test_the_kits_own_steps_reach_the_present_version():
    assert migrate({"schema_version": SCHEMA_VERSION}, MIGRATIONS, SCHEMA_VERSION) == {
        "schema_version": SCHEMA_VERSION
    }
