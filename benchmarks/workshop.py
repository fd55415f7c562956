"""A room full of people: what do they cost while nobody types, and how long does a letter take?

    python benchmarks/workshop.py [--visitors 20] [--idle 60] [--typing 120] [--every 13]
        [--newcomers 0] [--page 01_passion] [--asks-every 0] [--within 60]

They come evenly within some seconds; then nobody does anything; then each types a letter every 13
seconds, at a moment of their own, perhaps while newcomers arrive. Prints percentiles of what people
wait for (page, letter kept, letters lost), CPU time by kind of process, and a kernel's memory:
"private" is what nobody else shares, "PSS" counts what is shared in part. ``--asks-every 2`` lets
each page ask its kernel every two seconds whether it is there, as pages did once. The people take
part of the same computer, about as much as they cost the server.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import psutil

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from visiting.participants import Participant

from careerkit.serve.fork_server.zygote import KERNEL_NAME
from support.serving import servers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from support.serving.processes import Served

SETTLED = 5.0
"""Seconds of calm between two parts."""


class Costs:
    """CPU seconds of an app by kind of process, from now on."""

    def __init__(self, app: Served) -> None:
        self._app = app
        self._began = time.monotonic()
        self._before = self._now()

    def _now(self) -> dict[int, tuple[str, float]]:
        root = psutil.Process(self._app.process.pid)
        return {
            process.pid: (_kind(process), sum(process.cpu_times()[:2]))
            for process in [root, *root.children(recursive=True)]
            if process.is_running()
        }

    def so_far(self) -> tuple[float, Counter[str]]:
        """Seconds since the start, and CPU seconds by kind of process. Ended ones are left out."""
        costs: Counter[str] = Counter()
        for pid, (kind, seconds) in self._now().items():
            costs[kind] += seconds - self._before.get(pid, ("", 0.0))[1]
        return time.monotonic() - self._began, costs


def _kind(process: psutil.Process) -> str:
    name = process.name()
    return {KERNEL_NAME: "kernels", "ck-zygote": "zygote"}.get(name, "server")


def memory(app: Served) -> list[tuple[float, float]]:
    """For each kernel its private memory and its PSS, in MB."""
    return [_memory_of(pid) for pid in app.kernel_pids()]


def _memory_of(pid: int) -> tuple[float, float]:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    sizes = {line.split()[0]: int(line.split()[1]) / 1000 * 1.024 for line in lines}
    return sizes["Private_Clean:"] + sizes["Private_Dirty:"], sizes["Pss:"]


def memory_of_all(app: Served) -> float:
    """The PSS of the app with all of its processes, in MB."""
    root = psutil.Process(app.process.pid)
    return sum(_memory_of(one.pid)[1] for one in [root, *root.children(recursive=True)])


async def main() -> None:
    """Run the parts one after the other, and print what they show."""
    options = _options()
    # Each participant is a socket here, and the server needs more for each.
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{options.visitors} visitors, load before: {load}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        app = servers.start_app("--max-visitors", "1000", places=Path(folder), ready=options.ready)
        try:
            await asyncio.sleep(SETTLED)
            print(f"{'memory with nobody there, MB':32}{memory_of_all(app):8.1f}")
            people = await _come(app, options)
            await asyncio.sleep(SETTLED)
            await _be_idle(app, options)
            await _type(app, options, people)
            await asyncio.sleep(SETTLED)
            _tell_memory(app)
            for one in people:
                await one.leave()
        finally:
            app.stop()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="What does a room full of people cost?")
    parser.add_argument("--visitors", type=int, default=20)
    parser.add_argument("--within", type=float, default=0, help="seconds in which they come")
    parser.add_argument("--idle", type=float, default=60, help="seconds in which nobody types")
    parser.add_argument("--typing", type=float, default=60, help="seconds in which all type")
    parser.add_argument("--every", type=float, default=13, help="seconds between two letters")
    parser.add_argument("--newcomers", type=int, default=0, help="who arrive while people type")
    parser.add_argument("--page", default="01_passion")
    parser.add_argument("--ready", type=int, default=2, help="pages that are run ahead")
    parser.add_argument("--asks-every", type=float, default=0)
    return parser.parse_args()


async def _come(
    app: Served, options: argparse.Namespace, number: int = 0, within: float = 0
) -> list[Participant]:
    """So many arrive; those whose page came."""
    number, within = number or options.visitors, within or options.within or number or 1.0
    costs = Costs(app)
    people = [
        Participant(app.url, options.page, asks_every=options.asks_every) for _ in range(number)
    ]

    async def come(one: Participant, wait: float) -> None:
        await asyncio.sleep(wait)
        await one.come()

    results = await asyncio.gather(
        *(come(one, within * place / number) for place, one in enumerate(people)),
        return_exceptions=True,
    )
    failures = Counter(type(one).__name__ for one in results if one is not None)
    arrived = [one for one in people if one.opened is not None]
    tell_spread("page with all widgets, s", [one.opened or 0 for one in arrived])
    if failures:
        print(f"  did not arrive: {dict(failures)}")
    await asyncio.sleep(SETTLED)
    _tell_costs("CPU s a visitor", *costs.so_far(), per=number)
    return arrived


async def _be_idle(app: Served, options: argparse.Namespace) -> None:
    if options.idle:
        costs = Costs(app)
        await asyncio.sleep(options.idle)
        seconds, spent = costs.so_far()
        _tell_costs("idle, % of a core", seconds, spent, per=seconds / 100)


async def _type(app: Served, options: argparse.Namespace, people: list[Participant]) -> None:
    if not options.typing:
        return
    chance = random.Random(1)  # noqa: S311 - the same each time
    costs, until = Costs(app), time.monotonic() + options.typing
    typing = [
        one.type_every(options.every, wait=chance.random() * options.every, until=until)
        for one in people
    ]
    newcomers = asyncio.create_task(_newcomers(app, options))
    await asyncio.gather(*typing)
    seconds, spent = costs.so_far()
    letters = [seconds for one in people for seconds in one.kept]
    tell_spread("letter kept, s", letters)
    tell_spread("question answered, s", [second for one in people for second in one.asked])
    lost, gone = sum(one.lost for one in people), sum(not one.is_connected for one in people)
    print(f"  letters lost: {lost}, connections lost: {gone}")
    _tell_costs("typing, CPU s a letter", seconds, spent, per=max(1, len(letters)))
    people += await newcomers
    print(f"  load: {os.getloadavg()[0]:.1f}")


async def _newcomers(app: Served, options: argparse.Namespace) -> list[Participant]:
    if not options.newcomers:
        return []
    await asyncio.sleep(options.typing / 4)
    print("newcomers:")
    return await _come(app, options, options.newcomers, options.typing / 4)


def _tell_memory(app: Served) -> None:
    private, pss = zip(*memory(app), strict=True)
    print(f"{'private memory of a kernel, MB':32}{median(private):8.1f}  PSS {median(pss):.1f}")
    print(f"{'memory of all, MB':32}{memory_of_all(app):8.1f}")


def tell_spread(what: str, seconds: Sequence[float]) -> None:
    """Print percentiles of what people waited for, if there were any."""
    if seconds:
        print(
            f"{what:32}p50 {_part(seconds, 0.5):6.3f}  p95 {_part(seconds, 0.95):6.3f}"
            f"  most {max(seconds):6.3f}  n {len(seconds)}",
            flush=True,
        )


def _part(values: Iterable[float], share: float) -> float:
    """The value below which this share of them lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _tell_costs(what: str, seconds: float, spent: Counter[str], *, per: float) -> None:
    parts = "  ".join(f"{kind} {cost / per:.4f}" for kind, cost in sorted(spent.items()))
    print(f"{what:32}{spent.total() / per:8.4f}  ({parts}; {seconds:.0f} s)", flush=True)


if __name__ == "__main__":
    asyncio.run(main())
