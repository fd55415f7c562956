"""Themes: suggested, with what stands behind them, and two at a time.

Begin with ``theme_suggestions.py``.
"""
