"""The ``careerkit`` command: a file for each thing that it does.

Begin with ``kit.py``, which puts the commands together. What they say stands in the content, what
they need beyond the core is asked for by ``needs.py``.
"""
