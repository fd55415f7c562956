"""Step 1: the four questions, and what runs through the answers.

Begin with ``questions.py``.
"""
