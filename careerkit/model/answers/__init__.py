"""The records that a person writes: a file a step, each field declared once.

They look at how a field is declared and at nothing of each other. Begin with ``passion.py``, the
records of step 1; their words stand in ``content/en/records/model.toml``.
"""
