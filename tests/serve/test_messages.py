"""Messages to a kernel, whole and broken."""

import pytest

from careerkit.serve.messages import channel_of, header_of, is_sound, parent_of
from support.visitors import packed

PARTS = (b"shell", b'{"msg_type": "comm_msg"}', b"{}", b"{}", b"{}", b"data")


@pytest.mark.parametrize("message", [packed(*PARTS), packed(*PARTS[:5])])
def test_a_whole_message_is_sound(message: bytes):
    assert is_sound(message)


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
        packed(*PARTS[:3]),
        packed(*PARTS)[:8] + b"\xff" * 8 + packed(*PARTS)[16:],
        packed(*PARTS)[:16] + b"\x00" * 8 + packed(*PARTS)[24:],
    ],
)
def test_one_whose_numbers_are_wrong_is_not(message: bytes | str):
    assert not is_sound(message)


def test_a_message_says_where_it_goes_what_it_is_and_what_it_answers():
    message = packed(b"iopub", b'{"msg_type": "status"}', b'{"msg_id": "1"}', b"{}", b"{}", b"data")

    assert channel_of(message) == b"iopub"
    assert header_of(message) == {"msg_type": "status"}
    assert parent_of(message) == {"msg_id": "1"}


@pytest.mark.parametrize(
    ("header", "problem"),
    [(b"", "Expecting"), (b"no json", "Expecting"), (b"[]", "an object"), (b"\xff", "decode")],
)
def test_a_header_that_is_none_is_told_apart(header: bytes, problem: str):
    with pytest.raises(ValueError, match=problem):
        header_of(packed(b"shell", header, b"{}", b"{}", b"{}"))
