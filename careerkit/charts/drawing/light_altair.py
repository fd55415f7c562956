"""Altair, imported without the larger part of what its import costs."""

from careerkit.hidden import ADDRESS_GRAMMAR, hidden

__all__ = ["alt"]

with hidden(ADDRESS_GRAMMAR):
    import altair as alt
