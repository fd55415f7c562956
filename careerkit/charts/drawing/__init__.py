"""What every chart is drawn with: figures, rows, days, heat maps, and Altair without its weight.

Knows records and days but no step; looks at insight for words alone. Begin with ``figure.py``,
then ``rows.py`` and ``look.py``.
"""
