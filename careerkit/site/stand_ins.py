"""What a kernel without Jupyter has in the place of packages that it can do without.

ipywidgets asks IPython whether there is a shell, and Altair checks what it draws by jsonschema,
whose newest version is not pure Python. There is no shell here, and our charts are checked by the
kit's tests. Nothing here looks at the kit, so that it is loaded before that.
"""

from __future__ import annotations

import importlib.metadata
import sys
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["install"]

_VERSION = "4.0"
"""What the stand-in for jsonschema says of itself: of the time before it needed more packages."""


class _ValidationError(Exception):
    """Never raised here: nothing is checked."""


class _Resolver:
    """Finds what a schema calls by its place in itself."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._schema = schema

    @classmethod
    def from_schema(cls, schema: Mapping[str, Any]) -> _Resolver:
        """One for that schema."""
        return cls(schema)

    @contextmanager
    def resolving(self, place: str) -> Iterator[Any]:
        """What stands in a place, such as ``#/definitions/Axis``."""
        found: Any = self._schema
        for name in place.removeprefix("#/").split("/"):
            found = found[name]
        yield found


class _Validator:
    """Finds nothing wrong."""

    FORMAT_CHECKER = None

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def iter_errors(self, _: object) -> tuple[()]:
        """What is wrong with a chart."""
        return ()


class _Shell:
    """Never made here: there is no shell."""

    @staticmethod
    def initialized() -> bool:
        """Whether there is one."""
        return False


def install() -> None:
    """Put the stand-ins in the place of IPython and of jsonschema, for this process."""
    nothing = lambda *_, **__: None  # noqa: E731 - one for all that is asked of IPython
    _add("IPython", get_ipython=nothing, version_info=(9, 0))
    _add("IPython.display", display=nothing, clear_output=nothing)
    _add("IPython.core")
    _add("IPython.core.interactiveshell", InteractiveShell=_Shell)
    _add("jsonschema", ValidationError=_ValidationError, RefResolver=_Resolver)
    _add("jsonschema.exceptions", ValidationError=_ValidationError)
    _add("jsonschema.validators", validator_for=lambda *_, **__: _Validator)
    _add("altair.jupyter", JupyterChart=None)  # brings a front end of its own
    _add("altair.datasets")
    stock = importlib.metadata.version

    def version(distribution_name: str) -> str:
        return _VERSION if distribution_name == "jsonschema" else stock(distribution_name)

    importlib.metadata.version = version


def _add(name: str, **attributes: Any) -> None:  # noqa: ANN401 - a module's attributes have no common type
    module = ModuleType(name)
    module.__dict__.update(attributes, __path__=[])
    sys.modules[name] = module
    above, _, own = name.rpartition(".")
    if above in sys.modules:
        setattr(sys.modules[above], own, module)
