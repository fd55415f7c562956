"""The kit is open: a step from another package, installed as a stranger would install it."""

import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from careerkit.steps import steps
from support.serving import packages
from support.serving.packages import BOOKS
from support.serving.servers import ROOT

pytestmark = pytest.mark.long

GUIDE = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
MODULE = (BOOKS / "careerkit_books.py").read_text(encoding="utf-8")
NAMED = "What has a date names its"
SNIPPETS = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)

OPEN = """
from datetime import date, timedelta
from pathlib import Path
from careerkit import FlowLog, Journey, RecordList, open_workbook
workbook = open_workbook("mine.json")

def type_into(step, **words):
    records = next(part for part in step.children if isinstance(part, RecordList))
    put = {"a": {"record": words, "changed": [*words], "after": None}}
    seq = records._acknowledged + 1
    records.set_state({"_pending": {"seq": seq, "put": put, "remove": [], "order": []}})

def said_by(step):
    return [part for part in step.children if hasattr(part, "sentences")][-1].sentences
"""
BOOK = """
from careerkit_books import Book, Books
books = Books(workbook)
type_into(books, title="Stoner", by="2026-12-01")
"""


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example in it."""
    return packages.install(BOOKS, tmp_path_factory.mktemp("books"))


def execute(
    folder: Path, *code: str, package: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run code in a folder, with a package if one is named."""
    places = [str(package or ""), os.environ.get("PYTHONPATH", "")]
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", "\n".join(code)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, places))},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def run(tmp_path: Path):
    """Run code in a folder with the workbook, and with a package if one is named."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    return partial(execute, folder)


@pytest.fixture
def lines(run):
    """The lines that code prints, where it has nothing to complain of."""

    def lines(*code: str, package: Path | None = None) -> list[str]:
        done = run(*code, package=package)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout.splitlines()

    return lines


def test_the_example_is_a_file_that_one_takes_in_at_a_glance():
    assert len(MODULE.splitlines()) < 60


def test_the_guide_shows_the_example_as_it_is():
    assert MODULE in SNIPPETS
    assert 'books = "careerkit_books:STEP"' in (BOOKS / "pyproject.toml").read_text("utf-8")


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet.splitlines()[-1])
def test_every_snippet_of_the_guide_runs(lines, snippet: str):
    lines(snippet)


def test_the_step_is_in_the_journey_and_is_filled_in(lines, books):
    code = """
journey = Journey(workbook)
heading = journey._headings["books"]
print(heading.number, heading.title, heading.detail, sep="; ")
journey.value = "books"
step, foot = journey._bodies["books"].children
print(repr(step), foot.back["name"], foot.next)
type_into(step, title="Stoner", by="2026-12-01", worth=3)
print(repr(step), step.value[0].title, *step.frame()["worth"])
print(*said_by(step))
"""
    assert lines(OPEN, code, package=books) == [
        "10; Read about it; About 10 minutes",
        "Books(0 books, kept in mine.json) check_in {}",
        "Books(1 book, kept in mine.json) Stoner 3",
        "Worth your time so far: Stoner. Whom could you tell about it?",
    ]


def test_a_notebook_gives_it_prose(lines, books, tmp_path):
    cells = [new_markdown_cell("# Read about it"), new_markdown_cell("Go to a library.")]
    notebook = new_notebook(cells=[*cells, new_code_cell("Books(workbook)")])
    nbformat.write(notebook, tmp_path / "notebooks" / "10_books.ipynb")
    code = """
journey = Journey(workbook)
journey.value = "books"
print(*journey._bodies["books"].children)
"""
    assert lines(OPEN, code, package=books) == [
        "Prose() Books(0 books, kept in mine.json) StepFoot()"
    ]


def test_its_days_are_on_the_roadmap_and_a_look_back_asks_after_it(lines, books):
    code = """
from careerkit.charts.planning.roadmap import roadmap
from careerkit.steps import dated
from careerkit.insight.check_in import cadence, this_week
today = date(2026, 12, 1)
print(*roadmap(workbook.workbook, "quarter", dated(), today).rows[0][:2])
print(*(this_week.reason(todo, today) for todo in this_week.this_week(workbook.workbook, today)))
print(*cadence.on_stale(cadence.stale(workbook.workbook, "I read Stoner today.", today)))
"""
    row, due, asked = lines(OPEN, BOOK, code, package=books)

    assert row == "Stoner Book"
    assert due.startswith("Book")
    assert "“Stoner”" in asked
    assert "“Read about it”" in asked


def test_what_hurts_is_heard_there_too(lines, books):
    code = """
type_into(books, title="I want to kill myself", worth=3)
print(*said_by(books))
records = next(part for part in books.children if isinstance(part, RecordList))
print(*((answer["id"], answer["field"]) for answer in records._care["answers"]))
"""
    assert lines(OPEN, BOOK, code, package=books) == ["", "('a', 'title')"]


def test_what_is_written_outlives_the_package(lines, books):
    lines(OPEN, BOOK, package=books)

    # A colleague opens the file where the package is not installed, and writes on.
    without = """
print("books" in workbook.workbook.section_names, "books" in Journey(workbook)._headings)
type_into(FlowLog(workbook), what="Baking")
print("Stoner" in Path("mine.json").read_text(), len(workbook.section("activities")))
"""
    assert lines(OPEN, without) == ["True False", "True 1"]

    again = """
from careerkit_books import Books
print(Books(workbook).records[0].title, Books(workbook).records[0].by)
print(*(record.what for record in workbook.section("activities")))
"""
    assert lines(OPEN, again, package=books) == ["Stoner 2026-12-01", "Baking"]


BROKEN = {
    "breaks": ("raise RuntimeError('secret')", "RuntimeError"),
    "no_step": ("STEP = 'books'", "The entry point leads to no Step"),
    "no_title": (
        MODULE.replace('title="Read about it",', ""),
        "A step has a title and a summary",
    ),
    "no_section": (
        MODULE.replace('ns={"books"', 'ns={"tomes"'),
        "A step speaks of its own “sections” only",
    ),
    "taken_section": (MODULE.replace('section("books"', 'section("goals"'), "ValueError"),
    "ends": ("raise SystemExit", "SystemExit"),
    "no_such_day": (
        MODULE.replace('("by",)', '("bye",)'),
        f"{NAMED} fields of kind day (“days”, “ticked”)",
    ),
    "no_day": (
        MODULE.replace('("by",)', "()"),
        f"{NAMED} fields of kind day (“days”, “ticked”)",
    ),
    "after_what": (
        MODULE.replace("rank=100", 'rank=100, after="title"'),
        "What comes after something names a field of kind link (“after”)",
    ),
    "no_hours": (
        MODULE.replace("rank=100", "rank=100, takes_hours=True"),
        "What takes hours has a number called “hours”",
    ),
    "not_for_an_empty_one": (
        MODULE.replace("book.worth is not", "book.word is not"),
        "AttributeError",
    ),
}
"""Packages that break: their code, and what is said of each."""


@pytest.fixture(scope="module")
def beside_broken_ones(tmp_path_factory: pytest.TempPathFactory):
    """The journey where all of them are installed: what it printed and complained of."""
    folder = tmp_path_factory.mktemp("broken")
    for name, (code, _) in BROKEN.items():
        # Of two steps with one name, or one section, the second is left out for that.
        packages.offer(folder, name, code.replace('"books"', f'"{name}"'))
    look = "print(*Journey(workbook)._headings)"
    return execute(folder, OPEN, look, package=folder)


def test_packages_that_break_cost_no_more_than_their_steps(beside_broken_ones):
    done = beside_broken_ones

    assert done.stdout.split() == [step.name for step in steps()]
    assert "secret" not in done.stderr
    assert len(done.stderr.splitlines()) == len(BROKEN)


@pytest.mark.parametrize("name", BROKEN)
def test_of_a_package_that_breaks_one_sentence_says_why_its_step_is_left_out(
    beside_broken_ones, name: str
):
    sentence = f"{BROKEN[name][1]}: the step “{name}” of another package is left out"

    assert beside_broken_ones.stderr.splitlines().count(sentence) == 1


def test_a_step_that_is_called_as_one_of_the_kits_is_left_out(run, tmp_path):
    package = packages.offer(tmp_path, "other", MODULE.replace('name="books"', 'name="goals"'))

    done = run(OPEN, "print(Journey(workbook)._headings['goals'].title)", package=package)

    assert done.stdout.strip() == "Set goals"
    assert "Another step has that name" in done.stderr


def test_of_two_packages_with_a_step_of_one_name_the_first_is_shown(run, tmp_path):
    packages.offer(tmp_path, "first", MODULE)
    second = MODULE.replace('"books"', '"tomes"').replace('name="tomes"', 'name="books"')
    packages.offer(tmp_path, "second", second.replace("Read about it", "Read more"))

    done = run(OPEN, "print(Journey(workbook)._headings['books'].title)", package=tmp_path)

    assert done.stdout.strip() == "Read about it"
    assert "Another step has that name: the step “books” of another package" in done.stderr
