"""For each contact the message put together from its parts, and questions to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from careerkit import content
from careerkit.widgets.front_end.wishing import Wishing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["MessageHelp"]


class MessageHelp(Wishing, view="message_help"):
    """Shows drafts and questions; the step acts on ``_wish``.

    ``_people`` are dicts of id, name, draft, state and questions. ``state`` is ``usable``
    (there is no message yet), ``same`` (the draft is the message) or ``kept`` (the message is
    the person's own). ``_wish`` is a dict of seq and id: whose draft shall become the message.
    """

    _people = traitlets.List().tag(sync=True)
    _texts = traitlets.Dict().tag(sync=True)

    @traitlets.default("_texts")
    def _default_texts(self) -> dict[str, Any]:
        return content.texts("mentors.help")

    def show(self, people: Iterable[Mapping[str, Any]]) -> None:
        """Show the drafts and questions for these people."""
        self._people = [*people]
