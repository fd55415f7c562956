"""How long a person waits for their PDF and their Word file.

    python benchmarks/documents.py [ROUNDS]

Of the sample, and of five years in which every list has 300 records (``visiting/five_years.py``):
with other people's names and notes, and without them, as the app's dialog begins. Goals for a PDF:
2 s and 6 s. The first round is told by itself: it loads what draws and sets. The
others are told by their median, for the whole and for its parts: what a person takes along, put
together (``contents``), and each format. Beside the time stands the CPU time, which other programs
on the computer change less.
"""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import pikepdf

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from visiting.five_years import TODAY, heavy

from careerkit.export.choice import Choice
from careerkit.export.contents import contents_of
from careerkit.export.paper import pdf, word
from careerkit.insight.sample import told_today
from careerkit.opening import SAMPLE
from careerkit.store import read

if TYPE_CHECKING:
    from datetime import date

    from careerkit.model import Workbook

CHOICES = {"": Choice(names=True, notes=True), ", no others": Choice()}
PARTS = ("contents", "pdf", "docx")


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"{'':12}{'first s':>10}{'median s':>10}{'CPU s':>8}{'pages':>8}{'kB':>8}")
    books = {"sample": told_today(read(SAMPLE), TODAY), "five years": heavy()}
    for name, book in books.items():
        for without, choice in CHOICES.items():
            print(f"{name}{without}")
            report(book, TODAY, choice, rounds)


def report(book: Workbook, today: date, choice: Choice, rounds: int) -> None:
    """Print the lines of one workbook."""
    times: dict[str, list[tuple[float, float]]] = {part: [] for part in PARTS}
    made: dict[str, bytes] = {}
    for _ in range(rounds + 1):
        spans = [(time.perf_counter(), time.process_time())]
        document = contents_of(book, today, choice, has_page=False)
        spans.append((time.perf_counter(), time.process_time()))
        for part, render in zip(PARTS[1:], (pdf.render, word.render), strict=True):
            made[part] = render(document)
            spans.append((time.perf_counter(), time.process_time()))
        for part, begin, end in zip(PARTS, spans, spans[1:], strict=False):
            times[part].append((end[0] - begin[0], end[1] - begin[1]))
    for part in PARTS:
        first, *others = times[part]
        waited, busy = (median(numbers) for numbers in zip(*others, strict=True))
        pages = str(pages_of(made[part])) if part == "pdf" else ""
        size = f"{len(made[part]) / 1000:,.0f}" if part in made else ""
        print(
            f"  {part:10}{first[0]:10.2f}{waited:10.2f}{busy:8.2f}{pages:>8}{size:>8}", flush=True
        )


def pages_of(data: bytes) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(io.BytesIO(data)) as file:
        return len(file.pages)


if __name__ == "__main__":
    main()
