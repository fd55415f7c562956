"""Messages to a kernel, whole and broken."""

import struct

import pytest

from careerkit.serve.messages import V1, is_sound
from support.visitors import packed

PARTS = (b"shell", b'{"msg_type": "comm_msg"}', b"{}", b"{}", b"{}", b"data")


def older(*parts: bytes, count: int | None = None) -> bytes:
    starts = [4 * (len(parts) + 1)]
    for part in parts:
        starts.append(starts[-1] + len(part))
    number = len(parts) if count is None else count
    return struct.pack(f"!I{len(parts)}I", number, *starts[:-1]) + b"".join(parts)


@pytest.mark.parametrize(
    ("message", "protocol"),
    [
        (packed(*PARTS), V1),
        (packed(*PARTS[:5]), V1),
        ("{}", None),
        (older(b"{}"), None),
        (older(b"{}", b"data"), None),
    ],
)
def test_a_whole_message_is_sound(message: bytes | str, protocol: str | None):
    assert is_sound(message, protocol)


@pytest.mark.parametrize(
    "message",
    [
        "a text",
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
    assert not is_sound(message, V1)


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\x7f\xff\xff\xff",
        b"\x00" * 4,
        older(b"{}", count=3),
        older(b"{}", b"data")[:4] + older(b"{}", b"data")[8:],
    ],
)
def test_neither_is_one_of_the_older_protocol(message: bytes):
    assert not is_sound(message, None)
