"""Step 8: what has a date, what comes before what, and what the roadmap says.

Looks at what other steps date, by way of ``careerkit.steps``, and at the hours of goals. Begin
with ``timeline.py``; ``step.py`` declares the step.
"""
