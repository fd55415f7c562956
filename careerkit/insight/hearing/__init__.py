"""What a text is, before anything is made of it: a cry for help, grief, no answer, or ordinary.

Looks at ``language`` alone; everything that speaks, draws or matches looks here first. Begin with
``recogniser.py`` (one text), then ``considered.py`` (the whole workbook) and ``delicate.py`` (what
leads to no job).
"""
