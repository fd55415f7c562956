"""The app takes the options that the pods get, and answers whoever watches over it there."""

from __future__ import annotations

import http.client
import re
from urllib.parse import urlsplit

import pytest
import yaml

from support.serving import servers

from .conftest import DEPLOY


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    places = tmp_path_factory.mktemp("app")
    config = DEPLOY / "kubernetes" / "careerkit.toml"
    served = servers.start_app(
        *("--host", "0.0.0.0", "--config", str(config), "--metrics-port", "0"),  # noqa: S104
        places=places,
        plain=True,
    )
    yield served
    served.stop()


def ask(place: str, path: str, host: str = "") -> tuple[int, str]:
    connection = http.client.HTTPConnection(place, timeout=60)
    connection.request("GET", path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


def test_every_address_that_is_probed_answers(app, container, dockerfile):
    probes = [name for name in container if name.endswith("Probe")]
    paths = {container[name]["httpGet"]["path"] for name in probes}
    paths |= {*re.findall(r"'GET', '(/\w+)'", dockerfile)}

    assert len(probes) == 3
    # A kubelet asks at the pod's address.
    for path in paths:
        assert ask(urlsplit(app.url).netloc, path, host="10.1.2.3:8866")[0] == 200


def test_it_answers_to_its_public_name_and_to_no_other(app):
    place = urlsplit(app.url).netloc

    assert ask(place, "/healthz", host="careers.example.org")[0] == 200
    assert ask(place, "/healthz", host="elsewhere.example.org")[0] == 421


def test_the_autoscaler_asks_for_a_number_that_there_is(app, objects):
    [metric] = objects["HorizontalPodAutoscaler/careerkit"]["spec"]["metrics"]
    name = metric["pods"]["metric"]["name"]
    adapter = yaml.safe_load((DEPLOY / "kubernetes" / "prometheus-adapter.yaml").read_text())
    [rule] = adapter["rules"]["custom"]
    place = re.search(r"http://[\d.]+:(\d+)/metrics", app.log())[1]

    status, numbers = ask(f"127.0.0.1:{place}", "/metrics", host="10.1.2.3:9100")

    assert status == 200
    assert f"\n{name} 0.0\n" in numbers
    assert rule["name"]["matches"] == name
    assert rule["seriesQuery"].startswith(f"{name}{{")
