"""No user's name leads out of the folder for answers, or into another user's."""

import re
import stat
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerkit.serve.hub.folders import folder_for, folder_name, prepare

NAMES = (
    *(
        "anna",
        "Anna",
        "ANNA",
        "anna@uni.de",
        "anna-uni.de",
        "../x",
        "..",
        ".",
        "",
        " ",
        "a/b",
        "a\\b",
    ),
    *("con", "nul.txt", "C:\\x", "~root", "$HOME", "a\0b", "-rf", "x" * 500, "x" * 501),
    *(
        "zoë",
        unicodedata.normalize("NFD", "zoë"),
        "ﬁ",
        "fi",
        "İ",
        "ß",
        "ss",
        "𝓪nna",
        "安娜",
        "\ud800",
    ),
)
USERS = st.one_of(
    st.sampled_from(NAMES), st.text(max_size=60), st.text(alphabet="./\\~aA-", max_size=8)
)


@given(user=USERS)
def test_a_name_becomes_one_plain_part_of_a_path(user):
    name = folder_name(user)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{24}", name)
    assert len(name) < 64
    assert (Path("/answers") / name).resolve().parent == Path("/answers")


@given(one=USERS, other=USERS)
def test_two_users_never_share_a_folder_on_any_file_system(one, other):
    """Not on one that takes capitals, or letters written in two ways, for the same."""
    names = {unicodedata.normalize("NFKD", folder_name(user)).casefold() for user in (one, other)}
    assert len(names) == len({one, other})


def test_who_looks_after_the_server_can_tell_whose_it_is():
    assert folder_name("Zoë.Müller@uni.de").startswith("zoe-muller-uni-de-")
    assert folder_name("安娜").startswith("user-")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(user=USERS)
def test_a_folder_is_made_inside_and_for_its_owner_alone(tmp_path, user):
    folder = folder_for(tmp_path, user)
    assert folder.parent == tmp_path
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert folder_for(tmp_path, user) == folder


def test_a_folder_that_others_could_read_is_closed(tmp_path):
    folder = folder_for(tmp_path, "anna")
    folder.chmod(0o755)
    assert stat.S_IMODE(folder_for(tmp_path, "anna").stat().st_mode) == 0o700


@pytest.mark.parametrize("is_link", [True, False])
def test_what_stands_in_its_place_is_not_followed(tmp_path, is_link):
    place, elsewhere = tmp_path / folder_name("anna"), tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o755)
    if is_link:
        place.symlink_to(elsewhere)
    else:
        place.write_text("in the way")

    with pytest.raises(OSError, match=r"no folder|exists"):
        folder_for(tmp_path, "anna")
    assert [*elsewhere.iterdir()] == []


def test_the_folder_for_all_is_made_closed(tmp_path):
    prepare(tmp_path / "srv" / "answers")
    assert stat.S_IMODE((tmp_path / "srv" / "answers").stat().st_mode) == 0o700


def test_a_file_in_the_place_of_the_folder_for_all_is_an_error(tmp_path):
    (tmp_path / "answers").write_text("")
    with pytest.raises(OSError, match="exists"):
        prepare(tmp_path / "answers")
