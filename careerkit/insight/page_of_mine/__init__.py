"""The page of mine: what of the answers stands on one page, in the person's own words.

It looks at the other rooms, of which it takes the words. Begin with ``page.py``.
"""
