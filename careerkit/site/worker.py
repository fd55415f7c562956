"""What a page's worker asks of Python (``widgets/front_end/site/worker.js``).

Nothing of a page is known while ``prepare`` runs: what comes of it may be kept as a snapshot of the
memory when a site is built, which every visitor begins with.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careerkit.site.kernel import Kernel, sources

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Worker", "prepare"]

_OF_EVERY_PAGE = {"VOILA_BASE_URL": "/", "JUPYTER_WIDGETS_ECHO": "0"}
"""Lets a workbook be the browser's (``opening.py``), and the page be told nothing twice."""

_BETWEEN = 0.02
"""Seconds between two looks whether something is still being done."""


async def prepare(folder: str) -> None:
    """Do once what each page does, and forget what came of it: what is left is what all need.

    Args:
        folder: Where the notebooks are.
    """
    import ipywidgets  # noqa: PLC0415 - after the stand-ins

    from careerkit.widgets.keeping import after_saving  # noqa: PLC0415 - as above

    os.environ.update(_OF_EVERY_PAGE)
    kernel = Kernel(lambda *_: None)
    for notebook in sorted(Path(folder).glob("*.ipynb")):  # noqa: ASYNC240 - nobody waits
        for source in sources(notebook):
            kernel.run(source)
    while after_saving.is_busy():  # noqa: ASYNC110 - nothing tells
        await asyncio.sleep(_BETWEEN)
    ipywidgets.Widget.close_all()
    gc.collect()


class Worker:
    """A page's kernel, as JavaScript speaks with it.

    Args:
        tell: JavaScript's function that takes what is said: kind, answered id, content, parts.
        variables: The environment's variables, as JSON.
        folder: Where the notebooks are.
        notebook: The page's, without its ending.
    """

    def __init__(
        self, tell: Callable[..., None], variables: str, folder: str, notebook: str
    ) -> None:
        from pyodide.ffi import to_js  # type: ignore[import-not-found] # noqa: PLC0415 - only in a browser

        random.seed()  # one snapshot is every visitor's
        os.environ.update(_OF_EVERY_PAGE, **json.loads(variables))
        os.chdir(folder)
        self._sources = sources(Path(f"{notebook}.ipynb"))
        self.count = len(self._sources)

        def say(kind: str, answered: str, content: str, parts: list[bytes]) -> None:
            tell(kind, answered, content, to_js(parts))

        self._kernel = Kernel(say)

    def run(self, index: int) -> str:
        """Run a cell; its outputs, as JSON, or an empty text if it has no code."""
        source = self._sources[index]
        return json.dumps(self._kernel.run(source)) if source.strip() else ""

    @staticmethod
    def get_ready_to_draw() -> None:
        """Load what draws charts, so that the first one need not wait for that."""
        import careerkit.charts.drawing.light_altair  # noqa: F401, PLC0415 - not in the snapshot

    def hear(self, number: str, kind: str, told: str, parts: Sequence[Any]) -> None:
        """Deal with what the page says.

        Args:
            number: As for ``Kernel.hear``, like the next two.
            kind: See there.
            told: See there.
            parts: The binary parts, as JavaScript has them.
        """
        self._kernel.hear(number, kind, told, [memoryview(part.to_bytes()) for part in parts])
