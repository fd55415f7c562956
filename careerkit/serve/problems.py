"""What the server's log says when something fails: the kind and the place, never a value.

The text of an exception may quote an answer, and the address of a request may hold one.
"""

import logging
import re
import traceback
from typing import Any

__all__ = ["log_cell_error", "log_failure", "log_request"]

_log = logging.getLogger("careerkit.serve")

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_PLACE = re.compile(r"File (\S+?):(\d+)")


def log_cell_error(cell: Any, cell_index: int, execute_reply: dict[str, Any]) -> None:  # noqa: ANN401 - nbclient's
    """Note that a cell raised: nbclient's ``on_cell_error`` hook."""
    reply = execute_reply["content"]
    _log.error(
        "%s in cell %s (%s), at %s",
        reply.get("ename", "An error"),
        cell_index + 1,
        cell.get("id", "no id"),
        _place(reply.get("traceback", [])),
    )


def _place(lines: list[str]) -> str:
    """The innermost file and line of IPython's coloured traceback."""
    found = _PLACE.findall(_COLOUR.sub("", "\n".join(lines)))
    return ":".join(found[-1]) if found else "the cell itself"


def log_failure(error: BaseException) -> None:
    """Note an exception of the server's."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "an unknown place"
    _log.error("%s at %s", type(error).__name__, place)


def log_request(handler: Any) -> None:  # noqa: ANN401 - a tornado handler
    """Note a request that failed on our side, without its query: tornado's ``log_function``."""
    if handler.get_status() >= 500:
        _log.error(
            "%s %s %s", handler.get_status(), handler.request.method, handler.request.path
        )
