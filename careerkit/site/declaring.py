"""What each page shows before Python is there: asked of the kernel that it will have.

Each notebook runs in a process of its own, with nothing of this computer's but the kit: what comes
of it is the same for every visitor, and stands in a file of the site.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import attrs

from careerkit.site.problems import CannotBuildError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Declared", "declare"]

_BETWEEN = 0.02
"""Seconds between two looks whether the widgets still change."""

_WITHIN = 120
"""Seconds that a notebook has."""


_BLANK = "_blank"
"""A workbook in which nothing is written, as a vault saves it."""

_NOBODYS = {"id": "0" * 32, **dict.fromkeys(("created", "updated"), "2026-01-01T00:00:00Z")}
"""In place of what is another one each time."""


@attrs.frozen
class Declared:
    """What is known of a notebook's page before it has a kernel.

    Attributes:
        text: What it shows, as JSON.
        is_ours: Whether the kit's own host shows all of it.
    """

    text: str
    is_ours: bool


def declare(notebook: Path, variables: Mapping[str, str]) -> Declared:
    """Run a notebook, and say what its page shows at first.

    Args:
        notebook: Its file.
        variables: What its kernel is told of the site.

    Raises:
        CannotBuildError: If it can't be run.
    """
    kept = {name: value for name, value in os.environ.items() if not _is_of_the_kit(name)}
    env = {**kept, **variables, "VOILA_BASE_URL": "/", "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-P", "-m", __name__, notebook.name]  # nothing beside it is imported
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command, cwd=notebook.parent, env=env, capture_output=True, check=True, timeout=_WITHIN
        )
        told = json.loads(done.stdout.splitlines()[-1])
    except (subprocess.SubprocessError, ValueError, IndexError):
        raise CannotBuildError("not_run", name=notebook.name) from None
    return Declared(told["text"], is_ours=told["is_ours"])


def _is_of_the_kit(name: str) -> bool:
    """Whether a variable would say something of this computer's own workbook."""
    return name.startswith(("CAREERKIT_", "VOILA_", "BINDER_")) or name == "QUERY_STRING"


async def _run(notebook: Path) -> dict[str, Any]:
    from careerkit.site.kernel import (  # noqa: I001, PLC0415 - brings the stand-ins, first of all
        Kernel,
        sources,
    )
    from careerkit.serve.kernels import shown  # noqa: PLC0415 - as above

    kernel = Kernel(lambda *_: None, ids="d")  # no id of a page's kernel begins so
    outputs = [kernel.run(source) if source.strip() else [] for source in sources(notebook)]
    kinds = [(str(module), str(name)) for module, name in json.loads(shown.kinds())]
    shown.begin()
    while (states := json.loads(shown.states())) is None:  # noqa: ASYNC110 - nothing tells
        await asyncio.sleep(_BETWEEN)
    views = [shown.views_in({"outputs": told}) for told in outputs]
    for state in states.values():
        if _BLANK in state:
            state[_BLANK] = json.dumps({**json.loads(state[_BLANK]), **_NOBODYS})
    plain = all(shown.is_plain(one) for told in outputs for one in told)
    return {
        "text": json.dumps({"cells": views, "models": states}, separators=(",", ":")),
        "is_ours": plain and shown.are_ours(kinds),
    }


if __name__ == "__main__":
    from pathlib import Path as _Path

    sys.stdout.write(json.dumps(asyncio.run(_run(_Path(sys.argv[1])))) + "\n")
