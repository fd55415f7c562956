"""What a kernel costs, started the stock way and forked, side by side in one run.

Run it from the repository: ``.venv/bin/python benchmarks/kernels.py [KERNELS]``. It starts
kernels of both kinds in turn and prints the time from the launch to the first reply, the CPU
seconds until then, and the memory a kernel (PSS: shared pages count in part) while many are open.
Then the time of a whole page, and KERNELS (200) forked ones started, used and ended, with what
they left behind. It needs no network.
"""

from __future__ import annotations

import asyncio
import gc
import http.client
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import psutil
from jupyter_client.manager import AsyncKernelManager

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from careerkit.serve.fork_server import forking, provisioner
from careerkit.serve.kernels import visit_kernels
from careerkit.serve.kernels.preload import PRELOAD
from support.serving import servers
from support.serving.kernels import open_descriptors, zygotes
from support.serving.processes import start

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 10
OPEN = 20
"""Kernels that are open at once while memory is measured."""

IMPORTS = "from careerkit import Journey, open_workbook\nimport altair, pandas"
STOCK_APP = """
import sys
from careerkit.serve.fork_server import forking
from careerkit.serve.kernels import visit_kernels
forking.supported = visit_kernels.supported = lambda: False
from careerkit.commands.kit import main
main()
"""


class StockSpecs(visit_kernels.OwnKernelSpecs):
    """The same kernel, without the fork."""

    def get_kernel_spec(self, kernel_name: str) -> visit_kernels.KernelSpec:
        """Its spec."""
        spec = super().get_kernel_spec(kernel_name)
        spec.metadata = {}
        return spec


class Kernel:
    """A kernel that has run some code, and how long that took."""

    async def begin(self, specs: visit_kernels.OwnKernelSpecs, code: str) -> None:
        """Start it, and wait for its reply."""
        begun = time.perf_counter()
        self.manager = AsyncKernelManager(kernel_spec_manager=specs, kernel_name="python3")
        await self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.execute(code, store_history=False)
        reply = await self.client.get_shell_msg(timeout=60)
        self.seconds = time.perf_counter() - begun
        assert reply["content"]["status"] == "ok", reply
        self.pid: int = self.manager.provisioner.pid

    def cpu(self) -> float:
        """CPU seconds that it has used itself."""
        times = psutil.Process(self.pid).cpu_times()
        return times.user + times.system

    def memory(self) -> float:
        """Its PSS, in MB."""
        return psutil.Process(self.pid).memory_full_info().pss / 1e6

    async def end(self) -> None:
        """End it as a page's goodbye does."""
        self.client.stop_channels()
        await self.manager.shutdown_kernel(now=True)


async def measure(specs: visit_kernels.OwnKernelSpecs, code: str) -> tuple[float, float]:
    """Seconds and CPU seconds until a new kernel has run the code; the fork's work included."""
    [zygote] = zygotes() or [None]
    before = sum(zygote.cpu_times()[:2]) if zygote else 0.0
    kernel = Kernel()
    await kernel.begin(specs, code)
    spent = kernel.cpu() + ((sum(zygote.cpu_times()[:2]) - before) if zygote else 0.0)
    await kernel.end()
    return kernel.seconds, spent


async def memory(specs: visit_kernels.OwnKernelSpecs) -> float:
    """MB a kernel with many open, all with a page's imports, and the zygote's share."""
    opened = [Kernel() for _ in range(OPEN)]
    for kernel in opened:
        await kernel.begin(specs, IMPORTS)
    whole = sum(kernel.memory() for kernel in opened)
    if specs.__class__ is visit_kernels.OwnKernelSpecs:
        whole += zygotes()[0].memory_full_info().pss / 1e6
    for kernel in opened:
        await kernel.end()
    return whole / OPEN


async def compare() -> None:
    """Print the table of a kernel's costs."""
    kinds = {"stock": StockSpecs(), "forked": visit_kernels.OwnKernelSpecs()}
    await measure(kinds["forked"], "1")  # the zygote is there
    print("                                        stock    forked   ratio")
    for title, code in (("first reply", "1"), ("imports of a page", IMPORTS)):
        found = {kind: [await measure(specs, code)] for kind, specs in kinds.items()}
        for _ in range(ROUNDS - 1):
            for kind, specs in kinds.items():
                found[kind].append(await measure(specs, code))
        for number, unit in ((0, "s"), (1, "CPU s")):
            stock, forked = (
                statistics.median(run[number] for run in found[kind]) for kind in kinds
            )
            line(f"{title}, median of {ROUNDS}", unit, stock, forked)
    line(f"memory a kernel, {OPEN} open", "MB", *[await memory(specs) for specs in kinds.values()])


def line(title: str, unit: str, stock: float, forked: float) -> None:
    """Print one line of the table."""
    print(f"{title:<31}{unit:>6} {stock:9.3f} {forked:9.3f} {forked / stock:7.2f}")


def page_times(begin: Callable[[Path], servers.Served], pause: float) -> list[float]:
    """Seconds from asking for the journey's page to its last byte, one visit after another."""
    with tempfile.TemporaryDirectory() as folder:
        served = begin(Path(folder))
        try:
            time.sleep(5)  # until what is got ready at the start is
            return [page_time(served.url, pause) for _ in range(ROUNDS)]
        finally:
            served.stop()


def page_time(url: str, pause: float) -> float:
    """Seconds for one page."""
    begun = time.perf_counter()
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
    connection.request("GET", "/")
    connection.getresponse().read()
    seconds = time.perf_counter() - begun
    connection.close()
    time.sleep(pause)
    return seconds


def stock_app(places: Path) -> servers.Served:
    """The app, with kernels started the stock way."""
    return start(
        [sys.executable, "-c", STOCK_APP, "serve", "--port", "0", "--ready", "0"],
        ready=r"careerkit is ready at (http://\S+)",
        log_file=places / "app.log",
        cwd=places,
        env=servers.own_places(places),
    )


def compare_pages() -> None:
    """Print how long a whole page takes, from the request to its last byte."""
    stock = statistics.median(page_times(stock_app, 0))
    forked = statistics.median(page_times(lambda places: servers.start_app(places=places), 0))
    ready = statistics.median(
        page_times(lambda places: servers.start_app(places=places, ready=2), 1)
    )
    line("GET / until complete", "s", stock, forked)
    line("  with pages run ahead", "s", stock, ready)


async def many(count: int) -> int:
    """Start, use and end many kernels; print what they left, and return how much that is."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["JUPYTER_RUNTIME_DIR"] = folder
        specs = visit_kernels.OwnKernelSpecs()
        await measure(specs, "1")
        before = traces()
        begun = time.perf_counter()
        for _ in range(count // 10):
            batch = [Kernel() for _ in range(10)]
            await asyncio.gather(*[kernel.begin(specs, IMPORTS) for kernel in batch])
            await asyncio.gather(*[kernel.end() for kernel in batch])
            del batch
        seconds = time.perf_counter() - begun
        await asyncio.sleep(1)
        after = traces()
        files = len(os.listdir(folder))  # noqa: PTH208 - in one call
    left = [now - then for now, then in zip(after, before, strict=True)]
    print(
        f"{count} forked kernels, ten at a time: {count / seconds:.1f} a second; left behind:"
        f" {left[0]} processes, {left[1]} descriptors here, {left[2]} in the zygote, {files} files;"
        f" zygote {left[3]:+} MB"
    )
    return sum(map(abs, left[:3])) + files


def traces() -> tuple[int, int, int, int]:
    """Processes, descriptors here and in the zygote, and the zygote's memory in MB."""
    gc.collect()
    [zygote] = zygotes()
    return (
        len(psutil.Process().children(recursive=True)),
        len(open_descriptors(os.getpid())),
        len(open_descriptors(zygote.pid)),
        round(zygote.memory_info().rss / 1e6),
    )


def main(count: int) -> int:
    """Print the tables; 0 if nothing was left behind."""
    if not forking.supported():
        print("Kernels are not forked on this system.")
        return 0
    provisioner.prepare(PRELOAD)
    asyncio.run(compare())
    left = asyncio.run(many(count))
    forking.close_all()
    compare_pages()
    return int(left > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 200))
