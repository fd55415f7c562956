"""Explain my choice, to family or a mentor: what, why, what speaks against it, what I'd like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.export.sheets.sheet import Lines, Options, Point, Quote, Section
from careerkit.insight.brief.own_words import excerpt
from careerkit.insight.experience.experiments import path_changes
from careerkit.insight.hearing.considered import is_spoken
from careerkit.insight.language.wording import shortened
from careerkit.insight.paths.decision import compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerkit.export.sheets.material import Material
    from careerkit.export.sheets.sheet import Block
    from careerkit.model import CareerPath

__all__ = ["sections"]

_COUNTS, _WELL, _BADLY = 3, 4, 2
# Weights and scores of 1 to 5: what counts, what fits, and what doesn't.

_LENGTH = 120
_LINES = 2


def sections(material: Material) -> Iterator[Section]:
    """The choice with both of its sides; before there is one, the paths with theirs."""
    path = material.chosen
    if path is None:
        yield from _weighing(material)
    else:
        yield from _said("chosen", _chosen(material, path))
        yield from _said("why", _why(material, path))
        yield from _said("found", _found(material, path))
        yield from _said("against", _against(material, path))
        yield from _said("reconsider", _reconsider(material))
    texts = content.texts("sheets.choice.wish")
    yield Section(
        heading=content.text("sheets.choice.headings.wish"),
        blocks=(
            Options(key="wish", label=texts["label"], options=tuple(texts["options"])),
            Lines(key="wish.lines", count=_LINES),
        ),
    )


def _said(name: str, blocks: Iterable[Block]) -> Iterator[Section]:
    found = tuple(blocks)
    lines = content.texts("sheets.choice.lines").get(name, "")
    if not found and lines:
        found = (Lines(key=f"{name}.lines", label=lines, count=_LINES),)
    if found:
        yield Section(heading=content.text(f"sheets.choice.headings.{name}"), blocks=found)


def _weighing(material: Material) -> Iterator[Section]:
    for path in material.workbook.paths:
        if is_spoken(path.title):
            blocks = tuple(_sides(path))
            heading = shortened(path.title, _LENGTH)
            yield Section(
                heading=heading,
                blocks=blocks or (Lines(key=f"{path.id}.lines", count=_LINES),),
            )


def _sides(path: CareerPath) -> Iterator[Block]:
    for name in ("why", "speaks_for", "speaks_against"):
        text = getattr(path, name)
        if is_spoken(text):
            label = content.text(f"sheets.choice.sides.{name}")
            yield Quote(key=f"{path.id}.{name}", label=label, text=excerpt(text))


def _chosen(material: Material, path: CareerPath) -> Iterator[Block]:
    step = material.decision.next_step if material.decision else ""
    begins = content.text("sheets.choice.begins", step=excerpt(step)) if is_spoken(step) else ""
    yield Point(key="chosen", text=shortened(path.title, _LENGTH), note=begins)


def _why(material: Material, path: CareerPath) -> Iterator[Block]:
    reasons = [material.decision.why if material.decision else "", path.why, path.speaks_for]
    for at, text in enumerate(reasons):
        if is_spoken(text):
            yield Quote(key=f"why.{at}", text=excerpt(text))
    yield from _rated(material, path, "fits", _WELL, 5)


def _rated(material: Material, path: CareerPath, kind: str, low: int, high: int) -> Iterator[Block]:
    """What counts for the person and the path was rated by, from a score to another."""
    found = compare(material.workbook)
    if path not in found.paths:
        return
    for criterion, score in zip(found.criteria, found.row(path), strict=True):
        if score is not None and low <= score <= high and (criterion.weight or 0) >= _COUNTS:
            text = content.text(
                f"sheets.choice.{kind}",
                name=shortened(criterion.name),
                weight=criterion.weight,
                score=score,
            )
            yield Point(key=f"{kind}.{criterion.id}", text=text)


def _found(material: Material, path: CareerPath) -> Iterator[Block]:
    for name in ("asked", "surprised"):
        text = getattr(path, name)
        if is_spoken(text):
            label = content.text(f"sheets.choice.sides.{name}")
            yield Quote(key=f"found.{name}", label=label, text=excerpt(text))
    for change in path_changes(material.workbook):
        if change.path is path:
            for one in change.experiments:
                if is_spoken(one.what) and is_spoken(one.learned):
                    label = shortened(one.what, _LENGTH)
                    yield Quote(key=f"found.{one.id}", label=label, text=excerpt(one.learned))


def _against(material: Material, path: CareerPath) -> Iterator[Block]:
    if is_spoken(path.speaks_against):
        yield Quote(key="against", text=excerpt(path.speaks_against))
    yield from _rated(material, path, "misfits", 1, _BADLY)


def _reconsider(material: Material) -> Iterator[Block]:
    text = material.decision.reconsider if material.decision else ""
    if is_spoken(text):
        yield Quote(key="reconsider", text=excerpt(text))
