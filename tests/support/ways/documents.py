"""What a document tells people to type, done as it stands, in a clean copy of the repository.

A fenced block of ``sh`` is typed into a shell; blocks of one document follow upon each other in the
same folder. One whose first line names a file (```` ```toml careerkit.toml ````) is that file.
"""

from __future__ import annotations

import re
import shlex
import subprocess
from typing import TYPE_CHECKING
from urllib.request import urlopen

import attrs

from support.serving.processes import start
from support.serving.servers import ROOT, own_places
from support.ways.needs import find

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Block", "Shell", "blocks", "clone"]

_FENCE = re.compile(r"^```(\w*)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SERVERS = re.compile(r"(make run|careerkit (serve|demo|lab|hub))\b")
_READY = r"(?:is ready at|http://127\.0\.0\.1:\d+/lab)\s*(http://\S+)"
_BUILT_IN = {"cd", "export"}
_NEVER = {
    **dict.fromkeys(("apt", "apt-get", "sudo"), "it would change this computer"),
    "git": "it pushes to a host",
    "docker": "it needs Docker's engine",  # `deploy/verify` builds and runs the image
    **dict.fromkeys(("helm", "kubectl"), "it needs a cluster"),
}
_PATIENCE = 900.0  # seconds: what is installed has to come


@attrs.frozen
class Block:
    """A fenced block: where it begins, its language, the file that it is, and its text."""

    document: str
    line: int
    language: str
    file: str
    text: str

    def __str__(self) -> str:
        return f"{self.document}:{self.line} {self.text.splitlines()[0][:40]}"

    def why_not(self) -> str:
        """Why it can't be typed here; empty if it can."""
        words = {shlex.split(line)[0] for line in self.text.splitlines() if line.strip()}
        reasons = [f"{word}: {_NEVER[word]}" for word in sorted(words & {*_NEVER})]
        # Those that a document has installed by itself are on its own path.
        others = words - _BUILT_IN - {*_NEVER, "careerkit", "pip", "python"}
        missing = [word for word in sorted(others) if not find(word)]
        return ", ".join([*reasons, *(f"{word} is not on this computer" for word in missing)])


def blocks(document: str) -> list[Block]:
    """The fenced blocks of a document, in their order; none if there is no such document."""
    path = ROOT / document
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [
        Block(
            document, text.count("\n", 0, found.start()) + 1, *(one or "" for one in found.groups())
        )
        for found in _FENCE.finditer(text)
    ]


def clone(folder: Path) -> Path:
    """A copy of the repository, with what was committed and nothing else, as from a host."""
    place, git = folder / "careerkit", find("git")
    subprocess.run([git, "clone", "--quiet", str(ROOT), str(place)], check=True)
    host = ("origin", "https://github.com/OWNER/REPO.git")
    subprocess.run([git, "-C", str(place), "remote", "set-url", *host], check=True)
    return place


class Shell:
    """Somebody's terminal.

    Args:
        folder: Where they are.
        home: Where the programs that they install leave things.
        programs: A folder that comes first on the path.
    """

    def __init__(self, folder: Path, home: Path, programs: Path) -> None:
        self.folder = folder
        self.programs = programs
        self._home = home
        self._path = f"{programs}:/usr/local/bin:/usr/bin:/bin"

    @property
    def _variables(self) -> dict[str, str]:
        return {
            **own_places(self._home),
            "HOME": str(self._home),
            "PATH": self._path,
            "PYTHONPATH": "",
            "VIRTUAL_ENV": "",
        }

    def type(self, text: str) -> None:
        """Type commands. One that serves is looked at, and ended."""
        for line in text.strip().splitlines():
            if _SERVERS.match(line):
                self._serve(line)
            else:
                self._run(line)

    def _run(self, line: str) -> None:
        where = self._home / "where"
        script = f"set -euo pipefail\n{line}\npwd > {shlex.quote(str(where))}"
        done = subprocess.run(
            [find("bash"), "-c", script],
            cwd=self.folder,
            env=self._variables,
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE,
        )
        assert done.returncode == 0, f"{line}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
        self.folder = type(self.folder)(where.read_text(encoding="utf-8").strip())

    def _serve(self, line: str) -> None:
        served = start(
            [find("bash"), "-c", f"exec {line}"],
            ready=_READY,
            log_file=self._home / "served.log",
            cwd=self.folder,
            env=self._variables,
            timeout=_PATIENCE,
        )
        try:
            with urlopen(served.url, timeout=60) as answer:  # noqa: S310 - our own server
                assert answer.status == 200
                assert b"careerkit" in answer.read()
        finally:
            served.stop()
