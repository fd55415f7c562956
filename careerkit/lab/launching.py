"""How JupyterLab and Notebook 7 are started: with the workbook open, and no question first."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from careerkit.journey import HOME
from careerkit.lab.extension import extensions

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LAB", "NOTEBOOK", "command", "environment", "unknown_option"]

LAB, NOTEBOOK = "jupyterlab", "notebook"
"""The packages with the two programs."""

_FIRST_PAGE = {
    # One notebook fills the page, and the files are a click away.
    LAB: f"--LabApp.default_url=/doc/tree/{HOME}.ipynb",
    NOTEBOOK: f"--JupyterNotebookApp.default_url=/notebooks/{HOME}.ipynb",
}

_APPLICATION = {
    LAB: ("jupyterlab.labapp", "LabApp"),
    NOTEBOOK: ("notebook.app", "JupyterNotebookApp"),
}

_OF_ALL = {"h", "help", "help-all", "V", "version"}
"""Options of all that is Jupyter's, which stand in none of its lists."""


def command(program: str, words: Sequence[str]) -> list[str]:
    """The words that start a program in this Python.

    Args:
        program: ``LAB`` or ``NOTEBOOK``.
        words: Further options, which come last and so win over ours.
    """
    return [
        *(sys.executable, "-m", program),
        _FIRST_PAGE[program],
        # Before what Jupyter finds by itself: it is as old or new as the careerkit that starts it.
        f"--LabServerApp.extra_labextensions_path={extensions()}",
        *words,
    ]


def unknown_option(program: str, words: Sequence[str]) -> str | None:
    """The first option that a program would leave unheeded or fail at; None if it has all of them.

    Settings of parts (``--Part.setting=``) are taken as they come, but for those of the program
    itself and of its server: extensions bring parts that nobody knows before they are loaded.

    Args:
        program: ``LAB`` or ``NOTEBOOK``.
        words: What was typed.
    """
    module, name = _APPLICATION[program]
    app = getattr(import_module(module), name)
    server = app.serverapp_class()
    known = {*_OF_ALL, *app.flags, *app.aliases, *server.flags, *server.aliases}
    settings = {*app.class_trait_names(config=True), *server.trait_names(config=True)}
    for word in words:
        option = word.partition("=")[0]
        part, _, setting = option.lstrip("-").rpartition(".")
        own = part in {"", app.__name__, type(server).__name__}
        if word.startswith("-") and own and setting not in (settings if part else known):
            return option
    return None


def environment() -> dict[str, str]:
    """This process's variables, with a folder of settings in which JupyterLab's news are off.

    The person's own settings stay as they are, and count as they always do.
    """
    with as_file(files(__package__).joinpath("config")) as ours:
        paths = [str(ours), *filter(None, [os.environ.get("JUPYTER_CONFIG_PATH")])]
    return {**os.environ, "JUPYTER_CONFIG_PATH": os.pathsep.join(paths)}
