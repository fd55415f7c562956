"""The panel above a notebook whose workbook is a file: where it is, undo and redo."""

from __future__ import annotations

import traitlets

from careerkit import content
from careerkit.widgets.front_end.kit import KitWidget
from careerkit.widgets.keeping.clock import TellsTheClock
from careerkit.widgets.keeping.waiting import ShowsWaiting

__all__ = ["FilePanel"]


class FilePanel(ShowsWaiting, TellsTheClock, KitWidget, view="file_panel"):
    """Says where the answers are kept, and takes steps back and forth.

    ``undo_wanted`` and ``redo_wanted`` count the clicks; the session's owner observes
    them::

        panel = FilePanel(place="Your answers are kept in careerkit.json.")
        panel.observe(lambda _: session.undo(), names="undo_wanted")
    """

    place = traitlets.Unicode("").tag(sync=True)
    own = traitlets.Unicode("", help="A link to the person's own pages, beside those here.").tag(
        sync=True
    )
    problem = traitlets.Unicode("").tag(sync=True)
    notice = traitlets.Unicode("").tag(sync=True)
    can_undo = traitlets.Bool(False).tag(sync=True)
    can_redo = traitlets.Bool(False).tag(sync=True)
    undo_wanted = traitlets.Int(0).tag(sync=True)
    redo_wanted = traitlets.Int(0).tag(sync=True)
    _texts = traitlets.Dict().tag(sync=True)

    @traitlets.default("_texts")
    def _default_texts(self) -> dict[str, str]:
        return content.texts("opening.panel")
