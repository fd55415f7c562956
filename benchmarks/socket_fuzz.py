"""Whatever comes over the kernels' sockets: does the server stay small, and does it answer?

    python benchmarks/socket_fuzz.py [--minutes 5] [--seed 1] [--attackers 3] [--pause 0.02]

Starts a server of its own, on this computer alone. Attackers open pages and talk to their kernels
in ways that no browser would: frames of each kind in each order, before and after either side has
closed, whole and broken messages with up to sixty thousand parts, compressed or not, in pieces,
with any header, any code and any session, reading or deaf. Every half second it looks at the
memory of the server and at how long ``/healthz`` takes. Prints one line, and ends with an error as
soon as the server has grown too much, is silent for too long, or is gone, and if a kernel is left.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.serving import servers
from support.serving.kernels import eventually
from support.stress.fuzzing import fuzz


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description="Does the server survive what a visitor may send?")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--attackers", type=int, default=3)
    parser.add_argument("--pause", type=float, default=0.02, help="seconds between two frames")
    parser.add_argument("--most", type=int, default=300, help="MB by which the server may grow")
    parser.add_argument("--slowest", type=float, default=5, help="seconds that /healthz may take")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        app = servers.start_network_app(Path(folder), env={"TMPDIR": folder})
        files = psutil.Process(app.process.pid).num_fds()
        try:
            tally = fuzz(
                app,
                seed=options.seed,
                seconds=60 * options.minutes,
                attackers=options.attackers,
                pause=options.pause,
                most=options.most * 1_000_000,
                slowest=options.slowest,
            )
            if not eventually(lambda: not app.kernel_pids(), patience=60):
                tally.problems.append("Kernels are left")
            left = len(app.kernel_pids())
            more = psutil.Process(app.process.pid).num_fds() - files
        finally:
            app.stop()
        lines = app.log().splitlines()[2:]
    done = tally.done
    print(
        f"{done['frames']} frames over {done['connections']} connections"
        f" ({done['refused']} refused) of {done['pages']} pages;"
        f" server {tally.start / 1e6:.0f} MB, at most {tally.server / 1e6:.0f};"
        f" with its kernels at most {tally.family / 1e6:.0f} MB; slowest"
        f" /healthz {tally.slowest:.2f} s; {left} kernels and {more} files left;"
        f" {len(lines)} lines of log"
    )
    for problem in [*tally.problems, *sorted(set(lines))[:20]]:
        print(" ", problem, file=sys.stderr)
    return 1 if tally.problems else 0


if __name__ == "__main__":
    sys.exit(main())
