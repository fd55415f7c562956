"""The parts of a step, which most journeys don't open one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ALL_OPEN = """
{
  const open = () => {
    for (const part of document.querySelectorAll("details.ck-part:not([open])")) part.open = true;
    for (const part of document.querySelectorAll("[data-part-closed]")) {
      part.removeAttribute("data-part-closed");
      part.querySelector("button").setAttribute("aria-expanded", "true");
    }
    for (const fold of document.querySelectorAll("details.ck-fold:not([open])")) fold.open = true;
  };
  new MutationObserver(open).observe(document, {
    childList: true, subtree: true, attributeFilter: ["open", "data-part-closed"],
  });
}
"""
"""Opens all parts of a page, and what a phone folds, as soon as they are there. A test that is
about parts is marked ``closed_parts``: it sees them as a person does."""


def open_all(page: Page) -> None:
    """Open all parts of a page that a person found closed, and those that come."""
    page.evaluate(f"{ALL_OPEN} document.body.append('');")  # opens them when anything changes
