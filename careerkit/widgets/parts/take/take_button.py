"""What opens "Take it with me": buttons and links of a page, for which nothing else is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from careerkit import content
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.front_end.kit import KitWidget

if TYPE_CHECKING:
    from careerkit.session import Session
    from careerkit.widgets.parts.take.take_dialog import TakeDialog

__all__ = ["TakeButton"]


class TakeButton(KitWidget, view="take_button"):
    """Hears of whatever on a page is marked ``data-take``, or links to ``#take``::

        button = TakeButton(session)
        button.observe(lambda change: show(change["new"]), names="dialog")

    On a page of the app the buttons are there before a kernel is; in Jupyter it draws one.
    """

    dialog = traitlets.Instance(
        KitWidget, allow_none=True, help="Made when it is asked for, to be shown once."
    )
    problem = traitlets.Unicode("")
    _wish = traitlets.Dict(help="The last press: its number, and the format it leads to.").tag(
        sync=True, echo_update=False
    )
    _texts = traitlets.Dict().tag(sync=True)

    def __init__(self, session: Session, **kwargs: Any) -> None:  # noqa: ANN401 - AnyWidget's
        self._session = session
        super().__init__(**kwargs)

    @traitlets.observe("_wish")
    @kindly
    def _open(self, change: dict[str, Any]) -> None:
        dialog = self.dialog or self._made()
        dialog.called = change["new"]
        self.dialog = dialog

    def make(self) -> None:
        """Make the dialog now: where no widget can be made once its cell has run."""
        self.dialog = self.dialog or self._made()

    def _made(self) -> TakeDialog:
        from careerkit.widgets.parts.take import take_dialog  # noqa: PLC0415 - most never ask

        return take_dialog.TakeDialog(self._session)

    @traitlets.default("_texts")
    def _default_texts(self) -> dict[str, str]:
        return {name: content.text(f"take.{name}") for name in ("button", "silent")}
