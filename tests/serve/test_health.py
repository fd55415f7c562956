"""What the app says of itself, asked over HTTP."""

import asyncio
import http.client
import json
import re
from urllib.parse import urlsplit

import pytest
from tornado.httpclient import AsyncHTTPClient
from tornado.httpserver import HTTPServer
from tornado.web import Application

from careerkit import content
from careerkit.serve.capacity import Capacity
from careerkit.serve.guard.headers import HEADERS
from careerkit.serve.health import Ready
from support.serving import servers
from support.serving.processes import free_port


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    places = tmp_path_factory.mktemp("app")
    served = servers.start_app("--max-visitors", "3", "--metrics-port", "0", places=places)
    yield served
    served.stop()


def ask(app, path, **headers):
    return ask_at(urlsplit(app.url).netloc, path, **headers)


def ask_for_numbers(app, path="/metrics", **headers):
    """Ask on the port that the app has told at its start."""
    return ask_at(re.search(r"//(127\.0\.0\.1:\d+)/metrics", app.log())[1], path, **headers)


def ask_at(place, path, **headers):
    connection = http.client.HTTPConnection(place, timeout=60)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.text = answer.read().decode()
    connection.close()
    return answer


def test_health_counts_visitors_and_starts_no_kernel(app):
    answer = ask(app, "/healthz")

    assert answer.status == 200
    assert answer.getheader("Cache-Control") == "no-store"
    assert json.loads(answer.text) == {
        "status": "ok",
        "visitors": 0,
        "room": 3,
        "ready": 0,
        "declared": 0,
    }
    assert app.kernel_pids() == []


def test_metrics_are_prometheus_numbers(app):
    answer = ask_for_numbers(app)

    assert answer.status == 200
    assert {name: answer.getheader(name) for name in HEADERS} == HEADERS
    assert answer.getheader("Content-Type").startswith("text/plain")
    assert numbers_of(answer) == {
        "careerkit_visitors": "0.0",
        "careerkit_room": "3.0",
        "careerkit_seats_taken_ratio": "0.0",
        "careerkit_kernels": "0.0",
        "careerkit_pages_ready": "0.0",
        "careerkit_refused_total": "0.0",
        "careerkit_kernels_resident_bytes": "0.0",
        'careerkit_kernels_ended_total{of="memory"}': "0.0",
        'careerkit_kernels_ended_total{of="work"}': "0.0",
        "careerkit_kernel_start_seconds_count": "0.0",
        "careerkit_page_seconds_count": "0.0",
    }


def numbers_of(answer) -> dict[str, str]:
    """Our numbers, and of those that are counted by size how many there were."""
    lines = (line for line in answer.text.splitlines() if line.startswith("careerkit"))
    return dict(
        line.rsplit(" ", 1)
        for line in lines
        if "_seconds" not in line or line.partition(" ")[0].endswith("_count")
    )


def test_waiting_times_are_counted(app):
    assert ask(app, "/01_passion").status == 200

    numbers = numbers_of(ask_for_numbers(app))

    assert numbers["careerkit_kernel_start_seconds_count"] == "1.0"
    assert numbers["careerkit_page_seconds_count"] == "1.0"


@pytest.mark.parametrize("path", ["/", "/healthz", "/01_passion", "/metrics/x", "/metricsx"])
def test_nothing_else_is_on_the_port_of_the_numbers(app, path):
    answer = ask_for_numbers(app, path)

    assert (answer.status, answer.text) == (404, "")


def test_a_page_under_another_name_does_not_read_the_numbers(app):
    assert ask_for_numbers(app, Host="example.org").status == 421


@pytest.mark.parametrize("headers", [{}, {"X-Forwarded-For": "127.0.0.1"}, {"Host": "localhost"}])
def test_visitors_are_told_no_numbers_though_a_proxy_brings_them_from_here(app, headers):
    answer = ask(app, "/metrics", **headers)

    assert answer.status == 404
    assert "careerkit_visitors" not in answer.text


def test_told_another_address_others_find_the_numbers_there_and_it_is_said(tmp_path):
    served = servers.start_app(
        *("--metrics-port", "0", "--metrics-host", "127.0.0.2"), places=tmp_path
    )
    try:
        [place] = re.findall(r"http://(127\.0\.0\.2:\d+)/metrics", served.log())
        assert "careerkit_room" in ask_at(place, "/metrics").text
        address = f"http://{place}/metrics"
        assert content.text("serve.start.metrics_for_others", address=address) in served.log()
    finally:
        served.stop()


def test_without_a_port_for_them_there_are_no_numbers(tmp_path):
    served = servers.start_app(places=tmp_path)
    try:
        assert "/metrics" not in served.log()
        assert ask(served, "/metrics").status == 404
    finally:
        served.stop()


@pytest.mark.parametrize(
    ("visitors", "is_closed", "status", "said"),
    [
        *((0, False, 200, "ready"), (1, False, 200, "ready"), (2, False, 503, "full")),
        *((0, True, 503, "stopping"), (2, True, 503, "stopping")),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_it_is_ready_while_the_next_visitor_would_be_let_in(
    visitors, is_closed, status, said, method
):
    capacity = Capacity(2, alive=())
    capacity.is_closed = False
    for _ in range(visitors):
        capacity.enter([])
    capacity.is_closed = is_closed

    async def asked():
        server, port = HTTPServer(Application([("/", Ready, {"capacity": capacity})])), free_port()
        server.listen(port, "127.0.0.1")
        try:
            return await AsyncHTTPClient().fetch(
                f"http://127.0.0.1:{port}/", method=method, raise_error=False
            )
        finally:
            server.stop()
            await server.close_all_connections()

    answer = asyncio.run(asked())

    assert answer.code == status
    assert answer.headers["Cache-Control"] == "no-store"
    assert ("Retry-After" in answer.headers) == (status == 503)
    assert method == "HEAD" or json.loads(answer.body) == {"status": said}
