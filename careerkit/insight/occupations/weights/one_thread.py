"""Linear algebra in one thread.

OpenBLAS, NumPy's usual library, shares even small matrices out between threads that wait for each
other busily. On a machine with other work, such as a JupyterHub's, one of them often waits for a
processor: a factorisation of 2 ms was seen to take 3 s.
"""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["one_thread", "threads"]

_NAMES = (
    *("scipy_openblas_{}_num_threads64_", "openblas_{}_num_threads64_"),
    *("scipy_openblas_{}_num_threads", "openblas_{}_num_threads"),
)
# In NumPy's own wheels since 2.0 and before, and in a system's build.


@contextmanager
def one_thread() -> Iterator[None]:
    """Let OpenBLAS use one thread in here, and as many as before afterwards."""
    before = threads()
    _tell(1)
    try:
        yield
    finally:
        _tell(before)


def threads() -> int:
    """How many threads OpenBLAS uses; 1 if NumPy has another library."""
    ask = _function("get")
    return 1 if ask is None else int(ask())


def _tell(count: int) -> None:
    if tell := _function("set"):
        tell(count)


@cache
def _function(verb: str) -> Any:  # noqa: ANN401 - a C function, or None
    from numpy.linalg import _umath_linalg  # noqa: PLC0415 - the kit imports without it

    try:
        # Names are looked for in what it was linked with, too.
        library = ctypes.CDLL(_umath_linalg.__file__)
    except OSError:
        return None
    found = (getattr(library, name.format(verb), None) for name in _NAMES)
    return next((function for function in found if function is not None), None)
