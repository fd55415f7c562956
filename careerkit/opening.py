"""Where a workbook, a store and the widgets meet: the right store for a notebook, and its panel."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from careerkit import content
from careerkit.importing.offering import Offering
from careerkit.model import merge
from careerkit.session import MAX_STEPS_BACK, Session
from careerkit.steps import from_elsewhere
from careerkit.store import (
    AccountStore,
    BrowserStore,
    FileStore,
    StoreError,
    own_server,
    read,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from ipywidgets import DOMWidget

    from careerkit.store.protocol import Store
    from careerkit.widgets import Vault
    from careerkit.widgets.front_end.light import Box

__all__ = [
    "ACCOUNTS",
    "SAMPLE",
    "OpenWorkbook",
    "asks_for_sample",
    "keep_with_account",
    "open_workbook",
]

ACCOUNTS = "CAREERKIT_ACCOUNTS"
"""The variable that tells a kernel of the app that its page belongs to somebody with an account."""

FILE_NAME = own_server.FILE_NAME
_PAGES = (".html", ".htm", ".mhtml", ".mht")
SAMPLE = Path(content.__file__).parent / content.LANGUAGE / "sample.json"


class OpenWorkbook(Session):
    """A session that a notebook shows: its last line says where one is, and the answers are kept::

    workbook = open_workbook()
    workbook
    """

    def __init__(self, panel: DOMWidget, **kwargs: Any) -> None:  # noqa: ANN401 - Session's
        from careerkit.widgets.front_end.light import Box  # noqa: PLC0415 - a session alone needs no widgets
        from careerkit.widgets.parts.comments.said_beside import SaidBeside  # noqa: PLC0415
        from careerkit.widgets.parts.journey.everything_written import (  # noqa: PLC0415
            EverythingWritten,
        )
        from careerkit.widgets.parts.journey.step_navigation import StepNavigation  # noqa: PLC0415
        from careerkit.widgets.parts.take.take_button import TakeButton  # noqa: PLC0415

        self.panel = panel
        super().__init__(**kwargs)
        take = TakeButton(self)
        shown = Box([StepNavigation(self), panel, SaidBeside(self), EverythingWritten(self), take])
        self._take = take
        take.observe(lambda made: _append(shown, made["new"]), names="dialog")
        self._shown = shown

    def _display_(self) -> Any:  # noqa: ANN401 - marimo's protocol
        self._take.make()
        return self._shown._display_()

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:  # noqa: ANN401 - IPython's protocol
        return self._shown._repr_mimebundle_(**kwargs)


def _append(box: Box, widget: DOMWidget) -> None:
    box.children = [*box.children, widget]


def open_workbook(path: str | Path | None = None) -> OpenWorkbook:
    """Open the person's workbook, where it is kept in this place.

    Args:
        path: A JSON file to keep the workbook in; or a page with a workbook in it, whose answers
            are taken into a JSON file beside it. Without one it is ``careerkit.json``
            beside the notebook in JupyterLab, and the browser's own storage in Voila, whose
            kernel and files end with the visit.

    Returns:
        The session. Show it, so that the person sees where the answers are kept: in Voila
        they are restored only once it is on the page.

    A file that can't be read is left alone: the session starts empty and its panel says what
    is wrong.
    """
    from_elsewhere()  # a page is told of all sections at once
    query = os.environ.get("QUERY_STRING", "") if _runs_in_voila() else ""
    sample = os.environ.get("CAREERKIT_SAMPLE") or (asks_for_sample(query) and SAMPLE)
    if sample and path is None:
        return _open_sample(Path(sample), is_aside=sample is SAMPLE)
    if path is None and _runs_in_voila():
        return _open_in_browser()
    return _open_file(Path(path or FILE_NAME))


def asks_for_sample(query: str) -> bool:
    """Whether the query of a page's address is ``sample``, or has that in it."""
    return "sample" in parse_qs(query, keep_blank_values=True)


def _runs_in_voila() -> bool:
    return os.environ.get("SERVER_SOFTWARE", "").startswith("voila") or (
        "VOILA_BASE_URL" in os.environ
    )


def _is_passing() -> bool:
    """Whether this runs on Binder, whose machines and addresses end after a while."""
    return any(name.startswith("BINDER_") for name in os.environ)


class _Account:
    """Where the answers of the person are kept whose page this kernel has, once that is known."""

    def __init__(self) -> None:
        self._file: Path | None = None
        self._waiting: list[Callable[[Path], None]] = []

    def keep_in(self, file: Path) -> None:
        """Tell those who wait, and those to come. A kernel has one page, and so one account."""
        if self._file is None:
            self._file = file
            for take in self._waiting:
                take(file)

    def when_known(self, take: Callable[[Path], None]) -> None:
        """Call that with the file, now or later."""
        if self._file is None:
            self._waiting.append(take)
        else:
            take(self._file)


_account = _Account()


def keep_with_account(folder: str) -> None:
    """Keep the workbook of this visit in this folder, too.

    The app says so to the kernel of a page, once it is known whose page it is: by a question of a
    kind that no page can ask.

    Args:
        folder: The account's, which the app has made.
    """
    _account.keep_in(Path(folder) / FILE_NAME)


def _open_in_browser() -> OpenWorkbook:
    from careerkit.widgets import Vault  # noqa: PLC0415 - a session alone needs no widgets

    vault = Vault(_passing=_is_passing())
    in_browser = BrowserStore(vault, Offering())
    own = own_server.answers_file()
    store: Store = in_browser
    if own or ACCOUNTS in os.environ:
        store = AccountStore(in_browser, lambda is_whole: setattr(vault, "on_server", is_whole))
    session = OpenWorkbook(vault, store=store)

    def tell(change: dict[str, Any]) -> None:
        # Of trouble with its storage the browser speaks itself, also when no kernel answers.
        if change["new"] and not vault.trouble:
            vault.notice = change["new"]
        elif vault.notice == change["old"]:
            vault.notice = ""

    session.observe(tell, names="problem")
    _connect(session, vault)
    if isinstance(store, AccountStore):
        _keep_also(store, vault, own)
    return session


def _keep_also(store: AccountStore, vault: Vault, own: Path | None) -> None:
    """Keep answers with the account: of the user whose server this is, or of whose page it is."""

    def take(file: Path) -> None:
        vault.with_account()
        store.attach(FileStore(file))

    if own is None:
        _account.when_known(take)
    else:
        with suppress(OSError):  # the store says it
            own.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        take(own)


def _open_file(path: Path) -> OpenWorkbook:
    from careerkit.widgets import FilePanel  # noqa: PLC0415

    path = _kept_in(path)
    store: Store = FileStore(path)
    place = content.text("opening.kept_in_file", name=path.name)
    if _is_passing():
        place = f"{place} {content.text('opening.ends')}"
    panel = FilePanel(place=place)
    session = OpenWorkbook(panel, store=store)
    session.observe(lambda change: setattr(panel, "problem", change["new"]), names="problem")
    panel.problem = session.problem
    _connect(session, panel)
    return session


def _kept_in(path: Path) -> Path:
    """The file that answers are kept in: for a page the one beside it, which takes in its answers.

    What can't be taken in is left to the store, which says why.
    """
    if path.suffix.lower() not in _PAGES:
        return path
    kept = path.with_suffix(".json")
    try:
        page = read(path)
    except StoreError:
        return path if path.exists() else kept
    with suppress(StoreError):
        write(kept, merge(read(kept), page) if kept.exists() else page)
    return kept


def _open_sample(path: Path, *, is_aside: bool) -> OpenWorkbook:
    from careerkit.insight.sample import told_today  # noqa: PLC0415 - only a demo needs it
    from careerkit.widgets import FilePanel  # noqa: PLC0415

    panel = FilePanel(
        place=content.text("opening.sample"), own=content.text("opening.own") if is_aside else ""
    )
    today = date.today()  # noqa: DTZ011 - a day as the person's clock counts it
    session = OpenWorkbook(panel, workbook=told_today(read(path), today))
    _connect(session, panel)
    return session


def _connect(session: Session, panel: Any) -> None:  # noqa: ANN401 - Vault or FilePanel
    """Let the panel take steps back and forth, and say which day it is where the person is."""

    def tell(change: dict[str, Any]) -> None:
        from careerkit.insight.hearing.news import of_records  # noqa: PLC0415 - mostly there is none

        news = change["new"]
        panel.notice = of_records(news.kind, news.records) if news else ""

    def show(_: object = None) -> None:
        panel.can_undo, panel.can_redo = session.can_undo, session.can_redo

    session.observe(show, names=["can_undo", "can_redo"])
    session.observe(tell, names="news")
    # Presses that come while the kernel is busy arrive as one message, and each one counts.
    panel.observe(lambda change: _repeat(session.undo, change), names="undo_wanted")
    panel.observe(lambda change: _repeat(session.redo, change), names="redo_wanted")
    panel.tell_clock(session)
    show()
    panel.show_waiting(session)


def _repeat(step: Callable[[], None], presses: dict[str, Any]) -> None:
    # There are no more steps than these, however often a page says it was pressed.
    for _ in range(min(presses["new"] - presses["old"], MAX_STEPS_BACK)):
        step()
