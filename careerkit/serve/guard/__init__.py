"""Who may say what, how much and how quickly, before anything of the app acts on it.

Looks at kernels and at settings, not at pages. Begin with ``ownership.py`` and ``messages.py``,
through which all that a page says comes; ``access.py`` is the code of a workshop.
"""
