"""Step 9 as pictures: how clear it is, and how things changed.

Looks at ``insight/check_in`` and ``drawing``. Begin with ``clarity.py``.
"""
