"""Step 3: which occupations are shown, how they compare, and a choice among them.

Looks at occupations, themes and what stands below. Begin with ``exploring.py`` (what is shown)
and ``decision.py`` (what is weighed); ``step.py`` declares the step.
"""
