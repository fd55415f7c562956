"""The hub's login, in the place of a workshop's code.

As there, it is one rule of the router: what stands before it is open to all, and what stands behind
it is closed. How one logs in is JupyterHub's own (``HubOAuth``).
"""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from jupyterhub.services.auth import HubOAuth, HubOAuthCallbackHandler
from tornado.httputil import url_concat
from tornado.routing import Matcher
from tornado.web import decode_signed_value

from careerkit import content
from careerkit.serve.guard import accounts
from careerkit.serve.hub.passes import AwayError, NoFolderError, NotAllowedError, Shown
from careerkit.serve.pages.handlers import ProblemPages

if TYPE_CHECKING:
    from tornado.httputil import HTTPServerRequest

    from careerkit.serve.hub.passes import Passes
    from careerkit.serve.hub.place import HubPlace

__all__ = ["CALLBACK", "made_auth", "sign_in"]

CALLBACK = "oauth_callback"
"""Where the hub sends people back to; the hub expects it under this name."""

_FAILED = "login-failed"

_SESSION = "jupyterhub-session-id"
"""The hub's cookie, which is gone when somebody has logged out there."""

_NEVER_PASSED_ON = ("token", "code", "state")
"""What may be a secret in an address, and is of no use on the way back."""


def made_auth(place: HubPlace) -> HubOAuth:
    """JupyterHub's own client, told what the hub said to this service."""
    told = place.told
    base = told.get("JUPYTERHUB_BASE_URL", "/")
    return HubOAuth(
        api_token=told["JUPYTERHUB_API_TOKEN"],
        api_url=told["JUPYTERHUB_API_URL"],
        base_url=place.prefix,
        hub_host=told.get("JUPYTERHUB_HOST", ""),
        hub_prefix=f"{base}hub/",
        oauth_client_id=told["JUPYTERHUB_CLIENT_ID"],
        oauth_redirect_uri=told.get("JUPYTERHUB_OAUTH_CALLBACK_URL") or f"{place.prefix}{CALLBACK}",
        access_scopes=set(json.loads(told.get("JUPYTERHUB_OAUTH_ACCESS_SCOPES") or "[]"))
        or {f"access:services!service={told['JUPYTERHUB_SERVICE_NAME']}"},
        cookie_options=json.loads(told.get("JUPYTERHUB_COOKIE_OPTIONS") or "{}"),
    )


def sign_in(auth: HubOAuth, passes: Passes, secret: bytes, base_url: str) -> list[Any]:
    """The rules to put before all routes that belong to users.

    Args:
        auth: JupyterHub's client.
        passes: Knows who is logged in.
        secret: What the app's cookies are signed with.
        base_url: What all addresses begin with, up to its last slash.
    """
    known = {"auth": auth, "passes": passes, "secret": secret}
    return [
        (f"{base_url}{CALLBACK}", _Callback, {"auth": auth}),
        (f"{base_url}{_FAILED}", _Failed, {"auth": auth}),
        (_Unknown(**known), _SignIn, known),
    ]


def _shown(request: HTTPServerRequest, auth: HubOAuth, secret: bytes) -> Shown | None:
    """What the browser shows: cookies alone. A token in an address or a header opens nothing."""
    cookie, session = (request.cookies.get(name) for name in (auth.cookie_name, _SESSION))
    if cookie is None or session is None:
        return None
    token = decode_signed_value(secret, auth.cookie_name, cookie.value)
    return Shown(token.decode("ascii", "replace"), session.value) if token else None


class _Unknown(Matcher):
    """Matches whatever comes from somebody of whom the hub did not just say who they are."""

    def __init__(self, auth: HubOAuth, passes: Passes, secret: bytes) -> None:
        self._auth = auth
        self._passes = passes
        self._secret = secret

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        """No arguments if it matches; None if the next route is to be asked: it is known whose."""
        shown = _shown(request, self._auth, self._secret)
        account = self._passes.known(shown) if shown else None
        if account is None:
            return {}
        accounts.note(request, account)
        return None


class _SignIn(ProblemPages):
    """Asks the hub who that is, and leads to its login."""

    def initialize(self, auth: HubOAuth, passes: Passes, secret: bytes) -> None:
        """Take JupyterHub's client, what knows who is logged in, and the cookies' secret."""
        self._auth = auth
        self._passes = passes
        self._shown = _shown(self.request, auth, secret)

    def check_xsrf_cookie(self) -> None:
        """Nothing is done here that another site could want; what is asked for checks it then."""

    async def prepare(self, **_: Any) -> None:  # noqa: ANN401 - Jupyter's
        """Answer, whatever the method."""
        self.set_header("Cache-Control", "no-store")
        try:
            account = await self._passes.ask(self._shown) if self._shown else None
        except NotAllowedError:
            self._refuse("not_allowed", HTTPStatus.FORBIDDEN)
        except NoFolderError:
            self._refuse("no_folder", HTTPStatus.INTERNAL_SERVER_ERROR)
        except AwayError:
            self.set_header("Retry-After", "15")
            self._refuse("away", HTTPStatus.SERVICE_UNAVAILABLE)
        else:
            if account is not None:
                # The same once more, with its method: now the hub has said who it is.
                self.redirect(self._target(), status=HTTPStatus.TEMPORARY_REDIRECT)
            elif self._is_page:
                self.redirect(self._login_url())
            else:
                self.set_status(HTTPStatus.FORBIDDEN)
                self.finish()

    @property
    def _is_page(self) -> bool:
        deeper = "/" in self.request.path.removeprefix(self.base_url)
        return self.request.method in ("GET", "HEAD") and not deeper

    def _target(self) -> str:
        """The address that was asked for, if it is one of ours: ``//`` begins another site's."""
        if not self.request.path.startswith(self.base_url):
            return str(self.base_url)
        query = parse_qsl(self.request.query, keep_blank_values=True)
        rest = urlencode([(key, value) for key, value in query if key not in _NEVER_PASSED_ON])
        return f"{self.request.path}{'?' if rest else ''}{rest}"

    def _login_url(self) -> str:
        """Where one logs in at the hub, with what shows afterwards that it was this browser."""
        auth = self._auth
        verifier, challenge, method = auth.generate_pkce_code_challenge()
        state = auth.set_state_cookie(self, next_url=self._target(), code_verifier=verifier)
        told = {"state": state, "code_challenge": challenge, "code_challenge_method": method}
        return str(url_concat(auth.login_url, told))

    def _refuse(self, why: str, status: HTTPStatus) -> None:
        self.set_status(status)
        ways = _ways(self._auth if why == "not_allowed" else None)
        self.show("problem.html", **content.texts(f"account.refused.{why}"), **ways)


class _Failed(ProblemPages):
    """Says that logging in did not work."""

    def initialize(self, auth: HubOAuth) -> None:
        """Take JupyterHub's client."""
        self._auth = auth

    def get(self) -> None:
        """Show it."""
        self.set_status(HTTPStatus.FORBIDDEN)
        self.set_header("Cache-Control", "no-store")
        ways = _ways(self._auth)
        self.show("problem.html", **content.texts("account.refused.failed"), **ways)


class _Callback(HubOAuthCallbackHandler):  # type: ignore[misc] # published without types
    """Takes those who come back from the hub's login."""

    def initialize(self, auth: HubOAuth) -> None:
        """Take JupyterHub's client."""
        self.hub_auth = auth

    def get_current_user(self) -> None:
        """Nobody yet, whoever was logged in before. JupyterHub would ask, and all would wait."""

    def log_exception(self, _kind: Any, error: Any, _trace: Any) -> None:  # noqa: ANN401 - tornado's
        """Say nothing of what failed: the address holds a secret."""

    def write_error(self, status_code: int, **_: Any) -> None:  # noqa: ANN401, ARG002 - tornado's
        """Lead to the page that says so."""
        self.redirect(f"{self.hub_auth.base_url}{_FAILED}", status=HTTPStatus.SEE_OTHER)


def _ways(auth: HubOAuth | None) -> dict[str, Any]:
    """Where one goes from here: once more, and to the hub's logout if that may help."""
    ways = {"home": content.text("account.refused.home"), "hint": "", "is_full": False}
    if auth is not None:
        ways["leave"] = f"{auth.hub_host}{auth.hub_prefix}logout"
    return ways
