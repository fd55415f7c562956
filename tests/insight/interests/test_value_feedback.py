"""What a sort of values says, from nothing sorted to five that count."""

import pytest

from careerkit.insight.interests.value_feedback import on_values
from careerkit.insight.interests.values import cards
from careerkit.model import Workbook, WorkValue

IDS = [card.id for card in cards()]


def said(**laid):
    """What is said of cards by pile."""
    records = (WorkValue(id=id_, pile=pile) for pile, ids in laid.items() for id_ in ids)
    return " ".join(on_values(Workbook(work_values=tuple(records))))


@pytest.mark.parametrize("laid", [{}, {"some": ["quiet"]}, {"little": IDS[:7]}])
def test_of_little_nothing_is_said(laid):
    assert said(**laid) == ""


def test_one_card_that_matters_is_a_beginning():
    assert said(much=["living"], some=["new"]).startswith(
        "One card lies on “Matters a lot”: “Enough to live on”."
    )


def test_several_ask_for_a_choice():
    assert said(much=["living", "hands"]).startswith("Two cards lie on “Matters a lot”.")
    assert said(much=IDS[:12], little=IDS[12:]).startswith("12 cards lie")


@pytest.mark.parametrize("count", [8, 24])
def test_all_cards_on_the_first_pile_can_not_choose(count):
    text = said(much=IDS[:count])

    assert text.startswith(f"All {count} cards")
    assert "which one would you keep?" in text


@pytest.mark.parametrize(
    "laid", [{"some": IDS}, {"little": IDS}, {"little": IDS[:5], "some": IDS[5:9]}]
)
def test_where_nothing_matters_a_lot_the_cards_may_lack_the_words(laid):
    assert "Perhaps your words are not on these cards." in said(**laid)


def test_one_that_counts_most_is_named():
    assert said(five=["hands"]).startswith("What counts most for you is “Working with my hands”. ")


def test_five_are_named_in_their_order():
    text = said(five=["hands", "living", "near", "seen", "useful"], much=["new"])

    assert text.startswith(
        "What counts most for you is “Working with my hands”, then “Enough to live on”, "
        "“Near home”, “Being seen” and “Being of use”."
    )
    assert "the first counts 5 of 5" in text
    assert "pull in different directions" not in text


def test_two_that_one_job_may_not_give_are_a_question():
    text = said(five=["new", "living", "steady"])

    assert "“A steady place” and “Something new” can pull in different directions." in text


def test_more_than_five_say_the_first_five():
    text = said(five=IDS[:7])

    assert "“Being of use”" in text
    assert "“Home on time”" not in text
