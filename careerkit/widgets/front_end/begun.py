"""Widgets that begin once they are made: when all constructors are through, and not within one."""

from __future__ import annotations

from abc import ABCMeta
from typing import Any

import traitlets

__all__ = ["Begun"]


class Begun(ABCMeta, traitlets.MetaHasTraits):
    """The class of such widgets' classes: it calls ``begin`` on each that was made.

    A base class that builds or shows something in its constructor runs methods of a subclass whose
    own constructor has not set anything yet. Here whatever a constructor sets, before or after it
    calls its base's, is there when ``begin`` asks for it. No widget is made of an abstract class.
    """

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as the class takes and makes
        """A new widget, which has begun; one that can't begin is closed again."""
        widget = super().__call__(*args, **kwargs)
        try:
            widget.begin()
        except BaseException:
            widget.close()
            raise
        return widget
