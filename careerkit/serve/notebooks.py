"""Where the notebooks are that the app serves, and which there are."""

from importlib.resources import files
from pathlib import Path

from careerkit.journey import HOME

__all__ = ["HOME", "folder", "names", "version"]


def folder() -> Path:
    """The folder of the shipped notebooks: inside the package, or the checkout's ``workbooks``.

    Raises:
        FileNotFoundError: If the package came without its notebooks.
    """
    package = Path(str(files("careerkit")))
    for place in (package / "workbooks", package.parent / "workbooks"):
        if (place / f"{HOME}.ipynb").is_file():
            return place
    raise FileNotFoundError(f"No {HOME}.ipynb in {package} or beside it")


def names(place: Path) -> tuple[str, ...]:
    """The names of a folder's notebooks, without the ending, in order."""
    return tuple(sorted(path.stem for path in place.glob("*.ipynb")))


def version(source: Path) -> tuple[int, int]:
    """Another one when the notebook was saved again."""
    try:
        known = source.stat()
    except OSError:
        return (0, 0)
    return (known.st_mtime_ns, known.st_size)
