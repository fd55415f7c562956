"""The trait that holds a widget's records."""

from typing import Any

import traitlets

from careerkit.model.records import check_records

__all__ = ["Records"]


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
