from careerkit.charts.drawing.figure import Figure as Figure
from careerkit.charts.interests.hexagon import interest_hexagon as interest_hexagon
from careerkit.charts.passion.coverage import theme_coverage as theme_coverage
from careerkit.charts.passion.maps import energy_map as energy_map
from careerkit.charts.passion.maps import strengths_map as strengths_map
from careerkit.charts.paths.path_scores import path_scores as path_scores
