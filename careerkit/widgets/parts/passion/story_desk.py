"""Asking somebody else for a story, and looking at what came before it is kept or let go."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import attrs
import traitlets

from careerkit import content
from careerkit.content import help_lines
from careerkit.importing.stories import PLACE, StoryError, read_story, story_in_file
from careerkit.insight.hearing.considered import considered, is_spoken
from careerkit.insight.hearing.recogniser import Heard, hear
from careerkit.insight.passion.stories import accept
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.front_end.wishing import Wishing
from careerkit.widgets.keeping.pieces import Pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from careerkit.model import Story
    from careerkit.session import Session

__all__ = ["StoryDesk"]

Plain = dict[str, Any]


class StoryDesk(Wishing, view="story_desk"):
    """Shows a code for a phone beside this one, or a question to send; and what comes back::

        StoryDesk(open_workbook())

    What comes is looked at here and kept nowhere, until the person says so: ``_offered`` is what
    they look at, and empty otherwise. ``_kept`` counts what was kept.
    """

    problem = traitlets.Unicode("").tag(sync=True)
    _place = traitlets.Unicode(help="The form's path; empty where there is no app.").tag(sync=True)
    _offered = traitlets.Dict(help="A story to be looked at, or why it is none.").tag(sync=True)
    _kept = traitlets.Int(0).tag(sync=True)
    _strengths = traitlets.List(help="What the person's strengths are called.").tag(sync=True)
    _texts = traitlets.Dict().tag(sync=True)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._pieces = Pieces()
        self.on_msg(self._on_message)

    @traitlets.default("_place")
    def _default_place(self) -> str:
        return os.environ.get(PLACE, "")

    @traitlets.default("_texts")
    def _default_texts(self) -> Plain:
        return {**content.texts("stories.desk"), "arrived": content.texts("stories.arrived")}

    def show(self) -> None:
        """Say what the person's strengths are called now."""
        named = considered(self._session.workbook).strengths
        self._strengths = [strength.what for strength in named if is_spoken(strength.what)]

    @traitlets.observe("_wish")
    @kindly
    def _on_wish(self, change: Plain) -> None:
        wish = change["new"]
        match wish.get("do"):
            case "look":
                self._offer(lambda: read_story(wish.get("text", ""), wish.get("who", "")))
            case "keep":
                self._keep(read_story(wish["text"], wish["who"]), str(wish["shows"]))
            case "let_go":
                self._offered = {}

    @kindly
    def _on_message(self, _: object, message: Any, buffers: Sequence[Any]) -> None:  # noqa: ANN401
        if isinstance(message, dict) and message.get("type") == "opened" and buffers:
            data = self._pieces.take(message, buffers[0])
            if data is not None:
                name = str(message.get("name"))
                self._offer(lambda: story_in_file(name, data))

    def _offer(self, read: Callable[[], Story]) -> None:
        try:
            story = read()
        except StoryError as error:
            problem = {"problem": str(error)}
            # The same sentence is said again where the same is tried again.
            self._offered = {**problem, "again": not self._offered.get("again", False)}
            return
        heard = hear(story.text)
        self._offered = {
            "text": story.text,
            "who": story.who,
            "is_heavy": heard in (Heard.CRISIS, Heard.TENDER),
            "care": help_lines.note() if heard is Heard.CRISIS else {},
            "is_known": any(one.id == story.id for one in self._session.workbook.stories),
        }

    def _keep(self, story: Story, shows: str) -> None:
        dated = attrs.evolve(story, on=self._session.today)
        self._session.apply(lambda workbook: accept(workbook, dated, shows))
        with self.hold_sync():
            self._offered = {}
            self._kept += 1
