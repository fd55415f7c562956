"""The one editor for lists of records, and its form for a day's answers.

Begin with ``record_list.py``, of which nearly every step is made.
"""
