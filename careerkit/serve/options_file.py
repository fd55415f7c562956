"""The file that holds the options of ``careerkit serve``, so that they need not be typed each time.

Its keys are the names of the options, and so it knows of each option that the command has.
"""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Protocol

from careerkit import content

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["DEFAULT_NAME", "Option", "OptionsFileError", "read"]

DEFAULT_NAME = "careerkit.toml"
"""The file that is read where it lies in the folder that the command is started in."""


class OptionsFileError(ValueError):
    """A file that can't be used: a sentence that says why."""


class Option(Protocol):
    """What has to be known of an option, as Typer tells it."""

    name: str | None
    opts: Sequence[str]
    multiple: bool
    is_flag: bool


def read(file: Path, options: Sequence[Option], paths: Sequence[str] = ()) -> dict[str, Any]:
    """What the file says, by the names that the command's function has for its options.

    Args:
        file: The file.
        options: Those that the command has and that may stand in a file.
        paths: Which of them are paths, by the same names: they are taken from the file's folder.

    Raises:
        OptionsFileError: If it can't be read, or says what no option can take.
    """
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _problem("unreadable", file, reason=reason) from None
    except ValueError as error:
        raise _problem("not_toml", file, reason=error) from None
    known = {option.opts[0].removeprefix("--"): option for option in options}
    values: dict[str, Any] = {}
    for key, value in found.items():
        if key not in known:
            raise _unknown(key, known, file)
        option = known[key]
        values[option.name or key] = _value(key, value, option, file)
    for name in paths:
        if name in values:
            values[name] = str(file.parent / values[name])
    return values


def _value(key: str, value: object, option: Option, file: Path) -> object:
    """The value, if it is of the kind that the option takes. What it says, Typer looks at."""
    if option.is_flag:
        if not isinstance(value, bool):
            raise _problem("not_flag", file, key=key)
        return value
    if option.multiple:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            example = value if isinstance(value, str) else "…"
            raise _problem("not_list", file, key=key, example=example)
        return value
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _problem("not_value", file, key=key)
    return str(value)


def _unknown(key: str, known: dict[str, Option], file: Path) -> OptionsFileError:
    nearest = get_close_matches(key.replace("_", "-").lower(), known, n=1)
    if nearest:
        return _problem("unknown", file, key=key, nearest=nearest[0])
    return _problem("unknown_far", file, key=key, known=", ".join(known))


def _problem(what: str, file: Path, **values: object) -> OptionsFileError:
    return OptionsFileError(content.text(f"options_file.{what}", name=file.name, **values))
