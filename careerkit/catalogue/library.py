"""Which catalogues there are on this computer, and which one is used."""

from __future__ import annotations

import csv
import logging
import os
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import attrs

from careerkit import content
from careerkit.catalogue import database, shipped
from careerkit.catalogue.catalogue import TYPES, Catalogue, Release, Texts
from careerkit.catalogue.occupation import Occupation
from careerkit.catalogue.problems import CatalogueError
from careerkit.catalogue.shipped import figures, plain_words

__all__ = ["Info", "attribution", "folder", "info", "installed", "load", "place", "starter"]

STARTER_RELEASE = "30.1"
"""The O*NET release that the starter catalogue's ratings and job zones are from."""

_log = logging.getLogger(__name__)


@attrs.frozen(kw_only=True)
class Info:
    """What there is to know about the catalogue in use."""

    release: Release
    occupations: int
    size: int
    place: Path | None
    attribution: str
    problem: str = ""


def folder() -> Path:
    """Where an installed release is kept: ``CAREERKIT_DATA``, or the system's usual place."""
    chosen = os.environ.get("CAREERKIT_DATA")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path  # noqa: PLC0415 - asked once a process

    return user_data_path("careerkit", appauthor=False)


def place() -> Path:
    """The file of the installed release, whether it is there or not."""
    return folder() / "occupations.sqlite"


def load() -> Catalogue:
    """The installed catalogue, or the starter where there is none that can be read."""
    try:
        return installed() or starter()
    except CatalogueError as error:
        _log.warning("%s", error)
        return starter()


def installed() -> Catalogue | None:
    """The installed catalogue, or nothing.

    Raises:
        CatalogueError: If there is one that can't be read.
    """
    path = place()
    try:
        status = path.stat()
    except OSError:
        return None
    return _read(path, (status.st_ino, status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=1)
def _read(path: Path, _stamp: tuple[int, ...]) -> Catalogue:
    return database.read(path)


@cache
def starter() -> Catalogue:
    """The catalogue that comes with careerkit."""
    occupations = tuple(map(_occupation, _rows()))
    return database.catalogue(
        occupations,
        Release(
            kind="starter",
            name=content.text("catalogue.names.starter"),
            version=STARTER_RELEASE,
            licence="CC BY 4.0",
            figures=figures.MONTH,
        ),
        _StarterTexts(occupations),
    )


def attribution(catalogue: Catalogue) -> str:
    """What every screen and export that shows the catalogue's facts has to say."""
    release = catalogue.release
    if release.kind == "own":
        return release.attribution or release.name
    month = content.text(f"catalogue.attribution.months.{release.figures[5:]}")
    number = f" {release.version}" if release.version else ""
    return " ".join(
        (
            content.text("catalogue.attribution.onet", release=number),
            content.text("catalogue.attribution.bls", month=month, year=release.figures[:4]),
        )
    )


def info() -> Info:
    """The catalogue in use: release, size, licence and attribution."""
    trouble = ""
    try:
        found = installed()
    except CatalogueError as error:
        found, trouble = None, str(error)
    catalogue = found or starter()
    return Info(
        release=catalogue.release,
        occupations=len(catalogue),
        size=place().stat().st_size if found else len(_starter_file()),
        place=place() if found else None,
        attribution=attribution(catalogue),
        problem=trouble,
    )


def _starter_file() -> bytes:
    return files(shipped).joinpath("starter.csv").read_bytes()


def _rows() -> list[dict[str, str]]:
    return list(csv.DictReader(_starter_file().decode("utf-8").splitlines()))


def _occupation(row: dict[str, str]) -> Occupation:
    return figures.counted(
        Occupation(
            soc=row["soc"],
            title=row["title"],
            interests=tuple(float(row[letter]) for letter in TYPES),
            job_zone=int(row["job_zone"]),
        )
    )


@attrs.frozen
class _StarterTexts:
    """The starter's texts, which live with the other sentences of a language."""

    occupations: tuple[Occupation, ...]

    def all(self) -> Texts:
        return Texts.of(map(_with_texts, self.occupations))

    def one(self, position: int) -> Texts:
        return Texts.of([_with_texts(self.occupations[position])])


def _with_texts(occupation: Occupation) -> Occupation:
    soc = occupation.soc
    return attrs.evolve(
        occupation,
        plain=plain_words.what(soc),
        alternate_titles=plain_words.also(soc),
        skills=plain_words.skills(soc),
        said=plain_words.said(soc),
        also=plain_words.also(soc),
        signs=plain_words.signs(soc),
    )
