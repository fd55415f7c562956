"""Step 4: a coach that reads a goal, its progress and the hours of a week.

Looks at paths and at what stands below them. Begin with ``coach.py``; ``sentence.py`` reads a
goal's own words, ``step.py`` declares the step.
"""
