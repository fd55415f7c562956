"""careerkit: find your passion, align it with a path, leave with a roadmap.

The public names are loaded when they are first used, so that ``import careerkit`` is quick and
needs neither pandas nor Altair nor ipywidgets. They stand in the stub beside this file.

``ARCHITECTURE.md`` is the map of the folders here. Begin with ``model/workbook.py``, ``session.py``
and ``opening.py``.
"""

from careerkit.lazy import attach

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = attach(__name__, "__version__")
