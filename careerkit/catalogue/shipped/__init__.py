"""What comes with careerkit: the starter's occupations, and facts and words for any.

Begin with ``figures.py``; ``SOURCES.md`` says where each table comes from.
"""
