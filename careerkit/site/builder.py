"""Puts a site together: pages, what they load, Python, and what keeps all of it for later."""

from __future__ import annotations

import gzip
import hashlib
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from careerkit import content
from careerkit.serve import notebooks
from careerkit.serve.pages.assets import Assets, make_vega
from careerkit.serve.pages.first_page import add_own
from careerkit.site import app_files, packages, pyodide, snapshot
from careerkit.site.declaring import declare
from careerkit.site.output import write
from careerkit.site.pages import Pages, file_of, template_folders
from careerkit.site.preview import MISSING
from careerkit.site.problems import CannotBuildError
from careerkit.widgets.front_end import modules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Built", "build"]

_ASSETS = "assets"
_OF_TEMPLATE = ("page.js", "icon.svg")
"""What of the template's files a page names itself."""
_OF_MISSING = ("theme.css", "page.css")
"""What the page names that is shown where there is none."""

_KEEPER = "service-worker.js"
_MANIFEST = "app.webmanifest"
_WORKBOOKS = "careerkit/workbooks"
"""Where Python in the browser has the notebooks, below its packages."""


@attrs.frozen
class Built:
    """What came of it.

    Attributes:
        pages: How many there are.
        size: Bytes of all files.
        has_snapshot: Whether pages begin with a snapshot of Python's memory.
    """

    pages: int
    size: int
    has_snapshot: bool


def build(
    folder: Path,
    *,
    source: Path | None = None,
    place: str | None = None,
    with_snapshot: bool = True,
) -> Built:
    """Write the site of a folder's notebooks: twice the same bytes for the same kit.

    Args:
        folder: Where to. What is there of an earlier site is replaced, and other files stay.
        source: The folder of the notebooks; those that came with careerkit by default.
        place: Where Pyodide is, as for ``pyodide.find``.
        with_snapshot: Whether to take a snapshot of Python's memory, where that can be done.

    Raises:
        CannotBuildError: If that can't be done, with a sentence for the person.
    """
    with tempfile.TemporaryDirectory(prefix="careerkit-site-") as scratch:
        return _Building(
            notebooks=(source or notebooks.folder()).resolve(), scratch=Path(scratch)
        ).run(folder, place, with_snapshot=with_snapshot)


@attrs.define
class _Building:
    notebooks: Path
    scratch: Path
    assets: Assets = attrs.Factory(Assets)
    files: dict[str, bytes] = attrs.Factory(dict)
    """The site's, by address."""
    on_demand: set[str] = attrs.Factory(set)
    """Those that nobody needs for later."""

    def run(self, folder: Path, place: str | None, *, with_snapshot: bool) -> Built:
        names = notebooks.names(self.notebooks)
        if notebooks.HOME not in names:
            raise CannotBuildError("no_home", folder=self.notebooks, name=f"{notebooks.HOME}.ipynb")
        runtime = pyodide.find(place, self.scratch)
        python, has_snapshot = self._add_python(runtime, with_snapshot=with_snapshot)
        self._add_pages(names, python)
        self._add_keeper()
        write(folder, self.files)
        size = sum(map(len, self.files.values()))
        return Built(len(names), size, has_snapshot)

    def _add(self, name: str, data: bytes) -> str:
        """A file under a name that says what it holds."""
        stem, _, kind = name.rpartition(".")
        address = f"{_ASSETS}/{stem}-{_hash(data)}.{kind}"
        self.files[address] = data
        return address

    def _add_python(
        self, runtime: pyodide.Pyodide, *, with_snapshot: bool
    ) -> tuple[dict[str, Any], bool]:
        """What a worker loads; whether a snapshot is among it."""
        parts = runtime.files()
        whole = _hash(b"".join(name.encode() + parts[name] for name in sorted(parts)))
        home = f"{_ASSETS}/pyodide-{whole}"
        self.files |= {f"{home}/{name}": data for name, data in parts.items()}
        needed = packages.collect() | {
            f"{_WORKBOOKS}/{path.name}": path.read_bytes()
            for path in sorted(self.notebooks.glob("*.ipynb"))
        }
        every = packages.archive(needed)
        told = {"python": f"{home}/{pyodide.ENTRY}", "packages": self._add("packages.bin", every)}
        taken = snapshot.take(runtime, every, _WORKBOOKS, self.scratch) if with_snapshot else None
        if taken is not None:
            self.on_demand.add(told["packages"])
            rest = {name: data for name, data in needed.items() if name not in taken.loaded}
            told["rest"] = self._add("rest.bin", packages.archive(rest))
            memory = gzip.compress(taken.memory, 9, mtime=0)
            told["snapshot"] = self._add("snapshot.bin", memory)
        return told, taken is not None

    def _add_pages(self, names: Sequence[str], python: Mapping[str, str]) -> None:
        own = add_own(self.assets, _ASSETS, "site/site_host.js", _places())
        vega = self._add("vega.js", make_vega())
        told = {modules.ADDRESS: own.kit, "CAREERKIT_VEGA_URL": vega}
        kernel = {
            "worker": self.assets.add_text(_ASSETS, "worker.js", modules.script("site/worker.js")),
            "files": {**python},
            "folder": _WORKBOOKS,
            "variables": told,
        }
        named = {name: self._add(name, _static(name)) for name in (*_OF_TEMPLATE, *_OF_MISSING)}
        pages = Pages(
            self.notebooks,
            front_end={**attrs.asdict(own), "script": own.host, "extensions": [], "math": ""},
            addresses={f"static/{name}": address for name, address in named.items()},
            site=self._add_app(),
        )
        for name in names:
            path = self.notebooks / f"{name}.ipynb"
            known = declare(path, told)
            if not known.is_ours:
                raise CannotBuildError("not_ours", name=path.name)
            declared = self._add(f"{name}.json", known.text.encode())
            html = pages.html(name, declared, {**kernel, "notebook": name})
            self.files[file_of(name)] = html.encode()
        self.files[MISSING] = pages.missing().encode()
        # Who is offline gets no answer of a host.
        self.on_demand |= {MISSING, *(named[name] for name in _OF_MISSING)}
        for address in self.assets:
            found = self.assets.content(address)
            self.files[address] = found.data if found else b""

    def _add_app(self) -> dict[str, Any]:
        """What makes it an app, and what the template is told of it."""
        pictures = app_files.icons(_static("icon.svg").decode())
        icons = {name: self._add(name, data) for name, data in pictures.items()}
        self.on_demand |= {*icons.values()}
        self.files[_MANIFEST] = app_files.manifest(icons).encode()
        return {
            "manifest": _MANIFEST,
            "icon": icons["icon-touch.png"],
            "colour": app_files.colour(),
            "keeper": _KEEPER,
            "texts": content.texts("static_site.page"),
        }

    def _add_keeper(self) -> None:
        """What keeps the site for later, which names all that belongs to this version of it."""
        kept = {name: _hash(data) for name, data in sorted(self.files.items())}
        version = _hash(json.dumps(kept).encode())
        wanted = {name: known for name, known in kept.items() if name not in self.on_demand}
        told = json.dumps({"version": version, "files": wanted})
        script = f"const SITE = {told};\n{modules.script('site/service_worker.js')}"
        self.files[_KEEPER] = script.encode()


def _places() -> list[Path]:
    return [Path(path) / "static" for path in template_folders()]


def _static(name: str) -> bytes:
    """A file of the template, as it is."""
    return next(place / name for place in _places() if (place / name).is_file()).read_bytes()


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
