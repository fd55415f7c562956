"""A neighbour's story: the page on their phone, and how the person's own page learns of it.

No kernel has to do with it, and no cookie but the gate's. The code of a box travels in a form,
never in an address: what stands behind a ``#`` stays in the browser, and so out of every log.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import segno
from jupyter_server.base.handlers import JupyterHandler
from tornado.ioloop import IOLoop
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError

from careerkit import content
from careerkit.importing.stories import StoryError, read_story
from careerkit.model import LONGEST_NAME, LONGEST_STORY
from careerkit.serve.guard.headers import STRICTER
from careerkit.serve.guard.hosts import is_local
from careerkit.serve.guard.letterbox import LIFETIME, LetterboxError
from careerkit.serve.guard.ownership import visitor_of
from careerkit.serve.pages.gate import STORY
from careerkit.serve.pages.handlers import ProblemPages

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerkit.serve.guard.letterbox import Letterboxes
    from careerkit.serve.site import Site

__all__ = ["SECRET", "letterbox"]

SECRET = "Careerkit-Secret"  # noqa: S105 - a header's name
"""Carries the opener's secret. A header and no address: those are logged, and kept in histories."""

_PATIENCE = 20.0
"""Seconds after which the page is told that nothing has come yet; proxies give up after more."""

_AT_A_TIME = 4
"""Requests that wait for one box: the page's own, and those of pages that were left."""

_STATUS = {
    "empty": HTTPStatus.BAD_REQUEST,
    "too_long": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "stale": HTTPStatus.GONE,
    "too_many": HTTPStatus.TOO_MANY_REQUESTS,
}

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'"
)
"""On top of what holds for every page (``guard/headers.py``): nothing but the page's own files."""


def letterbox(
    boxes: Letterboxes, path: Callable[..., str], elsewhere: str, site: Site
) -> list[Any]:
    """The routes, for an application.

    Args:
        boxes: Where the stories lie.
        path: Puts an address below the base URL.
        elsewhere: Where others find the app, if it is not at a name of this computer alone.
        site: Knows whether another server may answer a phone.
    """
    given = {"boxes": boxes}
    own = {**given, "elsewhere": elsewhere, "is_alone": not site.is_one_of_several}
    return [
        (path(STORY), _Ask),
        # Deeper than a page's address: what is sent to one of those is read as a workshop's code.
        (path(STORY, "told"), _Told, given),
        (path(STORY, "thanks"), _Thanks),
        (path(STORY, "box"), _OwnBox, own),
    ]


class _Page(ProblemPages):
    """A page for somebody who came with a code: as little as there can be."""

    def set_default_headers(self) -> None:
        """Keep it nowhere, and let it load nothing but its own."""
        super().set_default_headers()
        self.set_header("Cache-Control", "no-store")
        self.set_header(STRICTER, _POLICY)

    def ask(self, problem: str = "", status: HTTPStatus = HTTPStatus.OK, **written: str) -> None:
        """Show the form, with what was written in it before.

        Args:
            problem: Why it is shown again.
            status: The answer's status.
            written: The form's fields by name.
        """
        self.set_status(status)
        self.show(
            "story.html",
            **content.texts("story_page"),
            problem=problem,
            target=f"{self.base_url}{STORY}/told",
            longest=LONGEST_STORY,
            longest_name=LONGEST_NAME,
            written={"story": "", "who": "", "code": "", **written},
        )


class _Ask(_Page):
    """The form."""

    async def get(self) -> None:
        """Show it, the same to everybody: whose box it is for stands behind the ``#``."""
        self.ask()

    head = get


class _Told(_Page):
    """Takes what somebody wrote."""

    def check_xsrf_cookie(self) -> None:
        """Ask for no cookie: who may write is told by the code, which no other site knows."""

    async def get(self) -> None:
        """Show the form to who comes back to this address."""
        self.ask()

    async def post(self) -> None:
        """Put it into the box, or show it again with a sentence: no word of it is lost."""
        written = {
            name: self.get_body_argument(name, "", strip=False) for name in ("story", "who", "code")
        }
        address = self.request.remote_ip or ""
        try:
            self._boxes.check(written["code"], address)
            story = read_story(written["story"], written["who"])
            self._boxes.put(written["code"], story, address)
        except (LetterboxError, StoryError) as error:
            problem = content.text(f"story_page.problems.{error.kind}", most=LONGEST_STORY)
            self.ask(problem, _STATUS[error.kind], **written)
        else:
            IOLoop.current().call_later(LIFETIME, self._boxes.clear)
            self.redirect(f"{self.base_url}{STORY}/thanks", status=HTTPStatus.SEE_OTHER)

    def initialize(self, boxes: Letterboxes) -> None:
        """Take where the stories lie."""
        self._boxes = boxes


class _Thanks(_Page):
    """What somebody sees who has written."""

    async def get(self) -> None:
        """Say that it has arrived. Reloaded, it sends nothing again."""
        self.show("story_thanks.html", **content.texts("story_page.thanks"))


class _OwnBox(JupyterHandler):
    """What a visitor's own page asks for: a box, what lies in it, and its end."""

    def initialize(self, boxes: Letterboxes, elsewhere: str, is_alone: bool) -> None:  # noqa: FBT001 - tornado names it
        """Take where the stories lie, where others find the app, and if no other server does."""
        self._boxes, self._elsewhere, self._is_alone = boxes, elsewhere, is_alone
        self._waits: asyncio.Future[None] | None = None

    def set_default_headers(self) -> None:
        """Keep nothing of it."""
        super().set_default_headers()
        self.set_header("Cache-Control", "no-store")

    async def post(self) -> None:
        """Open a box, and tell its code, its secret, its link and that as a picture.

        Where nobody else reaches the app there is none: a picture that leads nowhere helps nobody.
        Nor is there one where a phone may come to another server, which knows nothing of the box.
        """
        if not self._is_alone:
            self.write({"problem": "several"})
            return
        place = self._reached_at()
        if not place:
            self.write({"problem": "only_here"})
            return
        try:
            opened = self._boxes.open(visitor_of(self), self.request.remote_ip or "")
        except LetterboxError as error:
            self.write({"problem": error.kind})
            return
        IOLoop.current().call_later(LIFETIME, self._boxes.clear)
        link = f"{place}{STORY}#{opened.code}"
        self.write(
            {
                "code": opened.code,
                "secret": opened.secret,
                "link": link,
                "picture": _picture(link),
                "seconds": LIFETIME,
            }
        )

    async def get(self) -> None:
        """Say what lies in the box, as soon as something does.

        Raises:
            HTTPError: 404 if there is no such box any more, 429 if many wait for it.
        """
        box = self._boxes.box(visitor_of(self), self._secret)
        if box is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if box.story is None:
            if len(box.waiting) >= _AT_A_TIME:
                raise HTTPError(HTTPStatus.TOO_MANY_REQUESTS)
            self._waits = asyncio.get_running_loop().create_future()
            box.waiting.add(self._waits)
            with suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE):
                    await self._waits
            box.waiting.discard(self._waits)
        story = box.story
        with suppress(StreamClosedError):
            await self.finish({} if story is None else {"story": story.text, "who": story.who})

    async def delete(self) -> None:
        """Take the box away, with what lies in it."""
        self._boxes.close(visitor_of(self), self._secret)
        self.set_status(HTTPStatus.NO_CONTENT)

    def on_connection_close(self) -> None:
        """Wait no longer for a page that has gone."""
        super().on_connection_close()
        if self._waits is not None and not self._waits.done():
            self._waits.set_result(None)

    def write_error(self, status_code: int, **_: object) -> None:
        """Say the status alone."""
        self.set_header("Content-Type", "text/plain; charset=UTF-8")
        self.finish(f"{status_code}\n")

    @property
    def _secret(self) -> str:
        return self.request.headers.get(SECRET, "")

    def _reached_at(self) -> str:
        """Where others reach the app: as this page does, or as it is on the network; or nowhere."""
        if self.settings["careerkit_site"].is_private:
            return ""
        as_here = f"{self.request.headers.get('Origin', '')}{self.base_url}"
        for place in (as_here, self._elsewhere):
            host = urlsplit(place).netloc
            if host and not is_local(host):
                return place
        return ""


def _picture(link: str) -> str:
    """A QR code as the address of a picture, dark on light whatever the page's colours are."""
    code = segno.make(link, micro=False)
    return str(code.svg_data_uri(scale=4, border=4, dark="#000", light="#fff", omitsize=True))
