"""What of ``careerkit[app]``, or of another extra, a command can't do without."""

from __future__ import annotations

from importlib import metadata

from careerkit import content
from careerkit.commands.terminal import stop

__all__ = ["is_installed", "need"]


def need(*packages: str, part: str = "app") -> None:
    """End with a sentence where one of these isn't installed.

    Args:
        packages: What the command can't do without.
        part: The extra of careerkit that brings all of them.
    """
    missing = [name for name in packages if not is_installed(name)]
    if missing:
        stop(content.text("cli.problems.needs_part", names=", ".join(missing), part=part))


def is_installed(package: str) -> bool:
    """Whether a package is there, of whatever version."""
    try:
        metadata.version(package)
    except metadata.PackageNotFoundError:
        return False
    return True
