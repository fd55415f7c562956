"""Who knows the code, who may try again, and when."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit import content
from careerkit.serve.guard.access import Access, access_for, draw, kept_key, normalised
from careerkit.serve.ports import CannotServeError

CODE = "Maple-River 42"
WRONG = "oak-river-42"
KEY = b"k" * 32


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def access(clock: Clock) -> Access:
    return Access(CODE, clock)


@pytest.mark.parametrize(
    "typed",
    [
        *("maple-river-42", "MAPLE RIVER 42", "  maple river42 ", "mapleriver42"),
        *("maple–river—42", "maple‑river\u00ad42", "maple\u00a0river\u200b42\n"),
        "ｍａｐｌｅ－ｒｉｖｅｒ－４２",
    ],
)
def test_case_width_spaces_and_hyphens_do_not_matter(access: Access, typed: str):
    assert access.is_right(typed, b"a visitor", "10.0.0.1")


@pytest.mark.parametrize(
    "typed",
    ["", " ", "maple", "maple-river-43", "mapleriver422", "maple_river_42", CODE + "x" * 300],
)
def test_anything_else_does(access: Access, typed: str):
    assert not access.is_right(typed, b"a visitor", "10.0.0.1")


WORDS = st.text(st.characters(categories=["L", "M", "N", "P", "S"]), min_size=4, max_size=20)


@given(WORDS)
def test_what_counts_of_a_code_stays_when_it_is_asked_for_again(code: str):
    assert normalised(normalised(code)) == normalised(code)


@given(WORDS, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_how_letters_are_encoded_does_not_matter(code: str, form: str):
    assert normalised(unicodedata.normalize(form, code)) == normalised(code)


@given(st.from_regex(r"[a-zA-Z0-9äéßøñ]{4,20}", fullmatch=True), st.data())
def test_spaces_and_hyphens_may_stand_anywhere(code: str, data: st.DataObject):
    typed = "".join(
        data.draw(st.sampled_from(["", " ", "-", " - ", "\u2011"])) + character
        for character in data.draw(st.sampled_from([code, code.swapcase()]))
    )

    assert normalised(typed) == normalised(code)


@given(WORDS, WORDS)
def test_a_pass_is_good_for_its_own_code_alone(one: str, other: str):
    codes = [f"code{one}", f"code{other}"]
    first, second = (Access(code, key=KEY) for code in codes)

    assert first.admits(Access(codes[0], key=KEY).granted)  # the server was started again
    assert first.admits(second.granted) == (normalised(one) == normalised(other))


@pytest.mark.parametrize("shown", [None, "", "x", "\u00e9", CODE])
def test_nothing_else_is_a_pass(access: Access, shown: str | None):
    assert not access.admits(shown)


def test_the_pass_does_not_say_the_code(access: Access):
    assert re.fullmatch("[0-9a-f]{64}", access.granted)


def test_who_guesses_the_code_can_make_neither_a_pass_nor_a_link(access: Access):
    guessed = Access(CODE)  # on a computer of their own

    assert not access.admits(guessed.granted)
    assert not access.is_invited(guessed.link_code)
    assert not access.is_invited(CODE)


@pytest.mark.parametrize("change", [str, str.upper, lambda code: f" {code.replace('-', ' ')} "])
def test_a_link_is_known_again_after_a_restart_however_a_chat_writes_it(change):
    link = Access(CODE, key=KEY).link_code

    assert link.startswith(CODE)
    assert Access(CODE, key=KEY).is_invited(change(link))
    assert not Access("another code", key=KEY).is_invited(link)
    assert not Access(CODE, key=KEY).is_invited(link[:-1])


def test_the_key_is_kept_and_no_other_user_may_read_it(tmp_path: Path):
    folder = tmp_path / "state"

    key = kept_key(folder)

    assert len(key) == 32
    assert kept_key(folder) == key
    assert (folder / "door.key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("kept", [b"", b"short", b"x" * 33])
def test_a_key_that_was_cut_short_is_drawn_anew(tmp_path: Path, kept: bytes):
    (tmp_path / "door.key").write_bytes(kept)

    assert kept_key(tmp_path) == kept_key(tmp_path) != kept


def test_where_no_key_can_be_kept_there_is_one_all_the_same(tmp_path: Path):
    (tmp_path / "file").touch()

    assert len(kept_key(tmp_path / "file")) == 32


@pytest.mark.parametrize("code", ["", " ", "abc", "a-b c", "----", "x" * 201])
def test_a_code_that_is_too_short_or_too_long_is_refused_with_a_sentence(code: str):
    with pytest.raises(CannotServeError) as refused:
        Access(code)

    assert str(refused.value) == content.text("serve.access.length", shortest=4, longest=200)


def test_a_drawn_code_is_two_words_and_a_number():
    drawn = {draw() for _ in range(50)}

    assert all(re.fullmatch(r"[a-z]{3,9}-[a-z]{3,9}-[1-9][0-9]", code) for code in drawn)
    assert len(drawn) > 45


def test_there_are_four_million_codes_to_draw_from():
    words = content.text("serve.access.words").split()

    assert len(words) == len(set(words))
    assert len(words) ** 2 * 90 > 4_000_000


@pytest.mark.parametrize("word", ["random", "Random", " RANDOM "])
def test_the_word_random_asks_for_a_drawn_code(word: str):
    assert access_for(word).code != access_for(word).code


def test_any_other_word_is_the_code_as_it_was_written():
    assert access_for(f" {CODE} ").code == CODE


def wrong(access: Access, times: int, visitor: bytes, address: str = "10.0.0.1") -> None:
    for _ in range(times):
        assert not access.is_right(WRONG, visitor, address)


def test_who_was_wrong_too_often_waits_and_then_may_try_once_more(access: Access, clock: Clock):
    wrong(access, 5, b"a visitor")
    assert access.wait(b"a visitor", "10.0.0.1") == 0

    wrong(access, 1, b"a visitor")
    assert access.wait(b"a visitor", "10.0.0.1") == 15

    clock.now += 14.5
    assert access.wait(b"a visitor", "10.0.0.1") == 1

    clock.now += 0.5
    assert access.wait(b"a visitor", "10.0.0.1") == 0
    wrong(access, 1, b"a visitor")
    assert access.wait(b"a visitor", "10.0.0.1") == 15


def test_after_some_minutes_all_is_forgotten(access: Access, clock: Clock):
    wrong(access, 6, b"a visitor")
    clock.now += 90
    wrong(access, 5, b"a visitor")

    assert access.wait(b"a visitor", "10.0.0.1") == 0


def test_others_in_the_workshop_do_not_wait(access: Access):
    wrong(access, 6, b"a visitor")

    assert access.wait(b"another visitor", "10.0.0.1") == 0


def crowd(access: Access, address: str = "10.0.0.1") -> None:
    """As many wrong tries as an address has without standing in line."""
    for visitor in range(300):
        assert access.wait(b"%d" % visitor, address) == 0
        assert access.turn(address) == 0
        wrong(access, 1, b"%d" % visitor, address)


def test_after_300_wrong_tries_an_address_stands_in_line_whichever_visitors_they_are(
    access: Access,
):
    crowd(access)

    assert [access.turn("10.0.0.1") for _ in range(4)] == [0, 2, 4, 6]
    assert access.turn("10.0.0.2") == 0


def test_who_has_the_right_code_gets_in_at_their_turn(access: Access):
    crowd(access)

    assert access.wait(b"somebody new", "10.0.0.1") == 0
    assert access.turn("10.0.0.1") == 0
    assert access.is_right(CODE, b"somebody new", "10.0.0.1")


def test_a_line_that_is_long_is_told_and_gets_no_longer(access: Access, clock: Clock):
    crowd(access)
    turns = 0
    while not access.wait(b"%d" % turns, "10.0.0.1"):
        access.turn("10.0.0.1")
        turns += 1

    assert turns == 6
    assert access.wait(b"somebody new", "10.0.0.1") == 12
    assert access.is_invited(access.link_code)
    clock.now += 2
    assert access.wait(b"somebody new", "10.0.0.1") == 0


def test_an_attacker_who_tries_for_eight_hours_has_tried_one_code_in_400(
    access: Access, clock: Clock
):
    crowd(access)
    tries, end = 300, clock.now + 8 * 3600
    while clock.now < end:
        visitor = b"%d" % tries
        if seconds := access.wait(visitor, "10.0.0.1"):
            clock.now += seconds
            continue
        access.turn("10.0.0.1")
        wrong(access, 1, visitor)
        tries += 1

    assert 14_600 < tries < 14_800
    assert len(content.text("serve.access.words").split()) ** 2 * 90 / tries > 400


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:10.0.0.1", "10.0.0.1", True),
        ("::ffff:10.0.0.1", "::ffff:10.0.0.2", False),
        ("fe80::1%eth0", "fe80::1%eth1", True),
        ("", "not an address", False),
    ],
)
def test_addresses_of_one_household_count_as_one(
    access: Access, one: str, other: str, *, is_same: bool
):
    crowd(access, one)
    access.turn(one)

    assert (access.turn(other) > 0) == is_same


def test_right_codes_are_never_counted(access: Access):
    for _ in range(400):
        assert access.is_right(CODE, b"a visitor", "10.0.0.1")

    assert access.wait(b"a visitor", "10.0.0.1") == 0
