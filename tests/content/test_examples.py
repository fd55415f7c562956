"""Each question that has an example has one for each reader, and Mira has one story."""

import json
import re
from pathlib import Path

import pytest

from careerkit import content
from careerkit.catalogue import load
from careerkit.insight.hearing.considered import considered
from careerkit.insight.paths.exploring import explore
from careerkit.model import READERS, SECTIONS, declared
from careerkit.store import read
from careerkit.widgets.parts.paths.occupation_list import A_PAGE
from support.serving.servers import WORKBOOKS

FIELDS = [field for kind in dict.fromkeys(SECTIONS.values()) for field in declared(kind)]
WITH_EXAMPLE = [field for field in FIELDS if field.is_own and field.example]
FOR_READERS = [field for field in FIELDS if field.for_readers]
NAMED = {"ids": lambda field: f"{field.record}.{field.name}"}
SAMPLE = Path(content.__file__).parent / content.LANGUAGE / "sample.json"
LONGEST = 110
"""Of an example, in characters: a field on a phone shows three lines of it."""

GROWN_UP = r"\b(my job|at work|shift|colleague|firm|boss|market stall|career|retire\w*)\b"
DECLINE = r"\b(still|too old|at my age|slow\w*|leisure|grandch\w*|frail|last chance)\b"
SHAME = r"\b(gap|only a|just a|sorry|behind|rusty|catch up|no real)\b"


@pytest.mark.parametrize("field", WITH_EXAMPLE, **NAMED)
def test_a_question_with_an_example_has_one_for_each_reader(field):
    said = field.for_readers["example"]

    assert set(said) == set(READERS)
    assert len({field.example, *said.values()}) == len(READERS) + 1
    assert max(map(len, said.values())) <= LONGEST


@pytest.mark.parametrize("field", FOR_READERS, **NAMED)
def test_a_set_speaks_to_readers_that_there_are_where_there_are_words_for_all(field):
    for part, said in field.for_readers.items():
        assert part in ("example", "help")
        assert getattr(field, part)
        assert set(said) <= set(READERS)


def test_no_set_is_left_of_a_question_that_is_asked_no_more():
    asked = {(field.record, field.name) for field in FIELDS}
    records = content._room(content.LANGUAGE, "examples")

    assert {(record, name) for record in records for name in records[record]} <= asked


@pytest.mark.parametrize(
    ("reader", "words"), [("school", GROWN_UP), ("retiring", DECLINE), ("returning", SHAME)]
)
def test_a_set_does_not_speak_past_its_reader(reader, words):
    said = [field.for_readers["example"][reader] for field in WITH_EXAMPLE]

    assert [one for one in said if re.search(words, one, re.IGNORECASE)] == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Ask my colleague", GROWN_UP),
        ("I can still learn", DECLINE),
        ("There is a gap", SHAME),
    ],
)
def test_speaking_past_a_reader_would_be_noticed(sentence, words):
    assert re.search(words, sentence, re.IGNORECASE)


def examples() -> list[tuple[str, str]]:
    """Each example in a notebook's prose, with the notebook's name."""
    found = []
    for path in sorted(WORKBOOKS.glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        prose = "\n".join("".join(cell["source"]) for cell in cells)
        found += [(path.stem, one) for one in re.findall(r"\*\*For example:\*\* (.*)", prose)]
    return found


OF_MIRA = [(name, one) for name, one in examples() if "Mira" in one]


def test_each_notebook_says_that_mira_is_made_up_before_it_tells_of_her():
    assert OF_MIRA
    for name in {name for name, _ in OF_MIRA}:
        prose = (WORKBOOKS / f"{name}.ipynb").read_text(encoding="utf-8")
        introduced = re.search(r"Mira, whom we made up|example by Mira\. We made her up", prose)
        assert introduced, name
        assert introduced.start() <= prose.index("Mira"), name


def people(texts: str) -> set[str]:
    return set(re.findall(r"\b(?:Okafor|Nadia|Rosa|Jana|Lindgren|Tom)\b", texts))


def test_the_notebooks_tell_of_the_people_of_the_sample():
    sample = SAMPLE.read_text(encoding="utf-8")
    told = " ".join(one for _, one in examples())

    assert people(told)
    assert people(told) <= people(sample)


def test_mira_sees_in_her_list_what_the_notebook_of_paths_says_that_she_sees():
    [look_around] = [one for name, one in OF_MIRA if name == "03_paths" and "mends bikes" in one]
    found = explore(considered(read(SAMPLE)), load())
    assert found is not None
    first = [load().names[at] for at in found.shown[:A_PAGE]]

    assert "Teachers of all kinds stand there, and teaching assistants" in look_around
    assert sum("teacher" in name for name in first) >= 5
    assert "Teaching assistant" in first


QUOTES = [(name, quote) for name, one in OF_MIRA for quote in re.findall("“(.*?)”", one)]


def plain(text: str) -> str:
    return " ".join(re.findall(r"[\w'-]+", text.lower()))


@pytest.mark.parametrize(("name", "quote"), QUOTES, ids=[name for name, _ in QUOTES])
def test_what_mira_writes_in_a_notebook_stands_in_the_sample(name, quote):
    """Word for word, or else at least half of its parts: a quote may join several answers."""
    written = SAMPLE.read_text(encoding="utf-8").replace("\\n", " ")
    known = plain(written + json.dumps(content.texts("values.cards")))  # what she lays, too
    parts = [plain(part) for part in re.split(r"[.,:]", quote) if len(part.split()) > 2]

    strange = [part for part in parts if part not in known]
    assert 2 * len(strange) <= len(parts), (name, strange)
