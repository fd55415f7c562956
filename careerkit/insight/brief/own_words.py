"""What the person wrote about what matters to them, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.insight.brief.drains import is_draining
from careerkit.insight.brief.items import Item, item, sources_of
from careerkit.insight.check_in.cadence import history
from careerkit.insight.hearing.considered import is_spoken
from careerkit.insight.hearing.delicate import leads_nowhere
from careerkit.insight.language.dates import day_in_words
from careerkit.insight.language.quoting import sentences
from careerkit.insight.language.wording import quote, shortened
from careerkit.insight.linked import linked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerkit.insight.brief.items import Asked, Source
    from careerkit.model import CareerPath, Record

__all__ = ["excerpt", "may_quote", "own_words"]

_PULLS = 4
# From which pull on (1 to 5) a topic is told from others. Ours, as all lengths.

_ALONE = (
    *(("matters", "topics", "why"), ("good_at", "strengths", "story")),
    *(("unpaid", "unpaid_work", ""), ("goal", "goals", "why")),
)
# The line about what is named alone, its section, and the words that would stand beside it.

_LENGTH = 240
# Characters: of four of them on a page each is read.


def own_words(asked: Asked) -> Iterator[Item]:
    """What was written about the person and their reasons, what tells most first."""
    yield from _statement(asked)
    yield from _choice(asked)
    yield from _topics(asked)
    yield from _last_check_in(asked)
    yield from _background(asked)
    yield from _goals(asked)
    yield from _stories(asked)
    yield from _moments(asked)
    yield from _paths(asked)
    yield from _alone(asked)


def excerpt(text: str, length: int = _LENGTH) -> str:
    """A text word for word on one line; of a long one the first whole sentences that fit."""
    line = " ".join(text[: 20 * length].split())
    if len(line) <= length:
        return line
    kept = ""
    for sentence in sentences([line]):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > length:
            break
        kept = longer
    return content.text("brief.cut", text=kept) if kept else shortened(line, length)


def _statement(asked: Asked) -> Iterator[Item]:
    for one in asked.workbook.statements:
        yield from _quoted("statement", "statements", one, one.statement)


def _choice(asked: Asked) -> Iterator[Item]:
    for one in asked.workbook.decisions:
        path: CareerPath | None = linked(asked.workbook, "paths", one.path)
        if path is None or not path.title.strip():
            continue
        for kind, text in (("why_path", one.why), ("reconsider", one.reconsider)):
            also = sources_of("paths", [path])
            yield from _quoted(kind, "decisions", one, text, also, what=quote(path.title))


def _topics(asked: Asked) -> Iterator[Item]:
    strong = [t for t in asked.workbook.topics if (t.pull or 0) >= _PULLS and t.what.strip()]
    for one in sorted(strong, key=lambda topic: -(topic.pull or 0)):
        if not leads_nowhere(one.what):
            yield from _quoted("topic", "topics", one, one.why, what=quote(one.what))


def _last_check_in(asked: Asked) -> Iterator[Item]:
    for day, one in reversed(history(asked.workbook)):
        if may_quote(one.sentence):
            told = day_in_words(day, asked.today)
            yield from _quoted("check_in", "check_ins", one, one.sentence, day=told)
            return


def _background(asked: Asked) -> Iterator[Item]:
    for one in asked.workbook.background:
        for kind, text in (("now", one.now), ("carries", one.carries)):
            yield from _quoted(kind, "background", one, text)


def _goals(asked: Asked) -> Iterator[Item]:
    for one in asked.workbook.goals:
        if one.what.strip():
            yield from _quoted("why_goal", "goals", one, one.why, what=quote(one.what))


def _stories(asked: Asked) -> Iterator[Item]:
    for one in asked.workbook.strengths:
        if one.what.strip() and not leads_nowhere(one.what):
            yield from _quoted("story", "strengths", one, one.story, what=quote(one.what))


def _moments(asked: Asked) -> Iterator[Item]:
    """What absorbs, without what costs energy: of that another part speaks."""
    for one in asked.workbook.activities:
        if not is_draining(one):
            yield from _quoted("moment", "activities", one, one.what)


def _paths(asked: Asked) -> Iterator[Item]:
    for one in asked.workbook.paths:
        if is_spoken(one.title):
            yield from _quoted("on_list", "paths", one, one.why, what=quote(one.title))


def _alone(asked: Asked) -> Iterator[Item]:
    """What is named and has no word beside it: of who wrote three words, these are all."""
    for kind, section, beside in _ALONE:
        for one in asked.workbook.section(section):
            if not (beside and is_spoken(getattr(one, beside))):
                yield from _quoted(kind, section, one, one.what)


def _quoted(
    kind: str,
    section: str,
    record: Record,
    text: str,
    also: Iterable[Source] = (),
    **values: Any,  # noqa: ANN401 - as ``item`` takes them
) -> Iterator[Item]:
    """A text of a record, word for word, if it may stand there; it may speak from others, too."""
    if may_quote(text):
        sources = (*sources_of(section, [record]), *also)
        yield item("words", kind, sources, record=record.id, quoted=excerpt(text), **values)


def may_quote(text: str) -> bool:
    """Whether it may stand on a page for somebody else: what is delicate is theirs to bring up."""
    return is_spoken(text) and not leads_nowhere(text)
