"""Comments that were made in a Word file, on their way back.

Begin with ``reading.py``, which refuses what is too large or no Word file. ``text.py`` knows where
in the text one is, ``remarks.py`` which comments there are, and ``saying.py`` what comes of them.
"""
