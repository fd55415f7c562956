"""Step 6: what experiments say.

Looks at paths and at what stands below them. ``experiments.py`` is all there is beside
``step.py``, which declares the step.
"""
