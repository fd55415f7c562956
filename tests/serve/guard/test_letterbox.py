"""A box takes one story of whoever has its code, and gives it to its opener alone, for a while."""

import pytest

from careerkit.model import Story
from careerkit.serve.guard.letterbox import LIFETIME, LetterboxError, Letterboxes

ANNA, BEN = b"anna", b"ben"
ROOM = "192.0.2.7"
TOLD = Story(text="You drew the till as a map.", who="Rosa")


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def boxes(clock):
    return Letterboxes(clock)


def refused(call, *arguments):
    with pytest.raises(LetterboxError) as error:
        call(*arguments)
    return error.value.kind


def test_what_is_put_in_by_the_code_is_read_by_the_secret(boxes):
    opened = boxes.open(ANNA, ROOM)
    assert boxes.box(ANNA, opened.secret).story is None

    boxes.put(f" {opened.code.upper().replace('-', ' ')} ", TOLD, ROOM)

    assert boxes.box(ANNA, opened.secret).story == TOLD


def test_a_code_takes_one_story(boxes):
    opened = boxes.open(ANNA, ROOM)
    boxes.put(opened.code, TOLD, ROOM)

    assert refused(boxes.put, opened.code, Story(text="Another"), ROOM) == "stale"
    assert boxes.box(ANNA, opened.secret).story == TOLD


def test_neither_the_code_nor_somebody_elses_session_reads(boxes):
    opened = boxes.open(ANNA, ROOM)
    boxes.put(opened.code, TOLD, ROOM)

    assert boxes.box(ANNA, opened.code) is None
    assert boxes.box(BEN, opened.secret) is None
    boxes.close(BEN, opened.secret)
    assert boxes.box(ANNA, opened.secret) is not None


def test_after_ten_minutes_the_code_is_stale_and_nothing_is_left(boxes, clock):
    opened = boxes.open(ANNA, ROOM)
    clock.now += LIFETIME

    assert refused(boxes.put, opened.code, TOLD, ROOM) == "stale"
    assert boxes.box(ANNA, opened.secret) is None
    assert len(boxes) == 0


def test_a_story_that_came_late_can_be_read_for_ten_minutes_and_no_longer(boxes, clock):
    opened = boxes.open(ANNA, ROOM)
    clock.now += LIFETIME - 1
    boxes.put(opened.code, TOLD, ROOM)
    clock.now += LIFETIME - 1
    assert boxes.box(ANNA, opened.secret).story == TOLD

    clock.now += 1
    boxes.clear()

    assert len(boxes) == 0


def test_what_was_closed_is_gone_with_what_lay_in_it(boxes):
    opened = boxes.open(ANNA, ROOM)
    boxes.close(ANNA, opened.secret)

    assert len(boxes) == 0
    assert refused(boxes.put, opened.code, TOLD, ROOM) == "stale"


def test_one_visitor_has_few_boxes_and_the_server_not_endlessly_many(boxes, clock):
    for _ in range(5):
        boxes.open(ANNA, ROOM)
    assert refused(boxes.open, ANNA, ROOM) == "too_many"

    for number in range(995):
        boxes.open(str(number).encode(), f"10.{number % 200}.0.1")
    assert refused(boxes.open, BEN, "10.250.0.1") == "full"
    assert len(boxes) == 1000
    clock.now += LIFETIME
    boxes.open(ANNA, ROOM)


def test_one_address_opens_no_more_than_a_workshop_does(boxes):
    for number in range(300):
        boxes.open(str(number).encode(), ROOM)

    assert refused(boxes.open, BEN, ROOM) == "full"
    boxes.open(BEN, "192.0.2.8")


def test_who_tries_out_codes_is_asked_to_wait_and_others_are_not(boxes, clock):
    opened = boxes.open(ANNA, ROOM)
    for number in range(300):
        assert refused(boxes.check, f"wrong-{number}", ROOM) == "stale"

    assert refused(boxes.put, opened.code, TOLD, ROOM) == "too_many"
    boxes.check(opened.code, "192.0.2.8")
    clock.now += 5
    boxes.put(opened.code, TOLD, ROOM)


def test_no_two_codes_are_alike_and_none_has_letters_that_look_alike(boxes):
    codes = [boxes.open(str(number).encode(), ROOM).code for number in range(200)]

    assert len({*codes}) == 200
    assert not {*"01ilo"} & {*"".join(codes)}
