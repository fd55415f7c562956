"""Bringing back in what was taken along: tables that somebody edited, and other workbooks.

Nothing is changed by reading. A file becomes a ``Proposal``, which says what would change and can
be laid onto a workbook. Begin with ``proposing.py``; ``tables.py`` reads files that anybody may
have made, within limits, and ``cells.py`` says what one cell means.
"""
