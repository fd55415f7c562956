"""Thirty people take their workbook along at once: how long do they wait, and those who type?

    python benchmarks/taking.py [--takers 30] [--typists 10] [--every 2] [--form md] [--heavy]

All have a page of the app open, without a browser. The typists type a letter every two seconds:
first while nobody takes anything along, then while all takers press the button at the same moment,
until the last file has come. ``--heavy`` gives the takers five years of answers each. Prints
percentiles, the files, letters lost, the CPU time and the most memory that all processes had
together (PSS, which counts what is shared once). The people take part of the same computer.
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
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from visiting.five_years import heavy
from visiting.participants import Participant
from workshop import SETTLED, Costs, tell_spread

from careerkit.opening import SAMPLE
from careerkit.store import encode
from support.serving import servers

if TYPE_CHECKING:
    from support.serving.processes import Served

PATIENCE = 600.0


class Taker(Participant):
    """Somebody who takes their workbook along, as the page's dialog does it."""

    took: float | None = None
    size = 0

    async def take(self, form: str) -> None:
        """Press the button, choose, and fetch the file."""
        began = time.monotonic()
        await self._update(self._find("TakeButton"), {"_wish": {"seq": 1, "format": form}})
        dialog = await self._dialog()
        wish = {
            "seq": 1,
            "act": "make",
            "form": form,
            "left_out": [],
            "names": False,
            "notes": False,
        }
        state = await self._answer(
            self._update(dialog, {"_wish": wish}), lambda news: _ended(news.get("_state", {}))
        )
        if state["_state"]["phase"] != "made":
            raise RuntimeError(state["_state"]["sentence"])
        self.size = state["_state"]["size"]
        come = 0
        while come < self.size:
            ask = self._custom(dialog, {"seq": 1, "begin": come})
            piece = await self._answer(ask, lambda news, at=come: news.get("begin") == at)
            come += len(piece["buffers"][0])
        await self._custom(dialog, {"seq": 1, "begin": come})
        self.took = time.monotonic() - began

    async def _dialog(self) -> str:
        while True:
            with suppress(ConnectionError):
                return self._find("TakeDialog")
            await asyncio.sleep(0.02)

    async def _answer(self, said: Any, is_it: Any) -> dict[str, Any]:  # noqa: ANN401 - a coroutine
        found: dict[str, Any] = {}

        def look(_: str, news: dict[str, Any]) -> bool:
            if is_it(news):
                found.update(news)
            return bool(found)

        await asyncio.wait_for(self._until(said, look), PATIENCE)
        return found


def _ended(state: dict[str, Any]) -> bool:
    return state.get("phase") in {"made", "sorry"}


async def main() -> None:
    """Let them come, type, and take along; print what it was like."""
    options = _options()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{options.takers} takers, {options.typists} typists, load before: {load}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        env = {"XDG_CACHE_HOME": str(Path(folder, "cache"))}  # the turns are this app's own
        app = servers.start_app("--max-visitors", "1000", places=Path(folder), ready=2, env=env)
        try:
            await asyncio.sleep(SETTLED)
            await _measure(app, options)
        finally:
            app.stop()


async def _measure(app: Served, options: argparse.Namespace) -> None:
    text = encode(heavy()) if options.heavy else SAMPLE.read_text(encoding="utf-8")
    takers = [Taker(app.url, options.page, document=text) for _ in range(options.takers)]
    typists = [Participant(app.url, options.page) for _ in range(options.typists)]
    for one in (*takers, *typists):
        await one.come()
    await asyncio.sleep(SETTLED)
    await _type(typists, options, asyncio.sleep(options.alone))
    tell_spread("letter kept, nobody takes, s", _letters(typists))
    costs, most = Costs(app), asyncio.create_task(_most_memory(app))
    taking = asyncio.gather(*(one.take(options.form) for one in takers), return_exceptions=True)
    results = await _type(typists, options, taking)
    _, spent = costs.so_far()
    most.cancel()
    tell_spread("letter kept, all take, s", _letters(typists))
    tell_spread("file there, s", [one.took for one in takers if one.took is not None])
    failures = [str(one) for one in results if one is not None]
    print(f"  files of {max(one.size for one in takers):,} bytes; failed: {failures}")
    print(f"  letters lost: {sum(one.lost for one in typists)}, load: {os.getloadavg()[0]:.1f}")
    print(f"  CPU s of kernels that live: {spent['kernels']:.1f}; most memory, MB: {_peak[0]:.0f}")
    for one in (*takers, *typists):
        await one.leave()


async def _type(typists: list[Participant], options: argparse.Namespace, until: Any) -> Any:  # noqa: ANN401
    """Let them type until something is done; what that gave."""
    for one in typists:
        one.kept.clear()
    chance = random.Random(1)  # noqa: S311 - the same each time
    typing = [
        asyncio.create_task(
            one.type_every(options.every, wait=chance.random() * options.every, until=float("inf"))
        )
        for one in typists
    ]
    result = await until
    for one in typing:
        one.cancel()
    await asyncio.gather(*typing, return_exceptions=True)
    return result


def _letters(people: list[Participant]) -> list[float]:
    return [seconds for one in people for seconds in one.kept]


_peak = [0.0]


async def _most_memory(app: Served) -> None:
    """Look every five seconds at what all processes have together: looking takes some, too."""
    while True:
        root = psutil.Process(app.process.pid)
        total = 0.0
        for process in [root, *root.children(recursive=True)]:
            with suppress(psutil.Error, OSError):
                total += process.memory_full_info().pss / 1e6
        _peak[0] = max(_peak[0], total)
        await asyncio.sleep(5)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Thirty take their workbook along at once.")
    parser.add_argument("--takers", type=int, default=30)
    parser.add_argument("--typists", type=int, default=10)
    parser.add_argument("--every", type=float, default=2, help="seconds between two letters")
    parser.add_argument("--alone", type=float, default=20, help="seconds in which nobody takes")
    parser.add_argument("--form", default="md")
    parser.add_argument("--page", default="01_passion")
    parser.add_argument("--heavy", action="store_true", help="five years of answers each")
    return parser.parse_args()


if __name__ == "__main__":
    asyncio.run(main())
