"""Either all of a release is installed, or what was there before is there still."""

import hashlib
import http.server
import threading
from functools import partial

import filelock
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from careerkit import catalogue
from careerkit.catalogue import CatalogueError, Occupation, Release, database, library
from careerkit.catalogue.release import installing

BEFORE = Occupation(soc="11-1011.00", title="Before", interests=(1, 2, 3, 4, 5, 6))


class Notes(installing.Watcher):
    """Keeps what it is told."""

    def __init__(self):
        self.bytes, self.prints, self.files = [], [], []

    def received(self, done, total):
        self.bytes.append((done, total))

    def fingerprint(self, sha256):
        self.prints.append(sha256)

    def reading(self, name):
        self.files.append(name)


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def installed_before():
    """An installed release, and its file's bytes."""
    database.write(library.place(), [BEFORE], Release(kind="onet", name="Before"))
    return library.place().read_bytes()


@pytest.fixture
def address_of(tmp_path, monkeypatch):
    """Serves the folder of the test from this computer."""
    monkeypatch.setenv("no_proxy", "*")
    handler = partial(QuietHandler, directory=tmp_path)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield lambda path: f"http://127.0.0.1:{server.server_port}/{path.name}"
    server.shutdown()
    thread.join()
    server.server_close()


def files_left(folder):
    return {path.name for path in folder.iterdir()} - {"install.lock"}


@pytest.mark.parametrize("layout", ["early", "later"])
@pytest.mark.parametrize("form", ["make_folder", "make_zip"])
def test_a_release_is_installed_from_a_folder_or_a_zip(layout, form, request, data_folder):
    path = request.getfixturevalue(form)(request.getfixturevalue(layout))

    found = installing.install(path)

    assert found.soc == ("51-3011.00", "29-1141.00")
    assert catalogue.load().soc == found.soc
    assert files_left(data_folder) == {"occupations.sqlite"}


def test_wages_are_joined_by_the_code(early, make_folder):
    found = installing.install(make_folder(early))

    assert found.median_wage == (37160, 97550)
    assert found.release.figures == "2025-05"


def test_the_fingerprint_is_told_and_kept(early, make_zip):
    path, notes = make_zip(early), Notes()
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()

    found = installing.install(path, notes)

    assert notes.prints == [sha256]
    assert found.release.sha256 == sha256
    assert found.release.installed.endswith("+00:00")


def test_each_file_that_is_read_is_told(early, make_folder):
    notes = Notes()

    installing.install(make_folder(early), notes)

    assert set(notes.files) == set(early) - {"Read Me.txt", "Job Zones.txt", "Work Values.txt"}


def test_a_csv_file_is_installed(tmp_path):
    path = tmp_path / "Mine.CSV"
    path.write_text("code,title,R,I,A,S,E,C\n1,Cook,1,2,3,4,5,6\n", encoding="utf-8")

    assert installing.install(str(path)).release.name == "Mine"


def test_a_release_is_fetched_and_the_zip_thrown_away(early, make_zip, address_of, data_folder):
    path, notes = make_zip(early), Notes()

    found = installing.install(address_of(path), notes)

    assert len(found) == 2
    assert notes.bytes[-1] == (path.stat().st_size, path.stat().st_size)
    assert files_left(data_folder) == {"occupations.sqlite"}


def test_a_fetched_file_that_is_no_release_is_thrown_away_too(
    tmp_path, address_of, data_folder, installed_before
):
    path = tmp_path / "x.zip"
    path.write_bytes(b"<html>Not found</html>")

    with pytest.raises(CatalogueError, match="not a zip"):
        installing.install(address_of(path))

    assert files_left(data_folder) == {"occupations.sqlite"}
    assert library.place().read_bytes() == installed_before


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda files: files.pop("Interests.txt"), "“Interests.txt” is missing"),
        (lambda files: files.update({"Job Zones.txt": "x\ty\n"}), "has no column"),
        (lambda files: files.update({"Job Zones.txt": b"\xff\xfe"}), "UTF-8"),
        (lambda files: files.update({"../x.txt": "x"}), "point outside"),
        (lambda files: files.update({"x.txt": b"\0" * 20_000_000}), "far more"),
        (lambda files: files.update({"Interests.txt": ""}), "is empty"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(
    change, sentence, early, make_zip, installed_before, data_folder
):
    change(early)

    with pytest.raises(CatalogueError, match=sentence):
        installing.install(make_zip(early))

    assert library.place().read_bytes() == installed_before
    assert files_left(data_folder) == {"occupations.sqlite"}


def test_a_zip_that_is_cut_off_anywhere_changes_nothing(early, make_zip, installed_before):
    path = make_zip(early)
    whole = path.read_bytes()

    for length in range(0, len(whole), 37):
        path.write_bytes(whole[:length])
        with pytest.raises(CatalogueError):
            installing.install(path)

    assert library.place().read_bytes() == installed_before


@given(
    damage=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1)
)
@example(damage=[(0.921875, 128), (0.892578125, 8)])  # in the name of a file in it
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_zip_with_any_damage_is_installed_whole_or_not_at_all(damage, early, make_zip):
    path = make_zip(early)
    data = bytearray(path.read_bytes())
    for place, value in damage:
        data[int(place * len(data))] = value
    path.write_bytes(data)
    database.write(library.place(), [BEFORE], Release(kind="onet", name="Before"))
    before = library.place().read_bytes()

    try:
        found = installing.install(path)
    except CatalogueError:
        assert library.place().read_bytes() == before
    else:
        assert len(found) == 2


def test_a_file_that_is_not_there_is_named(installed_before):
    with pytest.raises(CatalogueError, match=r"no file or folder “nothing.zip”"):
        installing.install("nothing.zip")

    assert library.place().read_bytes() == installed_before


def test_a_second_installation_at_the_same_time_waits_outside(early, make_folder, data_folder):
    data_folder.mkdir()
    with (
        filelock.FileLock(data_folder / "install.lock"),
        pytest.raises(CatalogueError, match="Another installation is running"),
    ):
        installing.install(make_folder(early))


def test_a_place_that_can_not_be_made_is_named(early, make_folder, monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("CAREERKIT_DATA", str(tmp_path / "file"))

    with pytest.raises(CatalogueError, match="can't be kept in"):
        installing.install(make_folder(early))


def test_without_a_source_the_official_zip_is_fetched(monkeypatch, early, make_zip):
    asked = []

    def fetch(url, folder, progress):  # noqa: ARG001
        asked.append(url)
        return make_zip(early)

    monkeypatch.setattr(installing.download, "download", fetch)

    installing.install()

    assert asked == ["https://www.onetcenter.org/dl_files/database/db_30_1_text.zip"]
