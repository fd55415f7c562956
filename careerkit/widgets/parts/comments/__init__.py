"""What others said beside answers, and what the person says to that.

Begin with ``said_beside.py``, which is on every page. ``replies.py`` is there once there is one.
"""
