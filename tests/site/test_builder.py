from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from careerkit.site import packages
from careerkit.site.builder import build
from careerkit.site.pages import POLICY
from careerkit.site.problems import CannotBuildError
from support.serving.servers import ROOT

from .conftest import HOME, write_notebook

NASTY = '<script>alert(1)</script> & "quoted"'
OPEN = "from careerkit import FlowLog, open_workbook\nworkbook = open_workbook()\nworkbook"


def written(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notebooks")
    write_notebook(
        folder,
        HOME,
        (
            "markdown",
            "# Home\n\n[On](01_passion.ipynb#two) and [away](https://example.org/a.ipynb)",
        ),
        ("code", OPEN),
    )
    write_notebook(
        folder,
        "01_passion",
        ("markdown", "# Passion\n\n[Back](career_journey.ipynb)"),
        ("code", OPEN),
        ("code", "FlowLog(workbook)"),
        title=NASTY,
    )
    return folder


@pytest.fixture(scope="module")
def site(notebooks: Path, runtime: Path, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("site")
    build(folder, source=notebooks, place=str(runtime), with_snapshot=False)
    return written(folder)


def test_the_same_kit_gives_the_same_bytes(site, notebooks, runtime, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAREERKIT_SAMPLE", "elsewhere.json")
    monkeypatch.setenv("QUERY_STRING", "sample")
    build(tmp_path / "again", source=notebooks, place=str(runtime), with_snapshot=False)
    assert written(tmp_path / "again") == site


def test_nothing_of_the_computer_that_built_it_is_in_it(site, notebooks, runtime):
    # What is packed says where it comes from nowhere either; unpacked_files looks into that.
    told = (str(ROOT), str(notebooks), str(runtime), sys.prefix, str(Path.home() / ""))
    for name, data in site.items():
        for place in told:
            assert place.encode() not in data, (name, place)


def test_a_page_loads_nothing_but_files_of_its_own_site_wherever_that_is(site):
    for name in ("index.html", "01_passion.html"):
        page = site[name].decode()
        loaded = re.findall(r'(?:src|href|data-\w+)="((?:assets|service|app)[^"]*)"', page)
        assert len(loaded) > 8
        assert all(address in site for address in loaded)
        assert not re.findall(r'(?:src|href)="/', page)
        [told] = re.findall(r'data-site="([^"]*)"', page)
        kernel = json.loads(told.replace("&#34;", '"'))
        assert {kernel["worker"], *kernel["files"].values()} <= set(site)
        assert kernel["variables"]["CAREERKIT_KIT_URL"] in site


def test_a_page_says_its_policy_before_it_loads_anything(site):
    head = site["01_passion.html"].decode()
    policy = head.index(POLICY.replace("'", "&#39;"))
    assert policy < head.index('<link rel="stylesheet"')
    assert policy < head.index("<script")


def test_links_lead_to_pages_and_links_elsewhere_stay(site):
    home, step = site["index.html"].decode(), site["01_passion.html"].decode()
    assert 'href="01_passion.html#two"' in home
    assert 'href="https://example.org/a.ipynb"' in home
    assert 'href="./"' in step
    assert 'ipynb"' not in step


def test_what_a_notebook_calls_itself_is_only_text(site):
    page = site["01_passion.html"].decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_what_a_page_shows_at_first_knows_nobody(site):
    [declared] = [data for name, data in site.items() if name.startswith("assets/01_passion-")]
    told = json.loads(declared)
    lists = [one for one in told["models"].values() if one.get("_kit_view") == "record_list"]
    assert lists
    assert all(one["_records"] == [] for one in lists)
    assert [len(cell) for cell in told["cells"]] == [0, 1, 1]


def test_where_there_is_no_page_the_site_has_one_that_leads_home(site):
    page = site["404.html"].decode()
    assert "This page doesn't exist" in page
    assert 'class="ck-button ck-primary" href="./"' in page
    assert page.index(POLICY.replace("'", "&#39;")) < page.index("<link")
    loaded = re.findall(r'(?:src|href)="(assets/[^"]*)"', page)
    assert len(loaded) == 3
    assert all(address in site for address in loaded)
    assert "<script" not in page


def test_all_that_a_page_needs_is_kept_for_later(site):
    script = site["service-worker.js"].decode()
    listed = json.loads(re.match(r"const SITE = (\{.*?\});\n", script)[1])["files"]
    icons = {name for name in site if "/icon-" in name}
    assert set(listed) >= {
        name for name in site if name.endswith((".html", ".wasm", ".mjs", ".bin"))
    } - {"404.html"}
    assert "404.html" not in listed
    assert not icons & {name for name in listed if name.endswith(".png")}
    assert "service-worker.js" not in listed


@pytest.fixture
def little_python(monkeypatch: pytest.MonkeyPatch):
    """Hardly anything to pack, for what fails after that."""
    monkeypatch.setattr(packages, "collect", dict)


@pytest.mark.usefixtures("little_python")
def test_a_notebook_with_other_widgets_is_named(runtime, tmp_path):
    write_notebook(tmp_path / "books", HOME, ("code", "import ipywidgets\nipywidgets.IntSlider()"))
    with pytest.raises(CannotBuildError, match=f"{HOME}.ipynb"):
        build(tmp_path / "site", source=tmp_path / "books", place=str(runtime), with_snapshot=False)
    assert not (tmp_path / "site").exists()


@pytest.mark.usefixtures("little_python")
def test_a_notebook_that_can_not_be_read_is_named(runtime, tmp_path):
    books = tmp_path / "books"
    books.mkdir()
    (books / f"{HOME}.ipynb").write_text("not a notebook", encoding="utf-8")
    with pytest.raises(CannotBuildError, match=f"{HOME}.ipynb"):
        build(tmp_path / "site", source=books, place=str(runtime), with_snapshot=False)


def test_a_folder_without_the_first_page_is_refused_before_anything_else(tmp_path):
    write_notebook(tmp_path / "books", "01_passion", ("markdown", "# One"))
    with pytest.raises(CannotBuildError, match=HOME):
        build(tmp_path / "site", source=tmp_path / "books", place=str(tmp_path / "nowhere"))
