"""What people type: ordinary words, painful ones, and whatever a program may stumble over."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from support.pages.screen import Control

TEXTS = (
    "Fixing bikes at the repair café",
    "baking",
    "I teach my niece to read, on Sundays, and we both forget the time.",
    "idk",
    "?",
    "nothing",
    "   ",
    "Ask Rosa\nthen write to the bakery\n\n- twice",
    "I want to die",
    "cutting myself, since my dad left",
    "my nan died and I still bake her bread",
    "Ich repariere gern alte Uhren. Straße, Größe, Äpfel",
    "أحب الخبز وتعليم الأطفال",
    "我喜欢修理自行车",
    "עברית and English in one line",
    "🧑‍🍳👩🏽‍🚀 🇩🇪 ❤️‍🔥",
    "Z̷a̶l̸g̴o̷ e\u0301 n\u0303 ﷽",
    "=1+1",
    "@SUM(A1:A9)",
    '-2+3" cmd|calc',
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{name} {0} %s ${x} {{7*7}}",
    "__proto__",
    "constructor",
    "null",
    "\\ \" ' ` \\u0041 \\n",
    "half an emoji: \ud83d",
    "\udc4d and the other half first",
    "zero\u200bwidth \u202eright to left\u202c \u2028 line",
    "Ein Wort " * 10,
    "Sofort mehr " * 420,  # 5,000 letters
    "ohne" * 1250,
)

TAGS = (
    "bread",
    "being outside, making things",
    "=1+1",
    "idk",
    "🥐",
    "خبز",
    "</script>",
    "constructor",
    ", ,",
)

NUMBERS = ("3", "2,5", "0", " 4 ", "1.5", "10", "7", "40", "")
ODD_NUMBERS = ("ten", "-1", "77777", "1e3", "2,5,1", "NaN", "∞", "٣", "10 or so")

DAYS = ("12312026", "01152027", "06302026", "02292028", "03012026")
ODD_DAYS = ("060112026", "02302026", "0615", "12310001")
"""As they are typed in a field that asks for month, day and year."""

SEARCHES = (
    "baker",
    "nurs",
    "youtuber",
    "HR",
    "ai",
    "zzzz",
    "</b>",
    "🧑‍🍳",
    "Chef de partie",
    " ",
    "",
)


def words_for(control: Control, chance: random.Random) -> tuple[str, str]:
    """What a person may put into a control, and how they do it; empty where there is no choice."""
    draw = _WORDS.get(control.kind)
    return draw(control, chance) if draw else ("", "")


def _text(_: Control, chance: random.Random) -> tuple[str, str]:
    if chance.random() < 0.1:
        return "", "clear"
    text = chance.choice(TEXTS)
    is_short = len(text) <= 90 and text.isprintable()
    return text, chance.choice(["keys", "keys", "over"] if is_short else ["paste"])


def _tag(_: Control, chance: random.Random) -> tuple[str, str]:
    return chance.choice(TAGS), chance.choice(["Enter", "Enter", ",", "Tab", "Backspace"])


def _number(_: Control, chance: random.Random) -> tuple[str, str]:
    return chance.choice(ODD_NUMBERS if chance.random() < 0.3 else NUMBERS), "over"


def _day(_: Control, chance: random.Random) -> tuple[str, str]:
    if chance.random() < 0.1:
        return "", "clear"
    return chance.choice(ODD_DAYS if chance.random() < 0.3 else DAYS), "keys"


def _search(_: Control, chance: random.Random) -> tuple[str, str]:
    return chance.choice(SEARCHES), "over"


def _option(control: Control, chance: random.Random) -> tuple[str, str]:
    return str(chance.randrange(max(control.options, 1))), ""


def _way(_: Control, chance: random.Random) -> tuple[str, str]:
    return f"{chance.randint(-500, 500)} {chance.randint(-400, 400)}", "mouse"


def _sure(_: Control, chance: random.Random) -> tuple[str, str]:
    return chance.choice(["yes", "no", "no"]), ""


_WORDS: dict[str, Callable[[Control, random.Random], tuple[str, str]]] = {
    "write": _text,
    "tag": _tag,
    "number": _number,
    "date": _day,
    "search": _search,
    "select": _option,
    "grip": _way,
    "erase": _sure,
}
