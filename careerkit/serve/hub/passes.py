"""Who is logged in: asked of the hub, remembered for seconds, and asked again while they are here.

The hub tells nobody that somebody has logged out: the token that it gave is good no more. In the
browser that did it the hub's session goes, too, so that whatever comes next from there is another
one's. What is open already hears of it when the hub is asked again.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

import attrs
from tornado.web import HTTPError

from careerkit import content
from careerkit.serve.guard.accounts import Account, ShownAccount
from careerkit.serve.hub.folders import folder_for
from careerkit.store.own_server import namespace_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["Asked", "AwayError", "NoFolderError", "NotAllowedError", "Passes", "Shown"]

_log = logging.getLogger("careerkit.serve")

GOOD_FOR = 10.0
"""Seconds for which the hub's word counts for somebody of whom no page is open."""

_LOOK_EVERY, _EACH = 2.0, 0.05
"""Seconds between two questions about somebody who has a page open: so many, and more where many
have one, so that the hub is asked for no more than twenty of them in a second."""


class AwayError(Exception):
    """The hub does not say who it is: it is down, or does not know this service any more."""


class NotAllowedError(Exception):
    """They are logged in, and may not use this service."""


class NoFolderError(Exception):
    """Their folder can't be opened."""


class Asked(Protocol):
    """What is asked: ``jupyterhub.services.auth.HubOAuth``."""

    access_scopes: set[str]

    async def user_for_token(
        self, token: str, *, use_cache: bool, session_id: str, sync: bool
    ) -> dict[str, Any] | None:
        """The hub's account of who has that token; None if nobody has.

        Args:
            token: What it once gave to them.
            use_cache: Whether what it said before will do.
            session_id: Its session, by which answers are cached.
            sync: Whether to wait for it without doing anything else.
        """

    def check_scopes(self, required_scopes: set[str], user: dict[str, Any]) -> set[str]:
        """Which of these scopes they have.

        Args:
            required_scopes: Each of them is enough.
            user: The hub's account of them.
        """


@attrs.frozen
class Shown:
    """What a browser shows: the token of its cookie, and the hub's session."""

    token: str = attrs.field(repr=False)
    session: str = attrs.field(repr=False)

    @property
    def login(self) -> bytes:
        """Of this login alone."""
        return hashlib.sha256(f"{self.token}\n{self.session}".encode()).digest()


class Passes:
    """Remembers who is logged in.

    Args:
        hub: Knows it.
        answers: Where the users' folders are.
        place: The service's path, and the address for logging out.
        is_here: Whether a page of that login is open.
        end: Called with a login that is over.
        clock: Seconds that never go back.
    """

    def __init__(  # noqa: PLR0913 - what it has to do with, by name
        self,
        hub: Asked,
        answers: Path,
        place: tuple[str, str],
        *,
        is_here: Callable[[bytes], bool],
        end: Callable[[bytes], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._hub = hub
        self._answers = answers
        self._prefix, self._logout = place
        self._is_here = is_here
        self._end = end
        self._clock = clock
        self._known: dict[Shown, tuple[Account, float]] = {}

    def known(self, shown: Shown) -> Account | None:
        """Who that is, if the hub said so just now; None if it has to be asked."""
        account, at = self._known.get(shown, (None, 0.0))
        return account if self._clock() - at < GOOD_FOR else None

    async def ask(self, shown: Shown) -> Account | None:
        """Ask the hub who that is; None if nobody, or nobody any more.

        Raises:
            AwayError: If the hub does not say it.
            NotAllowedError: If they may not come in here.
            NoFolderError: If there is no folder for their answers.
        """
        user = await self._user(shown.token, shown.session)
        # A token belongs to one session of the hub's, and is good in that alone.
        if user is None or not shown.session or user.get("session_id") != shown.session:
            self._drop(shown)
            return None
        # Of kind "user": another service's token opens no folder.
        may = user.get("kind") == "user" and self._hub.check_scopes(self._hub.access_scopes, user)
        if not may or not isinstance(user.get("name"), str):
            self._drop(shown)
            raise NotAllowedError
        account = self._account(shown, user["name"])
        self._known[shown] = account, self._clock()
        return account

    async def _user(self, token: str, session: str) -> dict[str, Any] | None:
        try:
            return await self._hub.user_for_token(
                token, use_cache=False, session_id=session, sync=False
            )
        except HTTPError:
            raise AwayError from None

    def _account(self, shown: Shown, name: str) -> Account:
        try:
            folder = folder_for(self._answers, name)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            _log.error(content.text("account.log.folder", reason=reason))
            raise NoFolderError from None
        told = ShownAccount(name, namespace_of(name, self._prefix), self._logout)
        return Account(told, shown.login, folder)

    def _drop(self, shown: Shown) -> None:
        if self._known.pop(shown, None) is not None:
            self._end(shown.login)

    async def watch(self) -> None:
        """Ask again about those who are here, for ever."""
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            await self.look()

    async def look(self) -> None:
        """Ask again about each one who is here, and forget those who are not.

        Where the hub does not answer, who is in stays in: it may just be starting anew.
        """
        for shown, (account, at) in [*self._known.items()]:
            if self._is_here(account.login):
                with suppress(NotAllowedError, NoFolderError, AwayError):
                    await self.ask(shown)
                await asyncio.sleep(_EACH)
            elif self._clock() - at >= GOOD_FOR:
                del self._known[shown]
