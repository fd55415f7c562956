"""One-page sheets: which, what is on it, how it looks, and taking it away."""

from __future__ import annotations

from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import traitlets

from careerkit import content
from careerkit.insight.hearing.considered import considered
from careerkit.model import Workbook
from careerkit.session import Session
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.front_end.kit import KitWidget
from careerkit.widgets.keeping.after_saving import later

if TYPE_CHECKING:
    from careerkit.export.choice import Choice
    from careerkit.export.sheets.saving import Format
    from careerkit.export.sheets.sheet import Sheet, Tick
    from careerkit.widgets.parts.take.job import Job

__all__ = ["ConversationBrief", "Sheets"]

_OFFERED = ("plan", "choice", "request", "questions", "hand-out")
# The brief has a place of its own, after the check-in.


class Sheets(KitWidget, view="sheets"):
    """Sheets to give away or to write on, made once it is opened::

        Sheets(open_workbook())

    While it is closed nothing of an answer is on the page, and nothing is loaded for it.

    Args:
        session: Whose answers; alone it makes blank ones.
    """

    offered: tuple[str, ...] = _OFFERED
    """The sheets to choose from; the first one is shown first."""
    summary = "several"
    """The name of the line that opens it."""
    _last: tuple[Workbook, tuple[object, ...], Sheet] | None = None
    # What was made last, and of what.

    problem = traitlets.Unicode("").tag(sync=True)
    _sheet = traitlets.Dict(help="The sheet that is shown; empty while it is closed.").tag(
        sync=True
    )
    _file = traitlets.Dict(help="A file to save: seq, name, type, data.").tag(sync=True)
    _wish = traitlets.Dict().tag(sync=True, echo_update=False)
    _texts = traitlets.Dict().tag(sync=True)

    def __init__(self, session: Session | None = None, **kwargs: Any) -> None:  # noqa: ANN401
        self._session = session or Session(Workbook())
        self._wished: dict[str, Any] = {}
        self._job: Job | None = None
        super().__init__(**kwargs)
        self._session.observe(self._follow, names=["workbook", "day", "ready"])

    def _follow(self, _: object) -> None:
        if self._wished:
            later(self._show)

    @traitlets.observe("_wish")
    @kindly
    def _hear(self, change: dict[str, Any]) -> None:
        self._wished = dict(change["new"]) if change["new"].get("open") else {}
        if self._wished.get("save"):
            self._save(str(self._wished.pop("save")))
        else:
            self._show()

    @kindly
    def _show(self) -> None:
        if not self._wished:
            self._last = None
        self._sheet = self._told() if self._wished else {}

    def _told(self) -> dict[str, Any]:
        # With all that renders it: no page pays for what nobody opened.
        from careerkit.export.sheets import html  # noqa: PLC0415
        from careerkit.export.sheets.making import kind_named  # noqa: PLC0415

        whole, shown = self._made()
        on_it = {tick.key for tick in shown.ticks}
        abouts = kind_named(whole.name).abouts(considered(self._session.workbook))
        return {
            "name": whole.name,
            "title": whole.title,
            "names": [[name, kind_named(name).called] for name in self.offered],
            "abouts": [list(pair) for pair in abouts],
            "about": self._wished.get("about", ""),
            "ticks": [_plain(tick, tick.key in on_it) for tick in whole.ticks],
            "notes": list(whole.notes),
            "others": kind_named(whole.name).is_written,
            "page": html.render(shown).decode(),
        }

    def _made(self) -> tuple[Sheet, Sheet]:
        """The sheet that was wished for, with all that may be on it, and with what is."""
        from careerkit.export.choice import Choice  # noqa: PLC0415 - as above
        from careerkit.export.sheets.making import kind_named  # noqa: PLC0415

        wished = self._wished
        name = wished.get("name") if wished.get("name") in self.offered else self.offered[0]
        workbook = self._session.workbook
        known = dict(kind_named(str(name)).abouts(considered(workbook)))
        choice = Choice(names=bool(wished.get("with_names")), notes=bool(wished.get("with_notes")))
        about = wished["about"] if wished.get("about") in known else ""
        whole = self._whole(str(name), choice, about)
        ticked, letter = wished.get("ticked"), wished.get("letter")
        shown = whole.only(None if ticked is None else set(map(str, ticked)))
        return whole, shown.rewritten(str(letter)) if letter is not None else shown

    def _whole(self, name: str, choice: Choice, about: str) -> Sheet:
        """A sheet with all that may be on it. A tick changes nothing of that, which takes time."""
        from careerkit.export.sheets.making import sheet_of  # noqa: PLC0415 - as above

        workbook, today = self._session.workbook, self._session.today
        asked = name, today, choice, about
        if self._last is None or self._last[0] is not workbook or self._last[1] != asked:
            made = sheet_of(workbook, name, today, choice, about=about)
            self._last = workbook, asked, made
        return self._last[2]

    def _save(self, form: str) -> None:
        from careerkit.export.sheets.saving import format_named  # noqa: PLC0415 - as above
        from careerkit.widgets.parts.take.job import Job  # noqa: PLC0415

        wanted = format_named(form)
        _, shown = self._made()
        if self._job is not None:
            self._job.stop()
        if not wanted.needs:
            self._give(wanted, shown, wanted.render(shown))
            return
        # What sets it has threads of its own, and takes its time: not in this process.
        self._job = Job(lambda _: wanted.render(shown), partial(self._hear_of_file, wanted, shown))
        self._job.begin()

    def _hear_of_file(self, wanted: Format, shown: Sheet, word: object) -> None:
        from careerkit.widgets.parts.take import aside  # noqa: PLC0415 - as above
        from careerkit.widgets.parts.take.job import sorry  # noqa: PLC0415

        match word:
            case aside.Ended(value=bytes() as data):
                self._give(wanted, shown, data)
            case aside.Failed():
                self.problem = sorry(word)

    def _give(self, wanted: Format, shown: Sheet, data: bytes) -> None:
        self._file = {
            "seq": self._file.get("seq", 0) + 1,
            "name": f"{shown.name}-{self._session.today.isoformat()}.{wanted.name}",
            "type": wanted.media_type,
            "data": data,
        }

    @traitlets.default("_texts")
    def _default_texts(self) -> dict[str, Any]:
        texts = content.texts("sheets.view")
        forms = ("html", "pdf", "md") if find_spec("typst") else ("html", "md")
        return {
            **texts,
            "forms": forms,
            "summary": texts["summary"][self.summary],
            "hint": texts["hint"][self.summary],
            "coming": content.text("journey.coming"),
        }


class ConversationBrief(Sheets):
    """One page before a talk with a counsellor; what goes in is ticked::

    ConversationBrief(open_workbook())
    """

    offered = ("brief",)
    summary = "brief"


def _plain(tick: Tick, is_ticked: bool) -> dict[str, Any]:  # noqa: FBT001 - of one call
    return {"key": tick.key, "heading": tick.heading, "label": tick.label, "isTicked": is_ticked}
