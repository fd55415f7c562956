"""Occupations for a text or for scores: what is asked for, the evidence, and how likely it is."""
