"""What the steps have in common: a section's records, and what they say."""

from __future__ import annotations

from abc import abstractmethod
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import traitlets

from careerkit import content
from careerkit.insight.care import gently
from careerkit.insight.hearing.considered import considered
from careerkit.model import SECTIONS, Workbook
from careerkit.model.sections import count_of
from careerkit.session import Session
from careerkit.widgets.front_end.begun import Begun
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.front_end.light import Box
from careerkit.widgets.keeping.after_saving import at_once, later
from careerkit.widgets.keeping.records import Records
from careerkit.widgets.parts.charts.chart_view import ChartView
from careerkit.widgets.parts.records.record_list import RecordList
from careerkit.widgets.parts.sentences import Sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import ipywidgets
    import pandas as pd

    from careerkit.charts import Figure
    from careerkit.model import Record

__all__ = ["FeedbackStep", "SectionStep"]


class SectionStep(Box, metaclass=Begun):
    """A section of the workbook as a step widget: ``value`` is the tuple of its records::

        class Topics(SectionStep):
            section = "topics"
            texts = {"title": "Topics that matter to you", "add": "Add a topic"}

    With a session it shows and changes the session's workbook; alone it holds a workbook of
    its own. A subclass names the section, and what is drawn and said about it.
    """

    section: str
    """The workbook's section."""
    texts: str | Mapping[str, str] = MappingProxyType({})
    """The key of its sentences in ``content``, or the sentences: ``title``, and ``add`` and
    ``empty`` for the list."""

    beside = False
    """Whether what follows the first part may stand beside it, where a page is wide."""

    value = Records(help="The section's records.")
    problem = traitlets.Unicode("")

    _following = False

    def __init__(self, session: Session | None = None, *, value: Iterable[Record] = ()) -> None:
        self.session = session or Session(Workbook().holding({self.section: value}))
        self.session.recognise()
        self._sorry = Sentences(heading=content.text("widgets.sorry"))
        super().__init__()
        self.add_class("ck-section-step")
        if self.beside:
            self.add_class("ck-with-aside")

    def open(self) -> None:
        """Tell the page of the step, once it is built."""
        if self.children:
            super().open()

    def begin(self) -> None:
        """Build the parts, tell the page, and follow the session. Called once it is made."""
        self.children = [self._sorry, *self.build()]
        self.open()
        self.session.observe(self._follow, names=["workbook", "day", "ready"])
        self._following = True
        self.value = self.session.workbook.section(self.section)
        at_once(self._show)

    @property
    def records(self) -> tuple[Any, ...]:
        """The section's records, in the person's order: what ``value`` holds."""
        return self.session.section(self.section)

    def frame(self) -> pd.DataFrame:
        """The section as a tidy data frame: a row a record, a column a declared field."""
        return self.session.frame(self.section)

    def held(self) -> str:
        """How many records there are, and where they are kept."""
        return f"{count_of(self.record_type, self.records)}, {self.session.kept}"

    @property
    def record_type(self) -> type[Record]:
        """The class of the section's records."""
        return SECTIONS[self.section]

    def build(self) -> list[ipywidgets.Widget]:
        """The widgets that the step is made of."""
        return [self.record_list()]

    def record_list(self, **options: Any) -> RecordList:  # noqa: ANN401 - RecordList's
        """The editor of the section's records, with the step's own words."""
        texts = content.texts(self.texts) if isinstance(self.texts, str) else self.texts
        return RecordList(
            self.record_type,
            session=self.session,
            texts={k: v for k, v in texts.items() if k != "title"},
            title=str(texts.get("title", "")).strip(),
            **options,
        )

    def close(self) -> None:
        """Stop following the session, and close the widgets. A second call does nothing."""
        if self._following:
            self._following = False
            self.session.unobserve(self._follow, names=["workbook", "day", "ready"])
            for child in self.children:
                child.close()
        super().close()

    @property
    def considered(self) -> Workbook:
        """The workbook as far as anything may be said of it; whatever speaks asks about this."""
        return considered(self.session.workbook)

    def refresh(self) -> None:
        """Show what the workbook says now.

        Called whenever it changed, on another day, and once the store has handed over what it held.
        """

    @kindly
    def _follow(self, _: object) -> None:
        self.value = self.session.workbook.section(self.section)
        later(self._show)

    @kindly
    def _show(self) -> None:
        if self._following:
            self.refresh()

    @traitlets.observe("problem")
    def _apologise(self, change: dict[str, Any]) -> None:
        self._sorry.sentences = [change["new"]] if change["new"] else []

    @traitlets.observe("value")
    def _change(self, change: dict[str, Any]) -> None:
        records = change["new"]
        if records != self.session.workbook.section(self.section):
            self.session.apply(lambda workbook: workbook.replace(self.section, records))


class FeedbackStep(SectionStep):
    """A step that also says, and perhaps draws, what the answers show::

        class Topics(FeedbackStep):
            section, texts = "topics", {"title": "Topics that matter to you"}
            draw = staticmethod(topics_by_pull)

            def say(self, workbook):
                yield f"You have named {len(workbook.topics)}."

    Both are asked about what anything may be said of: cries for help and grief are left out.
    """

    @abstractmethod
    def say(self, workbook: Workbook) -> Iterable[str]:
        """What the answers show, in sentences."""

    beside = True
    draw: Callable[[Workbook], Figure] | None = None

    def build(self) -> list[ipywidgets.Widget]:
        """The records, the sentences, and the chart if there is one."""
        self._sentences = Sentences()
        parts: list[ipywidgets.Widget] = [self.record_list(), self._sentences]
        if self.draw is not None:
            parts.append(ChartView(draw=self.draw, session=self.session))
        return parts

    def refresh(self) -> None:
        """Say again what the answers show."""
        self._sentences.sentences = gently(self.session.workbook, self.section, self.say)
