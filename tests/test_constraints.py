"""Binder installs versions that are written down: all of them, and such as pyproject.toml allows.

Another computer may have newer ones installed. Of a package that is here in another version than
the one written down, nothing is asked.
"""

from __future__ import annotations

import re
import runpy

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from support.serving.servers import ROOT

SCRIPT = runpy.run_path(str(ROOT / "scripts" / "constraints.py"))
STALE = "run python scripts/constraints.py"

TEXT = (ROOT / "binder" / "constraints.txt").read_text(encoding="utf-8")
VERSIONS = SCRIPT["read"](TEXT)


def as_written_down(name: str) -> bool:
    found = SCRIPT["installed"](name)
    return found is not None and found.version == VERSIONS.get(name)


def requires(name: str):
    """What our package asks for, and what the others ask for in the versions written down."""
    is_known = name == SCRIPT["PACKAGE"] or as_written_down(name)
    return SCRIPT["requires_here"](name) if is_known else None


@pytest.fixture(scope="module")
def needed() -> set[str]:
    return SCRIPT["needed"](requires, SCRIPT["binder_python"]())


def test_whatever_is_installed_has_its_version(needed):
    assert sorted(needed - VERSIONS.keys()) == [], STALE


def test_nothing_else_stands_there(needed):
    if not all(map(as_written_down, VERSIONS)):
        pytest.skip("other versions are here")

    assert sorted(VERSIONS.keys() - needed) == [], STALE


def test_no_version_is_one_that_somebody_does_not_want():
    place = {"python_version": SCRIPT["binder_python"](), "extra": "app"}
    refused = [
        f"{name}: {wanted}"
        for name in (SCRIPT["PACKAGE"], *filter(as_written_down, VERSIONS))
        for wanted in map(Requirement, requires(name))
        if wanted.marker is None or wanted.marker.evaluate(place)
        if (version := VERSIONS.get(canonicalize_name(wanted.name)))
        and not wanted.specifier.contains(version, prereleases=True)
    ]
    assert refused == [], STALE


@pytest.mark.parametrize("file", ["Dockerfile", "README.md"])
def test_the_python_that_an_image_has_to_have_takes_them_all(file):
    text = (ROOT / "deploy" / file).read_text(encoding="utf-8")
    [python] = re.findall(r"with Python (\S+) or newer", text)
    there = [SCRIPT["installed"](name) for name in filter(as_written_down, VERSIONS)]

    asked = {one.name: one.metadata["Requires-Python"] or "" for one in there}

    assert {n: a for n, a in asked.items() if not SpecifierSet(a).contains(python)} == {}


def test_the_file_is_as_the_script_writes_it():
    assert SCRIPT["written"](VERSIONS) == TEXT


def test_binders_recipe_keeps_to_it():
    lines = (ROOT / "binder" / "requirements.txt").read_text(encoding="utf-8").splitlines()

    assert "-c constraints.txt" in lines
    assert f".[{SCRIPT['EXTRA']}]" in lines


ASKED = {
    "kit": ["One>=1", "kit[more] ; extra == 'app'", "far ; extra == 'more'", "not ; extra == 'x'"],
    "one": ["two[c] ; python_version >= '3.12'", "old ; python_version < '3.12'", "One"],
    "two": ["three ; extra == 'c'", "four ; extra == 'd'"],
}


def test_what_is_needed_is_found_through_extras_and_for_binders_python():
    needed = SCRIPT["needed"](ASKED.get, "3.12", "kit", "app")

    assert needed == {"one", "two", "three", "far"}


@pytest.mark.parametrize(
    "line", ["one>=1", "one==1 --hash=sha256:0", "one @ https://x/y", "-i https://x", "One==1"]
)
def test_only_plain_versions_may_stand_there(line):
    with pytest.raises(ValueError, match=line[:3]):
        SCRIPT["read"](f"{line}\n")
