"""Step 3: occupations to look into, a shortlist, and how its paths compare.

Begin with ``shortlist.py``, the plainest.
"""
