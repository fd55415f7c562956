"""Paths side by side: a line for each criterion, and a letter on it for each path."""

from __future__ import annotations

import json
import textwrap
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

import attrs

from careerkit import content
from careerkit.charts.drawing.figure import Figure
from careerkit.charts.drawing.rows import chart_of, words_of
from careerkit.insight.language.wording import joined, quote, shortened
from careerkit.insight.paths.decision import compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import altair as alt

    from careerkit.insight.paths.decision import Comparison
    from careerkit.model import CareerPath, Workbook

__all__ = ["path_scores"]

_LINE, _MORE, _NAME, _STACK, _GAP = 28, 14, 22, 25, 14
# Heights in pixels: of a title in the key, of its second line, of a criterion's name, of a
# circle, between two lines.

_WRAP = 34
# How many characters of a title a phone shows on one line.

_TOUCHING = 0.38
# How many points apart two circles overlap, on the narrowest phone.

_CIRCLE = 420
# Square pixels: a circle 23 pixels wide.


@attrs.frozen
class _Dot:
    path: CareerPath
    letter: str
    score: float
    level: int


@attrs.frozen
class _Line:
    """A criterion, or all of them together, with a circle for each path that has a score."""

    name: str
    note: str
    dots: tuple[_Dot, ...]

    @property
    def height(self) -> int:
        levels = 1 + max((dot.level for dot in self.dots), default=0)
        return _NAME + _STACK * levels + _GAP


def path_scores(workbook: Workbook) -> Figure:
    """Which path fits what best? Each criterion from 1 to 5, with every path's place on it.

    Letters on common scales, and not a stacked bar: lengths that begin in different places
    can't be compared, and a bar's parts would need colours or more words than a phone has room
    for.
    """
    texts = content.texts("charts.path_scores")
    comparison = compare(workbook)
    if not any(score is not None for row in comparison.scores for score in row):
        return Figure(chart=None, title=texts["title"], description=texts["empty"])
    names = [
        texts["column"].format(what=" ".join(c.name.split()), weight=c.weight)
        for c in comparison.criteria
    ]
    return Figure(
        chart=_draw(comparison, texts),
        title=texts["title"],
        description=" ".join(_describe(comparison)),
        columns=(texts["path"], *names, texts["together"]),
        rows=tuple(
            (" ".join(path.title.split()), *row, None if mean is None else round(mean, 2))
            for path, row, mean in zip(
                comparison.paths, comparison.scores, comparison.means, strict=True
            )
        ),
    )


def _describe(comparison: Comparison) -> Iterator[str]:
    if comparison.winners:
        form = "first" if len(comparison.winners) == 1 else "level"
        yield _say(form, paths=_paths(comparison.winners))
    for criterion, scores in zip(
        comparison.criteria, zip(*comparison.scores, strict=True), strict=True
    ):
        known = [score for score in scores if score is not None]
        if len(set(known)) > 1:
            pairs = zip(comparison.paths, scores, strict=True)
            best = [path for path, score in pairs if score == max(known)]
            yield _say("best", what=quote(criterion.name), paths=_paths(best))
    if comparison.missing:
        yield _say("missing")


def _paths(paths: Iterable[CareerPath]) -> str:
    return joined(quote(path.title) for path in paths)


def _say(key: str, **values: object) -> str:
    return content.text(f"charts.path_scores.says.{key}", **values)


def _letter(position: int) -> str:
    # No more than insight.paths.decision.MOST paths are compared.
    return ascii_uppercase[position]


def _lines(comparison: Comparison, texts: dict[str, Any]) -> Iterator[_Line]:
    columns = zip(*comparison.scores, strict=True)
    for criterion, scores in zip(comparison.criteria, columns, strict=True):
        note = texts["counts"].format(weight=criterion.weight)
        yield _Line(shortened(criterion.name), note, _dots(comparison, scores))
    if comparison.winners:
        dots = _dots(comparison, comparison.means)
        yield _Line(texts["together"], texts["weighed"], dots)


def _dots(comparison: Comparison, scores: Iterable[float | None]) -> tuple[_Dot, ...]:
    """The circles of a line; those that would cover each other stand one below the other."""
    dots: list[_Dot] = []
    for position, (path, score) in enumerate(zip(comparison.paths, scores, strict=True)):
        if score is None:
            continue
        taken = {dot.level for dot in dots if abs(dot.score - score) < _TOUCHING}
        level = next(level for level in range(len(dots) + 1) if level not in taken)
        dots.append(_Dot(path, _letter(position), float(score), level))
    return tuple(dots)


def _draw(comparison: Comparison, texts: dict[str, Any]) -> alt.TopLevelMixin:
    from careerkit.charts.drawing.light_altair import alt  # noqa: PLC0415 - loaded for the first chart

    lines = list(_lines(comparison, texts))
    legend = list(_legend(comparison))
    key = legend[-1]["end"] + _GAP
    height = key + sum(line.height for line in lines)
    scale = alt.Scale(domain=[0, height], reverse=True, nice=False, zero=False)
    y = alt.Y("y:Q", scale=scale, axis=None)
    x = _score_axis(texts["steps"])
    titles, scales, dots = _placed(lines, key, comparison)
    tooltip = alt.Tooltip("what:N", title=texts["path"])
    layers = [
        chart_of(scales).mark_rule(style="ck-divide").encode(x=x, x2=alt.X2("end:Q"), y=y),
        words_of(
            titles, "name", 0, y, align="left", fontWeight=600, limit=alt.ExprRef("width - 100")
        ),
        words_of(titles, "note", "width", y, align="right"),
        words_of(
            legend,
            "title",
            32,
            alt.Y("first_line:Q", scale=scale, axis=None),
            align="left",
            limit=alt.ExprRef("width - 66"),
        ),
        words_of(legend, "mean", "width", y, align="right", fontWeight=600),
        *_circles(legend, x=alt.XValue(14), y=y, tooltip=tooltip),
        *_circles(dots, x=x, y=y, tooltip=tooltip),
    ]
    return alt.layer(*layers).properties(
        width="container",
        height=height,
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )


def _score_axis(steps: dict[str, str]) -> alt.X:
    """The scores from 1 to 5, with what those mean that have a name."""
    from careerkit.charts.drawing.light_altair import alt  # noqa: PLC0415 - as above

    return alt.X(
        "score:Q",
        title=None,
        scale=alt.Scale(domain=[0.75, 5.25], nice=False, zero=False),
        axis=alt.Axis(
            values=[1, 2, 3, 4, 5],
            labelExpr=f"datum.value + ({json.dumps(steps)}[datum.value] || '')",
            labelFlush=True,
            domain=False,
            ticks=False,
        ),
    )


def _circles(rows: list[dict[str, Any]], **channels: Any) -> Iterator[alt.Chart]:  # noqa: ANN401 - Altair's
    """Each path's circle with its letter; the first ones' stand out."""
    for first, look, number in ((False, "some", ""), (True, "many", "-many")):
        mine = chart_of(row for row in rows if row["first"] is first)
        yield mine.mark_point(
            style=f"ck-cell-{look}", filled=True, opacity=1, size=_CIRCLE, strokeWidth=1.5
        ).encode(**channels)
        yield mine.mark_text(style=f"ck-number{number}", baseline="middle").encode(
            text="letter:N", **channels
        )


def _legend(comparison: Comparison) -> Iterator[dict[str, Any]]:
    means = comparison.means
    known = {mean for mean in means if mean is not None}
    # One decimal, unless that would make two of them look the same.
    digits = 1 if len({round(mean, 1) for mean in known}) == len(known) else 2
    top = 0
    for position, (path, mean) in enumerate(zip(comparison.paths, means, strict=True)):
        title = textwrap.wrap(shortened(path.title), _WRAP, max_lines=2, placeholder="…")
        more = _MORE * (len(title) - 1)
        middle, top = top + (_LINE + more) / 2, top + _LINE + more
        yield {
            "id": path.id,
            "y": middle,
            "end": top,
            "first_line": middle - more / 2,
            "letter": _letter(position),
            "title": title,
            "what": shortened(path.title),
            "mean": "" if mean is None else f"{mean:.{digits}f}",
            "first": path in comparison.winners,
        }


_Rows = list[dict[str, Any]]


def _placed(lines: list[_Line], top: float, comparison: Comparison) -> tuple[_Rows, _Rows, _Rows]:
    """Where everything stands, in pixels from the top: names, scales and circles."""
    titles, scales, dots = [], [], []
    for line in lines:
        titles.append({"y": top + _GAP, "name": line.name, "note": line.note})
        middle = top + _NAME + _STACK / 2 + _GAP / 2
        scales.append({"y": middle, "score": 1, "end": 5})
        dots += [
            {
                "id": dot.path.id,
                "y": middle + _STACK * dot.level,
                "score": dot.score,
                "letter": dot.letter,
                "what": f"{shortened(dot.path.title)}: {dot.score:.3g}",
                "first": dot.path in comparison.winners,
            }
            for dot in line.dots
        ]
        top += line.height
    return titles, scales, dots
