"""Messages to a kernel, whole and broken."""

import pytest

from careerkit.serve.messages import is_sound
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
