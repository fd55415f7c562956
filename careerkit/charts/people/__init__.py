"""Step 5 as pictures: who gives what, and how far each request is.

Looks at ``insight/people`` and ``drawing``. Begin with ``support_map.py``.
"""
