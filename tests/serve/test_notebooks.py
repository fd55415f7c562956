from pathlib import Path

import pytest

from careerkit.serve import notebooks


def test_the_shipped_folder_holds_the_journeys_page():
    assert notebooks.HOME in notebooks.names(notebooks.folder())


def test_names_are_the_notebooks_alone_and_in_order(tmp_path: Path):
    for name in ("02_b.ipynb", "01_a.ipynb", "notes.txt", "careerkit.json"):
        (tmp_path / name).touch()

    assert notebooks.names(tmp_path) == ("01_a", "02_b")


def test_a_package_without_notebooks_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(notebooks, "files", lambda _: tmp_path / "careerkit")

    with pytest.raises(FileNotFoundError, match="career_journey"):
        notebooks.folder()


def test_the_notebooks_inside_a_wheel_are_found_before_those_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    package = tmp_path / "careerkit"
    for place in (package / "workbooks", tmp_path / "workbooks"):
        place.mkdir(parents=True)
        (place / "career_journey.ipynb").touch()
    monkeypatch.setattr(notebooks, "files", lambda _: package)

    assert notebooks.folder() == package / "workbooks"
