"""What a hub tells its service, and what is said where it was none."""

import pytest

from careerkit import content
from careerkit.serve.hub.place import take_place
from careerkit.serve.ports import CannotServeError

TOLD = {
    "JUPYTERHUB_API_TOKEN": "secret",
    "JUPYTERHUB_API_URL": "http://127.0.0.1:8081/hub/api",
    "JUPYTERHUB_CLIENT_ID": "service-careerkit",
    "JUPYTERHUB_SERVICE_NAME": "careerkit",
    "JUPYTERHUB_SERVICE_PREFIX": "/services/careerkit/",
    "JUPYTERHUB_SERVICE_URL": "http://127.0.0.1:9340",
}


def test_it_is_read_and_nothing_of_it_is_left_for_kernels():
    environment = {**TOLD, "LANG": "C"}
    place = take_place(environment)

    assert (place.host, place.port) == ("127.0.0.1", 9340)
    assert place.prefix == "/services/careerkit/"
    assert place.logout == "/hub/logout"
    assert environment == {"LANG": "C"}
    assert "secret" not in repr(place)


def test_a_hub_below_a_path_and_at_a_name_of_its_own_has_its_logout_there():
    more = {"JUPYTERHUB_BASE_URL": "/school/", "JUPYTERHUB_HOST": "https://hub.example.org"}
    assert take_place({**TOLD, **more}).logout == "https://hub.example.org/school/hub/logout"


@pytest.mark.parametrize("name", TOLD)
def test_where_something_is_missing_it_was_no_hub_that_started_it(name):
    with pytest.raises(CannotServeError) as told:
        take_place({**TOLD, name: ""})
    assert str(told.value) == content.text("account.hub.not_a_hub", names=name)


@pytest.mark.parametrize(
    "prefix", ["/services/../hub/", "/services/a b/", "//evil.example/", "/%2e%2e/"]
)
def test_a_path_that_is_none_is_refused(prefix):
    with pytest.raises(CannotServeError, match="JUPYTERHUB_SERVICE_PREFIX"):
        take_place({**TOLD, "JUPYTERHUB_SERVICE_PREFIX": prefix})


@pytest.mark.parametrize(
    "url", ["nonsense", "http://127.0.0.1", "https://127.0.0.1:9340", "http://[::1:1"]
)
def test_an_address_without_a_place_to_listen_at_is_refused(url):
    with pytest.raises(CannotServeError, match="JUPYTERHUB_SERVICE_URL"):
        take_place({**TOLD, "JUPYTERHUB_SERVICE_URL": url})
