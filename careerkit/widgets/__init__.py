"""The widgets: a front end of our own where stock ipywidgets are not enough, and the steps.

Loaded name by name, so that a page pays only for the widgets that it shows.
"""

from careerkit.lazy import attach

__getattr__, __dir__, __all__ = attach(__name__)
