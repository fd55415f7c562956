"""A mistake of ours in a callback becomes a kind sentence; the rest of the page works on."""

import functools
import logging
from collections.abc import Callable
from typing import Any, TypeVar

from careerkit import content
from careerkit.catalogue.problems import CatalogueError

__all__ = ["kindly", "place_of"]

_log = logging.getLogger(__name__)
_Method = TypeVar("_Method", bound=Callable[..., Any])


def kindly(method: _Method) -> _Method:
    """Guard a widget's callback: an exception sets the widget's ``problem`` trait instead.

    What is wrong with the occupations is a sentence for the person already, and is said as it is.
    The log gets the kind and the place of the exception, never its text: it may quote an answer.
    """

    @functools.wraps(method)
    def guarded(self: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        # A callback may set off another one; what that one found wrong must not be wiped away.
        outermost = not getattr(self, "_is_guarded", False)
        if outermost:
            self._is_guarded = True
            self.problem = ""
        try:
            return method(self, *args, **kwargs)
        except CatalogueError as error:
            self.problem = str(error)
            return None
        except Exception as error:  # noqa: BLE001 - whatever it was, the person's page goes on
            _log.error("%s in %s at %s", type(error).__name__, method.__qualname__, place_of(error))
            self.problem = content.text("widgets.problem")
            return None
        finally:
            if outermost:
                self._is_guarded = False

    return guarded  # type: ignore[return-value]


def place_of(error: BaseException) -> str:
    """Where an exception was raised: a file, and the number of a line."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
