"""The clock on a person's wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from playwright.sync_api import Page

_SET = """(() => {
  const Real = (window.RealDate ??= Date);
  const ahead = MOMENT - Real.now();
  const now = () => Real.now() + ahead;
  window.Date = new Proxy(Real, {
    construct: (_, parts) => new Real(...(parts.length ? parts : [now()])),
    apply: () => new Real(now()).toString(),
    get: (_, name) => (name === "now" ? now : Real[name]),
  });
})();
"""


def set_clock(page: Page, moment: datetime) -> None:
    """Set a page's clock, from now on and each time that it loads; timers go on as ever.

    Playwright's own clock stays in a browser profile, which tests share; this one goes with its
    page.
    """
    script = _SET.replace("MOMENT", str(moment.timestamp() * 1000))
    page.add_init_script(script)
    page.evaluate(script)
