"""A mapping that is a value: it never changes, and can be compared and hashed."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

__all__ = ["FrozenMap"]

_V = TypeVar("_V")


class FrozenMap(Mapping[str, _V]):
    """Values by name: ``FrozenMap({"why": 1})``. Their order is kept, and says nothing."""

    __slots__ = ("_of",)

    def __init__(self, of: Mapping[str, _V] | Iterable[tuple[str, _V]] = ()) -> None:
        self._of = dict(of)

    def __getitem__(self, name: str) -> _V:
        return self._of[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._of)

    def __len__(self) -> int:
        return len(self._of)

    def __eq__(self, other: object) -> bool:
        return self._of == other._of if isinstance(other, type(self)) else NotImplemented

    def __hash__(self) -> int:
        return hash(frozenset(self._of.items()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({dict(sorted(self._of.items()))!r})"
