"""What a person may say to whom they ask.

Begin with ``message_help.py``.
"""
