"""Everything that a person has written, word for word, one click away from wherever they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from careerkit import content
from careerkit.model import SECTIONS, declared
from careerkit.steps import steps
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.front_end.kit import KitWidget
from careerkit.widgets.keeping.after_saving import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerkit.model import Record, Workbook
    from careerkit.session import Session

__all__ = ["NOBODYS_WORDS", "EverythingWritten", "everything_written"]

_UNFIT = "unfit_answers"

NOBODYS_WORDS = frozenset(
    {
        *("themes.words", "set_aside.name", "set_aside.words"),
        *("not_for_me.soc", "not_for_me.title", "paths.soc"),
        *("path_filters.group", "path_filters.job_zones"),
        *("dependencies.first", "dependencies.then", "ticks.item"),
        *(f"{_UNFIT}.{name}" for name in ("section", "record", "field")),
        *(f"comments.{name}" for name in ("text", "who", "section", "record")),
        *("stories.text", "stories.who"),
    }
)
"""Texts that come from the kit: what it counted, codes and names of a catalogue, and ids; and what
somebody else wrote."""


class EverythingWritten(KitWidget, view="everything_written"):
    """Shows, once it is opened, all that there is in a person's words::

        EverythingWritten(session)

    While it is closed ``_steps`` is empty: nobody's words travel to where they are not read.
    """

    problem = traitlets.Unicode("")
    _steps = traitlets.List(help="As ``everything_written`` gives them.").tag(sync=True)
    _told = traitlets.Bool(False, help="Whether they are all there.").tag(sync=True)
    _wish = traitlets.Dict().tag(sync=True, echo_update=False)
    _texts = traitlets.Dict().tag(sync=True)

    def __init__(self, session: Session, **kwargs: Any) -> None:  # noqa: ANN401 - AnyWidget's
        self._session = session
        super().__init__(**kwargs)
        session.observe(self._follow, names="workbook")

    def _follow(self, _: object) -> None:
        if self._told:
            later(self._show)

    @traitlets.observe("_wish")
    @kindly
    def _open(self, change: dict[str, Any]) -> None:
        if change["new"].get("open"):
            self._show()
        else:
            with self.hold_sync():
                self._steps, self._told = [], False

    @kindly
    def _show(self) -> None:
        with self.hold_sync():
            self._steps, self._told = everything_written(self._session.workbook), True

    @traitlets.default("_texts")
    def _default_texts(self) -> dict[str, Any]:
        return {**content.texts("journey.everything"), "coming": content.text("journey.coming")}


def everything_written(workbook: Workbook) -> list[dict[str, Any]]:
    """All texts of a workbook that are a person's own, step by step.

    Returns:
        For each step with any, and at last for what belongs to none: its ``name`` and ``title``
        (both empty for the last), and ``sections``, each with a ``title`` and ``entries``. An entry
        is a list of pairs of a question and what was written to it.
    """
    told = [
        {"name": step.name, "title": step.title, "sections": [*_sections(workbook, step.sections)]}
        for step in steps()
    ]
    of_steps = {name for step in steps() for name in step.sections}
    # A notebook may bring a list of its own (docs/extending.md).
    rest = [name for name in SECTIONS if name not in of_steps]
    told.append({"name": "", "title": "", "sections": [*_sections(workbook, rest)]})
    return [one for one in told if one["sections"]]


def _sections(workbook: Workbook, names: Iterable[str]) -> Iterator[dict[str, Any]]:
    titles = content.texts("cli.check.sections")
    for name in names:
        entries = [entry for one in workbook.section(name) if (entry := [*_written(name, one)])]
        if entries:
            yield {"title": titles.get(name, name), "entries": entries}


def _written(section: str, record: Record) -> Iterator[list[str]]:
    for field in declared(type(record)):
        if not field.kind.is_words or f"{section}.{field.name}" in NOBODYS_WORDS:
            continue
        text = field.told(getattr(record, field.name))
        if text.strip():
            yield [field.label, text]
