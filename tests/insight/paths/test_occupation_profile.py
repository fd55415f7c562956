"""One occupation from the inside: what is known is there, and what isn't is said or left out."""

import attrs
import pytest

from careerkit.catalogue import Occupation, starter
from careerkit.catalogue import catalogue as laid_out
from careerkit.insight.occupations.matching import rank
from careerkit.insight.paths.occupation_profile import occupation_profile
from careerkit.model import Background, Workbook
from support.models.catalogues import catalogue_of

BAKER = "51-3011.00"
TASKS = tuple(f"Task {number}." for number in range(20))
INSTALLED = catalogue_of(
    Occupation(
        soc=BAKER,
        title="Bakers",
        interests=(7, 1, 3, 2, 4, 5),
        plain="Bakes bread.",
        description="Mix and bake ingredients.",
        tasks=TASKS,
        skills=("Active Listening",),
        related=("51-3021.00",),
    ),
    Occupation(soc="51-3021.00", title="Butchers", interests=(7, 1, 2, 2, 4, 5)),
)


def profile(soc=BAKER, catalogue=None, ranking=None):
    return occupation_profile(Workbook(), catalogue or starter(), soc, ranking)


def of_a_release(catalogue):
    return attrs.evolve(
        catalogue, release=laid_out.Release(kind="onet", name="O*NET", figures="2025-05")
    )


def test_an_occupation_of_the_starter_is_told_in_our_own_lines():
    found = profile()

    assert found.title == "Baker"
    assert found.about == ("Mixes, shapes and bakes bread, cakes and pastries, often before dawn.",)
    assert found.tasks == ()
    assert "own words" in found.tasks_by
    assert found.skills == ("baking", "early rising", "sense of taste")
    assert found.day.startswith("Dough at two or three")
    assert "Found by careerkit" in found.related_by
    assert found.sources[0].endswith("careerkit's own.")
    assert "CC BY 4.0" in found.sources[1]
    assert "Employment Projections 2024-2034" in found.sources[2]


def test_an_installed_release_brings_its_tasks_and_its_related_occupations():
    found = profile(catalogue=of_a_release(INSTALLED))

    assert found.about == ("Bakes bread.", "Mix and bake ingredients.")
    assert found.tasks == TASKS[:8]
    assert found.tasks_by == "Tasks from O*NET."
    assert found.related == (("51-3021.00", "Butchers"),)
    assert "O*NET's list" in found.related_by


def test_what_nobody_wrote_down_is_left_empty_and_not_made_up():
    found = profile("51-3021.00", of_a_release(INSTALLED))

    assert found.about == found.tasks == found.skills == ()
    assert found.tasks_by == ""


def test_the_way_out_leads_to_the_page_of_just_this_occupation():
    assert profile().elsewhere == "https://www.mynextmove.org/profile/summary/51-3011.00"


@pytest.mark.parametrize("soc", ["../../evil", "51-3011", "javascript:alert(1)"])
def test_a_code_that_is_none_of_o_nets_leads_nowhere(soc):
    odd = catalogue_of(Occupation(soc=soc, title="Odd", interests=(7, 1, 3, 2, 4, 5)))

    assert profile(soc, of_a_release(odd)).elsewhere == ""


def test_a_catalogue_of_ones_own_leads_nowhere_and_names_its_own_source():
    found = profile(catalogue=INSTALLED)

    assert found.elsewhere == ""
    assert found.sources[-1] == "A few"
    assert found.tasks_by == ""
    assert found.range is None


def test_where_nothing_is_known_of_the_person_it_says_what_would_help():
    found = profile()

    assert found.meets[0].startswith("Nothing is here yet")
    assert found.differs == ()


def test_the_reasons_of_the_list_stand_there_apart_for_and_against():
    ranking = rank(starter(), sums=[36, 4, 12, 8, 20, 0], words=["baking bread", "old maps"])

    found = profile(ranking=ranking)

    assert set(ranking.match(starter().positions[BAKER]).reasons) <= {*found.meets, *found.differs}
    assert any("“baking bread”" in reason or "“bread”" in reason for reason in found.meets)
    assert any("“old maps”" in reason for reason in found.differs)


def test_where_nothing_points_there_it_is_said_kindly():
    ranking = rank(starter(), words=["old maps"])

    assert profile(ranking=ranking).meets[0].startswith("Nothing that you wrote or rated")


@pytest.mark.parametrize("soc", starter().soc[::7])
def test_every_occupation_of_the_starter_opens_whole(soc):
    found = profile(soc)

    assert all((found.about, found.day, found.pay, found.jobs, found.ways, found.related))
    assert soc not in [code for code, _ in found.related]


def test_what_the_person_will_not_do_again_stands_first_among_what_speaks_against_it():
    workbook = Workbook(background=[Background(not_again=("nights",))])

    found = occupation_profile(workbook, starter(), BAKER, None)

    assert found.differs == ("Often means “Nights and late evenings”, which you won't do again",)
    assert occupation_profile(workbook, starter(), "25-4022.00", None).differs == ()
