"""A workbook's charts on a page.

Begin with ``chart_view.py``; what it draws, ``careerkit/charts`` makes.
"""
