"""The ``careerkit occupations`` commands."""

from __future__ import annotations

import contextlib
import json
import math
from typing import TYPE_CHECKING, Annotated, Any, Self

import attrs
import typer

from careerkit import catalogue, content
from careerkit.catalogue.release.installing import RELEASE, Watcher, address, install, remove
from careerkit.commands.terminal import say, stop
from careerkit.insight.occupations.matching import match

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["occupations"]

occupations = typer.Typer(help=content.text("catalogue.cli.about"), no_args_is_help=True)


@occupations.command("install", help=content.text("catalogue.cli.install"))
def install_release(
    *,
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="PLACE", help=content.text("catalogue.cli.from")),
    ] = None,
    release: Annotated[str, typer.Option(help=content.text("catalogue.cli.release"))] = RELEASE,
    yes: Annotated[bool, typer.Option("--yes", help=content.text("catalogue.cli.yes"))] = False,
) -> None:
    """Install a whole release."""
    try:
        wanted = source or address(release)
        if "://" in wanted:
            _ask(wanted, yes=yes)
        with _Bar() as watcher:
            found = install(wanted, watcher)
    except catalogue.CatalogueError as error:
        stop(str(error))
    except KeyboardInterrupt:
        stop(content.text("catalogue.cli.stopped"))
    say(content.text("catalogue.cli.done", name=found.release.name, count=f"{len(found):,}"))
    for line in _left_out(found.release):
        say(line)


@occupations.command("info", help=content.text("catalogue.cli.info"))
def info() -> None:
    """Tell which catalogue is in use."""
    known = catalogue.info()
    if known.problem:
        say(known.problem)
    facts = {
        "name": f"{known.release.name} {known.release.version}".strip()
        if known.release.kind == "starter"
        else known.release.name,
        "count": f"{known.occupations:,}",
        "size": _size(known.size),
        "place": known.place or content.text("catalogue.cli.in_package"),
        "installed": known.release.installed,
        "sha256": known.release.sha256,
        "licence": known.release.licence,
        "figures": known.release.figures,
    }
    labels = content.texts("catalogue.facts")
    for key, value in facts.items():
        if value:
            say(f"{labels[key]}: {value}")
    for line in _left_out(known.release):
        say(line)
    say(f"\n{known.attribution}")


@occupations.command("remove", help=content.text("catalogue.cli.remove"))
def remove_release() -> None:
    """Go back to the starter catalogue."""
    try:
        there = remove()
    except catalogue.CatalogueError as error:
        stop(str(error))
    say(content.text("catalogue.cli.removed" if there else "catalogue.cli.nothing"))


@occupations.command("match", help=content.text("catalogue.cli.match"))
def match_occupations(
    *,
    scores: Annotated[str, typer.Option(help=content.text("catalogue.cli.scores"))] = "",
    words: Annotated[
        list[str] | None, typer.Option(help=content.text("catalogue.cli.words"))
    ] = None,
    weight: Annotated[
        float, typer.Option(min=0, max=1, help=content.text("catalogue.cli.weight"))
    ] = 0.5,
    top: Annotated[int, typer.Option(min=1, help=content.text("catalogue.cli.top"))] = 10,
    as_json: Annotated[
        bool, typer.Option("--json", help=content.text("catalogue.cli.json"))
    ] = False,
) -> None:
    """List the best matches."""
    known = catalogue.load()
    try:
        found = match(
            known,
            sums=_six(scores) if scores else None,
            words=words or (),
            words_weight=weight,
            top=top,
        )
    except ValueError as error:
        stop(str(error))
    if as_json:
        say(json.dumps([attrs.asdict(one) for one in found], ensure_ascii=False, indent=2))
        return
    for one in found:
        kind = one.fit if one.interest_r is not None else "unknown"
        fit = content.text(f"catalogue.cli.fit.{kind}")
        r = "" if one.interest_r is None else f", r = {one.interest_r:.2f}"
        say(f"{one.title} ({one.soc}): {fit}{r}")
        for reason in one.reasons:
            say(f"    {reason}")
    say(f"\n{catalogue.attribution(known)}")


def _six(scores: str) -> list[float]:
    """The six numbers of a text.

    Raises:
        ValueError: If it holds anything else, with a sentence that says so.
    """
    try:
        numbers = [float(part) for part in scores.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != len(catalogue.TYPES) or not all(map(math.isfinite, numbers)):
        raise ValueError(content.text("catalogue.cli.not_six", scores=scores))
    return numbers


def _ask(url: str, *, yes: bool) -> None:
    """Name the address before anything is sent to it."""
    say(content.text("catalogue.cli.fetch", address=url))
    if not yes and not typer.confirm(content.text("catalogue.cli.confirm"), default=True):
        stop(content.text("catalogue.cli.not_fetched"))


def _size(size: int) -> str:
    """A file's size as people say it."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{size / 1000:.0f} kB"


def _left_out(release: catalogue.Release) -> Iterator[str]:
    if release.missing:
        yield content.text("catalogue.cli.missing", names=", ".join(release.missing))
    if release.unrated:
        yield content.plural("catalogue.cli.unrated", release.unrated)


class _Bar(Watcher):
    """Draws a bar while a file comes in, and a line for each file that is read."""

    def __init__(self) -> None:
        self._bars = contextlib.ExitStack()
        self._bar: Any = None
        self._done = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.close()

    def received(self, done: int, total: int) -> None:
        """Move the bar on; without a total there is nothing to measure it by."""
        if self._bar is None and total:
            label = content.text("catalogue.cli.receiving")
            self._bar = self._bars.enter_context(typer.progressbar(length=total, label=label))
        if self._bar is not None:
            self._bar.update(done - self._done)
            self._done = done

    def fingerprint(self, sha256: str) -> None:
        """Show the fingerprint, for comparing it with a published one."""
        self._bars.close()
        if sha256:
            say(f"SHA-256: {sha256}")

    def reading(self, name: str) -> None:
        """Name the file."""
        say(content.text("catalogue.cli.reading", name=name))
