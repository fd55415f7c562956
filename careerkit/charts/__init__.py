"""A workbook as a chart, one function a question; Altair is loaded when the first is drawn.

A chart looks at the workbook and at insight, never at a widget, and asks no clock. The steps'
folders share ``drawing`` and nothing else. Begin with ``drawing/figure.py``, which says what each
function returns, and ``interests/hexagon.py``, the plainest of them.
"""

from careerkit.lazy import attach

__getattr__, __dir__, __all__ = attach(__name__)
