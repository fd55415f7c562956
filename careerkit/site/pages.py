"""A notebook as a page of a site: what the server writes of it before it has a kernel."""

from __future__ import annotations

import asyncio
import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import nbformat
from jupyter_server.services.contents.largefilemanager import LargeFileManager
from markupsafe import Markup
from voila.exporter import VoilaExporter
from voila.paths import collect_template_paths

from careerkit import content
from careerkit.serve import notebooks
from careerkit.serve.configuration import configuration, find_template
from careerkit.serve.pages.renderer import Known

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["ENDING", "Pages", "file_of", "template_folders"]

ENDING = ".html"

POLICY = "; ".join(  # noqa: FLY002 - one on each line
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "worker-src 'self'",
        "style-src 'self' 'unsafe-inline'",  # widgets and Vega set styles from their scripts
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""What a page may load: its own site's files alone."""


def file_of(name: str) -> str:
    """The file of a notebook's page."""
    return "index.html" if name == notebooks.HOME else f"{name}{ENDING}"


def template_folders() -> list[str]:
    """The folders of our template, and of those that it stands on."""
    find_template()
    paths: list[str] = collect_template_paths(["voila", "nbconvert"], "careerkit")
    return paths


class _Exporter(VoilaExporter):  # type: ignore[misc] # published without types
    """Voila's, for files that have other addresses than a server's."""

    addresses: Mapping[str, str]

    def _init_resources(self, resources: Any) -> Any:  # noqa: ANN401 - nbconvert's
        found = super()._init_resources(resources)
        found["include_url"] = lambda name: Markup.escape(self.addresses[name])
        found["include_js"] = lambda name: Markup('<script src="{}"></script>').format(
            self.addresses[name]
        )
        return found


class Pages:
    """Writes the pages of a folder's notebooks.

    Args:
        folder: Where the notebooks are.
        front_end: The addresses of what a page loads, as ``FirstPage.resources`` names them.
        addresses: Those of the template's own files, by their names in it.
        site: What the template is told of the site.
    """

    def __init__(
        self,
        folder: Path,
        front_end: Mapping[str, Any],
        addresses: Mapping[str, str],
        site: Mapping[str, Any],
    ) -> None:
        self._folder = folder
        self._addresses = addresses
        self._site = site
        self._config = configuration(folder)
        resources = self._config.VoilaConfiguration.resources
        self._resources = {"careerkit": {**resources["careerkit"], "front_end": {**front_end}}}
        self._paths = template_folders()
        self._link = _link_to(notebooks.names(folder))

    def html(self, name: str, declared: str, kernel: Mapping[str, Any]) -> str:
        """The page of a notebook.

        Args:
            name: The notebook's.
            declared: The address of what it shows before it has a kernel.
            kernel: What its worker is told.
        """
        path = self._folder / f"{name}.ipynb"
        notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        host = SimpleNamespace(
            known=Known(notebook=(path.name, (0, 0)), is_ours=True, declared=declared),
            site={**self._site, "policy": POLICY, "kernel": kernel},
            may_show=lambda: True,
        )
        written = asyncio.run(self._written(notebook, name, host))
        return self._link.sub(lambda found: f'href="{_address(found[1])}{found[2]}"', written)

    def missing(self) -> str:
        """The page for any other address; below a folder that is not there, without its looks."""
        style = Markup('<link rel="stylesheet" href="{}">')
        return str(
            self._exporter()
            .environment.get_template("problem.html")
            .render(
                **content.texts("static_site.missing"),
                include_url=lambda name: Markup.escape(self._addresses[name]),
                include_css=lambda name: style.format(self._addresses[name]),
                name=content.text("serve.page.name"),
                language=content.LANGUAGE,
                base_url="./",
                policy=POLICY,
            )
        )

    def _exporter(self) -> _Exporter:
        exporter = _Exporter(
            template_paths=self._paths,
            template_name="careerkit",
            config=self._config,
            contents_manager=LargeFileManager(root_dir=str(self._folder)),
            theme="light",
            base_url="",
        )
        exporter.addresses = self._addresses
        exporter.exclude_input = True
        return exporter

    async def _written(self, notebook: Any, name: str, host: SimpleNamespace) -> str:  # noqa: ANN401 - nbformat's
        exporter = self._exporter()
        about = {"base_url": "", "theme": "light", "metadata": {"name": name}}
        pieces = exporter.generate_from_notebook_node(
            notebook,
            resources={**self._resources, **about},
            extra_context={"frontend": "voila", "main_js": "", "host": host},
            page_config={},
        )
        return "".join([text async for text, _ in pieces])


def _link_to(names: tuple[str, ...]) -> re.Pattern[str]:
    """A link to another notebook: as the template names it, or by its file as a notebook does."""
    known = "|".join(map(re.escape, names))
    return re.compile(rf'href="({known})(?:\.ipynb)?((?:[?#][^"]*)?)"')


def _address(name: str) -> str:
    return "./" if name == notebooks.HOME else file_of(name)
