"""Kernels of a test, started without a server and asked what they see."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
from jupyter_client.manager import KernelManager

from careerkit.serve.kernels.visit_kernels import OwnKernelSpecs

PATIENCE = 120


class Kernel:
    """A kernel and a client of it. ``evaluate`` returns what an expression is in it."""

    def __init__(self, manager: KernelManager) -> None:
        self.manager = manager
        self.client = manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)

    @property
    def pid(self) -> int:
        return self.manager.provisioner.pid

    @property
    def process(self):
        """What stands for its process: a ForkedKernel, or Popen's."""
        return self.manager.provisioner.process

    def run(self, code: str) -> dict:
        """Run code, and return the reply."""
        return self.client.execute_interactive(
            code, store_history=False, timeout=PATIENCE, output_hook=lambda _: None
        )["content"]

    def evaluate(self, expression: str) -> str:
        """The ``repr`` of an expression."""
        asked = {"it": expression}
        message = self.client.execute("", user_expressions=asked, silent=True)
        answer = self.client.get_shell_msg(timeout=PATIENCE)
        while answer["parent_header"]["msg_id"] != message:  # it has said more than once who it is
            answer = self.client.get_shell_msg(timeout=PATIENCE)
        reply = answer["content"]["user_expressions"]["it"]
        assert reply["status"] == "ok", reply
        return reply["data"]["text/plain"]


@contextlib.contextmanager
def started(manager: KernelManager | None = None, **kwargs) -> Iterator[Kernel]:
    """A kernel as the app starts it, unless a manager is given; ended afterwards."""
    ours = {"kernel_spec_manager": OwnKernelSpecs(), "kernel_name": "python3"}
    manager = manager or KernelManager(**ours)
    manager.start_kernel(**kwargs)
    kernel = Kernel(manager)
    try:
        yield kernel
    finally:
        kernel.client.stop_channels()
        manager.shutdown_kernel(now=True)


def zygotes(pid: int | None = None) -> list[psutil.Process]:
    """The zygotes that a process has started; this one's unless told otherwise."""
    return [child for child in psutil.Process(pid).children() if _is_zygote(child)]


def _is_zygote(process: psutil.Process) -> bool:
    try:
        return "careerkit.serve.fork_server.zygote" in process.cmdline()
    except psutil.Error:  # it has ended
        return False


def open_descriptors(pid: int) -> set[str]:
    """What a process has open, as ``/proc`` names it."""
    found = set()
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            found.add(f"{link.name} {link.readlink()}")
    return found


def eventually(met: Callable[[], bool], *, patience: float = 180) -> bool:
    """Whether a condition is met before our patience ends."""
    deadline = time.monotonic() + patience
    while not met():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
