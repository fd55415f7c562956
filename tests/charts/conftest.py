"""Every chart that a test draws is held to Vega-Lite's schema, which the app leaves out."""

import pytest

from careerkit.charts import Figure


@pytest.fixture(autouse=True)
def _valid(monkeypatch):
    spec = Figure.spec

    def checked(figure):
        if figure.chart is not None:
            figure.chart.to_dict(validate=True)
        return spec(figure)

    monkeypatch.setattr(Figure, "spec", checked)
