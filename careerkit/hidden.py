"""Modules that are hidden from an import which can do without them.

jsonschema, which checks Altair's charts and Jupyter's events, imports ``rfc3987_syntax`` where it
is installed (JupyterLab brings it), and that builds a grammar for internationalised addresses: 1.2
of the 1.7 s that ``import altair`` took when measured, and 1.0 of the 1.6 s of the app's imports.
Neither a chart nor an event of the server holds such an address. jsonschema then goes without the
formats "iri" and "iri-reference", as it does wherever the package is not installed.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["ADDRESS_GRAMMAR", "hidden"]

ADDRESS_GRAMMAR = "rfc3987_syntax"
"""The module of the grammar."""


@contextmanager
def hidden(name: str) -> Iterator[None]:
    """Let an import of this module fail, unless it is loaded already; then all is as before."""
    hide = name not in sys.modules
    if hide:
        # The import system's own way to say "not installed".
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if hide:
            del sys.modules[name]
