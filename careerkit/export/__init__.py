"""Taking along what a person wrote: one value, and each format a rendering of it.

It looks at the answers, at what is said of them and at charts, and never at a widget. Begin with
``contents.py``, the value, and ``markdown.py``, the plainest rendering. ``choice.py`` is the gate:
what a person doesn't tick is gone before anything is put together.
"""
