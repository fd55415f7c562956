"""What the app says of itself, asked over HTTP."""

import http.client
import json
from urllib.parse import urlsplit

import pytest

from careerkit.serve.health import is_near
from support import servers


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    served = servers.start_app("--max-visitors", "3", places=tmp_path_factory.mktemp("app"))
    yield served
    served.stop()


def ask(app, path):
    connection = http.client.HTTPConnection(urlsplit(app.url).netloc, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.text = answer.read().decode()
    connection.close()
    return answer


def test_health_counts_visitors_and_starts_no_kernel(app):
    answer = ask(app, "/healthz")

    assert answer.status == 200
    assert answer.getheader("Cache-Control") == "no-store"
    assert json.loads(answer.text) == {"status": "ok", "visitors": 0, "room": 3, "ready": 0}
    assert app.kernel_pids() == []


def test_metrics_are_prometheus_numbers(app):
    answer = ask(app, "/metrics")

    assert answer.status == 200
    assert answer.getheader("Content-Type").startswith("text/plain")
    assert numbers_of(answer) == {
        "careerkit_visitors": "0.0",
        "careerkit_room": "3.0",
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

    numbers = numbers_of(ask(app, "/metrics"))

    assert numbers["careerkit_kernel_start_seconds_count"] == "1.0"
    assert numbers["careerkit_page_seconds_count"] == "1.0"


@pytest.mark.parametrize(
    ("address", "near"),
    [
        (("127.0.0.1", 5000), True),
        (("::1", 5000, 0, 0), True),
        (("192.168.1.5", 5000), False),
        (("fe80::1%eth0", 5000, 0, 2), False),
        ("a socket's path", False),
        (None, False),
    ],
)
def test_metrics_are_for_this_computer_alone(address, near):
    assert is_near(address) == near
