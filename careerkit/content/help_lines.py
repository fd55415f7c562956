"""Whom to call: the help lines of a country, from a file that a host or facilitator brings.

The kit itself names no number. A number changes, a kit stays installed, and a wrong one does harm.

A file looks like this; ``hours`` and one of ``phone`` and ``web`` may be missing::

    emergency = "112"

    [[lines]]
    name = "A help line that you have called yourself"
    phone = "+00 000 000"
    web = "https://example.org"
    hours = "day and night"
"""

from __future__ import annotations

import os
import re
import tomllib
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from careerkit import content

__all__ = ["VARIABLE", "HelpLinesError", "note", "read"]

VARIABLE = "CAREERKIT_HELP_LINES"
"""The environment variable that names the file, for each kernel of a server."""

_MOST = 12
_LONGEST = 200
_PHONE = re.compile(r"\+?[0-9][0-9 ()/-]*")
_WEB = re.compile(r"https://[^\s\"'<>]+")
_KNOWN = ("emergency", "lines")
_OF_A_LINE = ("name", "phone", "web", "hours")

_Piece = dict[str, str]
# Words on a page, with a link if they lead somewhere.


class HelpLinesError(ValueError):
    """A file of help lines that can't be used: a sentence that says why."""


def note() -> dict[str, Any]:
    """The words of a note beside an answer that hurts, with the help lines of this place.

    A file that is missing or wrong by now changes nothing but that: a person in need is no place
    for an error. ``careerkit serve`` reads it once before it starts.
    """
    return _note(os.environ.get(VARIABLE, ""))


def spoken() -> str:
    """The same words as one text, for a place that holds no note."""
    words = note()
    lines = ["".join(piece["text"] for piece in line) for line in words["lines"]]
    called = f"{words['call']} {'; '.join(lines)}." if lines else ""
    return " ".join(filter(None, (words["heard"], words["friend"], words["danger"], called)))


@lru_cache(maxsize=1)
def _note(path: str) -> dict[str, Any]:
    words = content.texts("care.note")
    emergency = ""
    lines: list[list[_Piece]] = []
    if path:
        with suppress(HelpLinesError):
            emergency, lines = read(Path(path))
    numbered = content.text("care.note.danger_number", number=emergency)
    danger = numbered if emergency else words["danger"]
    return {**words, "danger": danger, "lines": lines}


def read(path: Path) -> tuple[str, list[list[_Piece]]]:
    """The emergency number of a file, or an empty text, and each of its lines in pieces.

    Raises:
        HelpLinesError: If the file can't be read, or holds what can't be shown.
    """
    found = _toml(path)
    _check_keys(found, _KNOWN, path)
    emergency = _text(found, "emergency", path)
    if emergency and not _PHONE.fullmatch(emergency):
        raise _problem("not_phone", path, value=emergency)
    lines = found.get("lines", [])
    if not _are_lines(lines):
        raise _problem("not_lines", path, most=_MOST)
    if not emergency and not lines:
        raise _problem("no_line", path)
    return emergency, [_line(line, number, path) for number, line in enumerate(lines, 1)]


def _are_lines(lines: object) -> bool:
    return (
        isinstance(lines, list)
        and len(lines) <= _MOST
        and all(isinstance(line, dict) for line in lines)
    )


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _problem("unreadable", path, reason=error.strerror or type(error).__name__) from None
    except ValueError as error:
        raise _problem("not_toml", path, reason=error) from None


def _line(line: dict[str, Any], number: int, path: Path) -> list[_Piece]:
    _check_keys(line, _OF_A_LINE, path)
    name, phone, web, hours = (_text(line, key, path) for key in _OF_A_LINE)
    if not name or not (phone or web):
        raise _problem("no_name", path, number=number)
    if phone and not _PHONE.fullmatch(phone):
        raise _problem("not_phone", path, value=phone)
    if web and not _WEB.fullmatch(web):
        raise _problem("not_web", path, value=web)
    pieces: list[_Piece] = [{"text": f"{name}: "}]
    if phone:
        pieces.append({"text": phone, "link": f"tel:{re.sub('[^0-9+]', '', phone)}"})
    if web:
        between = [{"text": ", "}] if phone else []
        pieces += [*between, {"text": web.removeprefix("https://"), "link": web}]
    return [*pieces, *([{"text": f" ({hours})"}] if hours else [])]


def _check_keys(found: dict[str, Any], known: tuple[str, ...], path: Path) -> None:
    for key in found:
        if key not in known:
            raise _problem("unknown", path, key=key, known=", ".join(known))


def _text(found: dict[str, Any], key: str, path: Path) -> str:
    value = found.get(key, "")
    if not isinstance(value, str) or len(value) > _LONGEST or not value.isprintable():
        raise _problem("not_text", path, key=key, most=_LONGEST)
    return value.strip()


def _problem(what: str, path: Path, **values: object) -> HelpLinesError:
    return HelpLinesError(content.text(f"care.help_lines.{what}", name=path.name, **values))
