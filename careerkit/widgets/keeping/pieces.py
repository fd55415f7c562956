"""A file that comes from a page in pieces, none of them too large for a message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Pieces"]


class Pieces:
    """Puts the pieces together; a file that begins anew takes the place of one that never ended."""

    def __init__(self) -> None:
        self._data = bytearray()

    def take(self, told: Mapping[str, Any], piece: Any) -> bytes | None:  # noqa: ANN401 - bytes
        """Take a piece; the whole file with the last one, and None before.

        Args:
            told: Where the piece has its place (``begin``), and the file's ``size``.
            piece: Its bytes.
        """
        if told["begin"] == 0:
            self._data = bytearray()
        if told["begin"] != len(self._data):
            return None
        self._data += piece
        if len(self._data) < told["size"]:
            return None
        whole, self._data = bytes(self._data), bytearray()
        return whole
