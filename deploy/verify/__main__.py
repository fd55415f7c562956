"""Checks all that is in this folder with the real tools: python deploy/verify [files] [image] [run]

``files`` reads manifests, Dockerfile, compose file and nginx's configuration. ``image`` builds the
image on a base of Debian's own, since that needs no image registry. ``run`` starts it twice,
read-only, not as root and without a network, behind nginx: somebody writes in a real browser while
one of the two is told to stop. Without a word all three are done.

Needs Debian, root, its packages buildah, mmdebstrap, nginx and docker-compose, and
``pip install '.[ways]'``. What is not there is named and left out; the exit status is 1 if
something failed, and 3 if something was left out.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import files  # noqa: E402 - beside this file
import image  # noqa: E402
import run  # noqa: E402
from results import Results  # noqa: E402

PARTS = {"files": files.check, "image": image.build, "run": run.check}


def main() -> int:
    """Do what was asked for."""
    wanted = sys.argv[1:] or [*PARTS]
    if unknown := [word for word in wanted if word not in PARTS]:
        print(f"There is no {unknown[0]}. Say one or several of: {', '.join(PARTS)}")
        return 2
    results = Results()
    for name in wanted:
        print(f"== {name}", flush=True)
        PARTS[name](results)
    return results.status()


if __name__ == "__main__":
    sys.exit(main())
