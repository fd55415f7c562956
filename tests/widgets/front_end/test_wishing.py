from __future__ import annotations

import pytest

from careerkit.widgets.front_end.wishing import Wishing


@pytest.fixture
def asked():
    """A widget, and what it heard of wishes."""
    widget, heard = Wishing(), []
    widget.observe(lambda change: heard.append(change["new"]), names="_wish")
    return widget, heard


def test_what_was_pressed_while_it_was_busy_is_heard_in_its_order(asked):
    widget, heard = asked
    first, second, third = ({"seq": seq, "act": "add", "soc": f"{seq}"} for seq in (1, 2, 3))

    widget.set_state({"_wish": first})
    widget.set_state({"_wish": {**third, "before": [first, second]}})

    assert heard == [first, second, third]
    assert widget._heard == 3
    assert widget._wish == third


def test_the_last_wish_is_heard_whatever_its_number(asked):
    widget, heard = asked
    widget.set_state({"_wish": {"seq": 8}})
    widget.set_state({"_wish": {"seq": 6, "before": [{"seq": 5}]}})  # of another window

    assert [wish["seq"] for wish in heard] == [8, 6]
    assert widget._heard == 8


@pytest.mark.parametrize(
    "told", [{}, {"before": 3}, {"before": ["x", {}]}, {"seq": "x", "before": [None]}]
)
def test_what_no_page_of_ours_says_hurts_nobody(asked, told):
    widget, _ = asked
    widget.set_state({"_wish": told})

    assert widget._heard == 0
    widget.set_state({"_wish": {"seq": 1}})
    assert widget._heard == 1
