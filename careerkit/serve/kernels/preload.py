"""What is done once, before the first fork, so that no visitor's kernel has to do it."""

from __future__ import annotations

import os
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import careerkit
from careerkit import content

__all__ = ["PRELOAD", "warm", "warm_kernel"]

PRELOAD = ("careerkit.serve.kernels.preload:warm",)
"""What the process that our notebooks' kernels are forked from loads first."""

_OF_A_KERNEL = (
    *("IPython.core.completerlib", "IPython.core.debugger", "IPython.core.oinspect"),
    *("IPython.extensions.storemagic", "IPython.utils.wildcard", "faulthandler", "pdb"),
    *("ipykernel.debugger", "debugpy", "debugpy.server.api", "psutil"),
    *("careerkit.serve.kernels.kernel_log", "careerkit.serve.kernels.quiet", "ipywidgets"),
    *(
        "tornado.gen",
        "tornado.locks",
        "tornado.platform.asyncio",
        "tornado.queues",
    ),
)
"""What ipykernel imports only while it starts: more than half of its time until it answers."""

_NOT_OF_A_PAGE = tuple(f"careerkit.{room}" for room in ("__main__", "commands", "lab", "site"))


def warm() -> None:
    """Import what a kernel and a page of ours need, and read what they read."""
    warm_kernel()
    _import("pandas", *_rooms())
    content.texts("serve.page")
    _read_the_sample()
    _rehearse()


def warm_kernel() -> None:
    """Import what any notebook's kernel needs."""
    _import(*_OF_A_KERNEL)


def _import(*names: str) -> None:
    for name in names:
        # What a later version does not have, or what isn't installed, is not missed here.
        with suppress(ImportError):
            import_module(name)


def _read_the_sample() -> None:
    """Make what is made once a process: the catalogue's index, the dictionaries, a first chart.

    The sample workbook is ours; what is kept of it says nothing about any visitor.
    """
    from careerkit.catalogue import library  # noqa: PLC0415 - as above
    from careerkit.charts.passion.coverage import theme_coverage  # noqa: PLC0415
    from careerkit.insight.hearing.considered import considered  # noqa: PLC0415
    from careerkit.insight.language.languages import reads  # noqa: PLC0415
    from careerkit.insight.occupations.searching import find  # noqa: PLC0415
    from careerkit.insight.passion.themes import suggest_themes  # noqa: PLC0415
    from careerkit.insight.paths.exploring import explore  # noqa: PLC0415
    from careerkit.store import read  # noqa: PLC0415

    workbook = considered(read(Path(content.__file__).parent / content.LANGUAGE / "sample.json"))
    catalogue = library.load()
    explore(workbook, catalogue)
    # An unknown word calls up what slips of the pen and languages are told by.
    reads("qwzx vlkj")
    find(catalogue, "repair")
    suggest_themes(workbook)
    theme_coverage(workbook).spec()


def _rehearse() -> None:
    """Make a page's widgets and close them again: what classes find out once is there for all.

    Where each kernel finds it out by itself, that lies on pages of its own.
    """
    import ipywidgets  # noqa: PLC0415 - as above

    from careerkit.session import Session  # noqa: PLC0415
    from careerkit.store import BrowserStore  # noqa: PLC0415
    from careerkit.widgets import Journey, Vault, Welcome  # noqa: PLC0415
    from careerkit.widgets.front_end.modules import ADDRESS  # noqa: PLC0415

    os.environ[ADDRESS] = "/rehearsal"  # or else the kit's module would be put together
    vault = Vault()
    session = Session(store=BrowserStore(vault))
    widgets = (vault, Welcome(session), Journey(session))
    for widget in widgets:
        widget.get_state()
    ipywidgets.Widget.close_all()
    del os.environ[ADDRESS]


def _rooms() -> list[str]:
    found = walk_packages(careerkit.__path__, "careerkit.")
    return [
        module.name
        for module in found
        if not module.name.startswith(("careerkit.serve", *_NOT_OF_A_PAGE))
    ]
