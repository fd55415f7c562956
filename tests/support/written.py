"""Commands that write files of a workbook, and what they wrote."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from typer.testing import CliRunner, Result

from careerkit.commands import export, kit
from careerkit.store import write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from careerkit.model import Workbook

__all__ = ["made", "runner"]


class _Day(date):
    @classmethod
    def today(cls) -> Self:
        return cls(2026, 11, 29)


def runner(
    command: str, held: Workbook, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Result]:
    """What runs a command in a folder with a workbook, ``mine.json``, on the same day always."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr(export, "date", _Day)
    write(folder / "mine.json", held)
    return lambda *words: CliRunner().invoke(kit.app, [command, *words])


def made(folder: Path) -> set[str]:
    """The names of what was written there."""
    return {path.name for path in folder.iterdir() if not path.name.startswith((".", "mine.json"))}
