"""A workbook as a chart, one function a question; Altair is loaded when the first is drawn."""

from careerkit.lazy import attach

__getattr__, __dir__, __all__ = attach(__name__)
