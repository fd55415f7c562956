"""A chart that works offline, follows the workbook, and says in words what it shows."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import attrs
import traitlets

from careerkit import content
from careerkit.charts.drawing.figure import Figure
from careerkit.charts.drawing.look import configuration
from careerkit.insight.care import is_reserved
from careerkit.insight.hearing.considered import considered
from careerkit.widgets.front_end import vega
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.front_end.kit import KitWidget
from careerkit.widgets.keeping.after_saving import later

if TYPE_CHECKING:
    from collections.abc import Callable

    import altair as alt

    from careerkit.model import Workbook
    from careerkit.session import Session

__all__ = ["ChartView"]


class ChartView(KitWidget, view="chart_view"):
    """A figure with its title, its description, and its table behind a button::

        ChartView(energy_map(workbook))                # as it is now
        ChartView(draw=energy_map, session=session)    # as it becomes

    ``selected`` is the id of the record whose mark was clicked, or empty. What follows a session
    is on the page only while it has something to show.

    Args:
        figure: What to show, as it is now; not needed with ``draw``.
        session: Where to hear of changes; without one the chart stays as it is.
        draw: Makes the figure of the workbook that ``considered`` leaves.
    """

    selected = traitlets.Unicode("").tag(sync=True)
    problem = traitlets.Unicode("").tag(sync=True)
    _waits = traitlets.Bool(False, help="Whether there is nothing to show yet.").tag(sync=True)
    _spec = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)
    _title = traitlets.Unicode("").tag(sync=True)
    _description = traitlets.Unicode("").tag(sync=True)
    _columns = traitlets.List(traitlets.Unicode()).tag(sync=True)
    _rows = traitlets.List().tag(sync=True)
    _look = traitlets.Dict().tag(sync=True)
    _texts = traitlets.Dict().tag(sync=True)
    _bundle_url = traitlets.Unicode("").tag(sync=True)

    _session: Session | None = None

    def __init__(
        self,
        figure: Figure | alt.TopLevelMixin | None = None,
        *,
        session: Session | None = None,
        draw: Callable[[Workbook], Figure] | None = None,
    ) -> None:
        super().__init__()
        self._figure = figure
        self._draw = draw
        self._displayed = False
        self.on_msg(self._hear)
        if session is not None:
            session.observe(self._follow, names=["workbook", "day"])
            self._session = session
            self._waits = True

    @traitlets.default("_look")
    def _default_look(self) -> dict[str, Any]:
        return configuration()

    @traitlets.default("_texts")
    def _default_texts(self) -> dict[str, str]:
        return content.texts("charts.view")

    @traitlets.default("_bundle_url")
    def _default_bundle_url(self) -> str:
        # Set by the server that hands out the bundle as a file; elsewhere the kernel sends it.
        return os.environ.get("CAREERKIT_VEGA_URL", "")

    def begin_to_draw(self) -> None:
        """Draw from now on: a page shows the view."""
        self._displayed = True
        self._show()

    @kindly
    def redraw(self) -> None:
        """Draw again: something beside the workbook has changed what the chart shows."""
        # A chart in a step that was not opened costs nothing.
        if self._displayed:
            self._show()

    def close(self) -> None:
        """Stop following the session, and go."""
        if self._session is not None:
            self._session.unobserve(self._follow, names=["workbook", "day"])
            self._session = None
        super().close()

    @kindly
    def _hear(self, _: object, message: dict[str, Any], __: object) -> None:
        match message.get("type"):
            case "displayed":
                self.begin_to_draw()
            case "bundle":
                self.send({"type": "bundle"}, buffers=_bundle())

    def _follow(self, _: object) -> None:
        later(self.redraw)

    def _show(self) -> None:
        figure = self._current()
        if figure is None:
            return
        with self.hold_sync():
            is_telling = figure.chart is not None or figure.tells
            self._waits = self._session is not None and not is_telling
            self._title, self._description = figure.title, figure.description
            self._columns = list(figure.columns)
            self._rows = [list(row) for row in figure.rows]
            self.set_trait("_spec", figure.spec())

    def _current(self) -> Figure | None:
        if self._draw is not None and self._session is not None:
            return self._gently(self._session.workbook, self._draw)
        if self._figure is None or isinstance(self._figure, Figure):
            return self._figure
        return _plain_figure(self._figure)

    @staticmethod
    def _gently(workbook: Workbook, draw: Callable[[Workbook], Figure]) -> Figure:
        """The figure of what may be spoken of; beside what hurts, an empty one asks for nothing."""
        figure = draw(considered(workbook))
        if figure.chart is None and is_reserved(workbook):
            return attrs.evolve(figure, description=content.text("charts.view.at_peace"))
        return figure


def _bundle() -> list[bytes]:
    """Vega's bundle; nothing where careerkit is installed without what makes it."""
    try:
        return [vega.bundle_text().encode()]
    except ImportError:
        return []


def _plain_figure(chart: Any) -> Figure:  # noqa: ANN401 - Altair's charts have no common base with these
    """Any Altair chart as a figure: with the words that it was given, and without a table."""

    def words(name: str) -> str:
        value = getattr(chart, name, "")
        return value if isinstance(value, str) else ""

    return Figure(chart=chart, title=words("title"), description=words("description"))
