"""What a person does in JupyterLab."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from support.serving.processes import Served


def open_notebook(page: Page, lab: Served, name: str) -> None:
    """Open a notebook in JupyterLab and wait for its kernel."""
    # A workspace of its own: no tabs that another page has left open.
    workspace = secrets.token_hex(4)
    page.goto(f"{lab.url}lab/workspaces/{workspace}/tree/{name}?token={lab.token}")
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
