"""The front end's files, put together without a build step.

An anywidget's module is one text. Ours is the shared ``page.js`` followed by the widget's
own files; its style is the theme's tokens and the shared components followed by its own.
"""

from functools import cache
from importlib.resources import files

from careerkit import theme

__all__ = ["module", "plain", "script", "style"]


_FOLDERS = (".", "keeping", "records", "parts")


@cache
def _read(name: str) -> str:
    """The text of a file; no two of the folders have one of the same name."""
    here = files(__package__)
    [file] = [one for folder in _FOLDERS if (one := here / folder / name).is_file()]
    return file.read_text(encoding="utf-8")


def module(*names: str) -> str:
    """The ES module of a widget: ``page.js`` and each ``NAME.js`` as one text."""
    return "\n".join(_read(f"{name}.js") for name in ("page", *names))


def script(*names: str) -> str:
    """The same for a page itself, without a trace in its global names."""
    return f"(() => {{\n{module(*names)}\n}})();\n"


def plain(name: str) -> str:
    """``NAME.js`` alone, for a worker."""
    return _read(f"{name}.js")


def style(name: str) -> str:
    """The style sheet of a widget: the theme and ``NAME.css`` as one text."""
    return f"{theme.style()}\n{_read(f'{name}.css')}"
