"""What a person does in JupyterLab."""

from __future__ import annotations

import json
import re
import secrets
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from playwright.sync_api import expect

from support.serving.kernels import eventually
from support.serving.servers import copy_workbooks

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from support.serving.processes import Served


class Desk:
    """A folder with a copy of the workbooks, among others in one JupyterLab.

    Args:
        served: The JupyterLab.
        root: The folder that it shows.
    """

    def __init__(self, served: Served, root: Path) -> None:
        self.served = served
        self.folder = copy_workbooks(root / f"desk-{secrets.token_hex(4)}")

    def end_kernels(self) -> None:
        """End the kernels of all that was opened."""
        assert eventually(self._are_ended)

    def _are_ended(self) -> bool:
        try:
            for kernel in json.loads(self._ask("GET", "api/kernels")):
                self._ask("DELETE", f"api/kernels/{kernel['id']}")
        except HTTPError:  # of one that is just starting
            return False
        return True

    def _ask(self, method: str, path: str) -> bytes:
        headers = {"Authorization": f"token {self.served.token}"}
        request = Request(f"{self.served.url}{path}", method=method, headers=headers)  # noqa: S310 - our own server
        with urlopen(request, timeout=60) as answer:  # noqa: S310 - as above
            found: bytes = answer.read()
            return found


def open_workbook(page: Page, desk: Desk, name: str) -> None:
    """Open a notebook that came with careerkit, and wait until it has run by itself."""
    open_notebook(page, desk, name)
    wait_until_run(page)


def wait_until_run(page: Page) -> None:
    """Wait until the notebook in front has run by itself."""
    ready = page.locator('.jp-NotebookPanel[data-careerkit="ready"]').locator("visible=true")
    expect(ready).to_have_count(1, timeout=90_000)


def open_notebook(page: Page, desk: Desk, name: str) -> None:
    """Open a notebook in JupyterLab and wait for its kernel."""
    # A workspace of its own: no tabs that another page has left open.
    workspace, lab = secrets.token_hex(4), desk.served
    place = f"{desk.folder.name}/{name}"
    page.goto(f"{lab.url}lab/workspaces/{workspace}/tree/{place}?token={lab.token}")
    # The notebook's own sign says "idle" before there is a kernel; the status bar knows better.
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle", timeout=90_000)
    expect(page.locator(".jp-NotebookPanel:visible .jp-Cell").first).to_be_visible()


def run_all(page: Page) -> None:
    """Choose "Run All Cells" in the menu, and wait until every cell has run."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    for prompt in page.locator(".jp-NotebookPanel:visible .jp-CodeCell .jp-InputPrompt").all():
        # "[ ]" has not been sent yet, "[*]" waits or runs.
        expect(prompt).to_have_text(re.compile(r"\[\d+\]:"), timeout=60_000)
