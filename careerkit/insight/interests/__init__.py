"""The six kinds of interests: scores and what they say.

Looks at the hearing and at words. Begin with ``scoring.py``; ``step.py`` declares step 2.
"""
