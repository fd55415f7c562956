"""The gate of a workshop: a visitor without its code sees the form for it, and nothing else.

Routes are asked in their order, so this is one rule: what stands before it is open to all,
and what stands behind it is closed, with whatever will be added there.
"""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, unquote, urlencode

from tornado.routing import Matcher
from tornado.web import HTTPError

from careerkit import content
from careerkit.serve import notebooks
from careerkit.serve.guard.ownership import visitor_of
from careerkit.serve.pages.handlers import ProblemPages

if TYPE_CHECKING:
    from pathlib import Path

    from tornado.httputil import HTTPServerRequest

    from careerkit.serve.guard.access import Access

__all__ = ["CODE", "PASS", "STORY", "Gate", "gate"]

CODE = "code"
"""The code's name in a link and in the form."""

PASS = "careerkit_pass"  # noqa: S105 - a cookie's name
"""The cookie of those who gave the code."""


STORY = "story"
"""The one page behind it that is no notebook (``letterbox.py``)."""


def gate(access: Access | None, folder: Path, base_url: str) -> list[Any]:
    """The rule to put before all routes that a code protects; none if there is no code.

    Args:
        access: Knows the code.
        folder: Where the notebooks are.
        base_url: What all addresses begin with, up to its last slash.
    """
    if access is None:
        return []
    return [(_Closed(access, base_url), Gate, {"access": access, "folder": folder})]


class _Closed(Matcher):
    """Matches whatever comes without the pass, and what brings a code."""

    def __init__(self, access: Access, base_url: str) -> None:
        self._access = access
        self._base_url = base_url

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        """No arguments if it matches; None if the next route is to be asked."""
        brings_code = request.method == "POST" or CODE in request.query_arguments
        if brings_code and _page(request.path, self._base_url) is not None:
            return {}
        shown = request.cookies.get(PASS)
        return None if self._access.admits(shown.value if shown else None) else {}


def _page(path: str, base_url: str) -> str | None:
    """The last part of an address that may be a page's; None if it is deeper, or elsewhere."""
    name = path.removeprefix(base_url)
    return None if "/" in name or not path.startswith(base_url) else unquote(name)


class Gate(ProblemPages):
    """Asks for the code, and lets those in who know it."""

    def initialize(self, access: Access, folder: Path) -> None:
        """Take what knows the code, and the notebooks' folder."""
        self._access = access
        self._folder = folder

    def set_default_headers(self) -> None:
        """Tell no other site the address, which may hold the code, and keep the page nowhere."""
        super().set_default_headers()
        # (With "no-referrer" the form would not say either that it comes from here.)
        self.set_header("Referrer-Policy", "strict-origin")
        self.set_header("Cache-Control", "no-store")

    async def prepare(self, **kwargs: Any) -> None:  # noqa: ANN401 - Jupyter's
        """Refuse what isn't a page, before anything else.

        Raises:
            HTTPError: 403 for whatever stands behind the gate and is no page.
        """
        if _page(self.request.path, self.base_url) is None:
            raise HTTPError(HTTPStatus.FORBIDDEN)
        await super().prepare(**kwargs)

    async def get(self) -> None:
        """Show the form, or take the code of a link."""
        offered = self.get_query_argument(CODE, "")
        if self._is_in or (offered and await self._may_enter(offered)):
            self._let_in()
            self._go_on()
        elif not offered:
            self._ask()

    async def head(self) -> None:
        """Say what the answer would be to somebody without a code. A code is not looked at."""
        self._ask()

    async def post(self) -> None:
        """Take the code that the visitor typed."""
        if self._is_in or await self._may_enter(self.get_body_argument(CODE, "")):
            self._let_in()
            self.redirect(self._target, status=HTTPStatus.SEE_OTHER)

    @property
    def _is_in(self) -> bool:
        return self._access.admits(self.get_cookie(PASS))

    @property
    def _target(self) -> str:
        """The page that was asked for, with its query but without the code."""
        name = (_page(self.request.path, self.base_url) or "").removesuffix(".ipynb")
        known = (*notebooks.names(self._folder), STORY)
        if name not in known or name == notebooks.HOME:
            name = ""
        query = parse_qsl(self.request.query, keep_blank_values=True)
        rest = urlencode([(key, value) for key, value in query if key != CODE])
        return f"{self.base_url}{quote(name)}{'?' if rest else ''}{rest}"

    async def _may_enter(self, offered: str) -> bool:
        """Whether that opens the door: a link's code always does, a typed one in its turn."""
        return self._access.is_invited(offered) or await self._has_tried(offered)

    async def _has_tried(self, offered: str) -> bool:
        """Whether they know the code; if not, or if there are too many tries, say so."""
        who = (visitor_of(self), self.request.remote_ip or "")
        if seconds := self._access.wait(*who):
            self.set_header("Retry-After", str(seconds))
            problem = content.plural("serve.code.too_many", seconds)
            self._ask(problem, HTTPStatus.TOO_MANY_REQUESTS)
            return False
        await asyncio.sleep(self._access.turn(who[1]))
        if not self._access.is_right(offered, *who):
            self._ask(content.text("serve.code.wrong"), HTTPStatus.FORBIDDEN)
            return False
        return True

    def _let_in(self) -> None:
        # Lax, so that a link from a mail or a chat finds it; gone with the browser's session.
        self.set_cookie(
            PASS, self._access.granted, path=self.base_url, httponly=True, samesite="Lax"
        )

    def _go_on(self) -> None:
        """Lead from an address with a code in it to the one without, which takes its place.

        By a page that goes on at once. A redirect would belong to the link that was followed: one
        from another site takes no strict cookie along, and the visitor's open pages would lose
        their kernels. A chat that fetches a preview of the link follows redirects only, so that
        it takes no seat.
        """
        self.set_header("Refresh", f"0; url={self._target}")
        self.show("onward.html", **content.texts("serve.onward"), target=self._target)

    def _ask(self, problem: str = "", status: HTTPStatus = HTTPStatus.OK) -> None:
        self.set_status(status)
        self.show(
            "code.html",
            **content.texts("serve.code"),
            problem=problem,
            # Without an address a form goes to the page's own, with what stands behind its ``#``.
            target="" if self.request.uri == f"{self.base_url}{STORY}" else self._target,
            token=self.xsrf_token.decode("ascii"),
        )

    def write_error(self, status_code: int, **kwargs: Any) -> None:  # noqa: ANN401 - tornado's
        """Show the form again if the browser sent it without its cookie; else write the page."""
        is_page = _page(self.request.path, self.base_url) is not None
        if status_code == HTTPStatus.FORBIDDEN and self.request.method == "POST" and is_page:
            self._ask(content.text("serve.code.no_cookie"), HTTPStatus.FORBIDDEN)
        else:
            super().write_error(status_code, **kwargs)
