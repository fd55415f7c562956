"""Questions for a talk with somebody who does the work: of a path, or of an experiment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.export.sheets.sheet import Lines, Paragraph, Point, Section
from careerkit.insight.hearing.considered import is_spoken
from careerkit.insight.language.wording import shortened
from careerkit.insight.linked import linked
from careerkit.insight.paths.asking import question_key, questions_to_ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerkit.export.sheets.material import Material
    from careerkit.model import CareerPath, Experiment, Workbook

__all__ = ["abouts", "sections"]

_FIRST = 6
# Twenty minutes hold no more. Ours.

_MOST = 14
_LENGTH = 120
_LINES = 2


def abouts(workbook: Workbook) -> Iterator[tuple[str, str]]:
    """What a talk can be about: each path of the list, each experiment."""
    for path in workbook.paths:
        if is_spoken(path.title):
            yield path.id, shortened(path.title)
    for one in workbook.experiments:
        if is_spoken(one.what):
            yield one.id, shortened(one.what)


def sections(material: Material) -> Iterator[Section]:
    """The questions with room for answers, and what to do before and afterwards."""
    path, experiment = _topic(material)
    named = experiment.what if experiment is not None else path.title if path is not None else ""
    about = Point(key="about", text=shortened(named, _LENGTH)) if named else Lines(key="about")
    yield Section(heading=_heading("about"), blocks=(about,))
    yield Section(heading=_heading("questions"), blocks=tuple(_asked(material, path, experiment)))
    safety = content.texts("mentors.safety")
    yield Section(
        heading=safety["heading"],
        blocks=tuple(
            Paragraph(key=f"safety.{name}", text=safety[name]) for name in ("tell", "where")
        ),
    )
    after = content.texts("sheets.questions.after")
    yield Section(
        heading=_heading("after"),
        blocks=tuple(Lines(key=f"after.{name}", label=label) for name, label in after.items()),
    )


def _topic(material: Material) -> tuple[CareerPath | None, Experiment | None]:
    """The path and the experiment that it is about; unless it was said, the chosen path."""
    experiment: Experiment | None = linked(material.workbook, "experiments", material.about)
    if experiment is not None:
        return linked(material.workbook, "paths", experiment.path), experiment
    path: CareerPath | None = linked(material.workbook, "paths", material.about)
    titled = (one for one in material.workbook.paths if is_spoken(one.title))
    return path or material.chosen or next(titled, None), None


def _asked(
    material: Material, path: CareerPath | None, experiment: Experiment | None
) -> Iterator[Lines]:
    own = [experiment.find_out] if experiment is not None else []
    own += path.questions.splitlines() if path is not None else []
    ours = questions_to_ask(material.workbook, path.soc if path else "", material.catalogue)
    every = {question_key(line): line.strip() for line in reversed([*own, *ours])}
    kept = [line for key, line in reversed(every.items()) if key and is_spoken(line)]
    for at, question in enumerate(kept[:_MOST]):
        yield Lines(key=f"questions.{at}", is_first=at < _FIRST, label=question, count=_LINES)


def _heading(name: str) -> str:
    return content.text(f"sheets.questions.headings.{name}")
