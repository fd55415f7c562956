"""Circles in what waits for what, and an order without them."""

from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.planning.ordering import find_circle, later_first

IDS = st.sampled_from("abcdef")
WAITS = st.dictionaries(IDS, st.lists(IDS, unique=True, max_size=3)).map(
    lambda after: {id_: after.get(id_, []) for id_ in "abcdef"}
)


def test_a_circle_is_named_in_the_order_of_waiting():
    assert find_circle({"b": ["a"], "c": ["b"], "a": ["c"], "d": ["a"]}) in (
        ("a", "b", "c"),
        ("b", "c", "a"),
        ("c", "a", "b"),
    )
    assert find_circle({"b": ["a"], "c": ["a", "b"], "d": ["c", "b"]}) == ()


@given(WAITS)
def test_there_is_a_circle_or_an_order_of_everything(after):
    order = list(later_first(after))

    assert len(set(order)) == len(order)
    assert (find_circle(after) == ()) == (set(order) == set(after))


@given(WAITS)
def test_in_a_circle_each_one_waits_for_the_one_before(after):
    circle = find_circle(after)

    for first, then in zip(circle, (*circle[1:], *circle[:1]), strict=True):
        assert first in after[then]


@given(WAITS)
def test_each_one_comes_before_what_it_waits_for(after):
    place = {id_: number for number, id_ in enumerate(later_first(after))}

    for id_, own in place.items():
        assert all(place[first] > own for first in after[id_] if first in place)
