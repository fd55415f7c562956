"""A workbook as a chart, one function a question; Altair is loaded when the first is drawn."""

from careerkit.charts.coverage import theme_coverage
from careerkit.charts.figure import Figure
from careerkit.charts.hexagon import interest_hexagon
from careerkit.charts.maps import energy_map, strengths_map
from careerkit.charts.path_scores import path_scores

__all__ = [
    "Figure",
    "energy_map",
    "interest_hexagon",
    "path_scores",
    "strengths_map",
    "theme_coverage",
]
