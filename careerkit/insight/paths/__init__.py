"""Step 3: which occupations are shown, each from the inside, how they compare, and a choice.

Looks at occupations, themes and what stands below. Begin with ``exploring.py`` (what is shown),
``occupation_profile.py`` (what opens) and ``decision.py`` (what is weighed); ``step.py`` declares
the step.
"""
