"""What steps have in common that can be shown a part at a time."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

import attrs

from careerkit.widgets.steps.section_step import SectionStep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import ipywidgets

    from careerkit.model import Record
    from careerkit.session import Session

__all__ = ["PartOfStep", "PartedStep"]


def _nothing() -> None:
    """What has to be shown again of a part that follows the session by itself."""


@attrs.frozen
class PartOfStep:
    """A part that can be shown by itself.

    ``build`` gives its widgets, ``refresh`` shows in them what the workbook says now. ``beside``
    says whether what follows its first widget may stand beside that where a page is wide.
    """

    build: Callable[[], Iterable[ipywidgets.Widget]]
    refresh: Callable[[], None] = _nothing
    beside: bool = attrs.field(default=False, kw_only=True)


class PartedStep(SectionStep):
    """A step of which a notebook may show one part at a time, with prose between them::

        class Visits(PartedStep):
            section = "visits"

            def parts(self):
                return {
                    "places": PartOfStep(self._build_places),
                    "map": PartOfStep(self._build_map, self._show_map),
                }

        Visits(workbook, show="map")

    Args:
        session: Whose workbook to show and change.
        value: The records of its section to begin with, without a session.
        show: The name of a part, or several. All of them by default, in their order.
        options: What else a base class takes.

    Raises:
        ValueError: If there is no such part.
    """

    def __init__(
        self,
        session: Session | None = None,
        *,
        value: Iterable[Record] = (),
        show: str | Iterable[str] | None = None,
        **options: Any,  # noqa: ANN401 - the base class's
    ) -> None:
        parts = self.parts()
        asked = parts.keys() if show is None else {show} if isinstance(show, str) else {*show}
        if unknown := asked - parts.keys():
            said = ", ".join(sorted(unknown))
            raise ValueError(f"No such part: {said}. There are: {', '.join(parts)}")
        self._shown = [part for name, part in parts.items() if name in asked]
        self.beside = len(self._shown) == 1 and self._shown[0].beside
        super().__init__(session, value=value, **options)

    @abstractmethod
    def parts(self) -> Mapping[str, PartOfStep]:
        """The parts by their names, in their order."""

    def build(self) -> list[ipywidgets.Widget]:
        """The widgets of the parts that were asked for, one below the other."""
        return [widget for part in self._shown for widget in part.build()]

    def refresh(self) -> None:
        """Show what the workbook says now in the parts that were asked for."""
        for part in self._shown:
            part.refresh()
