"""The ``careerkit`` command, as a script and as ``python -m careerkit``."""

import sys

from careerkit import content

__all__ = ["main"]


def main() -> None:
    """Run the command, or say what it takes: the core alone has nothing to read a command with."""
    try:
        from careerkit.commands import kit  # noqa: PLC0415 - as said above
    except ModuleNotFoundError as error:
        if error.name != "typer":
            raise
        sys.exit(content.text("cli.problems.needs_part", names=error.name, part="app"))
    kit.main()


if __name__ == "__main__":
    main()
