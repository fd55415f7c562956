"""Words as a page has them, and those of the sample."""

from __future__ import annotations

from careerkit.opening import SAMPLE
from careerkit.store import read
from careerkit.widgets.parts.journey.everything_written import everything_written

__all__ = ["plain", "words_of_the_sample"]


def plain(text: str) -> str:
    """A text with one space wherever there is any room."""
    return " ".join(text.split())


def words_of_the_sample() -> list[str]:
    """All texts that are in the sample, step by step."""
    return [
        plain(text)
        for step in everything_written(read(SAMPLE))
        for section in step["sections"]
        for entry in section["entries"]
        for _, text in entry
    ]
