"""Which names are this computer's, and who is answered under which."""

import pytest

from careerkit.serve.guard.hosts import is_local


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "localhost:8866", "LOCALHOST.", "127.0.0.1", "127.0.0.1:1"),
        *("127.8.9.1", "[::1]", "[::1]:8866"),
    ],
)
def test_this_computers_names_are_local(host: str):
    assert is_local(host)


@pytest.mark.parametrize(
    "host",
    [
        *("", "example.org", "example.org:8866", "localhost.example.org", "127.0.0.1.example.org"),
        *("192.168.0.1", "8.8.8.8", "[::", "[fe80::1]:80", "localhost\x00", "2130706433", " "),
    ],
)
def test_no_other_name_is(host: str):
    assert not is_local(host)
