"""How long visitors wait."""

from __future__ import annotations

from prometheus_client import Histogram

__all__ = ["Times"]

_SECONDS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60)
"""The upper bounds between which waiting times are counted."""


class Times:
    """How long visitors wait, in seconds: for a kernel's first answer, and for a whole page."""

    def __init__(self) -> None:
        self.kernel = Histogram(
            "careerkit_kernel_start_seconds",
            "From the start of a kernel until its first answer.",
            buckets=_SECONDS,
            registry=None,
        )
        self.page = Histogram(
            "careerkit_page_seconds",
            "From the request of a page until the last of it was sent.",
            buckets=_SECONDS,
            registry=None,
        )
