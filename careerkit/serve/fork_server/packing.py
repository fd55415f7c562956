"""Memory that forks leave alone: the holes between what is kept are filled before the first fork.

What was freed while everything was imported leaves holes on pages that are otherwise full. Python
hands these out first, so that a fork's first small objects lie scattered, and each of them copies
a whole page that all forks could have shared. With the holes filled, they lie side by side on pages
of the fork's own.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress
from itertools import pairwise

__all__ = ["fill_holes"]

_STEP, _LARGEST = 16, 512
_POOL = 16_384
# CPython's allocator of small objects (Objects/obmalloc.c): sizes in steps of 16 bytes, each handed
# out by pools of 16 KB.

_IN_ORDER = 0.9
# Which share of a pool's objects has to follow each other in memory: in a hole they seldom do.

_MOST = 200
# So many pools of one size fill no holes any more: this Python's allocator is another one.

_LEAST = b"".__sizeof__()

_FILLING: list[object] = []
# Kept as long as the process, and by its forks.


def fill_holes() -> None:
    """Fill the holes of Python's small objects, and give back to the system what C has freed."""
    for size in range(_STEP, _LARGEST + 1, _STEP):
        _fill(size)
    with suppress(OSError, AttributeError):  # only glibc has it
        ctypes.CDLL(None).malloc_trim(0)


def _fill(size: int) -> None:
    """Keep objects of one size, until as many as a pool has lie in order: that one is new."""
    many = _POOL // size
    for _ in range(_MOST):
        made = [_object(size) for _ in range(many)]
        _FILLING.extend(made)
        steps = [id(after) - id(one) for one, after in pairwise(made)]
        if sum(0 < step <= size + _STEP for step in steps) > _IN_ORDER * many:
            return


def _object(size: int) -> object:
    """An object that takes so many bytes, and refers to no other."""
    if size == _STEP:
        return object()
    return float("1") if size < _LEAST else bytes(size - _LEAST)
