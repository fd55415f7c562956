"""What can go wrong on the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from careerkit import content

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ExportError", "named"]

_T = TypeVar("_T")


class ExportError(Exception):
    """Something can't be taken along. The text is one sentence for the person."""


def named(known: Mapping[str, _T], name: str, problem: str) -> _T:
    """What a person asks for by its name.

    Args:
        known: What there is, by name.
        name: What is asked for.
        problem: The key of the sentence where there is no such thing: it is told the ``name``, and
            those that are ``known``.

    Raises:
        ExportError: If there is no such thing.
    """
    if name not in known:
        raise ExportError(content.text(problem, name=name, known=", ".join(known)))
    return known[name]
