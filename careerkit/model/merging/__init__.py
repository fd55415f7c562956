"""How two versions of a workbook become one, and what is told of it before a file is added.

It looks at the workbook and below. Begin with ``merge.py`` and ``docs/merging.md``; ``versions.py``
joins two versions of a record, ``adding.py`` takes in a file as the person chooses, and
``recognising.py`` knows records of a section that was registered after they were read.
"""
