"""One-page sheets: one value for each, and each format a rendering of it.

They go through the same gate as documents (``export/choice.py``): other people's names and what was
written of them are off unless ticked. Begin with ``sheet.py``, the value, and ``making.py``, which
knows them all.
"""
