"""The steps of the journey, each made of parts and of what insight says.

A step may look at all parts and at insight; no step looks at another, but for the journey, which
shows them all. Begin with ``section_step.py``, then ``experience.py``, the plainest.
"""
