"""Step 7 as pictures: gaps, and learning week by week.

Looks at ``insight/learning`` and ``drawing``. Begin with ``skill_gap.py``.
"""
