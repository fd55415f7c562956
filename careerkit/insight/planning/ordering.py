"""What comes before what: circles in it, and an order that respects it.

``after`` says of each id what it has to wait for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

__all__ = ["find_circle", "later_first"]


def find_circle(after: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """A circle in "these come first": each id before the next, and the last before the first.

    Empty if there is none. ``after`` says what each id has to wait for.
    """
    clear: set[str] = set()
    for root in after:
        trail: list[str] = []
        on_trail: set[str] = set()
        paths: list[Iterator[str]] = [iter((root,))]
        # By hand and not by recursion: a chain may be as long as a list.
        while paths:
            step = next(paths[-1], None)
            if step is None:
                paths.pop()
                if trail:
                    clear.add(trail[-1])
                    on_trail.discard(trail.pop())
            elif step in on_trail:
                return tuple(reversed(trail[trail.index(step) :]))
            elif step not in clear:
                trail.append(step)
                on_trail.add(step)
                paths.append(iter(after.get(step, ())))
    return ()


def later_first(after: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Each id before whatever it waits for. Circles, and what they wait for, are left out."""
    waited_for = dict.fromkeys(after, 0)
    for firsts in after.values():
        for first in firsts:
            waited_for[first] += 1
    last = [id_ for id_, count in waited_for.items() if not count]
    while last:
        id_ = last.pop()
        yield id_
        for first in after[id_]:
            waited_for[first] -= 1
            if not waited_for[first]:
                last.append(first)
