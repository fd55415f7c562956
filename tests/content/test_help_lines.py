"""Help lines come from a file of this place, and what is wrong with it is said at once."""

import pytest

from careerkit import content
from careerkit.content import help_lines
from careerkit.content.help_lines import HelpLinesError, note, read

GOOD = """
emergency = "999"

[[lines]]
name = "The Listeners"
phone = "+44 (0)1234 567-890"
web = "https://listeners.example/chat"
hours = "day and night"

[[lines]]
name = "By letter"
web = "https://letters.example"
"""


@pytest.fixture
def file(tmp_path):
    """Write a file of help lines."""

    def write(text):
        path = tmp_path / "lines.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_lines_are_read_with_numbers_and_addresses_to_go_to(file):
    emergency, lines = read(file(GOOD))

    assert emergency == "999"
    assert lines == [
        [
            {"text": "The Listeners: "},
            {"text": "+44 (0)1234 567-890", "link": "tel:+4401234567890"},
            {"text": ", "},
            {"text": "listeners.example/chat", "link": "https://listeners.example/chat"},
            {"text": " (day and night)"},
        ],
        [
            {"text": "By letter: "},
            {"text": "letters.example", "link": "https://letters.example"},
        ],
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("emergency = 999", "“emergency” should be a text in quotation marks"),
        ("emergency = '99x9'", "“99x9” is not a phone number"),
        ("emergency = '1\\n2'", "“1\\n2” is not a phone number"),
        ('emergency = "1\\n2"', "“emergency” should be a text"),
        ("", "name nobody to call"),
        ("lines = []", "name nobody to call"),
        ("lines = 'call'", "lines should be written as [[lines]]"),
        ("lines = ['call']", "lines should be written as [[lines]]"),
        ("number = '1'", "“number”, which is not known. Known are: emergency, lines"),
        ("[[lines]]\nphone = '1'", "line 1 needs a name"),
        ("[[lines]]\nname = 'A'\nphone = '1'\n[[lines]]\nname = 'B'", "line 2 needs a name"),
        ("[[lines]]\nname = 'A'\nphone = 'ask me'", "“ask me” is not a phone number"),
        ("[[lines]]\nname = 'A'\nweb = 'http://a.example'", "begin with https://"),
        ("[[lines]]\nname = 'A'\nweb = 'javascript:alert(1)'", "begin with https://"),
        ("[[lines]]\nname = 'A'\nweb = 'https://a.example'\nfax = '1'", "“fax”"),
        ("[[lines]]\nname = 'A'\nphone = '1'\n" * 13, "at most 12"),
        ("[[lines]]\nphone = '1'\nname = '" + "a" * 201 + "'", "at most 200 characters"),
        ("emergency = '112", "not TOML"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_a_sentence(file, text, said):
    with pytest.raises(HelpLinesError) as raised:
        read(file(text))

    assert said in str(raised.value)
    assert "lines.toml" in str(raised.value)


def test_a_file_that_is_not_there_or_no_text_is_named(tmp_path):
    (tmp_path / "lines.toml").write_bytes(b"\xff\xfe")

    with pytest.raises(HelpLinesError, match=r"nowhere\.toml can't be read"):
        read(tmp_path / "nowhere.toml")
    with pytest.raises(HelpLinesError, match=r"lines\.toml are not TOML"):
        read(tmp_path / "lines.toml")


def test_the_kit_itself_names_no_number():
    said = " ".join(content.texts("care.note").values())

    assert not any(character.isdigit() for character in said.replace("under 18", ""))
    assert note()["lines"] == []
    assert "emergency number of the country where you are" in note()["danger"]


def test_a_note_names_the_lines_of_this_place(file, monkeypatch):
    monkeypatch.setenv(help_lines.VARIABLE, str(file(GOOD)))

    assert note()["danger"].endswith("call 999.")
    assert len(note()["lines"]) == 2


def test_a_file_that_went_away_leaves_the_note_as_it_comes(monkeypatch):
    usual = note()
    monkeypatch.setenv(help_lines.VARIABLE, "/nowhere/lines.toml")

    assert note() == usual


def test_the_note_can_be_said_as_one_text(file, monkeypatch):
    monkeypatch.setenv(help_lines.VARIABLE, str(file(GOOD)))

    assert note()["heard"] in help_lines.spoken()
    assert all(line[0]["text"] in help_lines.spoken() for line in note()["lines"])
