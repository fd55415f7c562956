"""A person's own Jupyter server on a JupyterHub: whose it is, and where their answers are kept."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ANSWERS", "FILE_NAME", "answers_file", "namespace", "namespace_of"]

ANSWERS = "CAREERKIT_ANSWERS"
"""The variable that names another folder for a person's answers; a ``~`` is their home."""

FILE_NAME = "careerkit.json"

_FOLDER = "~/careerkit"


def namespace_of(user: str, base_url: str) -> str:
    """What tells a user's keys from others' in a browser: all on a hub share one origin."""
    return f"{user}@{base_url}"


def namespace(environment: Mapping[str, str] = os.environ) -> str:
    """That of the user whose server this is; empty where it is no user's.

    On Binder each visit has a user of its own: what a browser keeps is to be found by the next one.
    """
    user = environment.get("JUPYTERHUB_USER", "")
    if not user or any(name.startswith("BINDER_") for name in environment):
        return ""
    return namespace_of(user, environment.get("JUPYTERHUB_SERVICE_PREFIX", "/"))


def answers_file(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Where the answers of the user whose server this is are kept; None where it is no user's."""
    if not namespace(environment):
        return None
    return Path(environment.get(ANSWERS) or _FOLDER).expanduser() / FILE_NAME
