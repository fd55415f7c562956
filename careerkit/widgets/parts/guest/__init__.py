"""What somebody else does beside a person: reading their file, and writing comments on it.

Begin with ``guest_desk.py``.
"""
