"""The six kinds of interests, and the values of work: scores, piles, and what they say.

Looks at the hearing and at words. Begin with ``scoring.py`` and ``values.py``; ``step.py``
declares step 2.
"""
