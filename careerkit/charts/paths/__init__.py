"""Step 3 as pictures: fit and pay, the scores of paths, the ratings of plans.

Looks at ``insight/paths`` and ``drawing``. Begin with ``path_scores.py``.
"""
