"""What a way needs of this computer, and what is said where it isn't there.

`make ways` installs all of it where it may (Makefile). Elsewhere a test that needs what is missing
is skipped, with a reason that names it; `tests/ways/conftest.py` counts them at the end.
"""

from __future__ import annotations

import importlib.util
import shutil

import pytest

from support.serving.servers import ROOT

_PATHS = ("/usr/sbin", "/usr/local/sbin", str(ROOT / "node_modules" / ".bin"))
"""Where programs are that are not on everybody's path."""


def find(program: str) -> str:
    """The path of a program, or an empty text."""
    return next(filter(None, (shutil.which(program, path=path) for path in (None, *_PATHS))), "")


def needs(*programs: str, modules: tuple[str, ...] = ()) -> pytest.MarkDecorator:
    """Skip what needs a program or a Python module that is not here, and say which.

    Args:
        programs: Commands, such as ``nginx``.
        modules: Names to import, such as ``selenium``.
    """
    missing = [program for program in programs if not find(program)]
    missing += [f"Python's {name}" for name in modules if importlib.util.find_spec(name) is None]
    return pytest.mark.skipif(bool(missing), reason=f"not on this computer: {', '.join(missing)}")
