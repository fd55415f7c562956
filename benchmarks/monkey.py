"""A person does plausible things all over the app, in any order: does anything go wrong?

    python benchmarks/monkey.py --seeds 1-200 [--actions 36] [--jobs 1] [--stories FOLDER]
        [--held 4]
    python benchmarks/monkey.py --replay FOLDER/monkey-17.json

Each seed is a session of one person, in Chromium, with a profile of their own; after each dozen
actions everything is looked at (``tests/support/stress/monkey.py``). Prints each seed that finds
something with its last actions, goes on, and ends with a line for all of them, and with an error if
there were findings. A story that was written down can be done again word by word. With ``--held``,
what a page tells its kernel is on its way for so many seconds from when it was opened: the person
acts before the kernel is there, while it comes, and after.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from playwright.sync_api import Error, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.pages import chromium
from support.serving import servers
from support.serving.visitors import wait_until_declared
from support.stress.hands import Action
from support.stress.monkey import PLACES, Monkey
from support.stress.verdict import FoundError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playwright.sync_api import Browser, BrowserContext

    from support.serving.processes import Served

LAST = 15

_HOLD = """
(() => {
  const until = performance.now() + HELD;
  const send = WebSocket.prototype.send;
  const waiting = [];
  const go = () => {
    const open = waiting.splice(0).filter(([socket]) => socket.readyState === WebSocket.OPEN);
    for (const [socket, data] of open) send.call(socket, data);
  };
  WebSocket.prototype.send = function (data) {
    if (performance.now() > until) go();
    if (performance.now() > until) return send.call(this, data);
    if (waiting.push([this, data]) === 1) setTimeout(go, until - performance.now());
  };
})();
"""


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description="Does anything go wrong, whatever a person does?")
    parser.add_argument("--seeds", type=_seeds, default=range(1, 4), help="such as 1-200, or 7")
    parser.add_argument("--actions", type=int, default=36)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--stories", type=Path, help="where to write down what went wrong")
    parser.add_argument("--replay", type=Path, help="a story that was written down")
    parser.add_argument("--held", type=float, default=0.0, help="seconds until a kernel is heard")
    options = parser.parse_args()
    if options.replay:
        return int(_replay(options.replay, options.held))
    began = time.monotonic()
    seeds = options.seeds
    work = partial(_sessions, actions=options.actions, stories=options.stories, held=options.held)
    slices = [seeds[job :: options.jobs] for job in range(options.jobs)]
    with multiprocessing.get_context("spawn").Pool(options.jobs) as pool:
        failed = sorted(seed for one in pool.imap_unordered(work, slices) for seed in one)
    minutes = (time.monotonic() - began) / 60
    print(
        f"{len(seeds)} sessions of {options.actions} actions in {minutes:.1f} minutes:"
        f" {len(failed)} with a finding {failed or ''}"
    )
    return 1 if failed else 0


def _seeds(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def _sessions(
    seeds: Sequence[int], *, actions: int, stories: Path | None, held: float
) -> list[int]:
    """Run sessions one after the other; returns the seeds of those that found something."""
    failed = []
    with _playground(held) as playground:
        for seed in seeds:
            began = time.monotonic()
            run = partial(Monkey.run, actions=actions)
            found, story = _session(playground, seed, run)
            seconds = time.monotonic() - began
            if found is None:
                print(f"{seed:4} nothing found in {seconds:.0f} s", flush=True)
                continue
            failed.append(seed)
            _tell(seed, found, story)
            if stories:
                stories.mkdir(parents=True, exist_ok=True)
                text = json.dumps([attrs.asdict(action) for action in story], indent=1)
                (stories / f"monkey-{seed}.json").write_text(text, encoding="utf-8")
    return failed


def _replay(path: Path, held: float) -> bool:
    """Do a story again; returns whether it still finds something."""
    story = [Action(**plain) for plain in json.loads(path.read_text(encoding="utf-8"))]
    with _playground(held) as playground:
        found, done = _session(playground, 0, lambda monkey: monkey.replay(story))
    if found is None:
        print("Nothing is found this time.")
        return False
    _tell(0, found, done)
    return True


@attrs.frozen
class _Playground:
    """A server and a browser for some sessions, and how long each page's kernel is held back."""

    app: Served
    browser: Browser
    folder: Path
    held: float


@contextlib.contextmanager
def _playground(held: float) -> Iterator[_Playground]:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        app = servers.start_app(places=folder, env={"TMPDIR": name}, ready=1 if held else 0)
        browser = chromium.launch(playwright)
        try:
            if held:
                wait_until_declared(app, *(f"/{place}" for place in PLACES))
            yield _Playground(app, browser, folder, held)
        finally:
            browser.close()
            app.stop()


def _session(
    playground: _Playground, seed: int, act: Callable[[Monkey], None]
) -> tuple[str | None, list[Action]]:
    """Let a monkey act; returns what it found, if anything, and its story."""
    strangers: list[list[str]] = []

    def new_context() -> BrowserContext:
        context = playground.browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(60_000)
        if playground.held:
            context.add_init_script(_HOLD.replace("HELD", str(1000 * playground.held)))
        strangers.append(chromium.watch(context))
        return context

    monkey = Monkey(new_context, playground.app, seed=seed, folder=playground.folder)
    found = None
    try:
        act(monkey)
    except FoundError as finding:
        found = str(finding)
    except (Error, AssertionError, ValueError, OSError) as error:
        found = f"{type(error).__name__}: {str(error)[:1500]}"
    for context in playground.browser.contexts:
        context.close()
    if asked := [url for urls in strangers for url in urls]:
        found = f"{found or ''} Other computers were asked: {asked}"
    return found, monkey.story


def _tell(seed: int, found: str, story: Sequence[Action]) -> None:
    print(f"{seed:4} FOUND after {len(story)} actions: {found}")
    for number, action in enumerate(story[-LAST:], start=max(len(story) - LAST, 0) + 1):
        print(f"       {number:3} {action}")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
