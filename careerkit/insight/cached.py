"""What was found out about a workbook, kept as long as that version of it."""

from __future__ import annotations

import functools
import weakref
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerkit.model import Workbook

__all__ = ["remembered"]

_P = ParamSpec("_P")
_R = TypeVar("_R")


def remembered(
    function: Callable[Concatenate[Workbook, _P], _R],
) -> Callable[Concatenate[Workbook, _P], _R]:
    """Let a pure function of a workbook work once for each version, however many views ask.

    Only the last version is remembered, and forgotten with it: answers must not outlive their
    workbook in memory. Versions are told apart as objects, since a comparison would read through
    all of their records. The further arguments have to be hashable.
    """
    versions: list[weakref.ref[Workbook]] = []
    results: dict[tuple[object, ...], _R] = {}

    def forget(gone: weakref.ref[Workbook]) -> None:
        if versions and versions[0] is gone:
            results.clear()

    @functools.wraps(function)
    def remembering(workbook: Workbook, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        if not versions or versions[0]() is not workbook:
            results.clear()
            versions[:] = [weakref.ref(workbook, forget)]
        asked = (args, *sorted(kwargs.items()))
        if asked not in results:
            results[asked] = function(workbook, *args, **kwargs)
        return results[asked]

    return remembering
