"""What git knows of the folder that a command is started in: where others get it from."""

from __future__ import annotations

import ipaddress
import os
import re
import subprocess
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote, urlsplit

import attrs

from careerkit import content

__all__ = ["Repository", "RepositoryError", "binder_request", "find", "is_public", "web_address"]

_SSH = re.compile(r"(?:[^@/:\s]+@)?(?P<host>[^@/:\s]{2,}):(?P<path>(?!//)\S+)")
"""The short form that ssh has, such as ``git@github.com:OWNER/REPO.git``."""

_SCHEMES = ("https", "http", "ssh", "git", "git+ssh", "ssh+git")
_PATIENCE = 20
"""Seconds that a remote has to answer."""


class RepositoryError(ValueError):
    """A folder that nobody else can get: a sentence that says why."""


@attrs.frozen
class Repository:
    """Where a folder's repository is for others.

    Attributes:
        top: Its uppermost folder.
        remote: The name of the remote.
        address: The remote's address on the web.
        ref: The branch there, or what was asked for.
        unpushed: How many commits are not there; None if the branch isn't.
    """

    top: Path
    remote: str
    address: str
    ref: str
    unpushed: int | None = 0


def find(folder: Path, *, remote: str = "", ref: str = "") -> Repository:
    """What git knows of a folder. Asks no other computer.

    Args:
        folder: The folder.
        remote: A remote's name; else that of the branch, or ``origin``.
        ref: A branch, tag or commit; else the branch that is checked out.

    Raises:
        RepositoryError: If there is no git, no repository, no such remote, one that only this
            computer reaches, no branch, or a ``ref`` that can't be one.
    """
    top = Path(_git(folder, "rev-parse", "--show-toplevel") or _stop("no_repository"))
    branch = _git(folder, "symbolic-ref", "--short", "--quiet", "HEAD")
    known = _git(folder, "config", f"branch.{branch}.remote") if branch else ""
    name = remote or known or "origin"
    told = _git(folder, "remote", "get-url", "--", name) or _stop("no_remote", remote=name)
    address = web_address(told)
    if not address:
        _stop("local", remote=name)
    if ref:
        if not _git(folder, "check-ref-format", "--allow-onelevel", "--normalize", ref):
            _stop("bad_ref", ref=ref)
        return Repository(top, name, address, ref)
    if not branch:
        _stop("detached")
    merged = _git(folder, "config", f"branch.{branch}.merge") if known == name else ""
    there = merged.removeprefix("refs/heads/") or branch
    ahead = _git(folder, "rev-list", "--count", f"refs/remotes/{name}/{there}..HEAD")
    return Repository(top, name, address, there, int(ahead) if ahead else None)


def web_address(remote: str) -> str:
    """A remote's address on the web; empty if it is one that only this computer or network has.

    Names and passwords in it are left out.

    Args:
        remote: An address as git takes it: by ``https``, by ``ssh`` in either form, or a path.
    """
    text = remote.strip()
    try:
        parts = urlsplit(text)
        host, path = parts.hostname or "", parts.path
        port = f":{parts.port}" if parts.port and parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""
    if parts.scheme not in _SCHEMES or not parts.netloc:
        short = _SSH.fullmatch(text)
        if short is None:
            return ""
        host, path, port = short["host"].lower(), short["path"], ""
    path = path.strip("/").removesuffix(".git")
    scheme = "http" if parts.scheme == "http" else "https"
    return f"{scheme}://{host}{port}/{path}" if path and _is_for_all(host) else ""


def _is_for_all(host: str) -> bool:
    """Whether everybody may reach a host: it has a whole name, or an address of that kind."""
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host.strip(".") and not host.endswith((".local", ".localhost", ".internal"))


def binder_request(address: str, ref: str) -> str:
    """What Binder is asked for, by the provider that knows most of the address.

    Args:
        address: The repository's, on the web.
        ref: A branch, tag or commit.
    """
    parts = urlsplit(address)
    path, version = parts.path.strip("/"), quote(ref, safe="/")
    if parts.netloc == "github.com" and path.count("/") == 1:
        return f"v2/gh/{path}/{version}"
    if parts.netloc == "gist.github.com" and path.count("/") == 1:
        return f"v2/gist/{path}/{version}"
    if parts.netloc == "gitlab.com":
        return f"v2/gl/{quote(path, safe='')}/{version}"
    return f"v2/git/{quote(address, safe='')}/{version}"


def is_public(address: str, ref: str) -> bool | None:
    """Whether anybody gets that version, without a name and a password; None if nobody answers.

    Args:
        address: The repository's, on the web.
        ref: A branch or tag; of a commit it is asked whether there is the repository.
    """
    # Neither this person's passwords nor the keys of this computer: Binder has none of them.
    nobody = {"GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "true", "GIT_CONFIG_NOSYSTEM": "1"}
    nobody |= {"GIT_CONFIG_GLOBAL": os.devnull, "HOME": os.devnull}
    try:
        answer = subprocess.run(  # noqa: S603 - git, with an address that was looked over
            ["git", "-c", "credential.helper=", "ls-remote", "--", address],  # noqa: S607
            capture_output=True,
            text=True,
            check=False,
            cwd=os.sep,
            timeout=_PATIENCE,
            env={**os.environ, **nobody, "LC_ALL": "C"},
        )
    except subprocess.TimeoutExpired:
        return None
    if answer.returncode:
        return None if "Could not resolve" in answer.stderr else False
    names = [line.partition("\t")[2] for line in answer.stdout.splitlines()]
    is_commit = re.fullmatch(r"[0-9a-f]{7,40}", ref) is not None
    return is_commit or any(name.endswith(f"/{ref}") for name in names)


def _git(folder: Path, *words: str) -> str:
    """What git says; empty if it knows nothing of that."""
    try:
        answer = subprocess.run(  # noqa: S603 - git, with our own words
            ["git", *words],  # noqa: S607
            capture_output=True,
            text=True,
            check=False,
            cwd=folder,
        )
    except FileNotFoundError:
        _stop("no_git")
    return answer.stdout.strip() if answer.returncode == 0 else ""


def _stop(problem: str, **values: str) -> NoReturn:
    raise RepositoryError(content.text(f"binder.problems.{problem}", **values))
