"""Step 8 as a picture: what lies ahead.

Looks at ``insight/planning`` and ``drawing``; ``roadmap.py`` is all there is.
"""
