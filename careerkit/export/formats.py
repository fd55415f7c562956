"""The formats that a document can have, by name."""

from __future__ import annotations

from importlib.util import find_spec
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.export import calendar, csv_, excel, json_, markdown
from careerkit.export.html import page
from careerkit.export.html.pictures import begin as in_page
from careerkit.export.paper import pdf, word
from careerkit.export.paper.pictures import begin as on_paper
from careerkit.export.problems import ExportError, named

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerkit.charts import Figure
    from careerkit.export.contents import Document

__all__ = ["FORMATS", "Format", "format_named", "format_of"]


@attrs.frozen(kw_only=True)
class Format:
    """One format.

    Attributes:
        name: How it is asked for.
        suffix: How the names of its files end.
        media_type: What a browser is told that it is.
        render: Makes the file of a document.
        has_remarks: Whether it shows what is said of the answers, so that it need be asked for.
        begin: Has a figure drawn before the document is there; None if it shows no charts.
        has_page: Whether it shows a person's page of mine, too.
        needs: The module that writes it, where that does not come with the core.
        notes: What of a document it can't show here, in sentences, which stand in its file, too.
    """

    name: str
    suffix: str
    media_type: str
    render: Callable[[Document], bytes]
    has_remarks: bool = False
    begin: Callable[[Figure], None] | None = None
    has_page: bool = False
    needs: str = ""
    notes: Callable[[Document], tuple[str, ...]] = lambda _: ()

    @property
    def is_installed(self) -> bool:
        """Whether what it needs is there."""
        return not self.needs or find_spec(self.needs) is not None


_EVERY = (
    Format(
        name="html",
        suffix=".html",
        media_type="text/html; charset=utf-8",
        render=page.render,
        has_remarks=True,
        begin=in_page,
        has_page=True,
    ),
    Format(
        name="pdf",
        suffix=".pdf",
        media_type="application/pdf",
        render=pdf.render,
        has_remarks=True,
        begin=on_paper,
        notes=pdf.notes,
        needs="typst",
    ),
    Format(
        name="docx",
        suffix=".docx",
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        render=word.render,
        has_remarks=True,
        begin=on_paper,
        notes=word.notes,
        needs="docx",
    ),
    Format(
        name="md",
        suffix=".md",
        media_type="text/markdown; charset=utf-8",
        render=markdown.render,
        has_remarks=True,
    ),
    Format(
        name="ics",
        suffix=".ics",
        media_type="text/calendar; charset=utf-8",
        render=calendar.render,
        needs="icalendar",
    ),
    Format(
        name="xlsx",
        suffix=".xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        render=excel.render,
        needs="xlsxwriter",
    ),
    Format(name="csv", suffix=".zip", media_type="application/zip", render=csv_.render),
    Format(name="json", suffix=".json", media_type="application/json", render=json_.render),
)

FORMATS = MappingProxyType({one.name: one for one in _EVERY})
"""All formats, in the order in which they are listed."""


def format_named(name: str) -> Format:
    """The format of a name.

    Raises:
        ExportError: If there is none.
    """
    return named(FORMATS, name, "export.problems.no_format")


def format_of(file_name: str) -> Format:
    """The format of a file, by how its name ends.

    Raises:
        ExportError: If it ends otherwise.
    """
    for one in FORMATS.values():
        if file_name.lower().endswith(one.suffix):
            return one
    known = ", ".join(one.suffix for one in FORMATS.values())
    raise ExportError(content.text("export.problems.no_suffix", name=file_name, known=known))
