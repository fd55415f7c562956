"""ES modules as one text, put together when they are asked for: no build step and no Node.

Each module becomes a function that is called once and returns what it exports; those that it
imports stand before it. So each keeps its own names, as in a browser that loads it alone. Lines of
comment, a quarter of what would travel, stay here.
"""

from __future__ import annotations

import posixpath
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from careerkit import theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable

__all__ = ["ADDRESS", "FIRST", "KIT", "first_module", "module", "rest", "script", "style"]

KIT = "kit.js"
"""The module that exports every widget."""

FIRST = "first.js"
"""The one of them that exports what a page begins with."""

ADDRESS = "CAREERKIT_KIT_URL"
"""The environment variable with the kit's address, set for the kernels of a server that has it as a
file and whose pages link the style sheet."""

_AT_ONCE = "//# allFunctionsCalledOnLoad\n"
"""Lets Chromium compile all of a file beside what the page does, and not function by function."""

_IMPORT = re.compile(r"^import \{([^}]*)\} from \"(\.{1,2}/[\w./-]+\.js)\";\n", re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function|class|const|let) (\w+))\b", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*(?:(?!\*/)(?s:.))*\*/[ \t]*)\n", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


def module(name: str) -> str:
    """An ES module with all that it imports.

    Args:
        name: Its file below this folder, such as ``"kit.js"``.

    Raises:
        ValueError: If modules import each other in a circle, if one of them imports what another
            does not export, or if it imports or exports in a form that is not understood here:
            only ``import { a, b as c } from "./file.js";`` and ``export`` before a declaration
            are. And if one has a text over several lines: a line of that may look like a comment.
    """
    return _module(name, _ordered(name))


def first_module(name: str) -> str:
    """An ES module whose parts another one may have, too, as what ``rest`` gives.

    Args:
        name: Its file, as for ``module``.

    Raises:
        ValueError: As ``module``.
    """
    parts = ", ".join(map(_id, _ordered(name)))
    return f"{_AT_ONCE}{module(name)}export {{ {parts} }};\n"


def rest(name: str, first: str, address: str) -> str:
    """An ES module that takes what another one has from there, so that a page has each part once.

    Args:
        name: Its file, as for ``module``.
        first: The other's file.
        address: Where the other one is, as ``first_module`` gives it: from this one.

    Raises:
        ValueError: As ``module``.
    """
    there = _ordered(first)
    parts = ", ".join(_id(one) for one in _ordered(name) if one in there)
    remaining = [one for one in _ordered(name) if one not in there]
    return f'import {{ {parts} }} from "{address}";\n{_module(name, remaining)}'


def script(name: str) -> str:
    """The same as a script for a page or a worker, without a trace in its global names."""
    return f"(() => {{\n{_joined(_ordered(name))}}})();\n"


@cache
def style(*, with_theme: bool = True) -> str:
    """The style sheets of all widgets as one text, after the theme's.

    Args:
        with_theme: Whether the theme comes first; a page of the app has it already.
    """
    sheets = [sheet.read_text(encoding="utf-8") for sheet in _sheets(files(__package__))]
    begins = [theme.style()] if with_theme else []
    return _COMMENT.sub("", "\n".join([*begins, theme.way_style(), *sheets]))


def _sheets(folder: Traversable) -> Iterator[Traversable]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir():
            yield from _sheets(one)
        elif one.name.endswith(".css"):
            yield one


@cache
def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _module(name: str, parts: Iterable[str]) -> str:
    return f"{_joined(parts)}export const {{ {', '.join(_exports(name))} }} = {_id(name)};\n"


def _joined(parts: Iterable[str]) -> str:
    return "".join(map(_wrapped, parts))


def _ordered(name: str, within: tuple[str, ...] = ()) -> dict[str, None]:
    """The module and all that it imports, each after what it needs; the keys of a dictionary."""
    if name in within:
        raise ValueError(f"Modules import each other: {' -> '.join([*within, name])}")
    found: dict[str, None] = {}
    for imported in _imports(name):
        found |= _ordered(imported, (*within, name))
    return {**found, name: None}


@cache
def _imports(name: str) -> tuple[str, ...]:
    return tuple(_target(name, path) for _, path in _IMPORT.findall(_read(name)))


def _target(name: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def _id(name: str) -> str:
    return "m_" + re.sub(r"\W", "_", name.removesuffix(".js"))


def _exports(name: str) -> list[str]:
    return [exported for _, exported in _EXPORT.findall(_read(name))]


def _wrapped(name: str) -> str:
    def imported(match: re.Match[str]) -> str:
        names = re.sub(r"\s+as\s+", ": ", match[1].strip().rstrip(","))
        source = _target(name, match[2])
        for one in names.split(","):
            if one.partition(":")[0].strip() not in _exports(source):
                raise ValueError(f"{name} imports {one.strip()}, which {source} does not export")
        return f"const {{ {names} }} = {_id(source)};\n"

    code = _COMMENT.sub("", _read(name))
    if long := next((line for line in code.splitlines() if line.count("`") % 2), None):
        raise ValueError(f"{name} has a text over several lines: {long.strip()}")
    text = _EXPORT.sub(r"\1", _IMPORT.sub(imported, code))
    if other := _OTHER.search(text):
        raise ValueError(f"{name} has an import or export of another form: {other[0]}")
    exports = ", ".join(_exports(name))
    return f"const {_id(name)} = (() => {{\n{text}return {{ {exports} }};\n}})();\n"
