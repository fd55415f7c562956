"""A file that a dead page saves holds what a kernel would have made of it, unseen words and all."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerkit.model import (
    SECTIONS,
    Activity,
    Milestone,
    Supporter,
    Theme,
    Topic,
    Workbook,
    declared,
    kinds,
)
from careerkit.store import decode, encode
from careerkit.widgets.keeping.pending import apply_pending, checksum
from support.pages.vault_parts import open_parts, put


@pytest.fixture
def parts(page):
    return open_parts(page)


def sums(seen):
    """What a page had shown, as a set says it: by field, a checksum for each value."""
    return {name: [checksum(value) for value in values] for name, values in seen.items()}


def saved_over(page, section, present, elsewhere=(), **pending):
    """What a dead page saves of a section: kept here and in another tab, and pending."""
    documents = {
        name: Workbook(id="w", **{section: records})
        for name, records in (("b", elsewhere), ("a", present))  # the page's own is the newest
        if records
    }
    for name, document in documents.items():
        put(page, f"document/{name}", encode(document))
    put(page, f"pending/browser/{section}/w", json.dumps({"seq": 1, **pending}))
    workbook = decode(page.evaluate("wholeWorkbook(new VaultStorage(model))"))
    return workbook, workbook.section(section)


def entry(changed=None, after=None, **record):
    return {"record": record, "changed": list(changed or record), "after": after}


@pytest.mark.parametrize(
    ("section", "present", "field", "seen", "mine"),
    [
        ("milestones", Milestone(id="m", done=date(2026, 12, 1)), "done", "2026-11-30", None),
        ("milestones", Milestone(id="m", goal="fair"), "goal", "club", "choir"),
        ("activities", Activity(id="m", how_often="daily"), "how_often", "weekly", ""),
        ("topics", Topic(id="m", pull=4), "pull", "3", 2),
        pytest.param("topics", Topic(id="m", what="Soil"), "what", "So", 12, id="unfit"),
    ],
)
def test_a_file_that_a_dead_page_saves_copies_nothing_but_words(
    parts, section, present, field, seen, mine
):
    pending = {"put": {"m": entry(**{field: mine})}, "seen": {"m": sums({field: [seen]})}}
    _, [record] = saved_over(parts, section, [present], **pending)

    expected = present.what if mine == 12 else mine
    assert getattr(record, field) == expected


def test_a_file_takes_what_either_side_added_to_a_list(parts):
    present = Theme(id="t", words=("bread", "flour"))
    pending = {
        "put": {"t": entry(words=["bread", "oven"])},
        "seen": {"t": sums({"words": [["bread"]]})},
    }
    _, [theme] = saved_over(parts, "themes", [present], **pending)

    assert theme.words == ("bread", "oven", "flour")


@pytest.mark.parametrize("mine", [None, ""])
def test_in_a_file_news_are_not_cleared_whatever_nothing_looks_like(parts, mine):
    pending = {"put": {"t": entry(what=mine)}, "seen": {"t": sums({"what": ["So"]})}}
    _, topics = saved_over(parts, "topics", [Topic(id="t", what="Soil")], **pending)

    assert [topic.what for topic in topics] == ["Soil"]


@pytest.mark.parametrize(
    ("elsewhere", "seen", "left"),
    [
        ({"closeness": 4, "path": "nurse"}, {"path": ["baker"]}, 0),
        ({"name": "Rosa"}, {"name": ["Rosa"]}, 0),
        ({"name": "Rosa"}, {"name": ["Ro"]}, 1),
        ({"gives": ("advice",)}, {"gives": [[]]}, 1),
        ({"name": "Rosa"}, {"note": [""]}, 1),
    ],
)
def test_in_a_file_a_removal_holds_against_all_but_unseen_words(parts, elsewhere, seen, left):
    pending = {"remove": ["s"], "seen": {"s": sums(seen)}}
    workbook, people = saved_over(parts, "supporters", [Supporter(id="s", **elsewhere)], **pending)

    assert len(people) == left
    assert len(workbook.removed) == 1 - left


def test_what_another_tab_alone_kept_of_a_record_is_still_in_it(parts):
    # What the page's own document lacks it may know from an earlier visit.
    elsewhere = Topic(id="t", what="Soil", why="Worms, and newer words", pull=5)
    record = entry(["what"], what="Soil and rain", why="Worms", pull=3)
    seen = {"t": sums({"what": ["Soil"]})}
    present = [Topic(id="x", what="Rivers")]
    _, topics = saved_over(parts, "topics", present, [elsewhere], put={"t": record}, seen=seen)

    [topic] = [one for one in topics if one.id != "x"]
    assert (topic.what, topic.why, topic.pull) == ("Soil and rain", "Worms, and newer words", 5)


POOLS = {
    kinds.Text: st.sampled_from(["", "a", "ab", "b"]),
    kinds.LongText: st.sampled_from(["", "a", "ab", "b"]),
    kinds.Link: st.sampled_from(["", "x", "y"]),
    kinds.Day: st.sampled_from([None, date(2026, 12, 1), date(2026, 12, 24)]),
}
JUNK = st.sampled_from([None, "", [], 7777, "junk", ["junk"], [1]])


def answers(field):
    match field.kind:
        case kinds.Choice(values=values):
            return st.sampled_from(["", *values[:2]])
        case kinds.Choices(values=values):
            return st.lists(st.sampled_from(values[:2]), max_size=2, unique=True).map(tuple)
        case kinds.Number():
            return st.sampled_from([None, 1, 2])
        case kinds.Tags() | kinds.Links():
            return st.lists(st.sampled_from("ab"), max_size=2).map(tuple)
        case _:
            return POOLS[type(field.kind)]


def as_json(value):
    return value.isoformat() if isinstance(value, date) else value


def is_seeable(value):
    return isinstance(value, str | tuple | date)


@st.composite
def two_stories(draw):
    """A section as it is now, and what a page wants that knew some of it."""
    section = draw(st.sampled_from(["topics", "milestones", "supporters", "themes", "activities"]))
    kind = SECTIONS[section]
    fields = list(declared(kind))
    ids = draw(st.lists(st.sampled_from("rst"), min_size=1, unique=True))
    records = [kind(id=i, **{f.name: draw(answers(f)) for f in fields}) for i in ids]
    touched = draw(st.lists(st.sampled_from("rstu"), unique=True))
    seen = {}
    for record_id in touched:
        shown = draw(st.lists(st.sampled_from(fields), unique_by=lambda field: field.name))
        values = {f.name: draw(st.lists(answers(f), max_size=2)) for f in shown}
        seen[record_id] = sums(
            {n: [as_json(v) for v in some if is_seeable(v)] for n, some in values.items()}
        )
    puts, removed = {}, []
    for record_id in touched:
        if draw(st.booleans()):
            removed.append(record_id)
            continue
        record = {f.name: as_json(draw(answers(f) | JUNK)) for f in fields}
        changed = draw(st.lists(st.sampled_from(list(record)), unique=True))
        after = draw(st.none() | st.sampled_from("rstz"))
        puts[record_id] = entry(changed, after, **record)
        puts[record_id]["changed"] = changed
    order = draw(st.just([]) | st.permutations(ids))
    seen = draw(st.just(seen) | st.just({}))
    return section, records, {"put": puts, "remove": removed, "order": order, "seen": seen}


def said(record):
    return {"id": record.id, **{f.name: getattr(record, f.name) for f in declared(type(record))}}


@given(two_stories())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_file_holds_what_a_kernel_would_have_made_of_it(parts, story):
    section, records, pending = story
    parts.evaluate("localStorage.clear()")
    applied = apply_pending(SECTIONS[section], records, json.loads(json.dumps(pending)))

    workbook, saved = saved_over(parts, section, records, **pending)

    assert list(map(said, saved)) == list(map(said, applied.records))
    waiting = {(one.record, one.field) for one in workbook.unfit_answers}
    assert waiting == {(i, name) for i, names in applied.unfit.items() for name in names}
