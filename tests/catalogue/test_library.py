"""Which catalogue is used, what is known about it, and what its licence asks for."""

import logging

import pytest

from careerkit import catalogue
from careerkit.catalogue import CatalogueError, Occupation, Release, database, library
from careerkit.catalogue.release import installing

BAKER = Occupation(soc="51-3011.00", title="Bakers", interests=(6, 1, 3, 2, 2, 4))


def install(**facts):
    release = Release(**({"kind": "onet", "name": "O*NET 30.2 Database"} | facts))
    database.write(library.place(), [BAKER], release)


def test_without_an_installed_one_the_starter_is_used():
    assert catalogue.installed() is None
    assert catalogue.load() is catalogue.starter()


def test_an_installed_one_is_used_and_read_once():
    install()

    assert len(catalogue.load()) == 1
    assert catalogue.load() is catalogue.load()


def test_a_new_release_is_seen_at_once():
    install(name="Old")
    assert catalogue.load().release.name == "Old"

    install(name="New")

    assert catalogue.load().release.name == "New"


def test_a_damaged_one_gives_way_to_the_starter_and_is_told_about(caplog, data_folder):
    data_folder.mkdir()
    library.place().write_bytes(b"damaged" * 1000)

    with caplog.at_level(logging.WARNING):
        assert catalogue.load() is catalogue.starter()

    assert "can't be read" in caplog.text
    assert "can't be read" in catalogue.info().problem
    with pytest.raises(CatalogueError):
        catalogue.installed()


def test_removing_it_goes_back_to_the_starter():
    install()

    assert installing.remove()
    assert not installing.remove()
    assert catalogue.load() is catalogue.starter()


def test_info_tells_of_the_starter():
    known = catalogue.info()

    assert known.occupations == len(catalogue.starter())
    assert (known.release.version, known.release.licence) == ("30.1", "CC BY 4.0")
    assert known.place is None
    assert known.size > 10_000


def test_info_tells_of_an_installed_one():
    install(version="30.2", licence="CC BY 4.0", figures="2025-05")

    known = catalogue.info()

    assert (known.occupations, known.place) == (1, library.place())
    assert known.size == library.place().stat().st_size
    assert known.attribution == catalogue.attribution(catalogue.load())


def test_the_attribution_is_the_one_that_the_licence_asks_for():
    assert catalogue.attribution(catalogue.starter()).startswith(
        "This page includes information from the O*NET 30.1 Database by the U.S. Department of "
        "Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 "
        "license. O*NET® is a trademark of USDOL/ETA. careerkit has modified all or some of this "
        "information."
    )


def test_the_attribution_names_the_month_of_the_wages():
    said = catalogue.attribution(catalogue.starter())

    assert "U.S. Bureau of Labor Statistics" in said
    assert said.endswith("May 2025.")


def test_an_unnumbered_release_is_still_attributed():
    install(figures="2025-05")

    assert "the O*NET Database by" in catalogue.attribution(catalogue.load())


def test_a_file_of_ones_own_is_attributed_as_it_asks():
    install(kind="own", name="Mine", attribution="Source: me")
    assert catalogue.attribution(catalogue.load()) == "Source: me"

    install(kind="own", name="Mine")
    assert catalogue.attribution(catalogue.load()) == "Mine"


def test_the_usual_place_is_the_systems(monkeypatch):
    monkeypatch.delenv("CAREERKIT_DATA")

    assert "careerkit" in library.folder().parts
