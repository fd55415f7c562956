"""The trait that holds a widget's records, and how many those are."""

import re
from collections.abc import Sized
from typing import Any

import traitlets

from careerkit.model import SECTIONS, Record
from careerkit.model.records import check_records

__all__ = ["Records", "count_of"]


def count_of(record_type: type[Record], records: Sized) -> str:
    """How many records there are, as ``repr`` says it: "3 activities"."""
    singular = re.sub(r"(?<!^)(?=[A-Z])", " ", record_type.__name__).lower()
    plurals = (name.replace("_", " ") for name, kind in SECTIONS.items() if kind is record_type)
    count = len(records)
    return f"{count} {singular if count == 1 else next(plurals, f'{singular} records')}"


class Records(traitlets.Tuple):
    """A tuple of records of the class that its owner names as ``record_type``.

    Anything else is refused with a ``TraitError`` before it is set, so that nothing has changed.
    """

    def validate(self, obj: Any, value: Any) -> Any:  # noqa: ANN401 - traitlets'
        """The value, if it is one.

        Raises:
            TraitError: If a record is of another class, or an id stands twice.
        """
        records = super().validate(obj, value)
        try:
            check_records("value", obj.record_type, records)
        except (TypeError, ValueError) as error:
            raise traitlets.TraitError(str(error)) from None
        return records
