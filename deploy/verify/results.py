"""What held, what failed, and what could not be looked at."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
WORK = ROOT / "build" / "deploy"
"""What is built here; git and the image leave it out."""


class Results:
    """Prints each line as it comes, and knows the exit status."""

    def __init__(self) -> None:
        self._failed = 0
        self._left_out = 0

    def check(self, what: str, holds: bool, detail: str = "") -> None:  # noqa: FBT001 - what is told
        """Say whether something holds, and what was seen if it doesn't."""
        self._failed += not holds
        print(f"{'ok   ' if holds else 'FAILS'} {what}", flush=True)
        if detail and not holds:
            print(detail.rstrip()[-4000:], flush=True)

    @contextmanager
    def holding(self, what: str) -> Iterator[None]:
        """Say whether something holds by what is done within; what follows needs it.

        Raises:
            SystemExit: If it doesn't.
        """
        try:
            yield
        except Exception as error:  # noqa: BLE001 - whatever it was, it is told
            self.check(what, holds=False, detail=f"{type(error).__name__}: {error}")
            raise SystemExit(1) from None
        self.check(what, holds=True)

    def tell(self, what: str) -> None:
        """Say what was measured."""
        print(f"      {what}", flush=True)

    def leave_out(self, what: str, missing: str) -> None:
        """Say what could not be looked at, and what it lacks."""
        self._left_out += 1
        print(f"-     {what}: left out, there is no {missing} here", flush=True)

    def status(self) -> int:
        """The exit status."""
        return 1 if self._failed else 3 if self._left_out else 0


def find(name: str) -> str | None:
    """A program: beside this Python, on the path, or where servers' programs are."""
    beside = Path(sys.executable).with_name(name)
    places = "/usr/sbin:/usr/local/sbin"
    return (
        str(beside) if beside.is_file() else shutil.which(name) or shutil.which(name, path=places)
    )


def done(*command: str, cwd: Path = ROOT) -> tuple[bool, str]:
    """Whether a command succeeds, and what it says."""
    ended = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    return ended.returncode == 0, ended.stdout + ended.stderr
