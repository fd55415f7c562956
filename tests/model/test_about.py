"""Which fields name other people, or speak of them."""

import pytest

from careerkit.model import SECTIONS, declared, fields
from careerkit.model.fields import ABOUT

OTHERS = {
    "name": {"supporters.name", "comments.who", "stories.who"},
    "others": {
        *("supporters.role", "supporters.note"),
        *(
            f"contacts.{name}"
            for name in ("greeting", "common", "ask", "message", "questions", "note")
        ),
        *("comments.text", "replies.text", "stories.text"),
        *("goals.with_whom", "paths.asked", "unpaid_work.helps", "strengths.noticed_by"),
    },
}

OWN = {
    *("activities.what", "topics.what", "topics.why", "topics.done"),
    *("strengths.what", "strengths.story", "unpaid_work.what", "unpaid_work.keep"),
    *("themes.name", "themes.note", "themes.words", "set_aside.name", "set_aside.words"),
    *(f"statements.{name}" for name in ("alive", "care", "give", "statement")),
    *("background.now", "background.carries", "path_filters.job_zones", "path_filters.group"),
    *("not_for_me.soc", "not_for_me.title", "criteria.name"),
    *(
        f"paths.{name}"
        for name in (
            *("title", "soc", "why", "read", "surprised"),
            *("speaks_for", "speaks_against", "questions"),
        )
    ),
    *(f"plans.{name}" for name in ("title", "first_year", "third_year", "fifth_year")),
    *("decisions.why", "decisions.reconsider", "decisions.next_step"),
    *(
        f"goals.{name}"
        for name in (
            *("what", "where", "measure", "why", "outcome", "obstacle"),
            *("if_", "then", "rehearsed"),
        )
    ),
    *("milestones.what", "experiments.what", "experiments.find_out", "experiments.cheapest"),
    *("experiments.learned", "skills.name", "skills.evidence", "learning_items.what"),
    *("dependencies.first", "dependencies.then", "ticks.item"),
    *("check_ins.sentence", "check_ins.news", "check_ins.smaller_step"),
    *("comments.section", "comments.record"),
    *(f"unfit_answers.{name}" for name in ("section", "record", "field", "value")),
}
"""Texts of the person's own about themselves, in which only names are looked for."""


def test_each_text_says_whether_it_speaks_of_others():
    found = {
        f"{section}.{field.name}": field.about
        for section, kind in SECTIONS.items()
        for field in declared(kind)
    }
    texts = {
        f"{section}.{field.name}"
        for section, kind in SECTIONS.items()
        for field in declared(kind)
        if field.kind.is_words
    }

    for about in ABOUT:
        assert {place for place, of in found.items() if of == about} == OTHERS[about]
    # A new text is put into one list or the other, by somebody who has thought about it.
    assert texts - OTHERS["name"] - OTHERS["others"] == OWN


def test_a_field_is_about_nothing_else():
    with pytest.raises(ValueError, match="about no friends, but name, others"):
        fields.text(about="friends")
