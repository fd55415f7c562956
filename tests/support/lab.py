"""What a person does in JupyterLab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from support.processes import Served


def open_notebook(page: Page, lab: Served, name: str) -> None:
    """Open a notebook in JupyterLab and wait for its kernel."""
    page.goto(f"{lab.url}lab/tree/{name}?token={lab.token}&reset")
    expect(page.locator(".jp-NotebookPanel:visible .jp-Notebook .jp-Cell").first).to_be_visible(
        timeout=60_000
    )
    expect(page.locator(".jp-NotebookPanel:visible [data-status=idle]").first).to_be_visible(
        timeout=60_000
    )


def run_all(page: Page) -> None:
    """Choose "Run All Cells" in the menu, and wait until every cell has run."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    waiting = page.locator(".jp-NotebookPanel:visible .jp-CodeCell .jp-InputPrompt").filter(
        has_text="*"
    )
    prompts = page.locator(".jp-NotebookPanel:visible .jp-CodeCell .jp-InputPrompt")
    expect(prompts.last).to_contain_text("]:", timeout=60_000)
    expect(waiting).to_have_count(0, timeout=60_000)
