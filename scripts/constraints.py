#!/usr/bin/env python
"""Writes ``binder/constraints.txt``: the version of everything that Binder installs.

    python scripts/constraints.py

It takes the versions that are installed here, of all that ``careerkit[app]`` asks for on Binder's
Python, so that what was tested is what Binder gets. Where ``tests/test_constraints.py`` fails,
something was added or a range was changed: run this, and commit what it writes.
"""

import re
import tomllib
from collections.abc import Callable, Iterable
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
FILE = ROOT / "binder" / "constraints.txt"
PACKAGE, EXTRA = "careerkit", "app"

HEADING = """\
# What Binder installs, so that a session of today is one of next year. Written by
# scripts/constraints.py; the ranges are in pyproject.toml.
"""

Requires = Callable[[str], Iterable[str] | None]
"""What a package asks for, as its metadata says it; None of one that isn't known."""


def binder_python(root: Path = ROOT) -> str:
    """The version of Python on Binder, such as ``3.12``."""
    return (root / "binder" / "runtime.txt").read_text(encoding="utf-8").strip()[len("python-") :]


def needed(requires: Requires, python: str, package: str = PACKAGE, extra: str = EXTRA) -> set[str]:
    """The names of all packages that one brings along, in a normal form, without itself.

    Args:
        requires: What a package asks for. What one asks for that isn't known stays out.
        python: The version of Python that it is for.
        package: The package.
        extra: The extra of it.
    """
    found: set[tuple[str, str]] = set()
    waiting = [(package, extra)]
    while waiting:
        asked = waiting.pop()
        if asked in found:
            continue
        found.add(asked)
        name, extra = asked
        place = {"python_version": python, "python_full_version": f"{python}.0", "extra": extra}
        for text in requires(name) or ():
            one = Requirement(text)
            if one.marker is None or one.marker.evaluate(place):
                waiting += [(canonicalize_name(one.name), extra) for extra in ("", *one.extras)]
    return {name for name, _ in found} - {package}


def own_requirements(root: Path = ROOT) -> list[str]:
    """What pyproject.toml asks for, as the metadata of a package would say it."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].items()
    return [
        *project["dependencies"],
        *(f'{line} ; extra == "{extra}"' for extra, lines in extras for line in lines),
    ]


def read(text: str) -> dict[str, str]:
    """The versions in a file of constraints, by name.

    Raises:
        ValueError: If a line says anything else: a range, a hash, an address.
    """
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for line in lines:
        if not re.fullmatch(r"[a-z0-9-]+==[0-9a-z.!+]+", line):
            raise ValueError(line)
    return dict(line.split("==") for line in lines)


def written(versions: dict[str, str]) -> str:
    """The file's text for these versions, by name."""
    return HEADING + "".join(f"{name}=={versions[name]}\n" for name in sorted(versions))


def installed(name: str) -> metadata.Distribution | None:
    """A package that is installed here."""
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


def requires_here(name: str) -> Iterable[str] | None:
    """What a package that is installed here asks for; of ours, what pyproject.toml says now."""
    if name == PACKAGE:
        return own_requirements()
    found = installed(name)
    return found and (found.requires or ())


def main() -> None:
    """Write the file."""
    versions = {}
    for name in needed(requires_here, binder_python()):
        found = installed(name)
        if found is None:
            raise SystemExit(f"{name} is not installed here: pip install -e '.[{EXTRA}]'")
        versions[name] = found.version
    FILE.write_text(written(versions), encoding="utf-8")
    print(f"{FILE.relative_to(ROOT)} is written.")  # noqa: T201 - what a script says


if __name__ == "__main__":
    main()
