"""Step 7: gaps, and a plan that lays the hours into weeks.

Looks at planning, for the hours that other things take, and at what stands below. Begin with
``schedule.py``, which knows no workbook; ``plan.py`` feeds it, ``step.py`` declares the step.
"""
