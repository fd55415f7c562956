"""Step 2 as a picture: the six interests.

Looks at ``insight/interests`` and ``drawing``; ``hexagon.py`` is all there is.
"""
