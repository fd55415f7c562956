"""Numbers in arrays: NumPy, or where there is none, as in a browser, a few of its functions.

``np`` is one or the other. What is looked up for a person goes by ``np``; what is weighed for a
whole catalogue beforehand needs NumPy itself. Import it where it is used: NumPy takes its time.
"""

try:
    import numpy as np
except ImportError:
    from careerkit.insight.arrays import plain as np  # type: ignore[no-redef]

__all__ = ["np"]
