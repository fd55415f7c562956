"""Taking along: the buttons that open it, its dialog, and the making of a file beside the page.

Begin with ``take_dialog.py``. A page has the button alone; the rest is loaded when it is pressed.
"""
