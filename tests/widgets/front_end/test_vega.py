import stat
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from careerkit.widgets.front_end import vega


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """A cache folder of the test's own, and a bundle that is quick to make."""
    folder = tmp_path / "cache"
    monkeypatch.setattr(vega, "user_cache_dir", lambda _: str(folder))
    monkeypatch.setattr(vega, "_make", lambda: "export default 1;")
    yield folder
    if vega._folder.cache_info().currsize:
        vega._folder().cleanup()
    vega._folder.cache_clear()
    vega._keep_meanwhile.cache_clear()


def test_the_bundle_is_made_once_and_kept(cache, monkeypatch):
    path = vega.bundle_path()
    monkeypatch.setattr(vega, "_make", None)

    assert path.parent == cache
    assert vega.bundle_path() == path
    assert vega.bundle_text() == "export default 1;"


def test_no_other_user_may_change_the_bundle(cache):
    path = vega.bundle_path()

    assert stat.S_IMODE(path.stat().st_mode) & 0o022 == 0
    assert stat.S_IMODE(cache.stat().st_mode) & 0o022 == 0


def test_several_at_once_leave_one_whole_file(cache):
    with ThreadPoolExecutor(8) as pool:
        paths = set(pool.map(lambda _: vega.bundle_path(), range(32)))

    assert [*cache.iterdir()] == [*paths]


def test_where_no_cache_can_be_written_a_folder_of_this_process_serves(cache):
    cache.write_text("a file where the folder should be")

    path = vega.bundle_path()

    assert path.read_text() == "export default 1;"
    assert vega.bundle_path() == path
    assert cache not in path.parents


def test_a_failed_write_leaves_nothing_behind(cache, monkeypatch):
    monkeypatch.setattr("pathlib.Path.replace", _refuse)

    with pytest.raises(OSError, match="full"):
        vega._keep("text", cache / "vega.js")

    assert [*cache.iterdir()] == []


def _refuse(*_):
    raise OSError("The disk is full")


def test_the_widget_loads_no_bundler_before_it_is_needed():
    assert "vl_convert" not in vars(vega)
    assert "careerkit.widgets.front_end.vega" in sys.modules
