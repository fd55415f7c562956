"""Whether a page breaks a rule of its Content-Security-Policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));
"""
"""Notes what a page does that it may not. A script for ``add_init_script``."""


def violations(page: Page) -> list[str]:
    """The rules that a page has broken so far, by what and where."""
    found: list[str] = page.evaluate("window.violations")
    return found
