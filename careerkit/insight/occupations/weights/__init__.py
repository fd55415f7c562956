"""What the words of a catalogue weigh: tokens, how much likelier each is, what they share.

Begin with ``weighing.py``, and for how it comes about with ``building.py``; ``likelihood.py`` and
``lsa.py`` have formulas. Looking something up goes without NumPy; what is built needs it.
"""
