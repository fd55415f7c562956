"""Every sentence that the code asks for exists, and every sentence is asked for."""

import ast
import re
import string
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from careerkit import content

PACKAGE = Path(content.__file__).parents[1]
ROOMS = sorted((PACKAGE / "content" / content.LANGUAGE).glob("*/*.toml"))
SOURCES = sorted(PACKAGE.rglob("*.py"))
FIND = {"text", "texts", "plural"}
LONG = 60


def sentences(room: Path) -> Iterator[tuple[str, str]]:
    """Each sentence of a room, with its key."""

    def walk(key: str, node: object) -> Iterator[tuple[str, str]]:
        if isinstance(node, dict):
            for name, child in node.items():
                yield from walk(f"{key}.{name}", child)
        elif isinstance(node, list):
            for child in node:
                yield from walk(key, child)
        else:
            yield key, str(node)

    yield from walk(room.stem, tomllib.loads(room.read_text(encoding="utf-8")))


def pattern(node: ast.expr) -> str | None:
    """The keys that an expression may stand for; what is only known at run time is any name."""
    match node:
        case ast.Constant(value=str(text)):
            return re.escape(text)
        case ast.JoinedStr(values=[first, *rest]):
            # A key may begin with a table's name, dots and all; later parts are single names.
            return _part(first, r"[\w.-]+") + "".join(_part(part, r"[\w-]+") for part in rest)
    return None


def _part(part: ast.expr, unknown: str) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else unknown


def texts_in(source: Path) -> Iterator[tuple[ast.expr, bool]]:
    """Each text in a module, and whether it is asked for as a sentence right there."""
    nodes = [*ast.walk(ast.parse(source.read_text(encoding="utf-8")))]
    asked = {
        id(call.args[0])
        for call in nodes
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in FIND
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "content"
        and call.args
    }
    for node in nodes:
        if isinstance(node, ast.Constant | ast.JoinedStr):
            yield node, id(node) in asked


@pytest.fixture(scope="module")
def texts() -> list[tuple[str, str, bool]]:
    """Where each text of the package stands, what it may stand for, and whether it is asked for."""
    return [
        (f"{source.relative_to(PACKAGE)}:{node.lineno}", wanted, is_asked)
        for source in SOURCES
        for node, is_asked in texts_in(source)
        if (wanted := pattern(node))
    ]


@pytest.fixture(scope="module")
def named(texts) -> re.Pattern[str]:
    """Whatever some code names."""
    mentioned = {wanted for _, wanted, is_asked in texts if is_asked or r"\." in wanted}
    return re.compile("|".join(f"(?:{wanted})" for wanted in mentioned if wanted[0] not in "[\\"))


def above(key: str) -> list[str]:
    """The key, and the tables that it stands in."""
    parts = key.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]


def test_every_sentence_that_is_asked_for_exists(texts):
    keys = "\n".join({name for room in ROOMS for key, _ in sentences(room) for name in above(key)})
    asked = [(place, wanted) for place, wanted, is_asked in texts if is_asked]
    assert len(asked) > 500

    missing = [
        f"{place} asks for {wanted}"
        for place, wanted in asked
        if not re.search(f"^(?:{wanted})$", keys, re.MULTILINE)
    ]
    assert missing == []


@pytest.mark.parametrize("key", ["journey.invented", "model.invented", "invented"])
def test_an_invented_sentence_would_be_noticed(key, named):
    assert not any(map(named.fullmatch, above(key)))


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.stem)
def test_no_sentence_is_left_that_no_code_asks_for(room, named):
    assert [key for key, _ in sentences(room) if not any(map(named.fullmatch, above(key)))] == []


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.stem)
def test_every_placeholder_has_a_name(room):
    for key, sentence in sentences(room):
        fields = [name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None]
        assert all(name.isidentifier() for name in fields), key


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.stem)
def test_a_sentence_is_text_and_holds_no_markup(room):
    for key, sentence in sentences(room):
        assert sentence.strip(), key
        assert not re.search(r"</?[a-zA-Z]", sentence), key


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.stem)
def test_no_long_sentence_stands_more_than_twice(room: Path):
    """A sentence may stand for one and for several; more often, something was overwritten."""
    counted = Counter(text for _, text in sentences(room) if len(text) > LONG)
    assert [text for text, times in counted.items() if times > 2] == []
