"""What often belongs to an occupation that not everybody can or wants to do again: nights, lifting.

Ours, from what is commonly known of the work; ``conditions.toml`` says for which occupations.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["conditions"]

_WHOLE = ".00"


def conditions(soc: str) -> frozenset[str]:
    """What often belongs to an occupation: names of ``conditions.toml``, or none."""
    known = _table()
    return known.get(soc.removesuffix(_WHOLE), known.get(soc.partition(".")[0], frozenset()))


@cache
def _table() -> Mapping[str, frozenset[str]]:
    """The conditions of each code."""
    text = files(__package__).joinpath("conditions.toml").read_text(encoding="utf-8")
    codes = {name: listed.split() for name, listed in tomllib.loads(text).items()}
    codes["weekends"] += codes["nights"]
    found: dict[str, set[str]] = {}
    for name, listed in codes.items():
        for code in listed:
            found.setdefault(code, set()).add(name)
    return {code: frozenset(names) for code, names in found.items()}
