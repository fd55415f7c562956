"""Step 5: who gives what, and whom to ask next.

Looks at paths and at what stands below them. Begin with ``support.py``, then ``outreach.py``;
``step.py`` declares the step.
"""
