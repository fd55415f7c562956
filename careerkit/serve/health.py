"""How the app is, for the person or program that watches over it: numbers, and never an answer."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from tornado.web import Application, RequestHandler

from careerkit.serve.log import log_request

if TYPE_CHECKING:
    from collections.abc import Iterator, Sized

    from prometheus_client import Metric

    from careerkit.serve.capacity import Capacity
    from careerkit.serve.kernels.quota import Quota
    from careerkit.serve.pages.page_queue import PageQueue
    from careerkit.serve.pages.times import Times

__all__ = ["Health", "Numbers", "Ready", "metrics", "registry"]

_COME_BACK = 15
"""Seconds after which to ask again whether there is room."""


class Health(RequestHandler):
    """``/healthz``: that the app answers, and how many visitors there are. Starts no kernel."""

    def initialize(self, capacity: Capacity, page_queue: PageQueue) -> None:
        """Take what is counted."""
        self._capacity = capacity
        self._page_queue = page_queue

    def get(self) -> None:
        """Write it as JSON.

        ``visitors`` of at most ``room``, pages that are ``ready``, and of how many notebooks it is
        ``declared`` what their pages show before they have a kernel.
        """
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.write(
            {
                "status": "ok",
                "visitors": self._capacity.visitors,
                "room": self._capacity.most,
                "ready": self._page_queue.ready,
                "declared": self._page_queue.declared,
            }
        )

    head = get


class Ready(RequestHandler):
    """``/readyz``: whether the next visitor would be let in, for what sends visitors somewhere."""

    def initialize(self, capacity: Capacity) -> None:
        """Take what counts visitors."""
        self._capacity = capacity

    def get(self) -> None:
        """Write it as JSON: ``ready``; with status 503 ``full`` or ``stopping``."""
        self.set_header("Cache-Control", "no-store")
        status = "stopping" if self._capacity.is_closed else "full"
        if self._capacity.is_full:
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
            self.set_header("Retry-After", str(_COME_BACK))
        self.write({"status": status if self._capacity.is_full else "ready"})

    head = get


class _Metrics(RequestHandler):
    """``/metrics`` for Prometheus."""

    def initialize(self, registry: CollectorRegistry) -> None:
        """Take the numbers."""
        self._registry = registry

    def get(self) -> None:
        """Write them in Prometheus' text format."""
        self.set_header("Content-Type", CONTENT_TYPE_LATEST)
        self.set_header("Cache-Control", "no-store")
        self.finish(generate_latest(self._registry))


class _Nothing(RequestHandler):
    """Any other address."""

    def prepare(self) -> None:
        """Say no more than the status, whatever the method."""
        self.set_status(HTTPStatus.NOT_FOUND)
        self.finish()


def metrics(known: CollectorRegistry) -> Application:
    """What answers on the port of the numbers, and nothing else does there.

    They have a port of their own because no request tells where it is from: a proxy on this
    computer makes all requests come from here.
    """
    return Application(
        [("/metrics", _Metrics, {"registry": known})],
        default_handler_class=_Nothing,
        log_function=log_request,
    )


class Numbers(Collector):
    """The numbers of one app, read whenever a monitor asks.

    Args:
        room: Counts visitors.
        visits: Counts the pages that wait for one.
        kernels: The ids of all kernels, with those that wait for a visitor.
        allowance: Knows what the kernels take, and which of them took too much.
    """

    def __init__(
        self, capacity: Capacity, page_queue: PageQueue, kernels: Sized, quota: Quota
    ) -> None:
        self._quota = quota
        self._capacity = capacity
        self._page_queue = page_queue
        self._kernels = kernels

    def collect(self) -> Iterator[Metric]:
        """One number after the other."""
        capacity = self._capacity
        yield GaugeMetricFamily("careerkit_visitors", "Visitors that are here.", capacity.visitors)
        yield GaugeMetricFamily("careerkit_room", "Visitors that there is room for.", capacity.most)
        yield GaugeMetricFamily(
            "careerkit_seats_taken_ratio",
            "The share of that room that is taken.",
            capacity.share,
        )
        yield GaugeMetricFamily("careerkit_kernels", "Kernels, all of them.", len(self._kernels))
        yield GaugeMetricFamily(
            "careerkit_pages_ready", "Pages that wait for a visitor.", self._page_queue.ready
        )
        yield GaugeMetricFamily(
            "careerkit_kernels_resident_bytes",
            "Memory of all kernels; what forks share is counted with each.",
            self._quota.memory,
        )
        ended = CounterMetricFamily(
            "careerkit_kernels_ended", "Kernels that took too much.", labels=["of"]
        )
        for reason in ("memory", "work"):
            ended.add_metric([reason], self._quota.ended[reason])
        yield ended
        yield CounterMetricFamily(
            "careerkit_refused", "Times that a visitor found no room.", capacity.refused
        )


def registry(numbers: Numbers, times: Times) -> CollectorRegistry:
    """The app's numbers and those of its process."""
    made = CollectorRegistry()
    for collector in (numbers, times.kernel, times.page):
        made.register(collector)
    ProcessCollector(registry=made)
    return made
