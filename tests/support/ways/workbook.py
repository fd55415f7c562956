"""JupyterLab and Notebook 7 as ``careerkit lab`` opens them, and what a person sees there."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from playwright.sync_api import expect

from support.pages.journey import MOMENTS, part
from support.serving.kernels import eventually
from support.serving.processes import Served, free_port, start
from support.serving.servers import own_places
from support.ways.lab import wait_until_run

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

TOKEN = "letmein"

LAB, NOTEBOOK = "JupyterLab", "Notebook 7"

_PATHS = {LAB: "doc/tree", NOTEBOOK: "notebooks"}
_OPTIONS = {
    # The other manager of extensions asks the package index.
    LAB: ("--LabApp.extension_manager=readonly",),
    NOTEBOOK: ("--notebook",),
}

WATCH = """
window.dead = [];
new MutationObserver((changes) => {
  for (const { addedNodes } of changes)
    for (const { textContent } of addedNodes)
      if (textContent.includes("model not found")) window.dead.push(textContent);
}).observe(document, { childList: true, subtree: true });
"""
"""Notes each widget that could not be shown, also one that is gone a moment later."""


class Workbook:
    """``careerkit lab`` in a folder, which can be stopped and started again at the same address.

    Args:
        program: ``LAB`` or ``NOTEBOOK``.
        place: A folder of its own.
    """

    def __init__(self, program: str, place: Path) -> None:
        self.program = program
        self.folder = place / "mine"
        self.folder.mkdir()
        self._places = place / "places"
        self._places.mkdir()
        self._port = free_port()
        self.served = self._start()

    def _start(self) -> Served:
        # What is behind the two hyphens goes to JupyterLab as it is.
        command = [sys.executable, "-m", "careerkit", "lab", "--no-open", f"--port={self._port}"]
        passed_on = (
            "--allow-root",
            "--ServerApp.ip=127.0.0.1",
            f"--IdentityProvider.token={TOKEN}",
        )
        return start(
            [*command, *_OPTIONS[self.program], *passed_on],
            ready=r"(http://127\.0\.0\.1:\d+/)\S+\?token=",
            log_file=self._places / "server.log",
            cwd=self.folder,
            env=own_places(self._places),
        )

    def stop(self) -> None:
        """End the server and its kernels, as in the evening."""
        self.served.stop()

    def start_again(self) -> None:
        """Start it again, as on the next day: other kernels, another session."""
        self.served = self._start()

    def ask(self, path: str, method: str = "GET", body: object = None) -> Any:
        """What the server says to a request of its REST API."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Authorization": f"token {TOKEN}"}
        url = f"{self.served.url}api/{path}"
        request = Request(url, data, headers, method=method)  # noqa: S310 - our own server
        with urlopen(request, timeout=60) as answer:  # noqa: S310 - as above
            text = answer.read()
        return json.loads(text) if text else None

    def end_kernels(self) -> None:
        """Shut all kernels down, as somebody does who looks after the server."""
        assert eventually(self._are_ended)

    def _are_ended(self) -> bool:
        try:
            for kernel in self.ask("kernels"):
                self.ask(f"kernels/{kernel['id']}", "DELETE")
        except HTTPError:  # of one that is just starting
            return False
        return True

    def wait_for_kernel(self) -> None:
        """Wait until there is a kernel that has nothing to do."""
        assert eventually(self._has_kernel)

    def _has_kernel(self) -> bool:
        try:
            return [kernel["execution_state"] for kernel in self.ask("kernels")] == ["idle"]
        except HTTPError:  # one that is just starting can't be described yet
            return False

    def break_kernels(self) -> None:
        """Let each kernel end as soon as it starts, as where no memory is left."""
        self._at_start.parent.mkdir(parents=True, exist_ok=True)
        self._at_start.write_text("import os; os._exit(1)\n")

    def mend_kernels(self) -> None:
        """Let kernels live."""
        self._at_start.unlink()

    @property
    def _at_start(self) -> Path:
        return self._places / "ipython" / "profile_default" / "startup" / "broken.py"

    def address(self, name: str) -> str:
        """Where a notebook is."""
        return f"{self.served.url}{_PATHS[self.program]}/{name}.ipynb?token={TOKEN}"

    def open(self, page: Page, name: str) -> None:
        """Open a notebook of ours, and wait until it has run by itself."""
        page.goto(self.address(name))
        wait_until_run(page)

    def moments(self) -> list[str]:
        """What is kept in the file of the answers."""
        kept = self.folder / "careerkit.json"
        if not kept.exists():
            return []
        return [one["what"] for one in json.loads(kept.read_text())["activities"]]

    def wait_for_moments(self, *wanted: str) -> None:
        """Wait until these moments are in the file."""
        assert eventually(lambda: self.moments() == [*wanted]), self.moments()


def expect_moments(page: Page, *wanted: str) -> None:
    """The page has these moments, and neither a window above it nor a widget that is none."""
    expect(part(page, MOMENTS).locator(".ck-record-name")).to_have_text([*wanted])
    expect(page.locator(".jp-Dialog")).to_have_count(0)
    assert page.evaluate("window.dead") == []
