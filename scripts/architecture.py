#!/usr/bin/env python
"""Writes what the map repeats: the rooms in ARCHITECTURE.md, and the list of decisions.

    python scripts/architecture.py

The rooms and who stands below whom come from import-linter's contracts in ``pyproject.toml``, what
a room is from the first line of its docstring. Each stands once, so that the map can't be stale:
``tests/test_repository.py`` fails while the written text differs.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
MAP = Path("ARCHITECTURE.md")
DECISIONS = Path("docs") / "decisions"

_BEGIN, _END = "<!-- rooms: begin -->", "<!-- rooms: end -->"
_DECISION = re.compile(r"# (\d+)\. (.+)\n\n(\d{4}-\d\d-\d\d)\n\n\S")


class Decision(NamedTuple):
    """A file of ``docs/decisions``, as its first lines tell of it."""

    number: int
    title: str
    day: str
    file: str


def rooms(root: Path = ROOT) -> str:
    """The tables of all layers' contracts, the top first, in Markdown."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    return "\n\n".join(
        _table(root, container, contract["layers"])
        for contract in contracts
        if contract["type"] == "layers"
        for container in contract["containers"]
    )


def decisions(root: Path = ROOT) -> list[Decision]:
    """All decisions, in the order of their numbers.

    Raises:
        ValueError: a file doesn't begin with its number and title, a day and its text, or its
            name has another number.
    """
    found = []
    for path in sorted((root / DECISIONS).glob("[0-9]*.md")):
        begins = _DECISION.match(path.read_text(encoding="utf-8"))
        if begins is None or not path.name.startswith(f"{int(begins[1]):04d}-"):
            raise ValueError(f'{path.name} begins with "# number. title", a day, and its text.')
        found.append(Decision(int(begins[1]), begins[2], begins[3], path.name))
    return found


def written(root: Path = ROOT) -> dict[Path, str]:
    """What the written files should hold, by their place in the repository."""
    before, rest = (root / MAP).read_text(encoding="utf-8").split(_BEGIN)
    after = rest.split(_END)[1]
    return {
        MAP: f"{before}{_BEGIN}\n\n{rooms(root)}\n\n{_END}{after}",
        DECISIONS / "README.md": _index(decisions(root)),
    }


def _table(root: Path, container: str, layers: list[str]) -> str:
    """One row a floor, the top first."""
    folder = root / container.replace(".", "/")
    rows = [f"| `{folder.relative_to(root).as_posix()}/` | what lives there |", "|---|---|"]
    for layer in layers:
        places = [folder / room for room in layer.split(" | ")]
        names = "<br>".join(f"`{_name(place)}`" for place in places)
        rows.append(f"| {names} | {'<br>'.join(map(_first_line, places))} |")
    return "\n".join(rows)


def _name(place: Path) -> str:
    return f"{place.name}/" if place.is_dir() else f"{place.name}.py"


def _first_line(place: Path) -> str:
    """The first sentence of a module's docstring, without what only docstrings need."""
    file = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return said.partition("\n\n")[0].replace("\n", " ").replace("``", "`").rstrip(".:")


def _index(found: list[Decision]) -> str:
    return "\n".join(_index_lines(found)) + "\n"


def _index_lines(found: list[Decision]) -> Iterator[str]:
    yield "# Decisions"
    yield ""
    yield "Why it is built this way, one decision a file, with the day on which it was made and the"
    yield "figures that spoke for it. The text says what holds now. A new decision takes the next"
    yield "number; `python scripts/architecture.py` writes this list."
    yield ""
    yield "| | decision | since |"
    yield "|--:|---|---|"
    for each in found:
        yield f"| {each.number} | [{each.title}]({each.file}) | {each.day} |"


if __name__ == "__main__":
    for name, text in written().items():
        (ROOT / name).write_text(text, encoding="utf-8")
        print(f"{name} is written.")  # noqa: T201 - what a script says
