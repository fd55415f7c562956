"""This week's list, and how far the timeline looks ahead.

Begin with ``week_list.py``.
"""
