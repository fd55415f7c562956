"""What a goal's own sentence says already: by when, how much, and whether it has an end.

Plain rules over word lists (``content/en/goals/goal_sentence.toml``), so that a coach need not ask
for what the person has just written. A date that could be two days (``3/4``) is quoted
and not reckoned.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.goals.if_then import normal
from careerkit.insight.language.words import runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["GoalSentence", "begins", "has", "is_harsh_on_oneself", "read_sentence"]

_LONGEST = 2000
# Characters that are looked at: far more than a goal has.

_MANY_PARTS = 3
# From how many parts on a sentence holds several goals. Ours.


@attrs.frozen(kw_only=True)
class GoalSentence:
    """What was read.

    Attributes:
        when: The words that say by when, as they were written; empty for none.
        by: The day that they name; None where they leave it open ("before summer", "3/4").
        amount: A number with the word that it counts, as written ("5 jobs"); empty for none.
        ends: Whether one can say of it "done" or "not done", as of a test that was passed.
        parts: How many things the sentence lists, where it lists three or more; 1 otherwise.
    """

    when: str
    by: date | None
    amount: str
    ends: bool
    parts: int


def read_sentence(what: str, today: date) -> GoalSentence:
    """Read a goal's sentence on a day."""
    text = " ".join(what[:_LONGEST].replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    when, by = next(_dates(text, today), ("", None))
    rest = text.replace(when, " ", 1) if when else text
    return GoalSentence(
        when=when, by=by, amount=_amount(rest), ends=_ends(rest), parts=_parts(rest)
    )


def begins(text: str, words: str) -> bool:
    """Whether the text begins with one of the words of a list, after "I want to" and the like.

    Args:
        text: What the person wrote.
        words: The name of the list, a key of ``content/en/goals/goal_sentence.toml``.
    """
    rest = _without_lead(text)
    return any(rest.startswith(f"{each} ") for each in _words(words))


def has(text: str, words: str) -> bool:
    """Whether one of the words of a list stands in the text, as whole words.

    Args:
        text: What the person wrote.
        words: The name of the list, a key of ``content/en/goals/goal_sentence.toml``.
    """
    padded = f" {normal(text)} "
    return any(f" {each} " in padded for each in _words(words))


def is_harsh_on_oneself(text: str) -> bool:
    """Whether the person has a hard word for themselves: "I'm lazy", and not "this is so dumb"."""
    said = normal(text)
    if said in _words("harsh"):
        return True
    return bool(_harsh().search(said))


@cache
def _harsh() -> re.Pattern[str]:
    # A few words may stand between, but no other person and no thing: "I am just too stupid".
    own, others = _either(_words("own")), _either(_words("elsewhere"))
    between = rf"(?:\s+(?!{others}(?!\w))[\w']+){{0,3}}?"
    return re.compile(rf"(?<!\w){own}{between}\s+{_either(_words('harsh'))}(?!\w)")


@cache
def _words(name: str) -> tuple[str, ...]:
    every = [normal(str(each)) for each in content.texts("goal_sentence.words")[name]]
    # As on a phone's keyboard: "dont". Other apostrophes part two words: "I'll" and "ill".
    return tuple(dict.fromkeys((*every, *(each.replace("n't", "nt") for each in every))))


def _either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, with any space between their parts."""
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first) + ")"


@cache
def _months() -> dict[str, int]:
    """The names of months, long and short, in small letters."""
    names: dict[str, int] = {}
    for table in ("dates.months", "dates.months_short"):
        names |= {name.casefold(): int(number) for number, name in content.texts(table).items()}
    return names | {"sept": 9}


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...]:
    """The ways to say a date, the most exact first, each with what makes a day of it."""
    month = f"(?P<month>{_either(_months())})\\b\\.?"
    lead = rf"(?P<lead>{_either(_words('date_leads'))})\s+"
    number = rf"(?P<number>\d{{1,3}}|{_either(_numbers())})"
    parts = rf"(?:{_either(_words('date_parts'))}\s+)*"
    about = rf"(?:{_either(_words('date_abouts'))}\s+)?"
    unit = r"(?P<unit>day|week|month|year)s?(?:'?\s+time)?\b"
    named = _either(_words("date_names"))
    figures = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    day = rf"(?:{figures}|(?P<word>{_either(_ordinals())}))"
    year = r"(?P<year>20\d\d)"
    ways = (
        (rf"(?:{lead})?(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b", _on_day),
        (rf"(?:{lead})?(?:the\s+)?{day}\s+(?:of\s+)?{month}(?:,?\s+{year})?", _on_day),
        # "I may first" is no day in May.
        (rf"(?:{lead})?{month}\s+(?:the\s+)?{figures}(?!\d)(?:,?\s+{year})?", _on_day),
        (rf"{lead}\d{{1,2}}[./]\d{{1,2}}\b(?:[./]\d{{2,4}})?", _open),
        (rf"{lead}{parts}{month}(?:\s+{year})?", _in_month),
        (rf"{lead}{parts}{year}\b", _in_year),
        (rf"(?:in|within)\s+{about}{number}\s+{unit}", _later),
        (rf"(?:{lead}{parts}|(?:this|next)\s+){named}\b", _open),
        (rf"\b{_either(_words('date_alone'))}\b", _open),
    )
    return tuple((re.compile(rf"\b{way}", re.IGNORECASE), reckon) for way, reckon in ways)


@cache
def _numbers() -> dict[str, int]:
    """Numbers in words: one to twelve, and "a"."""
    return {str(word): int(value) for word, value in content.texts("goal_sentence.numbers").items()}


def _dates(text: str, today: date) -> Iterator[tuple[str, date | None]]:
    for pattern, reckon in _patterns():
        for found in pattern.finditer(text):
            try:
                yield found[0], reckon(found, today)
            except (ValueError, OverflowError):
                continue  # 31 June: no date


def _on_day(found: re.Match[str], today: date) -> date:
    """The day; of a day without a year the next one."""
    month, day = _month(found["month"]), _day_of_month(found)
    if found["year"]:
        return date(int(found["year"]), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _day_of_month(found: re.Match[str]) -> int:
    word = found.groupdict().get("word")
    return _ordinals().index(word.casefold()) + 1 if word else int(found["day"])


@cache
def _ordinals() -> tuple[str, ...]:
    return tuple(content.texts("goal_sentence.words")["ordinals"])


def _month(written: str) -> int:
    return int(written) if written.isdecimal() else _months()[written.casefold()]


def _in_month(found: re.Match[str], today: date) -> date | None:
    """The last day of the month, or the day before it begins."""
    month = _month(found["month"])
    year = int(found["year"]) if found["year"] else today.year + (month < today.month)
    return _end(found["lead"], date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _in_year(found: re.Match[str], _: date) -> date | None:
    year = int(found["year"])
    return _end(found["lead"], date(year, 1, 1), date(year, 12, 31))


def _end(lead: str, first: date, last: date) -> date:
    return first - timedelta(days=1) if normal(lead) in _words("date_befores") else last


def _later(found: re.Match[str], today: date) -> date:
    written = found["number"].casefold()
    count = int(written) if written.isdecimal() else _numbers()[" ".join(written.split())]
    unit = found["unit"].casefold()
    if unit in ("day", "week"):
        return today + timedelta(days=count * (7 if unit == "week" else 1))
    months = today.month - 1 + count * (12 if unit == "year" else 1)
    year, month = today.year + months // 12, months % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _open(_: re.Match[str], __: date) -> None:
    """A time that is named without a day that all readers would agree on."""


@lru_cache(maxsize=1)
def _counted() -> re.Pattern[str]:
    """A number with what it counts: "5 jobs", "£2,000", "twice a week", "10km"."""
    named = _either(_words("named_numbers"))
    number = rf"(?:[£$€]\s?)?\d+(?:[.,]\d+)*\s?(?:%|k\b|km\b|kg\b)?|{_either(_counts())}"
    what = r"(?:\s+(?P<what>[^\W\d_]+))?"
    return re.compile(
        rf"(?P<named>\b{named}\s+)?(?<![\w/.])(?P<number>{number})(?![\w/]){what}", re.IGNORECASE
    )


@cache
def _counts() -> tuple[str, ...]:
    return (*(word for word in _numbers() if len(word) > 2), *_words("counts"))


def _amount(text: str) -> str:
    for found in _counted().finditer(text):
        # "Level 3" and "Windows 11" are names and no amounts.
        if not found["named"]:
            # "2k a month" is 2k, and no number of "a".
            what = found["what"] or ""
            counted = "" if what.casefold() in _words("each") else what
            return f"{found['number'].strip()} {counted}".rstrip()
    return ""


def _ends(text: str) -> bool:
    """Whether it begins with a deed that is done once, or is told as done ("Taught a class")."""
    if begins(text, "ends") or has(text, "ends_anywhere"):
        return True
    first = _without_lead(text).partition(" ")[0]
    basic = next((word.lemma for run in runs(first) for word in run), first)
    is_past = basic != first and not first.endswith(("ing", "s"))
    return is_past or not {first, basic}.isdisjoint(_words("deeds"))


def _without_lead(text: str) -> str:
    """The text's plain words from its verb on, each followed by a space."""
    rest = f"{normal(text)} "
    while lead := next((each for each in _words("leads") if rest.startswith(f"{each} ")), ""):
        rest = rest[len(lead) + 1 :]
    return rest


def _parts(text: str) -> int:
    parts = [part for part in re.split(_splits(), text) if len(part.split()) > 1]
    return len(parts) if len(parts) >= _MANY_PARTS else 1


@cache
def _splits() -> str:
    return rf"[,;&+]|\b{_either(_words('joins'))}\b"
