import socket

import pytest

from careerkit import content
from careerkit.serve.ports import CannotServeError, bind, bind_for_numbers


def test_zero_takes_any_free_port():
    with bind("127.0.0.1", 0) as listener:
        assert listener.getsockname()[1] > 0


def test_a_taken_port_gives_way_to_the_next_free_one():
    with socket.create_server(("127.0.0.1", 0)) as busy:
        taken = busy.getsockname()[1]
        with bind("127.0.0.1", taken) as listener:
            assert listener.getsockname()[1] > taken


def test_numbers_are_offered_to_this_computer_alone_on_the_port_that_was_asked_for():
    with bind_for_numbers(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"
        taken = listener.getsockname()[1]
        with pytest.raises(CannotServeError) as caught:
            bind_for_numbers(taken)

    assert str(caught.value) == content.text("serve.start.no_metrics", port=taken)


def test_only_the_address_that_was_asked_for_is_served():
    with bind("127.0.0.1", 0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid"])
def test_an_address_that_this_computer_does_not_have_is_a_sentence(host: str):
    with pytest.raises(CannotServeError) as caught:
        bind(host, 0)

    assert str(caught.value) == content.text("serve.start.bad_host", host=host)


def test_a_port_that_is_not_allowed_is_a_sentence(monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket, "create_server", refuse)

    with pytest.raises(CannotServeError) as caught:
        bind("127.0.0.1", 80)

    assert str(caught.value) == content.text("serve.start.not_allowed", port=80)


def test_no_free_port_at_all_is_a_sentence():
    with socket.create_server(("127.0.0.1", 65535)), pytest.raises(CannotServeError) as caught:
        bind("127.0.0.1", 65535)

    assert str(caught.value) == content.text("serve.start.no_port", port=65535)
