"""Prose from a notebook becomes elements, never markup."""

from careerkit.widgets.parts.prose import Prose, outline


def test_markdown_becomes_a_tree_of_elements():
    tree = outline("## Why\n\nBecause *stories* count.\n\n- one\n- two\n")
    assert tree == [
        ["h2", {}, ["Why"]],
        ["p", {}, ["Because ", ["em", {}, ["stories"]], " count."]],
        ["ul", {}, [["li", {}, ["one"]], ["li", {}, ["two"]]]],
    ]


def test_html_in_markdown_stays_text():
    assert outline("<img src=x onerror=alert(1)>") == [["p", {}, ["<img src=x onerror=alert(1)>"]]]


def test_a_link_may_only_lead_to_the_web_or_within_the_page():
    assert outline("[a](https://example.org/)") == [
        ["p", {}, [["a", {"href": "https://example.org/"}, ["a"]]]]
    ]
    assert outline("[a](02_interests.ipynb)") == [["p", {}, [["a", {}, ["a"]]]]]
    assert outline("[a](<javascript:1>)") == [["p", {}, ["[a](<javascript:1>)"]]]


def test_headings_move_down_below_another_heading_and_stop_at_six():
    assert [node[0] for node in outline("# a\n\n## b\n\n###### c", deeper=1)] == ["h2", "h3", "h6"]


def test_a_table_and_a_quote_keep_their_structure():
    tree = outline("> **For example:** a\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
    quote = ["blockquote", {}, [["p", {}, [["strong", {}, ["For example:"]], " a"]]]]
    assert tree[0] == [
        "details",
        {"class": "ck-fold ck-example"},
        [["summary", {}, ["An example"]], quote],
    ]
    assert tree[1][0] == "table"


def test_what_explains_more_stands_in_an_element_that_a_phone_folds():
    tree = outline("## Why\n\nFirst this.\n\nThen that.\n\nAnd more.")

    assert [node[0] for node in tree] == ["h2", "p", "details"]
    assert tree[2][2] == [
        ["summary", {}, ["More about this"]],
        ["p", {}, ["Then that."]],
        ["p", {}, ["And more."]],
    ]


def test_the_widget_carries_the_tree():
    assert Prose("Hello")._outline == [["p", {}, ["Hello"]]]
