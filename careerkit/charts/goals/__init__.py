"""Step 4 as a picture: hours a week.

Looks at ``insight/goals`` and ``drawing``; ``hours.py`` is all there is.
"""
