"""Altair, imported without the larger part of what its import costs.

jsonschema, which Altair uses to check a chart, imports ``rfc3987_syntax`` where it is
installed (JupyterLab brings it), and that builds a grammar for internationalised addresses:
1.2 s of the 1.7 s that ``import altair`` took when measured. A chart holds no addresses. So the
name is hidden while Altair is imported; jsonschema then goes without the "iri" format, as it
does wherever the package is not installed. Both are as they were afterwards.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["alt"]

_COSTLY = "rfc3987_syntax"


@contextmanager
def _hidden(name: str) -> Iterator[None]:
    """Let an import of this module fail, unless it is loaded already."""
    hide = name not in sys.modules
    if hide:
        # The import system's own way to say "not installed".
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if hide:
            del sys.modules[name]


with _hidden(_COSTLY):
    import altair as alt
