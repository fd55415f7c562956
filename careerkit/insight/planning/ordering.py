"""What comes before what: circles in it, and an order that respects it.

``after`` says of each id what it has to wait for.
"""

from __future__ import annotations

from contextlib import suppress
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

__all__ = ["find_circle", "later_first"]


def find_circle(after: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """A circle in "these come first": each id before the next, and the last before the first.

    Empty if there is none.
    """
    try:
        TopologicalSorter(after).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return tuple(circle[:-1])  # its last one is its first again
    return ()


def later_first(after: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Each id before whatever it waits for. Circles, and what they wait for, are left out."""
    waiting: dict[str, list[str]] = {id_: [] for id_ in after}
    for id_, firsts in after.items():
        for first in firsts:
            waiting[first].append(id_)
    sorter = TopologicalSorter(waiting)
    # It goes as far as the circles let it.
    with suppress(CycleError):
        sorter.prepare()
    while ready := sorter.get_ready():
        yield from ready
        sorter.done(*ready)
