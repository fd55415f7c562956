"""What the answers show, in sentences to the person who gave them.

Feedback that takes up what the person wrote helps; a general remark does not (Brown & Ryan
Krane 2000). So each sentence names an answer, says what it may mean, and asks or points to
one next step. Nothing here is a verdict: ratings of one's own ability and ability agree moderately,
at about r = .29 over 22 meta-analyses (Zell & Krizan 2014, doi:10.1177/1745691613518075).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerkit import content
from careerkit.insight.hearing.considered import UNSPOKEN
from careerkit.insight.hearing.delicate import leads_nowhere
from careerkit.insight.hearing.recogniser import counts
from careerkit.insight.language.clauses import asks_for, can_not, clauses, was_once
from careerkit.insight.language.wording import in_words, joined, quote, shortened, times
from careerkit.insight.occupations.query import subjects
from careerkit.insight.passion.stories import told_of
from careerkit.insight.passion.themes import QUESTIONS, also_matches, coverage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from careerkit.insight.passion.themes import Coverage
    from careerkit.model import Theme, Workbook

__all__ = [
    "on_activities",
    "on_strengths",
    "on_theme",
    "on_themes",
    "on_topics",
    "on_unpaid_work",
    "quoted",
    "reach",
    "reach_of",
]

_HIGH, _LOW = 4, 2
# On a scale of 1 to 5: a clear yes, and a clear no.

_MUCH_TIME = 30
# Hours a month beyond which unpaid work may be a duty, as the care for a relative. Ours.

_PATTERN = 3
# From how many moments on one may speak of a pattern.

_THEMES = 12
# More of them at once are not read. Ours.


def on_activities(workbook: Workbook) -> tuple[str, ...]:
    """What absorbs, what feeds and what drains."""
    every, aside = _named(workbook.activities)
    if not every:
        return aside or (content.text("feedback.activities.empty"),)
    # What is ruled out is not asked for how it felt.
    moments = [m for m in every if m.energy is not None or _is_wanted(m.what)]
    unrated = [m for m in moments if m.absorbed is None and m.energy is None]
    rated = [m for m in moments if m.absorbed is not None and m.energy is not None]
    feeds = [m for m in rated if m.absorbed >= _HIGH and m.energy > 0]
    return (
        *_about("activities.feeds", feeds),
        *_about("activities.drains", (m for m in rated if m.absorbed >= _HIGH and m.energy < 0)),
        *_about("activities.lifts", (m for m in rated if m.absorbed <= _LOW and m.energy > 0)),
        *_about("activities.rare", (m for m in feeds if m.how_often == "rarely")),
        *_about("activities.against", (m for m in every if m not in moments)),
        *_about("activities.unrated", unrated, named=1),
        *_ask("activities.no_energy", _half_rated(moments, "energy", beside="absorbed")),
        *_ask("activities.no_absorbed", _half_rated(moments, "absorbed", beside="energy")),
        *([content.text("feedback.activities.few")] if len(every) < _PATTERN else []),
        *aside,
    )


def on_topics(workbook: Workbook) -> tuple[str, ...]:
    """Which topics pull, and which of them moved the person to do something."""
    every, aside = _named(workbook.topics)
    if not every:
        return aside or (content.text("feedback.topics.empty"),)
    # What the person does not want is not asked for its pull.
    topics = [topic for topic in every if _is_wanted(topic.what)]
    against = [topic for topic in every if topic not in topics]
    strong = [topic for topic in topics if (topic.pull or 0) >= _HIGH]
    strong.sort(key=lambda topic: -topic.pull)
    rated = [topic for topic in topics if topic.pull is not None]
    no_why = [topic for topic in strong or topics if not topic.why.strip()]
    no_pull = [topic for topic in topics if topic.pull is None]
    not_done = [topic for topic in strong if not topic.done.strip()]
    waiting = [topic for topic in not_done if topic.why != UNSPOKEN]
    lived = {topic.id: _lived(topic.what, workbook) for topic in waiting}
    return (
        *_about("topics.lived", (topic for topic in strong if topic.done.strip())),
        *(
            content.text("feedback.topics.perhaps", what=quote(topic.what), did=quote(did))
            for topic in waiting
            if (did := lived[topic.id])
        ),
        *_about("topics.waiting", (topic for topic in waiting if not lived[topic.id])),
        # A person whose reason hurts is not asked what they did about it.
        *_about("topics.tender", (topic for topic in not_done if topic.why == UNSPOKEN)),
        *_about("topics.against", against),
        *_about("topics.mild", rated if not strong else ()),
        *_ask("topics.no_why", no_why),
        *_ask("topics.no_pull", no_pull),
        *aside,
    )


def on_strengths(workbook: Workbook) -> tuple[str, ...]:
    """What comes easily and gives energy, and what still lacks evidence."""
    every, aside = _named(workbook.strengths)
    if not every:
        return aside or (content.text("feedback.strengths.empty"),)
    # "I hate maths" is not asked whether it comes easily; "I don't panic" is a strength.
    strengths = [s for s in every if s.ease is not None or not _is_a_cannot(s.what)]
    open_ = [s for s in strengths if s.ease is None and s.energy is None]
    past = [s for s in open_ if was_once(s.what)]
    unrated = [s for s in open_ if s not in past]
    rated = [s for s in strengths if s.ease is not None and s.energy is not None]
    easy = [s for s in rated if s.ease >= _HIGH]
    hard = [s for s in rated if s.ease <= _LOW]
    own = [s for s in strengths if s.noticed_by == "myself" and not s.story.strip()]
    # What others see in a person whom it drains is no news to that person.
    noticed = [s for s in strengths if s.noticed_by == "others" and (s.energy or _HIGH) > _LOW]
    told = told_of(workbook)
    return (
        *_about("strengths.build", (s for s in easy if s.energy >= _HIGH)),
        *_about("strengths.beware", (s for s in easy if s.energy < _LOW)),
        *_about("strengths.beware_little", (s for s in easy if s.energy == _LOW)),
        *_about("strengths.grow", (s for s in hard if s.energy >= _HIGH)),
        *_about("strengths.noticed", (s for s in noticed if s.id not in told)),
        *_about("strengths.told", (s for s in noticed if s.id in told)),
        *_about("strengths.unseen", own),
        *_about("strengths.against", (s for s in every if s not in strengths)),
        *_about("strengths.past", past),
        *_about("strengths.unrated", unrated, named=1),
        *_ask("strengths.no_energy", _half_rated(strengths, "energy", beside="ease")),
        *_ask("strengths.no_ease", _half_rated(strengths, "ease", beside="energy")),
        *aside,
    )


def on_unpaid_work(workbook: Workbook) -> tuple[str, ...]:
    """Which part is worth keeping, and what it gets of the person's time already."""
    every, aside = _named(workbook.unpaid_work)
    if not every:
        return aside or (content.text("feedback.unpaid_work.empty"),)
    work = [item for item in every if item.keep.strip() or _is_wanted(item.what)]
    kept = [item.keep for item in work if counts(item.keep)]
    hours = round(sum(item.hours or 0 for item in work))
    say = content.plural
    time = f"feedback.unpaid_work.{'many_hours' if hours > _MUCH_TIME else 'hours'}"
    return (
        *([say(time, hours, hours=in_words(hours))] if hours else []),
        *(
            [say("feedback.unpaid_work.keep", len(kept), keep=joined(map(quote, kept)))]
            if kept
            else []
        ),
        *_about("unpaid_work.idle", (item for item in work if item.hours == 0)),
        *_about("unpaid_work.against", (item for item in every if item not in work)),
        *_ask("unpaid_work.no_keep", (item for item in work if not item.keep.strip())),
        *aside,
    )


def on_themes(workbook: Workbook) -> tuple[str, ...]:
    """What stands behind each of the person's themes, of many behind the first ones."""
    if not workbook.themes:
        return (content.text("feedback.themes.empty"),)
    first = workbook.themes[:_THEMES]
    return tuple(sentence for theme in first for sentence in on_theme(theme, workbook))


def on_theme(theme: Theme, workbook: Workbook) -> tuple[str, ...]:
    """How far one theme reaches, and whether it gives energy."""
    name = quote(theme.name) if theme.name.strip() else content.text("feedback.unnamed")
    covered = coverage(theme, workbook)
    count = len(covered.questions)
    form = {0: "none", 1: "one", len(QUESTIONS): "all"}.get(count, "other")
    sentence = content.text(
        f"feedback.themes.{form}",
        name=name,
        count=in_words(count),
        energy=_energy_of(covered, workbook),
    )
    more = len(also_matches(theme, workbook))
    if not more:
        return (sentence,)
    return sentence, _plural("themes.also", more, name=name)


def reach(covered: Coverage) -> str:
    """In how many of the four answers a theme shows up."""
    return reach_of(covered.questions)


def reach_of(questions: Collection[str]) -> str:
    """In how many of the four answers: a phrase for a card."""
    key = "passion.suggestions.reach"
    if len(questions) == len(QUESTIONS):
        return content.text(f"{key}.all")
    return content.plural(key, len(questions), words=in_words(len(questions)))


def quoted(text: str) -> str:
    """A person's own words on one line, shortened to about 60 characters; no quotation marks."""
    return shortened(text)


def _energy_of(covered: Coverage, workbook: Workbook) -> str:
    """How often the answers behind a theme were marked as giving or costing energy."""
    ids = {record_id for found in covered.records.values() for record_id in found}
    marks = [
        *((a.energy or 0) for a in workbook.activities if a.id in ids),
        # A strength's energy is on a scale of 1 to 5, with 3 in the middle.
        *((s.energy or 3) - 3 for s in workbook.strengths if s.id in ids),
    ]
    gives, drains = sum(mark > 0 for mark in marks), sum(mark < 0 for mark in marks)
    if not gives and not drains:
        return ""
    form = "both" if gives and drains else "gives" if gives else "drains"
    return content.text(
        f"feedback.themes.{form}",
        times=times(gives or drains),
        gives=times(gives),
        drains=times(drains),
    )


def _lived(what: str, workbook: Workbook) -> str:
    """What the person does that has a telling word of a topic in it, or an empty text."""
    about = _subjects(what)
    did = (*_named(workbook.unpaid_work)[0], *_named(workbook.activities)[0])
    return next(
        (one.what for one in did if _is_wanted(one.what) and about & _subjects(one.what)), ""
    )


def _subjects(text: str) -> set[str]:
    return {subject.key for subject in subjects(text, ()) if subject.tells}


def _is_wanted(what: str) -> bool:
    """Whether it rules nothing out, or also says what draws."""
    return asks_for(what) or all(part.is_wanted for part in clauses(what))


def _is_a_cannot(what: str) -> bool:
    """Whether it says only what the person can't do or can't stand."""
    return not _is_wanted(what) and can_not(what)


def _named(records: Iterable[Any]) -> tuple[list[Any], tuple[str, ...]]:
    """The records that say what they are about, and a word about those from which nothing follows.

    The rest can't be spoken of yet.
    """
    named = [record for record in records if record.what.strip()]
    # That scrolling takes more than it gives may be said.
    drains = [record for record in named if (getattr(record, "energy", None) or 0) < 0]
    aside = [one for one in named if leads_nowhere(one.what) and one not in drains]
    return [one for one in named if one not in aside], tuple(_about("aside", aside))


def _half_rated(records: Iterable[Any], missing: str, *, beside: str) -> list[Any]:
    """The records with one of two ratings: who gave it shall not read that there is none."""
    return [
        record
        for record in records
        if getattr(record, missing) is None and getattr(record, beside) is not None
    ]


def _about(key: str, records: Iterable[Any], *, named: int | None = None) -> Iterator[str]:
    """A sentence that names the records, if there are any."""
    records = list(records)
    if records:
        what = joined(quote(record.what) for record in records[:named])
        yield _plural(key, len(records), what=what)


def _ask(key: str, records: Iterable[Any]) -> Iterator[str]:
    """A question about the first of the records: one at a time is enough."""
    for record in list(records)[:1]:
        yield content.text(f"feedback.{key}", what=quote(record.what))


def _plural(key: str, count: int, **values: object) -> str:
    """The sentence for a count, which it shows in words."""
    form = "one" if count == 1 else "other"
    words = in_words(count)
    return content.text(f"feedback.{key}.{form}", count=_capital(key, words), **values)


def _capital(key: str, words: str) -> str:
    """Numbers at a sentence's beginning are written with a capital."""
    return words.capitalize() if content.text(f"feedback.{key}.other").startswith("{") else words
