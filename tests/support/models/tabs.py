"""Tabs of one browser as a store sees them: each with a document of its own and a clock of its own.

A text that a tab typed is live until a tab that showed it wrote over it or
removed it. Every text is another one, so that a live text can be looked for in what is left.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import TYPE_CHECKING

import attrs

from careerkit.model import Theme, Topic, Workbook
from careerkit.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

START = datetime(2026, 1, 1, tzinfo=UTC)
TEXTS = ("what", "why")
Words = tuple[str, ...]


def opened() -> Workbook:
    """What the tabs open on: three topics, and a theme without words."""
    return Workbook(
        id="w",
        created=START,
        updated=START,
        topics=(Topic(id=name, what=f"start {name};", updated=START) for name in "xyz"),
        themes=(Theme(id="theme", updated=START),),
    )


@attrs.define
class Tab:
    """One tab: its session, and the last document that it took from each of the others."""

    session: Session
    ahead: timedelta
    bases: dict[str, Workbook]

    @property
    def workbook(self) -> Workbook:
        """What it shows."""
        return self.session.workbook


class Tabs:
    """Three tabs that open on the same workbook.

    Args:
        ahead: By how many days each tab's clock goes wrong.
    """

    def __init__(self, ahead: Iterable[int]) -> None:
        start = opened()
        self.tabs = {
            name: Tab(Session(start), timedelta(days=days), dict.fromkeys("abc", start))
            for name, days in zip("abc", ahead, strict=True)
        }
        self.live = all_texts_of(start)
        self._minute = 0

    def act(self, name: str, what: str, number: int) -> None:
        """One thing that a person does in a tab, or that a tab hears of another."""
        tab = self.tabs[name]
        topics = tab.workbook.topics
        topic = topics[number % len(topics)] if topics else None
        match what:
            case "what" | "why" if topic:
                self._write(tab, topic, what)
            case "pull" if topic:
                self._put(tab, topic.changed(at=self._now(tab), pull=number % 5 + 1))
            case "remove" if topic:
                self.live -= texts_of(topic)
                now = self._now(tab)
                tab.session.apply(lambda workbook: workbook.remove("topics", topic.id, at=now))
            case "word":
                self._change_words(tab, lambda words: (*words, self._text()))
            case "no word":
                self.live.difference_update(themes_words(tab.workbook)[-1:])
                self._change_words(tab, lambda words: words[:-1])
            case "name":
                [theme] = tab.workbook.themes
                new = theme.changed(at=self._now(tab), name="named")
                tab.session.apply(lambda workbook: workbook.put("themes", new, at=new.updated))
            case "turn":
                turned = [topic.id for topic in reversed(topics)]
                now = self._now(tab)
                tab.session.apply(lambda workbook: workbook.reorder("topics", turned, at=now))
            case "new":
                text = self._text()
                new = Topic(id=f"{name}{self._minute}", what=text, updated=self._now(tab))
                self._put(tab, new)
            case "hear":
                others = [other for other in self.tabs if other != name]
                self.hear(name, others[number % len(others)])

    def hear(self, name: str, other: str) -> bool:
        """A tab takes in another one's document; returns whether that changed anything."""
        tab, theirs = self.tabs[name], self.tabs[other].workbook
        before = tab.workbook
        tab.session.receive(theirs, tab.bases[other])
        tab.bases[other] = theirs
        return tab.workbook != before

    def come_to_rest(self, rounds: int = 12) -> bool:
        """Let all hear each other until nothing moves; returns whether it ended."""
        for _ in range(rounds):
            if sum(self.hear(*pair) for pair in permutations(self.tabs, 2)) == 0:
                return True
        return False

    def lost(self) -> set[str]:
        """The live texts that some tab has nowhere any more."""
        return {
            text
            for tab in self.tabs.values()
            for text in self.live
            if text not in all_texts_of(tab.workbook)
        }

    def _write(self, tab: Tab, topic: Topic, field: str) -> None:
        text = self._text()
        self.live.discard(getattr(topic, field))
        self._put(tab, topic.changed(at=self._now(tab), **{field: text}))

    def _change_words(self, tab: Tab, change: Callable[[Words], Words]) -> None:
        [theme] = tab.workbook.themes
        new = theme.changed(at=self._now(tab), words=change(theme.words))
        tab.session.apply(lambda workbook: workbook.put("themes", new, at=new.updated))

    def _text(self) -> str:
        text = f"text {self._minute};"
        self.live.add(text)
        return text

    def _put(self, tab: Tab, topic: Topic) -> None:
        tab.session.apply(lambda workbook: workbook.put("topics", topic, at=topic.updated))

    def _now(self, tab: Tab) -> datetime:
        self._minute += 1
        return START + timedelta(minutes=self._minute) + tab.ahead


def themes_words(workbook: Workbook) -> Words:
    """The words of the only theme."""
    [theme] = workbook.themes
    return theme.words


def all_texts_of(workbook: Workbook) -> set[str]:
    """What stands in topics' texts and in the theme's words."""
    return set(themes_words(workbook)).union(*map(texts_of, workbook.topics))


def texts_of(topic: Topic) -> set[str]:
    """What stands in a topic's texts."""
    return {getattr(topic, name) for name in TEXTS} - {""}
