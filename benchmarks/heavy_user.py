"""Five years of answers against none: does the workbook still open and react as quickly?

    python benchmarks/heavy_user.py [--browser [STEP ...]]

The heavy workbook has 300 records in every list and 260 check-ins with their snapshots. The
first table times what the kernel does; a step's change is one field of one record, with the
step's charts drawn and its messages to the browser written out. Its workbook is compared with
one in which that record stands alone, which often takes less than a millisecond: there the
milliseconds say more than the ratio. What a person feels is the second table: with ``--browser``
each shipped notebook is opened in Chromium, the workbook in the browser's storage: until the lists
are there and everything is kept (``ready``), until nothing on the page changes any more, with its
charts (``still``), and from a letter typed (or a box ticked) until it is kept.
"""

from __future__ import annotations

import argparse
import inspect
import json
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import comm
from comm.base_comm import BaseComm

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from visiting.five_years import SINGLE, TODAY, heavy
from visiting.returning import STILL, returning, type_a_letter

from careerkit import widgets
from careerkit.model import SECTIONS, Milestone, Record, Workbook, declared, kinds, merge
from careerkit.session import Session
from careerkit.store import decode, encode
from careerkit.widgets.parts.charts.chart_view import ChartView
from careerkit.widgets.steps.section_step import SectionStep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

ROUNDS, VISITS = 7, 5


class Wire(BaseComm):  # type: ignore[misc]
    """A connection to no page: what a widget says is written out, as for a browser, and counted."""

    sent = 0

    def publish_msg(self, msg_type: str, **content: Any) -> None:  # noqa: ANN401, ARG002
        """Write a message out."""
        Wire.sent += len(json.dumps(content.get("data"), default=str))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Five years of answers against none.")
    parser.add_argument(
        "--browser",
        nargs="*",
        metavar="STEP",
        help="measure in Chromium, too: all notebooks, or those whose names have one of these",
    )
    options = parser.parse_args()
    full = heavy()
    sections = [name for name in SECTIONS if name not in SINGLE]
    print(f"{len(sections)} lists, {sum(len(full.section(s)) for s in SECTIONS):,} records,")
    print(f"{len(encode(full).encode()) / 1e6:.1f} MB as a file\n")
    print(f"{'':26}{'empty ms':>10}{'heavy ms':>10}{'ratio':>8}{'heavy kB':>10}")
    files(full)
    comm.create_comm = Wire
    for name in widgets.__all__:
        kind = getattr(widgets, name)
        if isinstance(kind, type) and issubclass(kind, SectionStep):
            report_step(name, kind, full)
    if options.browser is not None:
        browse(full, options.browser or [""])


def report(
    name: str, empty: float, heavy_: float, size: float | None = None, *, digits: int = 1
) -> None:
    """Print a line: two times, their ratio, and what went to the browser in kB."""
    ratio = f"{heavy_ / empty:8.2f}" if empty else f"{'':8}"
    shown = "" if size is None else f"{size:10,.0f}"
    print(f"{name:26}{empty:10.{digits}f}{heavy_:10.{digits}f}{ratio}{shown}", flush=True)


def timed(do: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of one round in ms."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        do()
        times.append(1000 * (time.perf_counter() - start))
    return median(times)


# ---- what the kernel does


def files(full: Workbook) -> None:
    """Reading, writing and merging."""
    empty = Workbook()
    texts = encode(empty), encode(full)
    report("decode", *(timed(lambda t=text: decode(t)) for text in texts))
    report("encode", *(timed(lambda b=book: encode(b)) for book in (empty, full)))
    pairs = [(book, changed(book, "activities", 0)) for book in (empty, full)]
    report("merge", *(timed(lambda p=pair: merge(*p)) for pair in pairs))


def changed(book: Workbook, section: str, number: int) -> Workbook:
    """The workbook with a field of a section's last record changed."""
    kind = SECTIONS[section]
    linked = (kinds.Link, kinds.Links, kinds.Readings)
    field = next(f for f in declared(kind) if not isinstance(f.kind, linked))
    known = book.section(section)
    last = known[-1] if known else kind(id="single")
    return book.put(section, last.changed(**{field.name: another(field, last, number)}))


def another(field: Any, last: Record, number: int) -> Any:  # noqa: ANN401
    """A value that is not the one that is there."""
    match field.kind:
        case kinds.Text() | kinds.LongText():
            return f"{getattr(last, field.name)[:80]} {number}"
        case kinds.Number(low=low):
            return low if getattr(last, field.name) != low else low + 1
        case kinds.Day():
            return TODAY + timedelta(days=number)
        case kinds.Tags():
            return (f"word {number}",)
    return field.kind.values[number % len(field.kind.values)]


def report_step(name: str, kind: type[SectionStep], full: Workbook) -> None:
    """One change with a step on the page: of a workbook with this record alone, and of all."""
    section = kind.section
    alone = Workbook(**{section: full.section(section)[-1:]})
    times = []
    for book in (alone, full):
        session = Session(book)
        step = make(kind, session)
        show(step)
        Wire.sent = 0
        numbers = iter(range(1, 100))

        def change(session: Session = session, numbers: Iterator[int] = numbers) -> None:
            session.apply(lambda held: changed(held, section, next(numbers)))

        times.append(timed(change))
        size = Wire.sent / ROUNDS / 1000
        step.close()
    report(name, *times, size)


def make(kind: type[SectionStep], session: Session) -> SectionStep:
    """The step, on the day of the benchmark where it asks for the day."""
    asks = "today" in inspect.signature(kind).parameters
    step: SectionStep = kind(session, today=lambda: TODAY) if asks else kind(session)
    return step


def show(widget: Any) -> None:  # noqa: ANN401 - any widget
    """Say that the widget's charts are on the page, so that they are drawn."""
    if isinstance(widget, ChartView):
        widget._hear(widget, {"type": "displayed"}, None)  # noqa: SLF001 - as the front end does
    for child in getattr(widget, "children", ()):
        show(child)


# ---- what a person feels


def browse(full: Workbook, wanted: list[str]) -> None:
    """Each notebook in Chromium: until it is ready, and from a letter until it is kept."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only if asked for

    from support.pages import chromium  # noqa: PLC0415
    from support.serving import servers  # noqa: PLC0415

    print(f"\n{'':26}{'empty s':>10}{'heavy s':>10}{'ratio':>8}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        app = servers.start_app(places=Path(folder))
        browser = chromium.launch(playwright)
        try:
            for notebook in sorted(servers.WORKBOOKS.glob("0*.ipynb")):
                if not any(part in notebook.stem for part in wanted):
                    continue
                address = f"{app.url}{notebook.stem}"
                both = visits(browser, address, [encode(book) for book in (barely(), full)])
                for label, empty, heavy_ in zip(
                    ("ready", "still", "letter kept"), *both, strict=True
                ):
                    report(f"{notebook.stem}: {label}", empty, heavy_, digits=2)
        finally:
            browser.close()
            app.stop()


def visits(browser: Browser, address: str, texts: list[str]) -> list[list[float]]:
    """The medians of visits with each workbook in the browser's storage, in seconds; by turns."""
    times: list[list[tuple[float, ...]]] = [[] for _ in texts]
    for _ in range(VISITS):
        for text, these in zip(texts, times, strict=True):
            these.append(visit(browser, address, text))
    return [[median(part) for part in zip(*these, strict=True)] for these in times]


def visit(browser: Browser, address: str, text: str) -> tuple[float, ...]:
    """Seconds until the page is ready, until it is still, and until a letter is kept."""
    context = returning(browser, address, text)
    page = context.new_page()
    page.goto(address)
    page.wait_for_function(STILL)
    still = page.evaluate("times.changed")
    if page.evaluate("Object.values(localStorage).join('').length") < len(text):
        raise RuntimeError("The workbook was not there.")
    type_a_letter(page)
    page.wait_for_function("times.kept")
    times = page.evaluate("times")
    context.close()
    spans = (times["ready"], still, times["kept"] - times["typed"])
    return tuple(span / 1000 for span in spans)


def barely() -> Workbook:
    """Next to nothing: one step that is due, so that every notebook has something to do."""
    return Workbook(milestones=[Milestone(what="One step", by=date.today())])  # noqa: DTZ011


if __name__ == "__main__":
    main()
