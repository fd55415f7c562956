"""A step of somebody else's: its records, and installations with and without it."""

from contextlib import contextmanager
from datetime import date

import attrs

from careerkit.model import Record, fields, sections

SECTION = "resources"


@attrs.frozen(kw_only=True)
class Resource(Record):
    """Something worth reading: a record with an answer of many kinds."""

    what: str = fields.text()
    why: str = fields.long_text()
    worth: int | None = fields.rating(1, 5)
    read_on: date | None = fields.day()
    about: tuple[str, ...] = fields.tags()


@contextmanager
def installed(record_type=Resource):
    """An installation whose workbooks have the section, for as long as the block."""
    before = dict(sections._types)
    sections.register_section(SECTION, record_type)
    try:
        yield
    finally:
        sections._types.clear()
        sections._types.update(before)
