"""A workbook as a chart, one function a question; Altair is loaded when the first is drawn."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from careerkit.charts.drawing.figure import Figure
    from careerkit.charts.interests.hexagon import interest_hexagon
    from careerkit.charts.passion.coverage import theme_coverage
    from careerkit.charts.passion.maps import energy_map, strengths_map
    from careerkit.charts.paths.path_scores import path_scores

_HOME_OF_NAME = {
    "Figure": "drawing.figure",
    "energy_map": "passion.maps",
    "interest_hexagon": "interests.hexagon",
    "path_scores": "paths.path_scores",
    "strengths_map": "passion.maps",
    "theme_coverage": "passion.coverage",
}

__all__ = [
    "Figure",
    "energy_map",
    "interest_hexagon",
    "path_scores",
    "strengths_map",
    "theme_coverage",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attributes have no common type
    # One chart is not to wait for what all the others are made of.
    if name not in _HOME_OF_NAME:
        raise AttributeError(f"module 'careerkit.charts' has no attribute {name!r}")
    return getattr(import_module(f"careerkit.charts.{_HOME_OF_NAME[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
