"""The folder in which a user's answers are kept: no name leads out of it, or into another's."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["folder_for", "folder_name", "prepare"]

_READABLE = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_LONGEST = 32
_DIGITS = 24
"""Hexadecimal digits of the digest: 96 bits, so that nobody finds a name that shares another's."""


def folder_name(user: str) -> str:
    """The name of a user's folder.

    What can be read in it is for the person who looks after the server; the digest behind it tells
    users apart. All of it is small letters, digits and hyphens, so that it is the same folder on
    every file system, and never one with a meaning of its own, such as ``..`` or ``con``.
    """
    plain = unicodedata.normalize("NFKD", user).casefold()
    read = "".join(one if one in _READABLE else "-" for one in plain if one.isascii())
    shown = "-".join(part for part in read.split("-") if part)[:_LONGEST].strip("-")
    digest = hashlib.sha256(user.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return f"{shown or 'user'}-{digest}"


def prepare(answers: Path) -> None:
    """Make the folder in which the users' folders are, unless it is there.

    Raises:
        OSError: If it can't be made, or nothing can be written there.
    """
    answers.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not os.access(answers, os.R_OK | os.W_OK | os.X_OK):
        raise PermissionError(None, "it can't be written to", str(answers))


def folder_for(answers: Path, user: str) -> Path:
    """A user's folder, made if it is not there. Nobody else may look into it (mode 0700).

    Raises:
        OSError: If it can't be made, or something else is at its place.
    """
    folder = answers / folder_name(user)
    folder.mkdir(mode=0o700, exist_ok=True)
    facts = folder.lstat()
    if not stat.S_ISDIR(facts.st_mode):  # a link would lead elsewhere
        raise NotADirectoryError(None, "it is no folder", str(folder))
    if stat.S_IMODE(facts.st_mode) != 0o700:
        folder.chmod(0o700)
    return folder
