"""Ways on from here, each a link with a line about what waits behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from careerkit import content
from careerkit.widgets.front_end.kit import KitWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Doors"]


class Doors(KitWidget, view="doors"):
    """Links to steps of the journey's page, and to what else a person may begin with::

        Doors([{"step": "interests", "title": "Rate activities", "detail": "Ten minutes."}])

    A door leads to a ``step``, to another notebook of the journey's (``page``), to the panel's
    button that opens a file (``to="file"``, where there is one), or to the ``sample``
    (``to="sample"``, where the app serves one).
    """

    doors = traitlets.List(traitlets.Dict()).tag(sync=True)
    heading = traitlets.Unicode("").tag(sync=True)
    _label = traitlets.Unicode().tag(sync=True)

    def __init__(self, doors: Iterable[dict[str, str]] = (), **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(doors=list(doors), **kwargs)

    @traitlets.default("_label")
    def _default_label(self) -> str:
        return content.text("home.doors.label")
