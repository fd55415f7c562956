import re
import socket
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from careerkit import content
from careerkit.serve.ports import CannotServeError, bind, bind_for_numbers, bind_in_folder


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

    assert str(caught.value) == content.text("serve.start.no_metrics", host="127.0.0.1", port=taken)


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


@pytest.fixture
def place() -> Iterator[Path]:
    """A place whose path is short enough for a socket."""
    with tempfile.TemporaryDirectory(prefix="ck-") as folder:
        yield Path(folder) / "app.sock"


def test_a_socket_in_a_folder_is_for_user_and_group_and_goes_with_the_app(place: Path):
    with bind_in_folder(place) as listener:
        assert stat.S_IMODE(place.stat().st_mode) == 0o660
        with socket.socket(socket.AF_UNIX) as visitor:
            visitor.connect(str(place))
            listener.accept()[0].close()

    assert not place.exists()


def test_a_socket_in_a_folder_goes_also_where_the_app_fails(place: Path):
    with pytest.raises(KeyboardInterrupt), bind_in_folder(place):
        raise KeyboardInterrupt

    assert not place.exists()


def test_a_socket_that_nobody_answers_at_is_taken_over(place: Path):
    with socket.socket(socket.AF_UNIX) as killed:
        killed.bind(str(place))

    with bind_in_folder(place):
        assert place.is_socket()


def test_a_socket_that_is_in_use_stays(place: Path):
    words = content.text("site.start.socket_taken", path=place)
    with bind_in_folder(place):
        with pytest.raises(CannotServeError, match=re.escape(words)), bind_in_folder(place):
            pass
        assert place.is_socket()


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_what_is_no_socket_stays_as_it_is(place: Path, kind: str):
    other = place.with_name("diary")
    other.write_text("mine", encoding="utf-8")
    if kind == "file":
        other.rename(place)
    elif kind == "folder":
        place.mkdir()
    else:
        place.symlink_to(other)

    with pytest.raises(CannotServeError) as told, bind_in_folder(place):
        pass

    assert str(told.value) == content.text("site.start.socket_not_ours", path=place)
    assert kind == "folder" or place.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["nowhere", "x" * 200])
def test_a_place_where_no_socket_can_be_is_a_sentence(place: Path, name: str):
    with (
        pytest.raises(CannotServeError) as told,
        bind_in_folder(place.with_name(name) / place.name),
    ):
        pass

    assert str(told.value).startswith("No socket can be made at")
