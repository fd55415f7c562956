"""A document as one HTML file: a page that anybody can read, and that careerkit opens again.

Begin with ``page.py``. Nothing of a text can become markup: ``elements.py`` puts a tree together,
and what writes it escapes all that is text in it.
"""
