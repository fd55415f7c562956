"""Numbers in arrays: NumPy, or a few of its functions where there is none, as in a browser.

``np`` is one or the other: ``plain.py`` has the functions, and ``array.py`` what they are about.
What is looked up for a person goes by ``np``; what is weighed for a whole catalogue beforehand
needs NumPy itself. Import it where it is used: NumPy takes its time.
"""

try:
    import numpy as np
except ModuleNotFoundError:
    from careerkit.insight.arrays import plain as np  # type: ignore[no-redef]

__all__ = ["np"]
