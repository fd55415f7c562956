"""What a page loads, put together when the server starts, so that no page waits for it."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import jupyter_server

from careerkit.serve.configuration import EXTENSIONS
from careerkit.serve.pages.assets import AssetFiles, Assets, make_vega, vega_name
from careerkit.serve.pages.bundle import bundle, find_extensions
from careerkit.widgets.front_end import modules

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["FirstPage", "OwnFiles", "add_own"]

_OURS = "careerkit/static"
_STATIC = "voila/static"
_TEMPLATE = "voila/templates/careerkit/static"
_EXTENSIONS = "voila/labextensions"

_AT_REST = 30.0
"""Seconds after which a server has something else to do than to begin."""


@attrs.frozen
class OwnFiles:
    """The addresses of our own files: what a page begins with, all widgets, the host, styles."""

    first: str
    kit: str
    host: str
    style: str


def add_own(assets: Assets, address: str, host: str, places: Sequence[Path]) -> OwnFiles:
    """Offer the files of ours that a page loads.

    Args:
        assets: Offers them.
        address: Where they are to be.
        host: The script that shows the widgets, below the front end's folder.
        places: The folders of the template's files.
    """
    first = assets.add_text(address, "first.js", modules.first_module(modules.FIRST))
    beside = f"./{first.rpartition('/')[2]}"
    sheets = [_first(name, places) for name in ("theme.css", "page.css")]
    styles = [sheet.read_text(encoding="utf-8") for sheet in sheets if sheet]
    style = "\n".join([*styles, modules.style(with_theme=False)])
    kit = modules.rest(modules.KIT, modules.FIRST, beside)
    return OwnFiles(
        first=first,
        kit=assets.add_text(address, "kit.js", kit),
        host=assets.add_text(address, "host.js", modules.script(host)),
        style=assets.add_text(address, "page.css", style),
    )


class FirstPage:
    """The files of a page, the routes to them, and what the template says about them.

    Args:
        static_paths: The folders of the template's files, ours before Voila's.
        extension_paths: The folders in which Jupyter looks for extensions.
    """

    def __init__(self, static_paths: Sequence[str], extension_paths: Sequence[str]) -> None:
        self.assets = Assets()
        jupyter = Path(jupyter_server.__file__).parent
        places = [Path(path) for path in static_paths if jupyter not in Path(path).parents]
        for place in places:
            self.assets.add_folder(_TEMPLATE, place)
            self.assets.add_folder(_STATIC, place)
        extensions = find_extensions(EXTENSIONS, extension_paths)
        for extension in extensions:
            folder = extension.folder / "static"
            self.assets.add_folder(f"{_EXTENSIONS}/{extension.name}/static", folder)
        self.assets.add_made(f"{_OURS}/{vega_name()}", make_vega)
        entry = _first("voila.js", places)
        self._script = (
            self.assets.add_text(_OURS, "front_end.js", bundle(entry, extensions)) if entry else ""
        )
        math = _first("no_math.js", places)
        self._math = (
            self.assets.add_text(_OURS, math.name, math.read_text(encoding="utf-8")) if math else ""
        )
        own = add_own(self.assets, _OURS, "host/page_host.js", places)
        self._first, self.kit, self._host, self._style = own.first, own.kit, own.host, own.style
        self._entries = [f"{_EXTENSIONS}/{one.name}/{one.entry}" for one in extensions]

    def resources(self) -> dict[str, Any]:
        """For the template: the front end's script, what it asks for at once, and what later.

        ``kit`` is the module of our widgets, ``first`` the part of it that a page begins with,
        ``style`` the page's style sheet, ``host`` the script that shows them. Addresses are below
        the base URL. Empty where the template has to do without.
        """
        if not self._script:
            return {}
        return {
            "script": self._script,
            "host": self._host,
            "first": self._first,
            "kit": self.kit,
            "style": self._style,
            "extensions": self._entries,
            "math": self._math,
        }

    def handlers(self, path: Callable[[str, str], str]) -> list[Any]:
        """The routes, for an application. ``path`` puts an address below the base URL."""
        return [
            (path(prefix, "(.*)"), AssetFiles, {"assets": self.assets, "prefix": prefix})
            for prefix in (_OURS, _STATIC, _TEMPLATE, _EXTENSIONS)
        ]

    def pack(self) -> None:
        """Compress what every page asks for, in a thread of its own, and later all of it better."""
        threading.Thread(target=self._pack, daemon=True).start()

    @property
    def wanted(self) -> list[str]:
        """The addresses of what every page asks for."""
        script = f"{_TEMPLATE}/page.js"
        own = [self._host, self._first, self.kit, self._style]
        return [self._script, *own, *self._entries, script]

    def _pack(self) -> None:
        self.assets.pack(self.wanted)
        while True:  # what is asked for meanwhile, too
            time.sleep(_AT_REST)
            self.assets.shrink()


def _first(name: str, places: Sequence[Path]) -> Path | None:
    return next((place / name for place in places if (place / name).is_file()), None)
