"""Small releases in both of O*NET's layouts, made up for the tests."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

BAKER, NURSE, OTHER = "51-3011.00", "29-1141.00", "51-3099.00"
TYPE_NAMES = ("Realistic", "Investigative", "Artistic", "Social", "Enterprising", "Conventional")
RATINGS = {BAKER: (6.5, 1.5, 3.0, 2.0, 2.5, 4.0), NURSE: (3.0, 5.0, 1.5, 7.0, 2.0, 4.5)}


def table(*rows):
    return "\n".join("\t".join(map(str, row)) for row in rows) + "\n"


def interests():
    rows = [
        (soc, f"1.B.1.{letter}", name, "OI", value, "11/2025", "Machine Learning")
        for soc, values in RATINGS.items()
        for letter, name, value in zip("abcdef", TYPE_NAMES, values, strict=True)
    ]
    high_points = [(BAKER, "1.B.1.g", "First Interest High-Point", "IH", 1, "11/2025", "x")]
    header = ("O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value")
    return table((*header, "Date", "Domain Source"), *rows, *high_points)


def skills(*rows):
    header = ("O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "N")
    return table(header, *rows)


def shared_files():
    return {
        "Occupation Data.txt": table(
            ("O*NET-SOC Code", "Title", "Description"),
            (BAKER, "Bakers", 'Make "daily" bread\u2028and cakes.'),
            (NURSE, "Registered Nurses", "Look after patients."),
            (OTHER, "Food Processing Workers, All Other", "All others."),
        ),
        "Job Zones.txt": table(
            ("O*NET-SOC Code", "Job Zone", "Date"), (BAKER, 2, "x"), (NURSE, 4, "x")
        ),
        "Task Statements.txt": table(
            ("O*NET-SOC Code", "Task ID", "Task"),
            (BAKER, 1, "Knead the dough."),
            (BAKER, 2, "Watch the oven."),
        ),
        "Related Occupations.txt": table(
            ("O*NET-SOC Code", "Related O*NET-SOC Code", "Relatedness Tier", "Index"),
            (BAKER, "35-1011.00", "Primary-Long", 2),
            (BAKER, "51-3092.00", "Primary-Short", 1),
        ),
    }


def early_files():
    """The layout up to 30.2."""
    return shared_files() | {
        "Read Me.txt": "O*NET 30.2 Database\nFebruary 2026 Release\n",
        "Interests.txt": interests(),
        "Alternate Titles.txt": table(
            ("O*NET-SOC Code", "Alternate Title", "Short Title", "Source(s)"),
            (BAKER, "Pastry Maker", "n/a", "08"),
            (BAKER, "Bread Baker", "n/a", "10"),
            (BAKER, "Pastry Maker", "n/a", "10"),
        ),
        "Skills.txt": skills(
            (BAKER, "2.A.1.b", "Active Listening", "IM", "3.12", 8),
            (BAKER, "2.A.1.b", "Active Listening", "LV", "5.00", 8),
            (BAKER, "2.B.3.l", "Quality Control Analysis", "IM", "3.50", 8),
            (BAKER, "2.B.3.e", "Programming", "IM", "1.25", 8),
        ),
        "Work Values.txt": table(("O*NET-SOC Code",), (BAKER,)),
    }


def later_files():
    """The layout from 30.3 on, with the columns in another order."""
    by_column = [line.split("\t")[::-1] for line in interests().splitlines()]
    return shared_files() | {
        "Read Me.txt": "O*NET® 30.3 Database\n",
        "Career Interest Types.txt": table(*by_column),
        "Job Titles.txt": table(
            ("O*NET-SOC Code", "Job Title", "Short Title"), (BAKER, "Pastry Maker", "n/a")
        ),
        "Essential Skills.txt": skills((BAKER, "2.A.1.b", "Active Listening", "IM", "3.12", 8)),
        "Transferable Skills.txt": skills((BAKER, "2.B.3.l", "Quality Control", "IM", "3.50", 8)),
    }


def folder_of(path: Path, files: dict[str, str | bytes]) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (path / name).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def zip_of(path: Path, files: dict[str, str | bytes], inside: str = "db_30_2_text/") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(inside + name, text)
    return path


@pytest.fixture
def early():
    return early_files()


@pytest.fixture
def later():
    return later_files()


@pytest.fixture
def make_folder(tmp_path):
    return lambda files: folder_of(tmp_path / "release", files)


@pytest.fixture
def make_zip(tmp_path):
    return lambda files, **options: zip_of(tmp_path / "release.zip", files, **options)


@pytest.fixture(autouse=True)
def data_folder(tmp_path, monkeypatch):
    """No test may see or change what the person who runs it has installed."""
    folder = tmp_path / "data"
    monkeypatch.setenv("CAREERKIT_DATA", str(folder))
    return folder
