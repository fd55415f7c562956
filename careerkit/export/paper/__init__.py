"""A document on sheets of paper: set as PDF, and as a Word file that others write in.

Begin with ``pdf.py`` and ``word.py``, the two formats. ``layout.py`` says what stands where,
``report.py`` makes plain values of it for ``templates/report.typ``; ``letters.py`` looks for
letters for which there is no font.
"""
