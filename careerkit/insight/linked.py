"""The record that a link leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerkit.insight.cached import remembered

if TYPE_CHECKING:
    from careerkit.model import Workbook

__all__ = ["linked"]


def linked(workbook: Workbook, section: str, record_id: str) -> Any:  # noqa: ANN401 - the section's type
    """The record of a section under this id; None if the link is empty or the record has gone.

    Args:
        workbook: The workbook to look in, whole or as ``considered`` leaves it.
        section: The section that the link leads to.
        record_id: What the link holds.

    Raises:
        KeyError: If there is no section of that name.
    """
    return _by_id(workbook, section).get(record_id)


@remembered
def _by_id(workbook: Workbook, section: str) -> dict[str, Any]:
    # Long lists that link to long lists are looked through for each link otherwise.
    return {record.id: record for record in workbook.section(section)}
