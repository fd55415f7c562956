"""The zygote of this Python's kernels, before the first of them is asked for."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from careerkit.serve.fork_server.forking import CannotForkError, fork_server

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["is_ready", "prepare"]


def prepare(preload: Sequence[str]) -> None:
    """Start the zygote, so that the first kernel need not wait for it.

    Args:
        preload: What it loads, as the kernel spec says it.
    """
    with suppress(CannotForkError):
        fork_server(sys.executable, preload).start()


async def is_ready(preload: Sequence[str]) -> bool:
    """Wait until kernels can be forked; False if they can't be, and are started by themselves.

    Args:
        preload: What the zygote loads, as the kernel spec says it.
    """
    server = fork_server(sys.executable, preload)
    while True:
        try:
            server.start()
            await server.until_ready()
        except (CannotForkError, TimeoutError):
            return False
        except OSError:  # it ended while it loaded: another one is tried, a few times
            await asyncio.sleep(0.05)
        else:
            return True
