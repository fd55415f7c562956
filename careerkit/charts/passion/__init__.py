"""Step 1 as pictures: what absorbs, what comes easily, where themes come from.

Looks at ``insight/passion`` and ``drawing``. Begin with ``maps.py``, whose plane and places have
a file each.
"""
