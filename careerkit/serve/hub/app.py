"""``careerkit hub``: the app as a service of a JupyterHub, one for all its users."""

from __future__ import annotations

import hashlib
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tornado.ioloop import IOLoop
from traitlets import Bytes, Instance, default

from careerkit import content
from careerkit.importing.stories import PLACE
from careerkit.opening import ACCOUNTS
from careerkit.serve import app
from careerkit.serve.guard.ownership import Channels
from careerkit.serve.hub.passes import Passes
from careerkit.serve.hub.place import HubPlace
from careerkit.serve.hub.sign_in import made_auth, sign_in

if TYPE_CHECKING:
    from jupyterhub.services.auth import HubOAuth

__all__ = ["HubApp", "serve"]


class HubApp(app.CareerkitApp):
    """The app behind the hub's login."""

    hub = Instance(HubPlace, help="Where the service and the hub are.")
    answers = Instance(Path, help="Where the users' folders are.")
    key = Bytes(help="What cookies are signed with.")
    passes = Instance(Passes, help="Who is logged in.")

    @default("passes")
    def _default_passes(self) -> Passes:
        return Passes(
            self._auth,
            self.answers,
            (self.hub.prefix, self.hub.logout),
            is_here=self.kernel_manager.is_here,
            end=self._log_out,
        )

    @cached_property
    def _auth(self) -> HubOAuth:
        return made_auth(self.hub)

    def _log_out(self, login: bytes) -> None:
        """End all that belongs to a login which is over: pages first, so that they hear why."""
        Channels.log_out(login)
        self.ioloop.add_callback(self.kernel_manager.end_all_of, login)

    def init_settings(self) -> dict[str, Any]:
        """The app's settings, with what the hub's client needs."""
        settings = super().init_settings()
        self.kernel_manager.extra_env[ACCOUNTS] = "1"
        # A story comes from somebody who has no account here.
        del self.kernel_manager.extra_env[PLACE]
        secret = hashlib.sha256(b"careerkit hub 1" + self.key).digest()
        return {**settings, "cookie_secret": secret}

    def gate(self) -> list[Any]:
        """The hub's login."""
        secret = self.app.settings["cookie_secret"]
        return sign_in(self._auth, self.passes, secret, self.base_url)

    def listen(self) -> None:
        """Work until it is stopped, and see meanwhile who has logged out."""
        IOLoop.current().add_callback(self.passes.watch)
        super().listen()

    def _announce_address(self, _is_ready: bool) -> None:  # noqa: FBT001 - as it is told
        """Say where the app is, once."""
        if not self.again:
            where = {"prefix": self.hub.prefix, "folder": self.answers}
            self.announce(content.text("account.hub.ready", **where))


def serve(*, hub: HubPlace, answers: Path, secret: bytes, **options: Any) -> None:  # noqa: ANN401
    """Serve the notebooks to the users of a hub until the hub stops it.

    Args:
        hub: Where the service and the hub are.
        answers: Where the users' folders are.
        secret: What only this computer knows: cookies are signed with it.
        options: What else ``careerkit.serve.app.serve`` takes.
    """
    make = partial(HubApp, hub=hub, answers=answers, key=secret)
    app.serve(make=make, **options)
