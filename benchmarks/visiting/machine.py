"""What a server costs: the CPU time and the memory of its process and all below it."""

from __future__ import annotations

import time

import attrs
import psutil

__all__ = ["Cost", "cost", "settled"]


@attrs.frozen
class Cost:
    """CPU time in seconds since the start, and proportional set size (PSS) in bytes."""

    cpu: float
    memory: int


def _family(pid: int) -> list[psutil.Process]:
    parent = psutil.Process(pid)
    return [parent, *parent.children(recursive=True)]


def _cpu(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.Error:
        return 0.0
    # With that of the children that have ended and were waited for.
    return float(times.user + times.system + times.children_user + times.children_system)


def _memory(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().pss)
    except psutil.Error:
        return 0


def cost(pid: int) -> Cost:
    """What the server and its children have used so far."""
    family = _family(pid)
    return Cost(sum(map(_cpu, family)), sum(map(_memory, family)))


def settled(pid: int, *, patience: float = 30) -> Cost:
    """The cost, once the server has been calm for a second (under 5 % of a core)."""
    deadline = time.monotonic() + patience
    before = sum(map(_cpu, _family(pid)))
    while time.monotonic() < deadline:
        time.sleep(1)
        now = sum(map(_cpu, _family(pid)))
        if now - before < 0.05:
            break
        before = now
    return cost(pid)
