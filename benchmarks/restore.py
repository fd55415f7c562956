"""Do the answers come back over a slow link? A table of ten cold visits.

Run it from the repository: ``.venv/bin/python benchmarks/restore.py [VISITS]``. It starts the
app, writes two answers, and comes back as often as asked, each time with an empty cache at
2 Mbit/s and 300 ms. It prints how long each visit took and whether every word was there.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.pages import chromium, journey
from support.serving import servers

SENTENCE = "Slow is fine."
MOMENT = "From before"


def write_answers(context: BrowserContext, url: str) -> None:
    """Write two answers at full speed, and wait until they are kept."""
    page = context.new_page()
    journey.visit(page, url)
    journey.add_moment(page, MOMENT)
    page.get_by_label("My passion statement").fill(SENTENCE)
    page.get_by_label("My passion statement").blur()
    journey.wait_until_kept(page)
    page.close()


def come_back(context: BrowserContext, url: str) -> tuple[float, bool]:
    """Visit again over the slow link: seconds until all is there, and whether it is."""
    page = context.new_page()
    chromium.slow_link(page)
    start = time.perf_counter()
    journey.visit(page, url, patience=180_000)
    names = page.locator(".ck-record-name")
    try:
        names.first.wait_for(timeout=30_000)
        page.wait_for_function(
            "text => [...document.querySelectorAll('textarea')].some(a => a.value === text)",
            arg=SENTENCE,
            timeout=30_000,
        )
        whole = names.all_inner_texts() == [MOMENT]
    except TimeoutError:
        whole = False
    seconds = time.perf_counter() - start
    page.close()
    return seconds, whole


def main(visits: int) -> int:
    """Print the table; 0 if every visit found every word."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        served = servers.start_app(places=Path(folder))
        try:
            context = chromium.launch(playwright).new_context(bypass_csp=True)
            context.set_default_timeout(180_000)
            write_answers(context, served.url)
            results = [come_back(context, served.url) for _ in range(visits)]
            context.close()
        finally:
            served.stop()
    print("visit  seconds  every word there")
    for number, (seconds, whole) in enumerate(results, start=1):
        print(f"{number:5}  {seconds:7.1f}  {'yes' if whole else 'NO'}")
    found = sum(whole for _, whole in results)
    median = statistics.median(seconds for seconds, _ in results)
    print(f"{found} of {visits}; median {median:.1f} s")
    return 0 if found == visits else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10))
