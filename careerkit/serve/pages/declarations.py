"""What a page shows before it has a kernel: the same for every visitor, so that it is a file.

A notebook's widgets, as they are for a person who has written nothing yet. From that and from what
the browser keeps the page draws its editors at once; the visitor's own kernel takes them over.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from careerkit.serve import notebooks

if TYPE_CHECKING:
    from pathlib import Path

    from careerkit.serve.pages.assets import Assets

__all__ = ["Declarations"]

_PLACE = "careerkit/static"

_AGAIN_AFTER = 300.0
"""Seconds until a notebook is looked at again that could not be run."""


class Declarations:
    """The declarations of a folder's notebooks; of a notebook that is saved again, a new one.

    Args:
        assets: Offers them to browsers.
        folder: Where the notebooks are.
    """

    def __init__(self, assets: Assets, folder: Path) -> None:
        self._assets = assets
        self._folder = folder
        self._known: dict[str, tuple[tuple[int, int], str]] = {}
        self._put_off: dict[str, float] = {}

    def __len__(self) -> int:
        return len(self._known)

    def address(self, name: str) -> str:
        """Where a notebook's declaration is, below the base URL; empty if there is none."""
        version, address = self._known.get(name, ((0, 0), ""))
        return address if version == self._version(name) else ""

    def missing(self) -> str | None:
        """A notebook that was not looked at as it is now; the journey's page goes first."""
        now = time.monotonic()
        for name in sorted(notebooks.names(self._folder), key=lambda name: name != notebooks.HOME):
            is_known = self._known.get(name, ((0, 0), ""))[0] == self._version(name)
            if not is_known and self._put_off.get(name, 0) <= now:
                return name
        return None

    def put_off(self, name: str) -> None:
        """Look at a notebook again after a while: its kernel did not come so far."""
        self._put_off[name] = time.monotonic() + _AGAIN_AFTER

    def keep(self, name: str, version: tuple[int, int], text: str | None) -> None:
        """Offer a notebook's declaration from now on.

        Args:
            name: The notebook's.
            version: The notebook's when it was run: it may have been saved again since.
            text: The declaration, as JSON; None if its widgets are not ours to show.
        """
        if name in self._known:
            self._assets.remove(self._known[name][1])
        address = "" if text is None else self._assets.add_text(_PLACE, f"{name}.json", text)
        self._known[name] = (version, address)

    def _version(self, name: str) -> tuple[int, int]:
        return notebooks.version(self._folder / f"{name}.ipynb")
