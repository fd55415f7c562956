"""What shows where one is: the header with the steps, and the parts of a step.

Begin with ``step_navigation.py``.
"""
