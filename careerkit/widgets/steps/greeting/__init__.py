"""How a person is met before the first step: for the first time, or back again.

Begin with ``welcome.py``, which puts the others together: ``beginning.py`` asks how things stand,
``first_question.py`` answers at once, ``welcome_back.py`` knows where they stopped.
"""
