"""What the words of a catalogue weigh: tokens, how much likelier each is, what they share.

Begin with ``weighing.py``; ``tokens.py`` counts, ``likelihood.py`` and ``lsa.py`` have formulas.
"""
