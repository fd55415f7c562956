"""A container without a container engine: what the image asks for, by the kernel's own means.

Its root is read-only, it has no capability and can't get one, its user is not root, and it is the
first process of its own. The network is that of whoever starts it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import psutil

_ENTER = """
set -eu
root=$1 user=$2 config=$3 home=$4 state=$5; shift 5
mount --make-rprivate /
mount --rbind "$root" "$root"
cd "$root"
mount -t tmpfs -o mode=1777,size=64m,noexec,nosuid,nodev tmpfs "$home"
mount -t tmpfs -o "uid=${user%:*},gid=${user#*:},mode=700,size=1m" tmpfs "$state"
install -m 644 "$config" "$home/careerkit.toml"
mount -t proc proc proc
mount --rbind /dev dev
mount -o remount,bind,ro .
exec chroot "$root" setpriv --no-new-privs --bounding-set=-all --inh-caps=-all \
    --reuid="${user%:*}" --regid="${user#*:}" --clear-groups "$@"
"""


@dataclass(frozen=True)
class Unpacked:
    """An image's files, and how it wants to be run."""

    root: Path
    config: dict[str, Any]


class Container:
    """One that runs.

    Args:
        unpacked: The image.
        options: The file of options for the app, which finds it in the image's ``HOME``.
        port: Where it is to listen.
        log: Where its output goes.
        more: Further options of the command.
    """

    def __init__(
        self,
        unpacked: Unpacked,
        *,
        options: Path,
        port: int,
        log: Path,
        more: tuple[str, ...] = (),
    ) -> None:
        self.port = port
        self._log = log
        self._root, self._config = unpacked.root, unpacked.config
        environment = dict(entry.split("=", 1) for entry in self._config["Env"])
        self.home = environment["HOME"]
        self._state = environment["XDG_STATE_HOME"]
        file = f"--config={self.home}/careerkit.toml"
        own = [*self._config["Entrypoint"], file, f"--port={port}", *more]
        self._began = time.monotonic()
        with log.open("wb") as output:
            self._outer = subprocess.Popen(
                [
                    *("unshare", "--mount", "--pid", "--fork", "--kill-child"),
                    *self._entering(options),
                    *self._inside(own),
                ],
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def _entering(self, options: Path) -> list[str]:
        places = (self.home.lstrip("/"), self._state.lstrip("/"))
        user = self._config["User"]
        return ["sh", "-c", _ENTER, "sh", str(self._root), user, str(options), *places]

    def _inside(self, command: list[str]) -> list[str]:
        return ["/usr/bin/env", "-i", *self._config["Env"], *command]

    @property
    def pid(self) -> int:
        """Its first process, by the number that it has out here."""
        [first] = psutil.Process(self._outer.pid).children()
        return int(first.pid)

    def first_child(self) -> psutil.Process:
        """The app, below the process that starts it anew should it die."""
        [child] = psutil.Process(self.pid).children()
        return child

    def log(self) -> str:
        """What it has printed."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def wait_until_ready(self, patience: float = 120) -> float:
        """Wait until it would let somebody in; returns the seconds since it was started.

        Raises:
            TimeoutError: If it never does.
        """
        while self.status("/readyz") != 200:
            if time.monotonic() - self._began > patience or self._outer.poll() is not None:
                raise TimeoutError(self.log())
            time.sleep(0.05)
        return time.monotonic() - self._began

    def wait_until_told(self, sentence: str, patience: float = 120) -> float:
        """Wait until it says something; returns the seconds since it was started."""
        while sentence not in self.log() and time.monotonic() - self._began < patience:
            time.sleep(0.05)
        return time.monotonic() - self._began

    def status(self, path: str) -> int:
        """What it answers for a path; 0 if it does not."""
        return self.ask(path)[0]

    def ask(self, path: str, port: int | None = None) -> tuple[int, str]:
        """What it answers, and the text of that."""
        connection = HTTPConnection("127.0.0.1", port or self.port, timeout=30)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except OSError:
            return 0, ""
        finally:
            connection.close()

    def execute(self, *command: str) -> int:
        """Run a command in it as it runs itself; returns the exit status."""
        user, group = self._config["User"].split(":")
        return subprocess.run(
            [
                *("nsenter", f"--target={self.pid}", "--mount", "--pid", "--root", "--wd"),
                *(f"--setuid={user}", f"--setgid={group}", *self._inside([*command])),
            ],
            capture_output=True,
            check=False,
        ).returncode

    def check_health(self) -> int:
        """Do what the image says a health check is; returns the exit status."""
        kind, *command = self._config["Healthcheck"]["Test"]
        # It asks at the port that the image has, which is not the one here.
        here = [word.replace("8866", str(self.port)) for word in command]
        return self.execute(*here) if kind == "CMD" else -1

    def privileges(self) -> dict[str, str]:
        """What the kernel says of the rights of its first process."""
        lines = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii").splitlines()
        return dict(line.split(":\t", 1) for line in lines)

    def zombies(self) -> int:
        """How many ended processes nobody took note of."""
        family = psutil.Process(self.pid).children(recursive=True)
        return sum(one.status() == psutil.STATUS_ZOMBIE for one in family)

    def ask_to_stop(self) -> None:
        """Do what an engine does first."""
        os.kill(self.pid, signal.SIGTERM)

    def wait(self, patience: float = 60) -> int:
        """Wait for its end; returns the exit status."""
        return self._outer.wait(patience)

    def kill(self) -> None:
        """End it whatever it does."""
        with contextlib.suppress(ProcessLookupError, ValueError, psutil.NoSuchProcess):
            os.kill(self.pid, signal.SIGKILL)
        self._outer.kill()
        self._outer.wait()
