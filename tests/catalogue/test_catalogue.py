"""The catalogue as a value: parallel tuples, and texts that are read when asked for."""

import subprocess
import sys

import attrs
import pytest

from careerkit.catalogue import Catalogue, Occupation, Release, Texts

BAKER = Occupation(soc="51-3011.00", title="Bakers", interests=(6, 1, 3, 2, 2, 4), plain="Bakes.")
NURSE = Occupation(soc="29-1141.00", title="Nurses", interests=(3, 5, 1, 7, 2, 4), tasks=("Care",))


@attrs.define
class CountingReader:
    asked: list

    def all(self):
        self.asked.append("all")
        return Texts.of([BAKER, NURSE])

    def one(self, position):
        self.asked.append(position)
        return Texts.of([(BAKER, NURSE)[position]])


def catalogue_of(reader):
    some = (BAKER, NURSE)
    return Catalogue(
        soc=tuple(o.soc for o in some),
        titles=tuple(o.title for o in some),
        interests=tuple(o.interests for o in some),
        job_zone=(2, None),
        median_wage=(37160, None),
        employment=(None, 3),
        figures_of=("51-3011", ""),
        release=Release(kind="own", name="Two"),
        reader=reader,
    )


def test_texts_are_read_once_and_only_when_asked_for():
    reader = CountingReader([])
    found = catalogue_of(reader)
    assert reader.asked == []

    assert found.texts.plain == ("Bakes.", "")
    assert found.texts.tasks == ((), ("Care",))

    assert reader.asked == ["all"]


def test_one_occupation_reads_only_its_own_texts():
    reader = CountingReader([])

    nurse = catalogue_of(reader).occupation("29-1141.00")

    assert (nurse.title, nurse.tasks, nurse.employment) == ("Nurses", ("Care",), 3)
    assert reader.asked == [1]


def test_a_code_that_is_not_there_is_a_key_error():
    found = catalogue_of(CountingReader([]))

    assert "11-1111.11" not in found
    with pytest.raises(KeyError):
        found.occupation("11-1111.11")


def test_groups_are_the_first_two_digits():
    assert catalogue_of(CountingReader([])).groups == ("51", "29")


def test_about_prefers_our_own_words():
    assert attrs.evolve(BAKER, description="Theirs.").about == "Bakes."
    assert attrs.evolve(NURSE, description="Theirs.").about == "Theirs."


def test_importing_and_loading_takes_neither_pandas_nor_numpy():
    code = (
        "import sys; from careerkit import catalogue; len(catalogue.starter());"
        "heavy = {'pandas', 'numpy', 'ipywidgets', 'urllib.request'};"
        "print(sorted(heavy & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
