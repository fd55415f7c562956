"""What a text may lead on to: from drinking, gambling or scrolling no friend goes on to a job.

Such an answer is kept, counted and may be quoted. But no occupation, no theme and no cheer is made
of it. ``content/…/hearing.toml`` holds the phrases, and those in which they are a person's work.
"""

from __future__ import annotations

import re
from functools import lru_cache

from careerkit.insight.hearing.recogniser import book
from careerkit.insight.language.plain_words import plain_words

__all__ = ["leads_nowhere", "leads_on"]

_CLAUSE = re.compile(r"[^.!?;,:\n]+[.!?;,:\n]*")


@lru_cache(maxsize=16_384)
def leads_on(text: str) -> str:
    """A text without the clauses that are delicate; empty where nothing is left::

    leads_on("Drinking alone")  # ""
    leads_on("Drinking with my mates, then darts")  # " then darts"
    """
    clauses = _CLAUSE.findall(text)
    kept = [clause for clause in clauses if not _is_delicate(clause)]
    if len(kept) == len(clauses):
        return text
    rest = "".join(kept)
    return rest if plain_words(rest) else ""


def leads_nowhere(text: str) -> bool:
    """Whether there is an answer, and all of it is delicate."""
    return bool(text.strip()) and not leads_on(text).strip()


def _is_delicate(text: str) -> bool:
    words = plain_words(text)
    if book("delicate_alone").is_all(words):
        return True
    rest = book("reason").without(book("ordinary").without(words))
    rest = book("delicate_work").without(rest)
    return bool(book("delicate").first_in(rest))
