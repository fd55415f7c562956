"""What a person is told about words of theirs that were written elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.hearing.considered import answers, heard_in
from careerkit.insight.hearing.recogniser import Heard
from careerkit.insight.language.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerkit.model import Record

__all__ = ["of_records"]

_LENGTH = 60


def of_records(kind: str, records: Sequence[Record]) -> str:
    """A sentence about records that ``"came_back"`` or of which ``"both_kept"`` versions stand.

    One of them is named, if it has a name that may be quoted.
    """
    named = next(filter(None, map(_name, records)), "…")
    return content.plural(f"session.{kind}", len(records), name=named)


def _name(record: Record) -> str:
    field, text = next(answers(record), (None, ""))
    if field is None or heard_in(field, text) is not Heard.ORDINARY:
        return ""
    return shortened(text, _LENGTH)
