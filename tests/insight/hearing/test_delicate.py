"""From some answers no friend goes on to a job, wherever words become occupations or themes."""

import pytest

from careerkit import catalogue
from careerkit.insight.hearing.delicate import leads_nowhere, leads_on
from careerkit.insight.hearing.recogniser import Heard, hear
from careerkit.insight.occupations.matching import match
from careerkit.insight.passion.feedback import on_activities
from careerkit.insight.passion.themes import suggest_themes
from careerkit.insight.paths.exploring import explore
from careerkit.insight.paths.own_words import own_words, why_silent
from careerkit.model import Activity, Topic, UnpaidWorkRecord, Workbook

DELICATE = [
    "drinking",
    "Drinking alone",
    "drinking with my mates",
    "a few beers",
    "smoking",
    "vaping",
    "I quit smoking",
    "gambling",
    "online betting",
    "on the slots",
    "my tablet",
    "on my phone",
    "scrolling",
    "scrolling through tiktok",
    "doomscrolling in bed",
    "sleeping",
    "sleeping all day",
    "lying in bed",
    "watching telly",
    "arguing with my husband",
    "fighting with my brother",
    "dieting",
    "counting calories",
    "taking drugs",
]
WORK = [
    "drinking coffee with my nan",
    "wine tasting",
    "brewing beer",
    "serving drinks at the bar",
    "smoking meat",
    "campfire smoke",
    "stage fighting",
    "fighting fires",
    "fighting for the climate",
    "alcohol counsellor",
    "helping people with drug problems",
    "drug discovery",
    "divorce law",
    "divorce mediation",
    "mediating in custody cases",
    "helping my nan lose weight",
    "counting calories for my patients",
    "getting high up in the mountains",
    "the ecstasy of dancing",
    "pulling out every weed",
    "coffee drinks at home",
    "Since my divorce I've read everything on family law",
    "repairing my phone",
    "editing videos for youtube",
    "sleep research",
    "bed frames from old pallets",
    "follow an argument",
    "diet and nutrition",
    "helping my grandma with her tablet",
    "playing the piano",
]


@pytest.mark.parametrize("text", DELICATE)
def test_what_is_delicate_leads_to_no_occupation_anywhere(text):
    workbook = Workbook(activities=[Activity(what=text, absorbed=5, energy=2)])
    found = explore(workbook, catalogue.load())

    assert hear(text) is Heard.ORDINARY
    assert leads_nowhere(text)
    assert match(catalogue.load(), words=[text], words_weight=1) == ()
    assert not found.by_words
    assert why_silent(own_words(workbook)) == "delicate"


@pytest.mark.parametrize("text", WORK)
def test_where_it_is_work_or_a_cause_it_leads_on(text):
    assert leads_on(text) == text


def test_only_the_clause_that_is_delicate_is_left_out():
    assert leads_on("Drinking with my mates, then baking bread") == " then baking bread"

    found = match(catalogue.load(), words=["Drinking, and baking bread"], words_weight=1, top=1)
    assert [one.title for one in found] == ["Bakers"]


def test_what_is_delicate_is_offered_as_no_theme():
    workbook = Workbook(
        activities=[Activity(what="Drinking beer with Jo"), Activity(what="Baking bread")],
        topics=[Topic(what="Beer, drinking it"), Topic(what="Old bread recipes")],
        unpaid_work=[UnpaidWorkRecord(what="Drinking beer")],
    )

    labels = [one.label for one in suggest_themes(workbook)]
    assert labels == ["bread"]


def test_nobody_is_cheered_for_drinking_or_asked_for_more_of_it():
    workbook = Workbook(
        activities=[Activity(what="Drinking alone", absorbed=5, energy=2, how_often="rarely")]
    )

    assert on_activities(workbook) == (
        "“Drinking alone” can stay here just as it is, and nothing is made of it.",
    )
