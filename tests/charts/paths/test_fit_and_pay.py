"""Fit against pay: what is drawn, what is said, and that dots stay where they are."""

from careerkit.catalogue import Occupation, starter
from careerkit.charts.paths.fit_and_pay import fit_and_pay
from careerkit.insight.paths.exploring import explore
from careerkit.model import Activity, InterestScores, PathFilters, Workbook
from support.models.catalogues import catalogue_of

SCORES = InterestScores(
    realistic=10, investigative=12, artistic=20, social=36, enterprising=25, conventional=9
)


def figure(workbook, catalogue=None):
    catalogue = catalogue or starter()
    return fit_and_pay(catalogue, explore(workbook, catalogue))


def layers(drawn):
    spec = drawn.spec()
    return [spec["datasets"][layer["data"]["name"]] for layer in spec["layer"]]


def test_without_matches_there_is_a_sentence_and_no_chart():
    assert fit_and_pay(starter(), None).chart is None
    assert "When there are matches" in fit_and_pay(starter(), None).description


def test_everyone_is_a_dot_and_the_first_of_the_list_are_strong_ones():
    everyone, first, labels = layers(figure(Workbook(interest_scores=[SCORES])))

    assert len(everyone) > 350
    assert len(first) == 12
    assert {"1", "2", "3", "4", "5"} <= {n for row in labels for n in row["numbers"].split(", ")}


def test_dots_stay_where_they_are_when_what_counts_changes():
    words = {"interest_scores": [SCORES], "activities": [Activity(what="fixing bicycles")]}
    by_interests = layers(figure(Workbook(**words, path_filters=[PathFilters(words_weight=0)])))
    by_words = layers(figure(Workbook(**words, path_filters=[PathFilters(words_weight=4)])))

    assert by_interests[0] == by_words[0]
    assert by_interests[1] != by_words[1]


def test_the_table_has_a_row_for_each_strong_dot():
    drawn = figure(Workbook(interest_scores=[SCORES]))

    assert len(drawn.rows) == 12
    number, title, fit, pay, preparation = drawn.rows[0]
    assert number == 1
    assert title in starter().names
    assert 0.7 < fit <= 1
    assert pay.startswith("$")
    assert preparation


def test_words_alone_are_drawn_on_their_own_axis():
    spec = figure(Workbook(activities=[Activity(what="baking bread")])).spec()

    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == [0, 1]


def test_what_has_no_published_pay_is_counted_and_not_drawn():
    few = catalogue_of(
        Occupation(soc="1", title="Paid", interests=(1, 2, 3, 7, 5, 1), median_wage=30_000),
        Occupation(soc="2", title="Unknown", interests=(1, 2, 3, 7, 5, 2)),
    )

    drawn = figure(Workbook(interest_scores=[SCORES]), few)

    assert [row[1] for row in drawn.rows] == ["Paid"]
    assert "One of them is not drawn" in drawn.description


def test_dots_that_lie_close_together_share_a_label():
    alike = catalogue_of(
        *(
            Occupation(
                soc=str(n), title=f"Work {n}", interests=(1, 2, 3, 7, 5, 1), median_wage=30_000 + n
            )
            for n in range(3)
        )
    )

    _, _, labels = layers(figure(Workbook(interest_scores=[SCORES]), alike))

    assert [row["numbers"] for row in labels] == ["1, 2, 3"]
