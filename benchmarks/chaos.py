"""People write in browsers while processes are killed at random moments: is a word ever lost?

    python benchmarks/chaos.py [--minutes 3] [--people 4] [--seed 1]

Each round kills one person's kernel, the process that kernels are forked from, or the server, and
each visitor writes a word before and after. A visitor not concerned must not notice; one who is
told loads their page anew and must find every word. Visitors who come and go make some load.
Prints a line a round and ends with an error at the first lost word.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.pages import chromium
from support.serving import servers
from support.serving.kernels import eventually
from support.stress.chaos import Crowd, Person, child_of, kernels, zygote_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

    from support.serving.processes import Served


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description="Is a word lost when processes are killed?")
    parser.add_argument("--minutes", type=float, default=3)
    parser.add_argument("--people", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - the same each time
    killed: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        app = servers.start_app(
            *("--idle-minutes", "1"), places=Path(folder), env={"TMPDIR": folder}, ready=1
        )
        browser = chromium.launch(playwright)
        try:
            people = [Person(_context(browser), app, f"Person{n}") for n in range(options.people)]
            deadline = time.monotonic() + 60 * options.minutes
            with Crowd(app, chance) as crowd:
                while time.monotonic() < deadline:
                    killed[_round(app, people, chance, sum(killed.values()))] += 1
            for person in people:
                person.page.context.close()
            eventually(lambda: _left(app) == 0, patience=240)
            left = _left(app)
        finally:
            browser.close()
            app.stop()
    words = sum(len(person.words) for person in people)
    print(f"\nkilled: {dict(killed)}; {crowd.visits} other visits, {crowd.refused} cut off")
    print(f"{words} words written, all of them found")
    print(f"{left} kernels left behind")


def _left(app: Served) -> int:
    """How many kernels there are beyond those of pages that wait for a visitor."""
    with urlopen(f"{app.url.rstrip('/')}/healthz", timeout=10) as answer:  # noqa: S310 - our own
        return len(kernels()) - int(json.load(answer)["ready"])


def _context(browser: Browser) -> BrowserContext:
    context = browser.new_context(bypass_csp=True)
    context.set_default_timeout(60_000)
    return context


def _round(app: Served, people: list[Person], chance: random.Random, number: int) -> str:
    """Kill something while all visitors write; returns what it was."""
    victim = chance.choice(people)
    what = chance.choice(["kernel", "kernel", "zygote", "server"])
    for person in people:
        person.write(f"a{number}")
    time.sleep(chance.uniform(0, 1.5))  # the word may be on its way, or kept
    if what == "kernel":
        victim.kill_kernel()
    else:
        (zygote_of(app) if what == "zygote" else child_of(app)).kill()
    concerned = {"kernel": [victim], "zygote": [], "server": people}[what]
    for person in people:
        person.write(f"b{number}")
    began = time.monotonic()
    for person in people:
        if person in concerned:
            person.come_back()
            person.expect_all_there()
        else:
            person.expect_kept()
            assert not person.is_told, f"{person.words[0]} noticed that a {what} died"
    print(f"{number:3} {what:7} all is there after {time.monotonic() - began:4.1f} s", flush=True)
    return what


if __name__ == "__main__":
    main()
