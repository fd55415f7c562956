"""The front end as one script: what a page loads of Voila's and of the widgets' many files.

Voila's page asks for some seventy scripts one after another, and only when the kernel is done.
Nearly all of them are webpack's *chunks*, which do nothing but hand over their modules: sent
together before the entry script, they spare it every one of these requests. Which chunks a page
needs is read from the entry scripts. One that is missed is fetched as it always was, from its
own address; so what a later release changes costs time, and no page.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Extension", "bundle", "find_extensions", "without_source_map"]

_CHUNK = re.compile(r"\.e\(\"?([\w-]+)\"?\)")
_FACTORY = r"\(?\(\)\s*=>\s*(?:\{\s*return\s+)?(Promise\.all\(\[[^\]]*\]\)|[\w$]+\.e\([^)]*\))"
_SHARED = re.compile(
    r"[\"'](@?[\w./-]+)[\"'],\s*(?:version:\s*)?[\"'](\d[\w.+-]*)[\"'],\s*(?:factory:\s*)?"
    + _FACTORY
)
"""A module that a script offers to the others: its name, its version, its chunks. The first
form is webpack's, the one with names rspack's."""
_EXPOSED = re.compile(r"[\"']\./extension[\"']:\s*" + _FACTORY)
_STARTED = re.compile(r"(Promise\.all\(\[[^\]]*\]\))\.then\(\w+\.bind\(")
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


@attrs.frozen
class Extension:
    """An extension of JupyterLab: its name, its folder, and its entry script in that."""

    name: str
    folder: Path
    entry: str


def find_extensions(names: Iterable[str], places: Sequence[str]) -> tuple[Extension, ...]:
    """The extensions that are installed, each from the first place that has it.

    Args:
        names: Which ones.
        places: The folders in which Jupyter looks for extensions.
    """
    return tuple(found for name in names for found in _find(name, places))


def _find(name: str, places: Sequence[str]) -> Iterator[Extension]:
    for place in places:
        folder = Path(place) / name
        try:
            package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
            entry = package["jupyterlab"]["_build"]["load"]
        except (OSError, ValueError, KeyError, TypeError):
            continue
        yield Extension(name, folder, str(entry).removeprefix("./"))
        return


def bundle(entry: Path, extensions: Sequence[Extension]) -> str:
    """The chunks that a page needs, and after them Voila's entry script.

    Args:
        entry: Voila's ``voila.js``.
        extensions: The extensions of the page. Their entry scripts are not in the bundle:
            they find out from their own address where the rest of them is.
    """
    files = _chunks(entry, extensions)
    # Each in a function: what is strict in one file must not become strict in the next.
    parts = [f"(function(){{{_read(file)}\n}}).call(self);\n" for file in files]
    return "".join(["/* Put together by careerkit. */\n", *parts, _read(entry)])


def _chunks(entry: Path, extensions: Sequence[Extension]) -> list[Path]:
    """The chunk files: of what runs at the start, and of each shared module's newest offer."""
    text = _read(entry)
    started = _STARTED.search(text)
    found = [*_files(started[1] if started else "", entry.parent)]
    offers = _offers(text, entry.parent)
    for extension in extensions:
        script = extension.folder / extension.entry
        code = _read(script)
        exposed = _EXPOSED.search(code)
        found += _files(exposed[1] if exposed else "", script.parent)
        for name, offer in _offers(code, script.parent).items():
            # The newest one is taken; of two equal ones the browser takes either.
            if name not in offers or offer[0] >= offers[name][0]:
                offers[name] = offer
    for _, factory, folder in offers.values():
        found += _files(factory, folder)
    return list(dict.fromkeys(found))


def _offers(code: str, folder: Path) -> dict[str, tuple[tuple[int, ...], str, Path]]:
    return {
        match[1]: (tuple(int(part) for part in re.findall(r"\d+", match[2])), match[3], folder)
        for match in _SHARED.finditer(code)
    }


def _files(factory: str, folder: Path) -> Iterator[Path]:
    """The files of the chunks in a factory. Some chunks have none: they only depend on others."""
    for chunk in _CHUNK.findall(factory):
        yield from sorted(folder.glob(f"{chunk}.*js"))[:1]


def _read(file: Path) -> str:
    return without_source_map(file.read_text(encoding="utf-8"))


def without_source_map(code: str) -> str:
    """The script without what only a debugger reads: in one extension, half of its bytes."""
    return _SOURCE_MAP.sub("", code)
