"""A text as words: its language, clauses, turns of speech, slips of the pen, and their sense.

Knows texts and no workbook: only that of one language, which ``content`` holds, and tables that
come with the kit. Begin with ``words.py``; ``clauses.py``, ``idioms.py`` and ``spelling/`` are
what a query is read by.
"""
