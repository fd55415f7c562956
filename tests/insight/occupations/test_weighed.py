"""The starter catalogue's words are weighed beforehand, and the table is as new."""

from importlib.resources import files

import numpy as np
import pytest

from careerkit.catalogue import CatalogueError, Occupation, starter
from careerkit.insight import occupations
from careerkit.insight.occupations import weighed
from careerkit.insight.occupations.query import subjects
from careerkit.insight.occupations.retrieval import WordIndex
from support.models.catalogues import catalogue_of

TEXTS = ("baking bread", "fixing bikes with teenagers", "maps", "minecraft", "planning budgets")
FLAT = (1.0,) * 6
AGAIN = "Run scripts/starter_weights.py: what the starter catalogue says has changed."


@pytest.fixture(scope="module")
def written():
    return WordIndex.of(starter()).written


@pytest.fixture(scope="module")
def new(written):
    return weighed.weigh_now(*written)


@pytest.fixture
def kept():
    with files(occupations).joinpath("starter.npz").open("rb") as file, np.load(file) as table:
        yield table


def test_the_table_is_of_the_texts_that_the_starter_catalogue_has(written, kept):
    assert bytes(kept["mark"]) == weighed._mark(*written), AGAIN


def test_the_table_holds_what_weighing_finds(new, kept):
    theirs, signs = weighed.unpacked(kept)
    mine, my_signs = new

    assert (signs.at, signs.names) == (my_signs.at, my_signs.names), AGAIN
    assert theirs.tokens.lemmas == mine.tokens.lemmas, AGAIN
    assert [*map(list, theirs.tokens.of_words)] == [*map(list, mine.tokens.of_words)], AGAIN
    np.testing.assert_array_equal(signs.owners, my_signs.owners)
    np.testing.assert_allclose(signs.shares, my_signs.shares)
    for text in TEXTS:
        asked = [{subject.lemmas: 1.0} for subject in subjects(text, signs, mine.tokens.lemmas, ())]
        np.testing.assert_allclose(theirs.fits(asked), mine.fits(asked), atol=0.02, err_msg=AGAIN)


def test_the_starter_catalogue_is_not_weighed_again(written, monkeypatch):
    monkeypatch.setattr(weighed, "weigh_now", None)

    weights, signs = weighed.weighed(*written)

    assert weights.has_pair(("pastry", "chef"))
    assert "minecraft" in signs


def test_other_occupations_are_weighed_or_it_is_said_what_that_needs(monkeypatch):
    others = WordIndex.of(
        catalogue_of(
            Occupation(soc="51-3011.00", title="Bakers", interests=FLAT, plain="They bake bread."),
            Occupation(soc="49-3091.00", title="Repairers", interests=FLAT, plain="They mend."),
        )
    )
    assert weighed.weighed(*others.written)[0].has_pair(("bake", "bread"))

    def without(*_):
        raise ModuleNotFoundError(name="numpy")

    monkeypatch.setattr(weighed, "weigh_now", without)
    with pytest.raises(CatalogueError, match="needs NumPy"):
        weighed.weighed(*others.written)
