"""What the pages of the app have in common, and the kind one where there is none."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError
from voila.utils import create_include_assets_functions

from careerkit import content
from careerkit.serve.guard.cookies import fitted
from careerkit.serve.guard.forwarded import was_forwarded
from careerkit.serve.log import log_failure
from careerkit.serve.site import Site, read_path

__all__ = ["COME_BACK", "Anonymous", "MissingPage", "ProblemPages"]

COME_BACK = 15
"""Seconds after which a visitor for whom there was no room may ask again."""


class Anonymous(IdentityProvider):
    """Every visitor is the same to the server: no name is made up, and no cookie remembers it."""

    def get_user(self, _: Any) -> User:  # noqa: ANN401 - a handler
        """The one user."""
        return User(username="visitor")


class ProblemPages(JupyterHandler):
    """Shows a failure as a sentence instead of Jupyter's page."""

    def log_exception(self, _kind: Any, error: Any, _trace: Any) -> None:  # noqa: ANN401 - tornado's
        """Note a failure of ours, without the request: its address may hold an answer."""
        if not isinstance(error, HTTPError):
            log_failure(error)

    def add_header(self, name: str, value: Any) -> None:  # noqa: ANN401 - tornado's
        """Add a header; a cookie, which tornado adds last, in the form that fits the visitor."""
        site: Site = self.settings["careerkit_site"]
        fit = fitted(value, self.request, site) if name == "Set-Cookie" else value
        super().add_header(name, fit)

    def hint(self) -> str:
        """What else the page for a status says, to the one who runs the server."""
        return ""

    def write_error(self, status_code: int, **_: Any) -> None:  # noqa: ANN401 - tornado's
        """Write the page for a status."""
        kind = "missing" if status_code < HTTPStatus.INTERNAL_SERVER_ERROR else "failed"
        if status_code == HTTPStatus.SERVICE_UNAVAILABLE:
            kind = "full"
            self.set_header("Retry-After", str(COME_BACK))
            self.set_header("Cache-Control", "no-store")
        texts = content.texts(f"serve.{kind}")
        self.show("problem.html", **texts, is_full=kind == "full", hint=self.hint())

    def show(self, template: str, **values: Any) -> None:  # noqa: ANN401 - what the template takes
        """Write a page of a few sentences."""
        page = self.settings["voila_jinja2_env"].get_template(template)
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.finish(
            page.render(
                **create_include_assets_functions("careerkit", self.base_url),
                name=content.text("serve.page.name"),
                language=content.LANGUAGE,
                base_url=self.base_url,
                **values,
            )
        )


class MissingPage(ProblemPages):
    """Any other address."""

    async def prepare(self, **_: Any) -> None:  # noqa: ANN401 - Jupyter's
        """Say that there is nothing here.

        Raises:
            HTTPError: 404, always.
        """
        raise HTTPError(HTTPStatus.NOT_FOUND)

    def hint(self) -> str:
        """What may be amiss, if a proxy passed on a path of its own."""
        first, deeper, _ = self.request.path.removeprefix("/").partition("/")
        path = read_path(first) if deeper and was_forwarded(self.request) else None
        if self.base_url != "/" or path in (None, "/"):
            return ""
        return content.text("site.missing.path", path=path)
