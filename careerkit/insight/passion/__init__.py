"""Step 1: what the four questions say, and the themes in their answers.

Looks at the hearing, at words and at how a query is read. Begin with ``themes.py``;
``theme_changes.py`` holds what a person does with themes, ``step.py`` declares the step.
"""
