"""An installed catalogue's file: SQLite, written once and then only read."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from careerkit.catalogue.catalogue import TYPES, Catalogue, Release, TextReader, Texts
from careerkit.catalogue.occupation import Occupation
from careerkit.catalogue.problems import CatalogueError, problem
from careerkit.catalogue.shipped import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["catalogue", "read", "write"]

FORM = 1
"""The version of the tables below. A file of another version has to be installed again."""

_TABLES = f"""
CREATE TABLE release (about TEXT NOT NULL);
CREATE TABLE occupation (
  position INTEGER PRIMARY KEY, soc TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
  {", ".join(f"{letter} REAL NOT NULL" for letter in TYPES)},
  job_zone INTEGER, median_wage INTEGER, employment INTEGER, figures_of TEXT NOT NULL);
CREATE TABLE texts (
  soc TEXT PRIMARY KEY, description TEXT NOT NULL, alternate_titles TEXT NOT NULL,
  tasks TEXT NOT NULL, skills TEXT NOT NULL, related TEXT NOT NULL);
PRAGMA user_version = {FORM};
"""


def write(path: Path, occupations: Sequence[Occupation], release: Release) -> None:
    """Write a catalogue's file, all at once: until it is complete, the old one is there.

    Args:
        path: The SQLite file. Its folder is made if need be.
        occupations: All of the release.
        release: What is said of where they come from.

    Raises:
        CatalogueError: If the place can't be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(suffix=".part", dir=path.parent)
        os.close(descriptor)
        try:
            _fill(Path(name), occupations, release)
            # What can't be read back must not take the place of what can.
            read(Path(name))
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        raise problem("unwritable", place=path.parent, reason=_reason(error)) from None


def read(path: Path) -> Catalogue:
    """The catalogue in a file; its texts stay in the file until they are asked for.

    Raises:
        CatalogueError: If it can't be read.
    """
    try:
        with _opened(path) as connection:
            rows = connection.execute("SELECT * FROM occupation ORDER BY position").fetchall()
            (about,) = connection.execute("SELECT about FROM release").fetchone()
        release = _release(about)
        occupations = tuple(map(_occupation, rows))
    except (sqlite3.Error, ValueError, TypeError) as error:
        raise problem("damaged", reason=_reason(error)) from None
    return catalogue(occupations, release, _FileTexts(path, tuple(o.soc for o in occupations)))


def catalogue(occupations: Sequence[Occupation], release: Release, reader: TextReader) -> Catalogue:
    """Lay occupations out in parallel tuples.

    Args:
        occupations: In the order that the catalogue is to have.
        release: What is said of where they come from.
        reader: Reads their texts, by the same positions.
    """
    return Catalogue(
        soc=tuple(o.soc for o in occupations),
        titles=tuple(o.title for o in occupations),
        interests=tuple(o.interests for o in occupations),
        job_zone=tuple(o.job_zone for o in occupations),
        median_wage=tuple(o.median_wage for o in occupations),
        employment=tuple(o.employment for o in occupations),
        figures_of=tuple(o.figures_of for o in occupations),
        release=release,
        reader=reader,
    )


def _fill(path: Path, occupations: Sequence[Occupation], release: Release) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript(_TABLES)
        with connection:
            about = json.dumps(attrs.asdict(release), ensure_ascii=False)
            connection.execute("INSERT INTO release VALUES (?)", (about,))
            rows = ((at, *_figures_row(item)) for at, item in enumerate(occupations))
            _insert(connection, "occupation", rows)
            _insert(connection, "texts", map(_texts_row, occupations))


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    for values in rows:
        marks = ", ".join("?" * len(values))
        # The table's name is one of ours, never a person's.
        connection.execute(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608


def _figures_row(o: Occupation) -> tuple[Any, ...]:
    return (o.soc, o.title, *o.interests, o.job_zone, o.median_wage, o.employment, o.figures_of)


def _texts_row(o: Occupation) -> tuple[str, ...]:
    lists = (o.alternate_titles, o.tasks, o.skills, o.related)
    return (o.soc, o.description, *(json.dumps(words, ensure_ascii=False) for words in lists))


def _occupation(row: tuple[Any, ...]) -> Occupation:
    _, soc, title, *interests, job_zone, median_wage, employment, figures_of = row
    return Occupation(
        soc=soc,
        title=title,
        interests=tuple(interests),
        job_zone=job_zone,
        median_wage=median_wage,
        employment=employment,
        figures_of=figures_of,
    )


def _release(about: str) -> Release:
    values = json.loads(about)
    return Release(**{**values, "missing": tuple(values["missing"])})


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    # Immutable: the file is replaced as a whole and never changed, so that no lock is needed.
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
        (form,) = connection.execute("PRAGMA user_version").fetchone()
        if form != FORM:
            raise problem("other_form")
        yield connection


@attrs.frozen
class _FileTexts:
    """Reads the texts of a catalogue's file.

    By code and not by place: another release may have taken the file's place since.
    """

    path: Path
    codes: tuple[str, ...]

    def all(self) -> Texts:
        found = {row[0]: row for row in self._rows("SELECT * FROM texts", ())}
        return Texts.of(_texts(soc, found.get(soc)) for soc in self.codes)

    def one(self, position: int) -> Texts:
        soc = self.codes[position]
        rows = self._rows("SELECT * FROM texts WHERE soc = ?", (soc,))
        return Texts.of([_texts(soc, rows[0] if rows else None)])

    def _rows(self, query: str, values: tuple[str, ...]) -> list[tuple[str, ...]]:
        try:
            with _opened(self.path) as connection:
                return connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise problem("damaged", reason=_reason(error)) from None


def _texts(soc: str, row: tuple[str, ...] | None) -> Occupation:
    _, description, *lists = row or (soc, "", "[]", "[]", "[]", "[]")
    titles, tasks, skills, related = (tuple(json.loads(words)) for words in lists)
    return Occupation(
        soc=soc,
        title="",
        interests=(),
        plain=plain_words.what(soc),
        description=description,
        alternate_titles=titles,
        tasks=tasks,
        skills=skills or plain_words.skills(soc),
        related=related,
        said=plain_words.said(soc),
        also=plain_words.also(soc),
        signs=plain_words.signs(soc),
    )


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return str(error) if isinstance(error, sqlite3.Error | CatalogueError) else type(error).__name__
