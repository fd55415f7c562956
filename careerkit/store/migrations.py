"""How an older workbook becomes one of today: named steps, one version at a time.

A change of the form adds a step here, and raises ``SCHEMA_VERSION`` in
``careerkit.model.workbook``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["MIGRATIONS", "Migration", "MigrationError", "migrate"]

Plain = dict[str, Any]


class MigrationError(Exception):
    """A step could not make sense of a workbook: it is not what its version says."""


@attrs.frozen(kw_only=True)
class Migration:
    """One step: from a version to the next.

    ``change`` gets the whole workbook as plain values and returns it anew.
    """

    from_version: int
    name: str
    change: Callable[[Plain], Plain]


MIGRATIONS: tuple[Migration, ...] = (
    # What version 1 can't tell is guessed from each record's last change, and it refused what does
    # not fit, so nothing is to do; but a careerkit of that time must not take either for a mistake.
    Migration(
        from_version=1,
        name="fields, orders and removals have stamps, and answers that do not fit a place",
        change=dict,
    ),
)


def migrate(plain: Plain, migrations: Sequence[Migration], to_version: int) -> Plain:
    """The plain workbook, brought to a version step by step.

    Args:
        plain: The whole workbook as JSON holds it, with its ``schema_version``.
        migrations: All steps, from version 1 on, in order.
        to_version: The version to arrive at.

    Raises:
        ValueError: If the steps leave a version out or hold one twice: our mistake, not the
            person's.
        MigrationError: If the workbook is not what a step expects.
    """
    versions = [migration.from_version for migration in migrations]
    if versions != list(range(1, to_version)):
        raise ValueError(f"Migrations should start from each of 1 to {to_version - 1}: {versions}")
    for migration in migrations[plain["schema_version"] - 1 :]:
        try:
            changed = migration.change(plain)
        except Exception as error:
            raise MigrationError(migration.name) from error
        plain = {**changed, "schema_version": migration.from_version + 1}
    return plain
