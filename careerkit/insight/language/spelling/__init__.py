"""Slips of the pen: how English words are spelt, and which word was meant.

Begin with ``corrections.py``; ``letters.py`` says what is spelt as English is, ``strokes.py`` how
far two words are apart.
"""
