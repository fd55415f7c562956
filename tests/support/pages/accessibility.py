"""axe-core on a page, for the rules of WCAG 2.2 A and AA."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")

_SCRIPT = f"""() => {{
  if ("axe" in window) return;
  {Axe().axe_script};
  const colour = axe.commons.color.Color.prototype;
  const read = colour.parseString;
  const known = new Map();
  colour.parseString = function (text) {{
    if (!known.has(text)) known.set(text, read.call(new axe.commons.color.Color(0, 0, 0), text));
    const {{ r, g, b, alpha }} = known.get(text);
    return Object.assign(this, {{ r, g, b, alpha }});
  }};
}}"""
"""axe-core, which here reads each colour of a page once: a page has a dozen, at some thousand
places, and to read them was a quarter of what axe did."""


def axe(page: Page, include: str | None = None) -> list[dict[str, Any]]:
    """What axe finds on the page, or in the part of it that a CSS selector names."""
    options = {
        "resultTypes": ["violations"],
        "runOnly": {"type": "tag", "values": [*_TAGS]},
        # The newest rule of WCAG 2.2 is off by default.
        "rules": {"target-size": {"enabled": True}},
    }
    page.evaluate(_SCRIPT)
    violations: list[dict[str, Any]] = page.evaluate(
        "async ([part, options]) => (await axe.run(part ?? document, options)).violations",
        [include, options],
    )
    return violations


def assert_accessible(page: Page, include: str | None = None) -> None:
    """Fail with a readable list if axe finds anything."""
    found = axe(page, include)
    assert not found, "\n".join(_describe(violation) for violation in found)


def _describe(violation: dict[str, Any]) -> str:
    nodes = (
        f"    {' '.join(map(str, node['target']))}\n"
        f"      {node['html'][:200]}\n"
        f"      {node['failureSummary']}"
        for node in violation["nodes"]
    )
    return f"{violation['id']} ({violation['impact']}): {violation['help']}\n" + "\n".join(nodes)
