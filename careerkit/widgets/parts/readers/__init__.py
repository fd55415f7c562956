"""For whom the examples are.

Begin with ``reader_choice.py``.
"""
