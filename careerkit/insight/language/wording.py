"""How a sentence about a person's answers is put together: quotes, lists and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["in_words", "joined", "quote", "shortened", "times"]

_ELLIPSIS = "…"
_TRAILING = " ,;:.-\N{EN DASH}"

_NAMED = 3
# More than three quotes in a sentence are a list that is not read.


def shortened(text: str, length: int = 60) -> str:
    """The text on one line, cut at a word's end to about ``length`` characters."""
    # Far more than is needed, so that a very long text costs no more than a long one.
    line = " ".join(text[: 20 * length + 1000].split())
    if len(line) <= length:
        return line
    head = line[: length - 1]
    at_word = head.rpartition(" ")[0]
    # A text without spaces, or one long word at its end: cut through.
    return (at_word if len(at_word) > length // 2 else _whole(head)).rstrip(_TRAILING) + _ELLIPSIS


def _whole(head: str) -> str:
    """Without a joiner at the end: half of a family is no emoji."""
    return head.rstrip("\N{ZERO WIDTH JOINER}\N{VARIATION SELECTOR-16}")


def quote(text: str) -> str:
    """A person's own words, shortened, in quotation marks; our sentence has a full stop itself."""
    line = shortened(text)
    return content.text("feedback.quote", text=line if line.endswith("..") else line.rstrip("."))


def in_words(number: float) -> str:
    """A number in words up to nine, in figures from ten on and where it isn't whole."""
    if number == int(number) and 0 <= number <= 9:
        return content.text(f"feedback.numbers.{int(number)}")
    return f"{number:,.1f}".removesuffix(".0")


def times(count: int) -> str:
    """Once, twice, three times."""
    form = {1: "one", 2: "two"}.get(count, "other")
    return content.text(f"feedback.times.{form}", count=in_words(count))


def joined(texts: Iterable[str], *, most: int = _NAMED) -> str:
    """The texts as a list in a sentence: a, b and c. Of a long list only the first are named."""
    every: Sequence[str] = list(texts)
    named = list(every[:most])
    if len(every) > most:
        more = in_words(len(every) - most)
        named.append(content.text("feedback.join_more", count=more))
    if len(named) < 2:
        return "".join(named)
    comma, and_ = content.text("feedback.join"), content.text("feedback.join_last")
    return f"{f'{comma} '.join(named[:-1])} {and_} {named[-1]}"
