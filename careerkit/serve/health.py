"""How the app is, for whoever watches over it: numbers, and never an answer."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from tornado.web import Application, RequestHandler

from careerkit.serve.problems import log_request

if TYPE_CHECKING:
    from collections.abc import Iterator, Sized

    from prometheus_client import Metric

    from careerkit.serve.allowance import Allowance
    from careerkit.serve.room import Room
    from careerkit.serve.visits import Visits

__all__ = ["Health", "Numbers", "Times", "metrics", "registry"]

_SECONDS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60)
"""The upper bounds between which waiting times are counted."""


class Health(RequestHandler):
    """``/healthz``: that the app answers, and how many visitors there are. Starts no kernel."""

    def initialize(self, room: Room, visits: Visits) -> None:
        """Take what is counted."""
        self._room = room
        self._visits = visits

    def get(self) -> None:
        """Write it as JSON: ``visitors`` of at most ``room``, and pages that are ``ready``."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.write(
            {
                "status": "ok",
                "visitors": self._room.visitors,
                "room": self._room.most,
                "ready": self._visits.ready,
            }
        )


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
    computer makes everybody's come from here.
    """
    return Application(
        [("/metrics", _Metrics, {"registry": known})],
        default_handler_class=_Nothing,
        log_function=log_request,
    )


class Numbers(Collector):
    """The numbers of one app, read whenever somebody asks.

    Args:
        room: Counts visitors.
        visits: Counts the pages that wait for one.
        kernels: The ids of all kernels, with those that wait for a visitor.
        allowance: Knows what the kernels take, and which of them took too much.
    """

    def __init__(self, room: Room, visits: Visits, kernels: Sized, allowance: Allowance) -> None:
        self._allowance = allowance
        self._room = room
        self._visits = visits
        self._kernels = kernels

    def collect(self) -> Iterator[Metric]:
        """One number after the other."""
        room = self._room
        yield GaugeMetricFamily("careerkit_visitors", "Visitors that are here.", room.visitors)
        yield GaugeMetricFamily("careerkit_room", "Visitors that there is room for.", room.most)
        yield GaugeMetricFamily("careerkit_kernels", "Kernels, all of them.", len(self._kernels))
        yield GaugeMetricFamily(
            "careerkit_pages_ready", "Pages that wait for a visitor.", self._visits.ready
        )
        yield GaugeMetricFamily(
            "careerkit_kernels_resident_bytes",
            "Memory of all kernels; what forks share is counted with each.",
            self._allowance.memory,
        )
        ended = CounterMetricFamily(
            "careerkit_kernels_ended", "Kernels that took too much.", labels=["of"]
        )
        for reason in ("memory", "work"):
            ended.add_metric([reason], self._allowance.ended[reason])
        yield ended
        yield CounterMetricFamily(
            "careerkit_refused", "Times that somebody found no room.", room.refused
        )


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


def registry(numbers: Numbers, times: Times) -> CollectorRegistry:
    """The app's numbers and those of its process."""
    made = CollectorRegistry()
    for collector in (numbers, times.kernel, times.page):
        made.register(collector)
    ProcessCollector(registry=made)
    return made
