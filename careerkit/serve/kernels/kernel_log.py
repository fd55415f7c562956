"""What a kernel writes to the server's log: the kind and the place of a failure, never its text.

IPython loads it as an extension. Otherwise libraries in a kernel log whole tracebacks, with what an
exception says, and that may quote an answer.
"""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

from careerkit.serve.log import LogFormatter, log_thread_failure, log_unraisable

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

__all__ = ["load_ipython_extension"]


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Let whatever is logged in this kernel go through our formatter, until it is told to end.

    Afterwards its threads trip over loops and sockets that are closed already, which is no news.
    """
    handler = logging.StreamHandler(sys.__stderr__)
    handler.setFormatter(LogFormatter())
    handler.addFilter(lambda _: not shell.exit_now)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("tornado").handlers.clear()  # ipykernel gives it one of its own
    # ipykernel looks up where a message goes before it has opened what the message is for.
    logging.getLogger("Comm").setLevel(logging.ERROR)
    threading.excepthook = log_thread_failure
    sys.unraisablehook = log_unraisable
