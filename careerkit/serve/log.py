"""What the server's log says when something fails: the kind and the place, never a value.

The text of an exception may quote an answer, and the address of a request may hold one.
"""

import logging
import re
import sys
import threading
import traceback
from http import HTTPStatus
from typing import Any

__all__ = [
    "LogFormatter",
    "is_news",
    "leave_values_out",
    "log_cell_error",
    "log_failure",
    "log_request",
    "log_thread_failure",
    "log_unraisable",
    "quieten",
]

_log = logging.getLogger("careerkit.serve")

_OURS = "careerkit."
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_PLACE = re.compile(r"File (\S+?):(\d+)")


def quieten() -> None:
    """Log errors only, without a value: connections that come and go are no news."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.ERROR)
    handler.setFormatter(LogFormatter())
    handler.addFilter(is_news)
    logging.basicConfig(level=logging.ERROR, handlers=[handler])
    threading.excepthook = log_thread_failure
    sys.unraisablehook = log_unraisable


class LogFormatter(logging.Formatter):
    """Writes our own lines as they are, and of others' only the kind and the place."""

    def format(self, record: logging.LogRecord) -> str:
        """One line for a record."""
        if record.name.startswith(_OURS):
            return record.getMessage()
        if record.exc_info and record.exc_info[1]:
            return _kind_and_place(record.exc_info[1])
        return f"{record.levelname} at {record.pathname}:{record.lineno}"


def leave_values_out(record: logging.LogRecord) -> bool:
    """Leave of an exception only the kind and the place: a filter for the log of another server."""
    if record.exc_info and record.exc_info[1]:
        record.msg, record.args = _kind_and_place(record.exc_info[1]), None
        record.exc_info = record.exc_text = None
    return True


def is_news(record: logging.LogRecord) -> bool:
    """Whether the person who runs the server can do anything about it: a logging filter.

    A visitor who leaves while the page is loading takes the kernel along; nbclient and Voila
    then report each cell that did not run.
    """
    # By its name: kernels load this module too, and not all of nbclient.
    kind = record.exc_info[0] if record.exc_info else None
    left = kind is not None and kind.__name__ == "DeadKernelError"
    return not left and "nbclient" not in record.pathname


def log_cell_error(cell: Any, cell_index: int, execute_reply: dict[str, Any]) -> None:  # noqa: ANN401 - nbclient's
    """Note that a cell raised: nbclient's ``on_cell_error`` hook.

    Args:
        cell: The cell, of which only the id is told.
        cell_index: Its place in the notebook, from 0.
        execute_reply: The kernel's reply, of which only the error's kind and place are told.
    """
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
    _log.error("%s", _kind_and_place(error))


def log_thread_failure(failure: threading.ExceptHookArgs) -> None:
    """Note what ended a thread: Python's ``threading.excepthook``."""
    if failure.exc_value is not None:
        log_failure(failure.exc_value)


def log_unraisable(failure: "sys.UnraisableHookArgs") -> None:
    """Note what failed where nobody could be told: Python's ``sys.unraisablehook``."""
    if failure.exc_value is not None:
        log_failure(failure.exc_value)


def _kind_and_place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "an unknown place"
    return f"{type(error).__name__} at {place}"


def log_request(handler: Any) -> None:  # noqa: ANN401 - a tornado handler
    """Note a request that failed on our side, without its query: tornado's ``log_function``.

    A visitor who found no room is no failure; the console tells of them (``console.Progress``).
    """
    if handler.get_status() >= 500 and handler.get_status() != HTTPStatus.SERVICE_UNAVAILABLE:
        _log.error("%s %s %s", handler.get_status(), handler.request.method, handler.request.path)
