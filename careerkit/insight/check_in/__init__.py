"""Step 9: what is due, what is there to do this week, and how things changed since.

Looks at every step's answers by way of ``careerkit.steps``. Begin with ``cadence.py`` (which form
is due); ``snapshots.py`` says how numbers are kept and compared.
"""
