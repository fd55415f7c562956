"""Stands in for a package that jsonschema looks for, and says that it isn't there.

The real one makes a grammar for addresses in any letters, which takes every process of a test that
imports Jupyter 0.8 s, and no test has such an address. What careerkit itself does about it is
tested where only the real one is found.
"""

raise ImportError("A test does without.")
