"""Occupations to look into, and paths against what they should give.

Begin with ``occupation_list.py``.
"""
