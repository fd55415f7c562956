"""What step 2 asks in ways of its own: questions by the dozen, and cards in piles.

Begin with ``value_sort.py``, the shorter.
"""
