"""How well a cry for help is heard, and how seldom an ordinary answer is taken for one.

    python benchmarks/hearing.py                          # the kit's own lists
    python benchmarks/hearing.py --dev FOLDER/dev.jsonl   # and a file of labelled everyday phrases
    python benchmarks/hearing.py --all                    # every miss, not only some

Prints rates with 95 % intervals (Wilson 1927), and then the texts that went wrong. The texts were
made up for this; see ``benchmarks/everyday/README.md``.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from pathlib import Path
from typing import TYPE_CHECKING

from careerkit.insight.hearing.recogniser import Heard, hear

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent / "everyday"
SHOWN = 15
LEFT_ALONE = (Heard.CRISIS, Heard.TENDER)
EITHER = "dev: crisis or grief heard"

Case = tuple[str, str, Heard]
"""A name of what is measured, a text, and what it should be heard as."""


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dev", type=Path, help="a file of labelled everyday phrases")
    parser.add_argument("--all", action="store_true", help="print every text that went wrong")
    options = parser.parse_args()
    cases = [*own_cases(), *(dev_cases(options.dev) if options.dev else ())]
    began = time.perf_counter()
    heard = [hear(text) for _, text, _ in cases]
    spent = time.perf_counter() - began
    print(f"{len(cases)} texts, {1e6 * spent / len(cases):.0f} µs a text the first time\n")
    wrong: dict[str, list[str]] = {}
    for name in dict.fromkeys(name for name, _, _ in cases):
        found = [(t, w, h) for (n, t, w), h in zip(cases, heard, strict=True) if n == name]
        misses = [f"{h.value:<10} {t}" for t, w, h in found if not is_right(name, w, h)]
        wrong[name] = misses
        print(f"{name:<34}{rate(len(found) - len(misses), len(found))}")
        if found[0][1] is Heard.TENDER:
            quiet = sum(h in LEFT_ALONE for _, _, h in found)
            print(f"{'   … or heard as a crisis':<34}{rate(quiet, len(found))}")
    for name, misses in wrong.items():
        if misses:
            print(f"\n{name}: {len(misses)} heard otherwise")
            print("\n".join(f"  {miss}" for miss in (misses if options.all else misses[:SHOWN])))


def is_right(name: str, wanted: Heard, heard: Heard) -> bool:
    """Whether a text was heard as it should be; in one list crisis and grief have one name."""
    return heard in LEFT_ALONE if name == EITHER else heard is wanted


def own_cases() -> Iterator[Case]:
    """The kit's own lists."""
    for line in (HERE / "crisis.jsonl").read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        where = "English" if one["language"] == "en" else "other languages"
        yield f"{one['kind']} heard, {where}", one["text"], Heard(one["kind"])
    for name, wanted in (("ordinary", Heard.ORDINARY), ("nonanswers", Heard.NON_ANSWER)):
        for text in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            yield f"{wanted.value} left as it is", text, wanted


def dev_cases(path: Path) -> Iterator[Case]:
    """Labelled everyday phrases; there "crisis" holds grief and illness as well."""
    for line in path.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        if one["kind"] == "crisis":
            yield EITHER, one["text"], Heard.CRISIS
        elif one["kind"] == "nonanswer":
            yield "dev: non-answers heard", one["text"], Heard.NON_ANSWER
        else:
            yield "dev: all others left as they are", one["text"], Heard.ORDINARY


def rate(right: int, of: int) -> str:
    """A share with its interval, as one line."""
    low, high = wilson(right, of)
    return f"{right / of:6.3f}  [{low:.3f}, {high:.3f}]  {right} of {of}"


def wilson(right: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's score interval of a share (1927, doi:10.1080/01621459.1927.10502953)."""
    share = right / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return middle - half, middle + half


if __name__ == "__main__":
    main()
