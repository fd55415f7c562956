"""The widgets: a front end of our own where stock ipywidgets are not enough, and the steps.

Loaded name by name, so that a page pays only for the widgets that it shows. They look at the
session and at what stands below it; ``steps`` are made of ``parts``, those stand on ``keeping``,
and all on ``front_end``. Begin with ``steps/section_step.py`` and ``parts/records/record_list.py``.
"""

from careerkit.lazy import attach

__getattr__, __dir__, __all__ = attach(__name__)
