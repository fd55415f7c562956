"""What others publish: fetching a release, reading it, and bringing it in whole.

Begin with ``installing.py``; ``onet.py`` and ``own_csv.py`` read what there is, of ``sources.py``.
"""
