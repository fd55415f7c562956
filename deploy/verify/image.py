"""The image, built on a base that Debian's packages make: no image registry is asked."""

from __future__ import annotations

import json
import os
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from container import Unpacked
from results import DEPLOY, ROOT, WORK, Results, done, find

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "localhost/careerkit:verify"
SUITE = os.environ.get("SUITE", "trixie")
BASE = f"localhost/careerkit-base:{SUITE}"
_OF_PIP = ("/etc/pip.conf", "/etc/ssl/certs")
"""How this computer reaches the index of packages; what is not there is not needed."""


def missing() -> str:
    """What is not here, of all that building needs; empty if all is."""
    programs = [name for name in ("mmdebstrap", "buildah") if find(name) is None]
    return ", ".join(programs if os.geteuid() == 0 else ["root", *programs])


def buildah(*words: str) -> tuple[bool, str]:
    """Let buildah do something, with a store of its own and without a daemon."""
    store = ("--root", str(WORK / "store"), "--runroot", str(WORK / "run"))
    return done(str(find("buildah")), "--storage-driver", "vfs", *store, *words)


def build(results: Results) -> None:
    """Make the base, if it isn't there from before, and the image."""
    if lacks := missing():
        results.leave_out("image", lacks)
        return
    WORK.mkdir(parents=True, exist_ok=True)
    if not buildah("inspect", "--type", "image", BASE)[0] and not _make_base(results):
        return
    mounts = [f"--volume={path}:{path}:ro" for path in _OF_PIP if Path(path).exists()]
    began = time.monotonic()
    holds, said = buildah(
        *("bud", "--isolation", "chroot", "--network", "host", "--format", "docker"),
        *("--build-arg", f"BASE={BASE}", *mounts),
        *("--file", str(DEPLOY / "Dockerfile"), "--tag", NAME, str(ROOT)),
    )
    results.check(f"the image can be built ({time.monotonic() - began:.0f} s)", holds, said)
    if holds:
        results.tell(
            f"{_size(NAME) / 1e6:.0f} MB, of which {_size(BASE) / 1e6:.0f} MB are Debian's"
        )


def _make_base(results: Results) -> bool:
    archive = WORK / "base.tar"
    wanted = ("--variant=minbase", "--include=python3,python3-venv,ca-certificates")
    # Neither what is only read by people nor what apt knows of other packages.
    slim = (
        "--dpkgopt=path-exclude=/usr/share/doc/*",
        "--dpkgopt=path-exclude=/usr/share/locale/*",
        "--customize-hook=rm -rf $1/var/lib/apt/lists/* $1/var/cache/apt/*",
    )
    holds, said = done(str(find("mmdebstrap")), *wanted, *slim, SUITE, str(archive))
    for words in (
        ("from", "--name", "base", "scratch"),
        ("add", "base", str(archive), "/"),
        ("commit", "--rm", "base", BASE),
    ):
        if holds:
            holds, said = buildah(*words)
    archive.unlink(missing_ok=True)
    results.check(f"mmdebstrap makes a base of {SUITE}", holds, said)
    return holds


@contextmanager
def unpacked() -> Iterator[Unpacked]:
    """The image's files, for as long as the block lasts.

    Raises:
        OSError: If it can't be unpacked.
    """
    made, name = buildah("from", "--pull-never", NAME)
    if not made:
        raise OSError(name)
    try:
        mounted, root = buildah("mount", name.strip())
        if not mounted:
            raise OSError(root)
        yield Unpacked(Path(root.strip()), settings())
    finally:
        buildah("rm", name.strip())


def settings() -> dict[str, Any]:
    """How the image wants to be run; empty if there is no image."""
    holds, said = buildah("inspect", "--type", "image", NAME)
    config: dict[str, Any] = json.loads(said)["Docker"]["config"] if holds else {}
    return config


def _size(name: str) -> int:
    """Bytes of all files in it."""
    _, said = buildah("inspect", "--type", "image", "--format", "{{.Manifest}}", name)
    return sum(layer["size"] for layer in json.loads(said)["layers"])
