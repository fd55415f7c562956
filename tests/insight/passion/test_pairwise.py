from datetime import UTC, datetime, timedelta
from math import ceil, log2

from hypothesis import given
from hypothesis import strategies as st

from careerkit.insight.passion.pairwise import contradictions, next_pair, ranking
from careerkit.model import Preference

START = datetime(2026, 1, 1, tzinfo=UTC)


def choices(*pairs):
    return tuple(
        Preference(preferred=(better,), over=(worse,), updated=START + timedelta(minutes=minute))
        for minute, (better, worse) in enumerate(pairs)
    )


def ask_all(ids, order):
    """Answer each question as a person would who has this order in mind."""
    made = ()
    while pair := next_pair(ids, made):
        better, worse = sorted(pair, key=order.index)
        made = (*made, *choices((better, worse)))
        assert len(made) <= len(ids) * (len(ids) - 1) / 2
    return made


permutations = st.integers(0, 12).flatmap(lambda n: st.permutations([f"t{i}" for i in range(n)]))
pairs = st.lists(st.tuples(*[st.sampled_from("abcde")] * 2), max_size=12)


def test_before_any_choice_everything_ties():
    assert ranking("abc", ()) == (("a", "b", "c"),)


def test_a_chain_of_choices_gives_an_order():
    assert ranking("cab", choices("ab", "bc")) == (("a",), ("b",), ("c",))


def test_what_follows_from_other_choices_is_not_asked():
    assert next_pair("abc", choices("ab", "bc")) is None


def test_what_was_never_asked_about_stands_in_the_middle():
    assert ranking("abc", choices("ab")) == (("a",), ("c",), ("b",))


def test_the_newest_choice_on_a_pair_wins():
    made = choices("ab", "ba")

    assert ranking("ab", made) == (("b",), ("a",))
    assert ranking("ab", made[::-1]) == (("b",), ("a",))
    assert contradictions("ab", made) == ()


def test_choices_that_go_round_in_a_circle_tie_and_are_named():
    made = choices("ab", "bc", "ca", "ad")

    assert ranking("abcd", made) == (("a", "b", "c"), ("d",))
    assert contradictions("abcd", made) == (("a", "b", "c"),)


def test_choices_about_what_is_gone_do_not_count():
    assert ranking("ab", choices("ax", "xb")) == (("a", "b"),)
    assert next_pair("ab", choices("ax", "xb")) == ("a", "b")


def test_one_alone_needs_no_question():
    assert next_pair("a", ()) is None
    assert next_pair("", ()) is None
    assert ranking("", ()) == ()


@given(permutations)
def test_few_questions_find_the_whole_order(order):
    ids = sorted(order)

    made = ask_all(ids, order)

    assert ranking(ids, made) == tuple((item,) for item in order)
    assert len(made) <= sum(ceil(log2(rank)) for rank in range(1, len(ids) + 1))


@given(permutations, st.data())
def test_choices_without_a_circle_are_all_kept(order, data):
    couples = [(a, b) for i, a in enumerate(order) for b in order[i + 1 :]]
    chosen = data.draw(st.lists(st.sampled_from(couples), unique=True)) if couples else []

    tiers = ranking(sorted(order), choices(*chosen))

    place = {item: number for number, tier in enumerate(tiers) for item in tier}
    assert sorted(place) == sorted(order)
    assert all(place[better] < place[worse] for better, worse in chosen)


@given(pairs)
def test_any_choices_give_a_ranking_with_everything_once(made):
    tiers = ranking("abcde", choices(*made))

    assert sorted(item for tier in tiers for item in tier) == list("abcde")
    for circle in contradictions("abcde", choices(*made)):
        assert any(set(circle) <= set(tier) for tier in tiers)


@given(pairs)
def test_asking_ends_whatever_was_chosen_before(made):
    made = choices(*made)
    for _ in range(11):
        pair = next_pair("abcde", made)
        if pair is None:
            break
        made = (*made, Preference(preferred=pair[:1], over=pair[1:]))

    assert next_pair("abcde", made) is None
