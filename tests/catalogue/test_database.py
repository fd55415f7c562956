"""An installed catalogue's file: what is written is what is read."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit.catalogue import CatalogueError, Occupation, Release, database

RELEASE = Release(kind="own", name="Mine", missing=("a", "b"), unrated=3)

# SQLite and JSON hold every text but one with half of a surrogate pair.
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
lists = st.lists(words, max_size=3).map(tuple)
count = st.none() | st.integers(0, 10**10)
occupations = st.lists(
    st.builds(
        Occupation,
        soc=words,
        title=words,
        interests=st.tuples(*[st.floats(-100, 100)] * 6),
        job_zone=st.none() | st.integers(1, 5),
        median_wage=count,
        employment=count,
        figures_of=words,
        description=words,
        alternate_titles=lists,
        tasks=lists,
        skills=lists,
        related=lists,
    ),
    max_size=4,
    unique_by=lambda occupation: occupation.soc,
)
BAKER = Occupation(soc="51-3011.00", title="Bakers", interests=(6, 1, 3, 2, 2, 4), tasks=("Bake",))


@given(some=occupations)
def test_any_occupations_come_back_as_they_were(some, tmp_path_factory):
    path = tmp_path_factory.mktemp("db") / "x.sqlite"

    database.write(path, some, RELEASE)
    found = database.read(path)

    assert [found.occupation(soc) for soc in found.soc] == some
    assert list(found.texts.tasks) == [occupation.tasks for occupation in some]
    assert found.release == RELEASE


def test_our_own_words_join_what_the_source_says(tmp_path):
    database.write(tmp_path / "x", [BAKER], RELEASE)

    baker = database.read(tmp_path / "x").occupation(BAKER.soc)

    assert baker.plain.startswith("Mixes, shapes and bakes")
    assert baker.skills == ("baking", "early rising", "sense of taste")
    assert baker.tasks == ("Bake",)


def test_nothing_else_is_left_in_the_folder(tmp_path):
    database.write(tmp_path / "new" / "x", [BAKER], RELEASE)

    assert [path.name for path in (tmp_path / "new").iterdir()] == ["x"]


def test_a_write_that_fails_leaves_the_old_file_as_it_was(tmp_path):
    path = tmp_path / "x"
    database.write(path, [BAKER], RELEASE)
    before = path.read_bytes()

    with pytest.raises(CatalogueError, match="can't be kept"):
        database.write(path, [BAKER, BAKER], RELEASE)

    assert path.read_bytes() == before
    assert [child.name for child in tmp_path.iterdir()] == ["x"]


def test_what_can_not_be_read_back_does_not_take_its_place(tmp_path, monkeypatch):
    path = tmp_path / "x"
    database.write(path, [BAKER], RELEASE)
    before = path.read_bytes()
    monkeypatch.setattr(database, "_fill", lambda path, *_: path.write_bytes(before[:5000]))

    with pytest.raises(CatalogueError):
        database.write(path, [BAKER], RELEASE)

    assert path.read_bytes() == before


def test_a_place_that_is_no_folder_is_said_so(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(CatalogueError, match="can't be kept"):
        database.write(tmp_path / "file" / "x", [BAKER], RELEASE)


@pytest.mark.parametrize("data", [b"not a database at all" * 100, b"SQLite format 3\0" + b"x" * 99])
def test_a_damaged_file_is_said_to_be_damaged(data, tmp_path):
    path = tmp_path / "x"
    path.write_bytes(data)

    with pytest.raises(CatalogueError, match="can't be read"):
        database.read(path)


def test_a_file_of_another_version_is_said_to_be_one(tmp_path):
    path = tmp_path / "x"
    database.write(path, [BAKER], RELEASE)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()

    with pytest.raises(CatalogueError, match="another version of careerkit"):
        database.read(path)


def test_a_catalogue_outlives_the_file_that_it_was_read_from(tmp_path):
    path = tmp_path / "x"
    database.write(path, [BAKER], RELEASE)
    old = database.read(path)
    other = Occupation(soc="1", title="Other", interests=(1,) * 6, tasks=("Else",))

    database.write(path, [other], RELEASE)

    assert old.occupation(BAKER.soc).tasks == ()
    assert old.texts.tasks == ((),)
