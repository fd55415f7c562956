"""The pages of the app: each notebook, and a kind page where there is none."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado.ioloop import IOLoop
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, authenticated
from voila.tornado.handler import TornadoVoilaHandler
from voila.utils import create_include_assets_functions

from careerkit import content
from careerkit.serve import notebooks
from careerkit.serve.kernels import STARTED
from careerkit.serve.problems import log_failure

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["MissingPage", "Nobody", "NotebookPage", "ProblemPages"]


class Nobody(IdentityProvider):
    """Every visitor is the same nobody: no name is made up, and no cookie remembers it."""

    def get_user(self, _: Any) -> User:  # noqa: ANN401 - a handler
        """The one user."""
        return User(username="visitor")


class ProblemPages(JupyterHandler):
    """Shows a failure as a sentence instead of Jupyter's page."""

    def log_exception(self, _kind: Any, error: Any, _trace: Any) -> None:  # noqa: ANN401 - tornado's
        """Note a failure of ours, without the request: its address may hold an answer."""
        if not isinstance(error, HTTPError):
            log_failure(error)

    def write_error(self, status_code: int, **_: Any) -> None:  # noqa: ANN401 - tornado's
        """Write the page for a status."""
        kind = "missing" if status_code < HTTPStatus.INTERNAL_SERVER_ERROR else "failed"
        template = self.settings["voila_jinja2_env"].get_template("problem.html")
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.finish(
            template.render(
                **content.texts(f"serve.{kind}"),
                **create_include_assets_functions("careerkit", self.base_url),
                name=content.text("serve.page.name"),
                language=content.LANGUAGE,
                base_url=self.base_url,
            )
        )


class NotebookPage(ProblemPages, TornadoVoilaHandler):  # type: ignore[misc] # published without types
    """A notebook as a page: ``/`` is the journey, ``/01_passion`` a step by itself."""

    def initialize(self, folder: Path, **kwargs: Any) -> None:  # noqa: ANN401 - Voila's
        """Take the folder of the notebooks, and what Voila's handler takes."""
        super().initialize(**kwargs)
        self._folder = folder
        self._started: list[str] = []

    @authenticated
    async def get(self, path: str = "") -> None:
        """Show the notebook of that name."""
        name = path.removesuffix(".ipynb")
        if name not in ("", *notebooks.names(self._folder)):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if name == notebooks.HOME or path != name:
            self.redirect(self._address(name))
            return
        STARTED.set(self._started)
        async for html in self.get_generator(path=f"{name or notebooks.HOME}.ipynb"):
            self.write(html)
            try:
                await self.flush()
            except StreamClosedError:
                # It may have gone before its kernel had started: there was nothing to end then.
                await self._end_kernels()
                return

    def on_connection_close(self) -> None:
        """End the kernel of a page that was closed before it was complete.

        Such a page doesn't know its kernel yet, so that it can't end it by itself.
        """
        super().on_connection_close()
        IOLoop.current().spawn_callback(self._end_kernels)

    async def _end_kernels(self) -> None:
        for kernel_id in self._started:
            if kernel_id in self.kernel_manager:
                await self.kernel_manager.shutdown_kernel(kernel_id)  # type: ignore[no-untyped-call]

    def _address(self, name: str) -> str:
        """Where a notebook is. Links in a notebook name its file, so that they work in Jupyter."""
        return str(url_path_join(self.base_url, "" if name == notebooks.HOME else name))


class MissingPage(ProblemPages):
    """Any other address."""

    async def prepare(self, **_: Any) -> None:  # noqa: ANN401 - Jupyter's
        """Say that there is nothing here."""
        raise HTTPError(HTTPStatus.NOT_FOUND)
