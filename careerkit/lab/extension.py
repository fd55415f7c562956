"""Where the extension is."""

from importlib.resources import as_file, files
from pathlib import Path

__all__ = ["extensions"]


def extensions() -> Path:
    """The folder in which JupyterLab finds our extension, also where nothing was installed."""
    place = files(__package__).joinpath("share", "jupyter", "labextensions")
    with as_file(place) as path:
        return path
