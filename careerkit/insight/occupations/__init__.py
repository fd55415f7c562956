"""Occupations for a text or for scores: what is asked for, the evidence, and how likely it is.

Looks at interests, language and the catalogue. Begin with ``matching.py`` (ranks all
occupations), then ``retrieval.py``: ``query.py`` reads a text, ``evidence.py`` gathers what
speaks for each occupation, ``chance.py`` makes one number of it. What words weigh is in
``weights/``. ``prospects.py`` and ``related.py`` tell of one occupation, whoever asks.
"""
