"""What the answers say: pure functions from a workbook to what can be read in it.

Nothing here draws, keeps or imports pandas, and ``today`` is always an argument. It looks at the
model, the catalogue and sentences; the rooms stand in one order (``ARCHITECTURE.md``) and look
only downwards. Begin with ``hearing/considered.py``, which all of them ask first, and with
``goals/coach.py`` for what a room is like.
"""
