"""How answers are kept: the vault in the browser, the file, what is pending, what waits.

Looks at the session and at ``front_end``. Begin with ``pending.py``, which is one contract in two
languages (``docs/pending-changes.md``), and ``vault.py``.
"""
