"""The header of every page: the journey's steps, and what there is of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from careerkit import content
from careerkit.insight.hearing.considered import considered
from careerkit.journey import link_to_mine, links
from careerkit.steps import steps
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.front_end.kit import KitWidget
from careerkit.widgets.keeping.after_saving import later

if TYPE_CHECKING:
    from careerkit.session import Session

__all__ = ["StepNavigation"]


class StepNavigation(KitWidget, view="step_navigation"):
    """Says of each step what there is of it, and leads to all of them::

        StepNavigation(session)

    A page of the app has the links before there is a kernel, so that only the states are shown in
    them. In Jupyter it draws the links, too, above the journey's own notebooks and nowhere else.
    """

    links = traitlets.List(help="The links, as ``journey.links`` gives them.").tag(sync=True)
    mine = traitlets.Dict(help="The link to the page of mine; empty for none.").tag(sync=True)
    states = traitlets.Dict(help="What there is of each step, by its name.").tag(sync=True)
    problem = traitlets.Unicode("")
    _texts = traitlets.Dict().tag(sync=True)

    def __init__(self, session: Session, **kwargs: Any) -> None:  # noqa: ANN401 - AnyWidget's
        self._session = session
        super().__init__(links=links(), mine=link_to_mine(), states=self._read(), **kwargs)
        session.observe(self._follow, names="workbook")

    def _follow(self, _: object) -> None:
        later(self._show)

    @kindly
    def _show(self) -> None:
        self.states = self._read()

    def _read(self) -> dict[str, str]:
        workbook = considered(self._session.workbook)
        found = ((step.name, step.state(workbook)) for step in steps())
        return {name: state for name, state in found if state}

    @traitlets.default("_texts")
    def _default_texts(self) -> dict[str, Any]:
        return content.texts("journey.way")
