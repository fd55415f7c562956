"""What was measured, and the table of it."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Results", "table"]


@attrs.define
class Results:
    """What was measured of one way; each row of the table has a name and a value."""

    rows: dict[str, float | None] = attrs.Factory(dict)
    failures: list[str] = attrs.Factory(list)

    def spread(self, name: str, values: Sequence[float | None]) -> None:
        """Note the median and the 95th percentile, and how often there was no value."""
        found = self.middle(f"{name}, median", values)
        self.rows[f"{name}, p95"] = _p95(found) if found else None

    def middle(self, name: str, values: Sequence[float | None]) -> list[float]:
        """Note the median, and how often there was no value; return the values."""
        found = sorted(value for value in values if value is not None)
        if len(found) < len(values):
            self.failures.append(f"{name}: {len(values) - len(found)} of {len(values)} failed")
        self.rows[name] = statistics.median(found) if found else None
        return found


def _p95(values: Sequence[float]) -> float:
    """The nearest rank: of ten values the largest."""
    return sorted(values)[max(0, -(-95 * len(values) // 100) - 1)]


def table(results: dict[str, Results]) -> str:
    """The table: a column for each way, in brackets its share of the first one's."""
    names = list(results)
    first = results[names[0]].rows
    lines = [" " * 46 + "".join(f"{name:>18}" for name in names)]
    for row in dict.fromkeys(row for one in results.values() for row in one.rows):
        cells = [
            _cell(results[name].rows.get(row), first.get(row), name == names[0]) for name in names
        ]
        lines.append(f"{row:46}" + "".join(f"{cell:>18}" for cell in cells))
    lines += [f"{name}: {line}" for name in names for line in results[name].failures]
    return "\n".join(lines)


def _cell(value: float | None, first: float | None, is_first: bool) -> str:  # noqa: FBT001 - one column is
    if value is None:
        return "-"
    text = f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
    return text if is_first or not first else f"{text} ({value / first:.2f})"
