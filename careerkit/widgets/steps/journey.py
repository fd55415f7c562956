"""The whole journey on one page, a step opened at a time."""

from __future__ import annotations

import ast
import json
import logging
import re
from importlib import import_module
from itertools import pairwise
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

import attrs
import traitlets

from careerkit import content
from careerkit.journey import ONWARD, NumberedStep, link_to_mine, links, numbered_steps
from careerkit.session import Session
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.front_end.kit import KitWidget
from careerkit.widgets.front_end.light import Box
from careerkit.widgets.keeping.after_saving import at_once, later
from careerkit.widgets.parts.journey.on_paper import sections_read, written_in
from careerkit.widgets.parts.journey.step_part import PartFoot, StepPart
from careerkit.widgets.parts.prose import Prose
from careerkit.widgets.parts.sentences import Sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import ipywidgets

    from careerkit.steps import Step

__all__ = [
    "Journey",
    "JourneyStep",
    "PartHeading",
    "WidgetPart",
    "notebook_parts",
]

_log = logging.getLogger(__name__)


@attrs.frozen
class WidgetPart:
    """A widget that a notebook's cell shows: its class's name, and what the cell asks of it."""

    name: str
    options: dict[str, str] = attrs.field(factory=dict)


@attrs.frozen
class PartHeading:
    """Where a part of a step begins that can be finished by itself, and how long it takes."""

    title: str
    time: str = ""


_PART = re.compile(r"#+ (?P<title>[^\n]+)(?:\n+\*(?P<time>[^*\n]+)\*(?=\n|\Z))?\s*")


def notebook_parts(path: Path) -> list[str | WidgetPart | PartHeading]:
    """A step notebook's parts in order: its prose as markdown, its widgets, and headings of parts.

    The title cell is left out, since the step's heading stands for it. A code cell takes
    part when it is one line such as ``FlowLog(workbook)`` or ``CheckIn(workbook, kind="end")``.
    The links at the end are those of Jupyter.
    """
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    parts: list[str | WidgetPart | PartHeading] = []
    for cell in cells:
        source = "".join(cell["source"]).strip()
        tags = cell.get("metadata", {}).get("tags", ())
        if ONWARD in tags:
            continue
        if cell["cell_type"] == "markdown":
            body = re.sub(r"\A# [^\n]*\n*", "", source)
            if "part" in tags and (head := _PART.match(body)):
                parts.append(PartHeading(head["title"].strip(), head["time"] or ""))
                body = body[head.end() :]
            if body:
                parts.append(body)
        elif widget := _read_widget(source):
            parts.append(widget)
    return parts


def _read_widget(source: str) -> WidgetPart | None:
    """The widget that a line makes of the workbook; the line is read, and never run."""
    try:
        call = ast.parse(source, mode="eval").body
    except SyntaxError:
        return None
    match call:
        case ast.Call(func=ast.Name(id=name), args=[ast.Name(id="workbook")], keywords=keywords):
            options = {
                keyword.arg: keyword.value.value
                for keyword in keywords
                if keyword.arg
                and isinstance(keyword.value, ast.Constant)
                and isinstance(keyword.value.value, str)
            }
            return WidgetPart(name, options) if len(options) == len(keywords) else None
    return None


def _parts(numbered: NumberedStep) -> list[str | WidgetPart | PartHeading]:
    if numbered.notebook is not None:
        return notebook_parts(numbered.notebook)
    return [WidgetPart(_name_of(widget)) for widget in numbered.step.widgets]


def _name_of(widget: str) -> str:
    return widget.rpartition(":")[2]


def _widget_type(name: str, step: Step) -> Any:  # noqa: ANN401 - a widget's class
    """The class of that name: one of the package's widgets, or of those that the step brings."""
    for widget in step.widgets:
        if ":" in widget and _name_of(widget) == name:
            return resolve_name(widget)
    return getattr(import_module("careerkit.widgets"), name)


def _build_part(part: str | WidgetPart, step: Step, session: Session) -> ipywidgets.Widget:
    if isinstance(part, str):
        return Prose(part, deeper=1)
    try:
        # The names come from notebooks: only a widget of the package or of the step can be meant.
        return _widget_type(part.name, step)(session, **part.options)
    except Exception as error:  # noqa: BLE001 - one broken part must not take the step along
        _log.error("%s while building %s", type(error).__name__, part.name)
        return Sentences([content.text("widgets.problem")], heading=content.text("widgets.sorry"))


def _sections(
    parts: Iterable[str | WidgetPart | PartHeading],
) -> list[tuple[PartHeading | None, list[str | WidgetPart]]]:
    """What a step is made of, with the heading of the part that it belongs to.

    What comes behind the last widget is about the whole step, as what comes before the first part.
    """
    parts = list(parts)
    last = max((at for at, part in enumerate(parts) if isinstance(part, WidgetPart)), default=0)
    sections: list[tuple[PartHeading | None, list[str | WidgetPart]]] = [(None, [])]
    for at, part in enumerate(parts):
        if isinstance(part, PartHeading):
            sections.append((part, []))
            continue
        if at > last and sections[-1][0] is not None:
            sections.append((None, []))
        sections[-1][1].append(part)
    return sections


def _built(
    parts: Iterable[str | WidgetPart | PartHeading], step: Step, session: Session
) -> Iterator[ipywidgets.Widget]:
    """The widgets of a step in their order; those of a part stand in a box behind its heading."""
    sections = _sections(parts)
    titles = [heading.title for heading, _ in sections if heading is not None]
    following = dict(pairwise([*titles, ""]))
    for heading, own in sections:
        widgets = [_build_part(part, step, session) for part in own]
        if heading is None:
            yield from widgets
            continue
        title = heading.title
        yield StepPart(step=step.name, title=title, time=heading.time, first=title == titles[0])
        yield _box([*widgets, PartFoot(step=step.name, title=title, next=following[title])])


def _box(children: list[ipywidgets.Widget]) -> Box:
    box = Box(children)
    box.add_class("ck-part-body")
    return box


class JourneyStep(KitWidget, view="journey"):
    """A step's heading: a button that opens and closes what stands below it.

    Which step is open is the page's to know, since it stands in its address. It hides what stands
    below the others, and tells by ``_wish``, a dict of seq and open, what is wanted. Until its
    widgets are there, the page has what was written in it for paper alone: a browser that prints
    waits for no kernel.

    Args:
        session: Whose workbook it is.
        step: The step.
        traits: What the journey knows of it: its number, and the names of all.
    """

    name = traitlets.Unicode().tag(sync=True)
    names = traitlets.List(traitlets.Unicode(), help="Of all steps.").tag(sync=True)
    number = traitlets.Int().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    summary = traitlets.Unicode().tag(sync=True)
    detail = traitlets.Unicode().tag(sync=True)
    opened = traitlets.Bool(False).tag(sync=True)
    called = traitlets.Int(0, help="How often Python opened or closed it by itself.").tag(sync=True)
    filled = traitlets.Bool(False, help="Whether its widgets are there.").tag(sync=True)
    coming = traitlets.Unicode(help="What a person reads until then.").tag(sync=True)
    written = traitlets.List(
        allow_none=True,
        default_value=None,
        help="What is printed of it until then, as ``written_in`` gives it; None if not known yet.",
    ).tag(sync=True)
    unknown = traitlets.Unicode(help="What is printed of it if not.").tag(sync=True)
    problem = traitlets.Unicode("")
    _wish = traitlets.Dict().tag(sync=True, echo_update=False)

    is_built = False
    """Whether its widgets could be made: they print it then."""

    def __init__(self, session: Session, step: Step, **traits: Any) -> None:  # noqa: ANN401
        self._session, self._step = session, step
        self._read: list[Any] | None = None
        self._sections = sorted(sections_read(step))
        super().__init__(
            name=step.name,
            title=step.title,
            summary=step.summary,
            detail=step.time,
            coming=content.text("journey.coming"),
            unknown=content.text("journey.unknown"),
            **traits,
        )
        session.observe(self._follow, names=["workbook", "day", "ready"])
        at_once(self._tell)

    @traitlets.observe("filled")
    def _follow(self, _: object) -> None:
        # Nine steps follow each letter: one that it does not concern keeps nobody waiting.
        if self._sources() != self._read:
            later(self._tell)

    @kindly
    def _tell(self) -> None:
        """Let the page know what to print, where that has changed."""
        read = self._sources()
        if read is not None and read != self._read:
            self._read = read
            session = self._session
            self.written = written_in(self._step, session.workbook, session.today) if read else []

    def _sources(self) -> list[Any] | None:
        """What is printed depends on this: nothing if its widgets do it, None if not known yet."""
        session = self._session
        if self.is_built:
            return []
        if not session.ready:
            return None
        return [session.today, *map(session.workbook.section, self._sections)]


class StepFoot(KitWidget, view="step_foot"):
    """The end of a step on the journey's page: links to the one before and to the next one.

    ``back`` and ``next`` are steps as ``journey.links`` gives them, or empty. Behind the last step
    is the page of mine, and ``take`` is on the button that takes everything along.
    """

    back = traitlets.Dict().tag(sync=True)
    next = traitlets.Dict().tag(sync=True)
    take = traitlets.Unicode("").tag(sync=True)
    _texts = traitlets.Dict().tag(sync=True)

    @traitlets.default("_texts")
    def _default_texts(self) -> dict[str, str]:
        return content.texts("journey.way")


class Journey(Box):
    """The journey's page: every step with its heading, the widgets of the open one::

        Journey(open_workbook())

    A step's widgets are made when it is opened for the first time. ``value`` is the name of
    the open step, or empty.
    """

    value = traitlets.Unicode("")
    problem = traitlets.Unicode("")

    def __init__(self, session: Session | None = None, *, folder: Path | None = None) -> None:
        self.session = session or Session()
        self._headings: dict[str, JourneyStep] = {}
        self._bodies: dict[str, Box] = {}
        self._steps = {each.step.name: each for each in numbered_steps(folder)}
        self._links, self._mine = links(folder), link_to_mine(folder)
        self._is_led = False
        self._sorry = Sentences(heading=content.text("widgets.sorry"))
        children: list[ipywidgets.Widget] = [self._sorry]
        for numbered in self._steps.values():
            children += self._build_step(numbered)
        super().__init__(children)
        self.add_class("ck-journey")
        self.value = next(iter(self._steps), "")

    def _build_step(self, numbered: NumberedStep) -> list[ipywidgets.Widget]:
        step = numbered.step
        heading = JourneyStep(
            self.session,
            step,
            names=[*self._steps],
            number=numbered.number,
        )
        body = Box()
        body.add_class("ck-journey-body")
        heading.observe(lambda change: self._grant(step.name, change["new"]), names="_wish")
        self._headings[step.name], self._bodies[step.name] = heading, body
        return [heading, body]

    def _grant(self, name: str, wish: dict[str, Any]) -> None:
        """Go where the page has gone already."""
        self._is_led = True
        try:
            if wish.get("open"):
                self.value = name
            elif self.value == name:
                self.value = ""
        finally:
            self._is_led = False

    @traitlets.observe("problem")
    def _apologise(self, change: dict[str, Any]) -> None:
        self._sorry.sentences = [change["new"]] if change["new"] else []

    @traitlets.observe("value")
    @kindly
    def _show(self, _: Any) -> None:  # noqa: ANN401 - a trait's change
        # What Python opens by itself, a page goes to: so that comes before what is closed.
        for name, heading in sorted(self._headings.items(), key=lambda item: item[0] != self.value):
            if heading.opened != (name == self.value):
                with heading.hold_sync():
                    heading.opened = not heading.opened
                    heading.called += not self._is_led
        if self.value:
            self._fill(self.value)

    def _fill(self, name: str) -> None:
        body = self._bodies[name]
        if body.children:
            return
        numbered = self._steps[name]
        try:
            built = _built(_parts(numbered), numbered.step, self.session)
            body.children = [*built, self._foot(name)]
            self._headings[name].is_built = True
        finally:
            self._headings[name].filled = True

    def _foot(self, name: str) -> StepFoot:
        names = ["", *self._steps, ""]
        place = names.index(name)
        known = {link["name"]: link for link in self._links}
        following = known.get(names[place + 1], self._mine)
        take = "" if names[place + 1] else content.text("take.button")
        return StepFoot(back=known.get(names[place - 1], {}), next=following, take=take)
