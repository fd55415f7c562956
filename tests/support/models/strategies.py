"""Hypothesis strategies: any record and any workbook that the model can hold.

What an example draws from is made once, and not anew with each: making and checking it took as long
as drawing.
"""

import string
from datetime import UTC, datetime
from functools import cache

import attrs
from hypothesis import strategies as st

from careerkit.model import (
    SECTIONS,
    Moments,
    Reading,
    Removal,
    UnknownRecord,
    Workbook,
    declared,
    kinds,
)

AWKWARD = st.sampled_from(
    [
        "<img src=x onerror=alert(1)>",
        "</script><script>alert(1)</script>",
        "🧑‍🍳 buns for the street party",
        "أحب الخبز",
        "=HYPERLINK(1)",
        "\u202egnirts desrever",
        "a\u0000b\r\n\tc",
        "é" * 300,
        "long " * 4000,
    ]
)
texts = st.one_of(AWKWARD, st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
ids = st.text(string.ascii_letters + string.digits + "_-", min_size=1, max_size=12)
moments = st.datetimes(timezones=st.just(UTC))


def answers(field):  # noqa: PLR0911 - one for each kind
    match field.kind:
        case kinds.Text() | kinds.LongText() | kinds.Link():
            return texts
        case kinds.Rating(low=low, high=high):
            return st.none() | st.integers(low, high)
        case kinds.Number(low=low, high=high):
            return (
                st.none() | st.integers(int(low), int(high)) | st.floats(low, high, allow_nan=False)
            )
        case kinds.Choice(values=values):
            return st.sampled_from(["", *values])
        case kinds.Day():
            return st.none() | st.dates()
        case kinds.Choices(values=values):
            return st.lists(st.sampled_from(values), max_size=3, unique=True).map(tuple)
        case kinds.Readings():
            numbers = st.floats(-1e6, 1e6, allow_nan=False)
            return st.lists(
                st.builds(Reading, kind=texts, name=texts, value=numbers), max_size=3
            ).map(tuple)
        case kinds.Tags() | kinds.Links():
            return st.lists(texts, max_size=4).map(tuple)


@cache
def records(record_type, record_ids=ids):
    fields = {field.name: answers(field) for field in declared(record_type)}
    return st.builds(
        record_type, id=record_ids, updated=moments, stamps=stamps(tuple(fields)), **fields
    )


@cache
def stamps(names):
    return st.dictionaries(st.sampled_from(names), moments, max_size=2).map(Moments)


@cache
def sections(record_type, record_ids=ids, max_size=3):
    return st.lists(
        records(record_type, record_ids), max_size=max_size, unique_by=lambda record: record.id
    ).map(tuple)


UNKNOWN = ("resources", "journal")
"""Sections that only another installation knows."""

plain_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=4,
)


@cache
def unknown_records(record_ids=ids):
    """A section that is not known: records with a few fields, and whatever stands in them."""
    fields = st.dictionaries(
        st.sampled_from(["what", "at", "self"]) | texts, plain_values, max_size=3
    )
    one = st.builds(
        lambda record_id, updated, plain: UnknownRecord.of(
            plain, {"id": record_id, "updated": updated}
        ),
        record_ids,
        moments,
        fields,
    )
    return st.lists(one, max_size=3, unique_by=lambda record: record.id).map(tuple)


@cache
def others(record_ids):
    """What is kept of sections that are not known."""
    return st.dictionaries(st.sampled_from(UNKNOWN), unknown_records(record_ids), max_size=1)


@cache
def removals(names, record_ids):
    mark = st.builds(
        Removal,
        section=st.sampled_from(names),
        id=record_ids,
        at=moments,
        saw=st.lists(moments, max_size=2),
    )
    return st.lists(mark, max_size=2, unique_by=lambda mark: (mark.section, mark.id))


@cache
def some(names):
    """A few of them: all sections in each example would make every test slow."""
    return st.lists(st.sampled_from(names), max_size=6, unique=True)


@st.composite
def workbooks(draw, record_ids=ids):
    names = (*SECTIONS, *UNKNOWN)
    filled = draw(some(tuple(SECTIONS)))
    contents = {name: draw(sections(SECTIONS[name], record_ids)) for name in filled}
    removed = draw(removals(names, record_ids))
    unknown = draw(others(record_ids))
    every = {**contents, **unknown}
    present = {(name, record.id) for name, held in every.items() for record in held}
    removed = [mark for mark in removed if (mark.section, mark.id) not in present]
    return Workbook(
        id=draw(ids),
        created=draw(moments),
        updated=draw(moments),
        arranged=draw(stamps(names)),
        others=unknown,
        removed=tuple(removed),
        **contents,
    )


def without_stamps(records_):
    """What a person wrote, without the bookkeeping."""
    never = datetime(2000, 1, 1, tzinfo=UTC)
    return [attrs.evolve(record, updated=never, stamps=Moments()) for record in records_]
