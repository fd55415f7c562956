"""How JupyterLab and Notebook 7 are started: with the workbook open, and no question first."""

from __future__ import annotations

import os
import sys
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from careerkit.journey import HOME
from careerkit.lab.extension import extensions

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LAB", "NOTEBOOK", "command", "environment"]

LAB, NOTEBOOK = "jupyterlab", "notebook"
"""The packages with the two programs."""

_FIRST_PAGE = {
    # One notebook fills the page, and the files are a click away.
    LAB: f"--LabApp.default_url=/doc/tree/{HOME}.ipynb",
    NOTEBOOK: f"--JupyterNotebookApp.default_url=/notebooks/{HOME}.ipynb",
}


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


def environment() -> dict[str, str]:
    """This process's variables, with a folder of settings in which JupyterLab's news are off.

    The person's own settings stay as they are, and count as they always do.
    """
    with as_file(files(__package__).joinpath("config")) as ours:
        paths = [str(ours), *filter(None, [os.environ.get("JUPYTER_CONFIG_PATH")])]
    return {**os.environ, "JUPYTER_CONFIG_PATH": os.pathsep.join(paths)}
