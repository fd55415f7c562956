"""The zygote of this Python's kernels, before the first of them is asked for."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from careerkit.serve.fork_server.forking import CannotForkError, fork_server

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["prepare"]


def prepare(preload: Sequence[str]) -> None:
    """Start the zygote, so that the first kernel need not wait for it.

    Args:
        preload: What it loads, as the kernel spec says it.
    """
    with suppress(CannotForkError):
        fork_server(sys.executable, preload).start()
