"""A kernel's end is told, once, to whoever wants to know: nobody has to ask for it."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading

import pytest

from careerkit.serve.fork_server.forked_kernel import ForkedKernel
from careerkit.serve.fork_server.zygote import STATUS

PATIENCE = 60
SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture(params=["a pidfd", "a pipe that the kernel holds"])
def one(request: pytest.FixtureRequest):
    """A process as its server sees it, and the process itself."""
    report, status = os.pipe()
    os.set_blocking(report, False)
    with subprocess.Popen(SLEEP, pass_fds=[status]) as process:
        has_pidfd = request.param == "a pidfd"
        kernel = ForkedKernel(
            process.pid, os.pidfd_open(process.pid) if has_pidfd else None, report
        )
        if not has_pidfd:
            os.close(status)
        yield kernel, process
        process.kill()
        if has_pidfd:
            os.close(status)


async def end(process: subprocess.Popen) -> None:
    process.kill()
    await asyncio.to_thread(process.wait, PATIENCE)


def test_the_end_of_a_kernel_is_told_without_anybody_asking(one):
    kernel, process = one

    async def whole() -> list[str]:
        told = asyncio.Event()
        kernel.when_ended(told.set)
        await asyncio.sleep(0.1)
        said_before = told.is_set()
        await end(process)
        await asyncio.wait_for(told.wait(), PATIENCE)
        return said_before

    assert asyncio.run(whole()) is False


def test_an_end_that_somebody_else_saw_first_is_told_once():
    report, status = os.pipe()
    os.set_blocking(report, False)
    with subprocess.Popen(SLEEP) as process:
        kernel = ForkedKernel(process.pid, os.pidfd_open(process.pid), report)
        told = []

        async def whole() -> None:
            kernel.when_ended(lambda: told.append("ended"))
            process.kill()
            process.wait(PATIENCE)
            os.write(status, STATUS.pack(9))  # as the zygote reports it
            assert kernel.poll() == -9
            assert told == []  # not within what somebody else does
            await asyncio.sleep(0.1)

        asyncio.run(whole())
        os.close(status)

    assert told == ["ended"]


def test_who_asks_after_the_end_is_told_too(one):
    kernel, process = one

    async def whole() -> None:
        await end(process)
        told = asyncio.Event()
        kernel.when_ended(told.set)
        await asyncio.wait_for(told.wait(), PATIENCE)

    asyncio.run(whole())


def test_a_kernel_that_ends_with_its_loop_is_no_failure(one):
    kernel, process = one

    async def begin() -> None:
        kernel.when_ended(lambda: None)

    asyncio.run(begin())
    process.kill()
    process.wait(PATIENCE)

    assert kernel.poll() in (None, 255)


@pytest.mark.parametrize("report_of_zygote", [STATUS.pack(9), b""], ids=["late", "never"])
def test_a_kernel_that_has_ended_counts_as_ended_before_the_zygote_says_how(report_of_zygote):
    report, status = os.pipe()
    os.set_blocking(report, False)
    with subprocess.Popen(SLEEP) as process:
        kernel = ForkedKernel(process.pid, os.pidfd_open(process.pid), report)
        assert kernel.poll() is None
        process.kill()
        process.wait(PATIENCE)
        timer = threading.Timer(0.02, lambda: os.write(status, report_of_zygote))
        timer.start()

        assert kernel.poll() == (-9 if report_of_zygote else 255)
        timer.join()
        os.close(status)
