"""Three tabs write, remove and hear each other in any order, and nothing is lost."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from careerkit.insight.hearing.news import of_records
from careerkit.model import declared, merge
from support.models.tabs import Tabs, all_texts_of, opened

CLOCKS = st.tuples(*[st.sampled_from([0, 365, -365])] * 3)
TABS, NUMBERS = st.sampled_from("abc"), st.integers(0, 5)
WRITES = st.sampled_from(
    ["what", "why", "pull", "word", "no word", "name", "remove", "turn", "new"]
)
ACTS = st.tuples(TABS, WRITES | st.just("hear") | st.just("hear"), NUMBERS)


def after(clocks, acts):
    tabs = Tabs(clocks)
    for act in acts:
        tabs.act(*act)
    return tabs


def said(records):
    return [
        tuple(getattr(record, field.name) for field in declared(type(record))) for record in records
    ]


@given(CLOCKS, st.lists(ACTS, max_size=14))
@settings(max_examples=300, deadline=None)
@example((0, 0, 0), [("a", "why", 0), ("b", "remove", 0)])
@example((365, 0, 0), [("a", "remove", 0), ("b", "what", 0)])
@example((365, 0, -365), [("a", "new", 0), ("b", "hear", 0), ("a", "why", 3), ("b", "pull", 3)])
@example((0, -365, -365), [("b", "what", 1), ("b", "remove", 1), ("c", "why", 1)])
@example(
    (0, 0, 0),
    [("c", "word", 0), ("a", "hear", 1), ("a", "no word", 0), ("b", "hear", 1), ("a", "name", 0)],
)
def test_no_confirmed_text_is_lost_and_all_tabs_come_to_the_same(clocks, acts):
    tabs = after(clocks, acts)

    assert tabs.come_to_rest()

    assert tabs.lost() == set()
    one, two, three = (tab.workbook for tab in tabs.tabs.values())
    assert said(one.topics) == said(two.topics) == said(three.topics)
    assert said(one.themes) == said(two.themes) == said(three.themes)
    assert [t.id for t in one.topics] == [t.id for t in two.topics] == [t.id for t in three.topics]


@given(CLOCKS, st.lists(st.tuples(TABS, WRITES, NUMBERS), max_size=10))
@settings(max_examples=200, deadline=None)
# One turns the topics round, one removes two of them, and the third one writes in these.
@example(
    (0, 0, 0),
    [
        ("a", "remove", 0),
        ("a", "remove", 1),
        ("b", "turn", 0),
        ("c", "what", 0),
        ("c", "what", 2),
        ("b", "what", 1),
    ],
)
def test_three_versions_hold_the_same_whichever_is_merged_first_and_come_to_rest(clocks, acts):
    tabs, base = after(clocks, acts), opened()
    one, two, three = sides = [tab.workbook for tab in tabs.tabs.values()]

    left = merge(merge(one, two, base), three, base)
    right = merge(one, merge(two, three, base), base)

    # A copy of what another text hides holds, around that text, what was known where it was made.
    known = {topic.id for side in (one, two, three) for topic in side.topics}
    assert {t.id: said([t]) for t in left.topics if t.id in known} == {
        t.id: said([t]) for t in right.topics if t.id in known
    }
    for merged in (left, right):
        assert tabs.live <= all_texts_of(merged)
    assert set(left.themes[0].words) == set(right.themes[0].words)
    # Their order may be another one, as no version remembers where a removed topic stood that comes
    # back. But once they hear of each other, there is one order, and it stays.
    both = merge(left, right, base)
    assert merge(right, left, base) == both
    for merged in (left, right, both):
        for side in sides:
            assert said(merge(merged, side, base).topics) == said(merged.topics)
            assert merge(side, merged, base) == merge(merged, side, base)
    for merged in (left, right):
        assert merge(merged, both, base).topics == both.topics


@given(CLOCKS, st.lists(st.tuples(TABS, WRITES, NUMBERS), max_size=10))
@settings(max_examples=100, deadline=None)
def test_one_tab_alone_has_nothing_to_hear(clocks, acts):
    tabs = after(clocks, [("a", what, number) for _, what, number in acts])
    mine = tabs.tabs["a"].workbook

    tabs.come_to_rest()

    for tab in tabs.tabs.values():
        assert (tab.workbook.topics, tab.workbook.themes) == (mine.topics, mine.themes)
    assert tabs.tabs["a"].session.news is None


def test_an_echo_of_what_was_corrected_since_is_no_news():
    tabs = Tabs((0, 0, 0))
    tabs.act("a", "new", 0)
    tabs.act("b", "hear", 0)
    tabs.act("a", "what", 3)

    tabs.hear("a", "b")

    assert len(tabs.tabs["a"].workbook.topics) == 4
    tabs.act("a", "remove", 3)
    tabs.hear("a", "b")
    assert len(tabs.tabs["a"].workbook.topics) == 3


def test_a_removal_that_did_not_know_the_last_words_is_undone_with_a_word_about_it():
    tabs = Tabs((0, 0, 0))
    tabs.act("a", "why", 0)
    tabs.act("b", "remove", 0)

    tabs.come_to_rest()

    assert [topic.id for topic in tabs.tabs["b"].workbook.topics] == ["x", "y", "z"]
    for name in "ab":
        news = tabs.tabs[name].session.news
        assert of_records(news.kind, news.records).startswith("“start x;” was removed in one place")


def test_a_removal_of_what_was_seen_stays_a_removal():
    tabs = Tabs((365, 0, -365))
    tabs.act("a", "why", 0)
    tabs.act("c", "hear", 0)
    tabs.act("c", "remove", 0)

    tabs.come_to_rest()

    for tab in tabs.tabs.values():
        assert [topic.id for topic in tab.workbook.topics] == ["y", "z"]
        assert tab.session.news is None
