"""The folder that a site is written into."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

from careerkit.site.problems import CannotBuildError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["LIST", "check", "is_site", "write"]

LIST = "careerkit-site.json"
"""Names the files of a site, so that the next one can take their place."""

_PLAIN = ".nojekyll"
"""Lets GitHub Pages hand all files out as they are."""

_MAY_STAY = frozenset({".git", ".gitignore", ".gitattributes", "CNAME", "LICENSE", "README.md"})
"""What a folder may have that becomes a site for the first time."""


def is_site(folder: Path) -> bool:
    """Whether a folder holds a site."""
    return (folder / LIST).is_file()


def check(folder: Path) -> None:
    """See that a site may be written there, before all the work for it; the folder is made.

    Raises:
        CannotBuildError: If it is a file, if other files are there and no site, or if it can't be
            made or looked into.
    """
    if folder.is_file():
        raise CannotBuildError("not_a_folder", folder=folder)
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        _files_of(folder)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Say in a sentence why a folder can't be written."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CannotBuildError("cannot_write", folder=folder, reason=reason) from None


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a site, and take away what an earlier one had beyond it. Other files stay.

    Args:
        folder: Where to; it is made if need be.
        files: By their addresses.

    Raises:
        CannotBuildError: If other files are there and no site, or if it can't be written.
    """
    every = {**files, _PLAIN: b"", LIST: json.dumps(sorted(files), indent=0).encode() + b"\n"}
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        before = _files_of(folder)
        for name, data in every.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        for name in before - set(every):
            (folder / name).unlink(missing_ok=True)


def _files_of(folder: Path) -> set[str]:
    """What an earlier site has written there.

    Raises:
        CannotBuildError: If there was none, or none whose list can be read, and something else is
            there.
    """
    if not is_site(folder):
        if {path.name for path in folder.iterdir()} - _MAY_STAY:
            raise CannotBuildError("not_empty", folder=folder)
        return set()
    root = folder.resolve()
    try:
        listed = json.loads((folder / LIST).read_text(encoding="utf-8"))
    except ValueError:
        raise CannotBuildError("not_empty", folder=folder) from None
    return {name for name in listed if (root / name).resolve().is_relative_to(root)}
