"""For whom the forms' examples are: one tick before the journey."""

import attrs

from careerkit.model import fields
from careerkit.model.records import Record

__all__ = ["READERS", "Reader", "reader_of"]

READERS = ("school", "changing", "returning", "retiring")
"""The readers for whom there are examples of their own (``content/…/readers/examples.toml``)."""


@attrs.frozen(kw_only=True)
class Reader(Record):
    """Where in life a person stands, as far as examples go. Nothing else is drawn from it.

    ``situation`` "other" is an answer, and has the common examples, as no answer has.
    """

    situation: str = fields.choice(*READERS, "other")


def reader_of(readers: tuple[Reader, ...]) -> str:
    """The one of ``READERS`` that a workbook's section names; empty for the common examples."""
    situation = readers[0].situation if readers else ""
    return situation if situation in READERS else ""
