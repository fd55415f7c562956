"""Messages to a kernel, whole and broken."""

import json

import pytest
from jupyter_client._version import protocol_version

from careerkit.serve.guard.messages import channel_of, parent_of, read
from support.serving.visitors import packed

HEADER = {"msg_id": "1-a", "msg_type": "comm_msg", "session": "s.2"}
PARTS = (b"shell", json.dumps(HEADER).encode(), b'{"msg_id": "0"}', b"[1]", b"{}", b"data")


@pytest.mark.parametrize("count", [5, 6])
def test_a_whole_message_says_where_it_goes_and_what_it_is(count: int):
    said = read(packed(*PARTS[:count]))

    assert (said.channel, said.kind, said.id) == ("shell", "comm_msg", "1-a")
    assert said.parts[2:] == [*PARTS[3:count]]


def test_a_message_has_as_many_parts_as_a_widget_may_send():
    assert len(read(packed(*PARTS[:5], *[b""] * 994)).parts) == 998


@pytest.mark.parametrize(
    "message",
    [
        *("a text", "{}"),
        b"",
        b"\xff" * 7,
        b"\xff" * 8,
        b"\x00" * 8,
        (1_000_000).to_bytes(8, "little") + b"\x00" * 8_000_000,
        packed(*PARTS)[:-5],
        packed(*PARTS[:4]),
        packed(*PARTS, *[b""] * 1000),
        packed(*PARTS)[:8] + b"\xff" * 8 + packed(*PARTS)[16:],
        packed(*PARTS)[:16] + b"\x00" * 8 + packed(*PARTS)[24:],
        packed(b"\xff", *PARTS[1:]),
    ],
    ids=lambda message: repr(message[:12]),
)
def test_one_whose_numbers_are_wrong_is_none(message: bytes | str):
    with pytest.raises(ValueError, match=r"parts|begins|decode"):
        read(message)


@pytest.mark.parametrize(
    "header",
    [
        *(b"", b"no json", b"[]", b"\xff", b"{}", b"9" * 4000, b"[" * 2000),
        *(
            json.dumps({**HEADER, name: value}).encode()
            for name in HEADER
            for value in ("", "é", "\ud800", "x" * 201, "a b", "\x00", 1, None, [], {}, True)
        ),
        json.dumps({**HEADER, "more": "x" * 4096}).encode(),
    ],
    ids=lambda header: repr(header[:40]),
)
def test_a_header_that_is_no_front_ends_is_refused(header: bytes):
    with pytest.raises((ValueError, RecursionError)):
        read(packed(b"shell", header, *PARTS[2:]))


def test_of_a_header_only_what_an_answer_needs_goes_on():
    odd = {"date": "2026-99-99T99:99:99Z", "version": "4.0", "nested": [[[]]], "username": {}}

    header, parent, *_ = read(
        packed(b"shell", json.dumps({**HEADER, **odd}).encode(), *PARTS[2:])
    ).parts

    assert json.loads(header) == {**HEADER, "username": "", "version": protocol_version}
    assert parent == b"{}"


def test_a_kind_that_stands_there_twice_is_one_for_the_kernel_too():
    twice = (
        b'{"msg_id": "1", "session": "s", "msg_type": "comm_msg", "msg_type": "execute_request"}'
    )

    said = read(packed(b"shell", twice, *PARTS[2:]))

    assert json.loads(said.parts[0])["msg_type"] == said.kind


def test_a_message_of_the_kernel_says_its_channel_and_what_it_answers():
    message = packed(b"iopub", b'{"msg_type": "status"}', b'{"msg_id": "1"}', b"{}", b"{}", b"data")

    assert channel_of(message) == b"iopub"
    assert parent_of(message) == {"msg_id": "1"}
