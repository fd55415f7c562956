"""Experiments as cards on a board.

Begin with ``stage_board.py``, which knows no more of a record than one choice of it.
"""
