"""A package's public names, each loaded when it is first used.

They stand once: in the package's stub (``__init__.pyi``), which type checkers and editors read, and
from which the running package learns where each of them lives. A line is a name, or all of another
package's::

    from careerkit.session import Session as Session
    from careerkit.widgets import *
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

__all__ = ["attach"]


def attach(
    package: str, *own: str
) -> tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]:
    """What a package of careerkit defines: its ``__getattr__``, ``__dir__`` and ``__all__``.

    Args:
        package: The package's ``__name__``. A stub has to lie beside its source.
        own: Public names that the package defines itself.
    """
    homes = _homes(package)
    names = sorted([*homes, *own])

    def look_up(name: str) -> Any:  # noqa: ANN401 - a module's attributes have no common type
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(homes[name]), name)

    return look_up, lambda: names, names


def _homes(package: str) -> dict[str, str]:
    """The module of each name."""
    homes: dict[str, str] = {}
    for line in _read_stub(package).splitlines():
        match line.partition("#")[0].split():
            case ["from", home, "import", "*"]:
                homes |= _homes(home)
            case ["from", home, "import", name, "as", _]:
                homes[name] = home
    return homes


def _read_stub(package: str) -> str:
    """Its text, wherever the package was loaded from. (pathlib would double an import's time.)"""
    folder = __file__.removesuffix("lazy.py")
    below = "".join(f"{name}/" for name in package.split(".")[1:])
    data: bytes = __spec__.loader.get_data(f"{folder}{below}__init__.pyi")  # type: ignore[union-attr]
    return data.decode()
