"""The brief before a talk with a counsellor: one page, each line of it traced to answers.

It looks at the other rooms, and composes nothing: a sentence is one of ours with a person's words
in it, and carries the records that it speaks from. Begin with ``page.py``.
"""
