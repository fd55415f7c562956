"""ipykernel's application as a fork is: without what each fork would copy for nothing.

Forks share what they leave alone. Python counts in each object how often it is referred to, so that
whatever a fork merely looks at lies on a page that it copies first.
"""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Any

from ipykernel import ipkernel
from ipykernel.kernelapp import IPKernelApp
from IPython.core import shellapp
from traitlets import Bool, Callable
from traitlets.config.loader import Config, DeferredConfigString

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["ForkedApp", "plain_arguments"]

_EXTENSION = "--ext="


class ForkedApp(IPKernelApp):
    """Says so when its sockets are bound, and takes less memory than the stock one."""

    debugger = Bool(
        True, help="Whether there may be a debugger, which is told the file of each module."
    ).tag(config=True)
    introduce = Callable(lambda: None, help="Called when the kernel's sockets are bound.")

    def init_heartbeat(self) -> None:
        """Answer Jupyter's heartbeats; it is the last of the sockets."""
        super().init_heartbeat()  # type: ignore[no-untyped-call]
        self.introduce()

    def parse_command_line(self, argv: Any = None) -> None:  # noqa: ANN401 - as its parent
        """Read the arguments, without making a parser of all that could be set, where that does."""
        config = plain_arguments(argv or ())
        if config is None:
            super().parse_command_line(argv)
        else:
            self.argv, self.extra_args = [*argv], []
            self.cli_config = config
            self.update_config(config)

    def init_kernel(self) -> None:
        """Make the kernel."""
        with contextlib.nullcontext() if self.debugger else _no_modules(ipkernel):
            super().init_kernel()  # type: ignore[no-untyped-call]

    def init_code(self) -> None:
        """Run what is to run before the first cell."""
        with contextlib.nullcontext() if self.debugger else _no_modules(shellapp):
            super().init_code()  # type: ignore[no-untyped-call]


def plain_arguments(arguments: Sequence[str]) -> Config | None:
    """What a kernel's arguments say, if each is of a form that is used for kernels.

    Args:
        arguments: ``-f FILE``, ``--Class.trait=value`` and ``--ext=module``.

    Returns:
        None if there is another one.
    """
    config, extensions, rest = Config(), [], [*arguments]
    while rest:
        argument = rest.pop(0)
        name, is_given, value = argument.removeprefix("--").partition("=")
        section, _, trait = name.partition(".")
        if argument == "-f" and rest:
            config.IPKernelApp.connection_file = DeferredConfigString(rest.pop(0))
        elif argument.startswith(_EXTENSION):
            extensions.append(value)
        elif (
            argument.startswith("--")
            and is_given
            and section.isidentifier()
            and trait.isidentifier()
        ):
            config[section][trait] = DeferredConfigString(value)
        else:
            return None
    if extensions:
        config.IPKernelApp.extra_extensions = extensions
    return config


class _System:
    """The module ``sys``, without the modules."""

    modules: dict[str, Any] = {}  # noqa: RUF012 - stays empty

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - of any type
        return getattr(sys, name)


@contextlib.contextmanager
def _no_modules(place: Any) -> Iterator[None]:  # noqa: ANN401 - a module
    """Let ipykernel and IPython make no list of all modules, for which a fork would copy 8 MB.

    The one is for a debugger, to pass over; the other for ``%reset``, which no page says.
    """
    place.sys = _System()
    try:
        yield
    finally:
        place.sys = sys
