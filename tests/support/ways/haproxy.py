"""A HAProxy of a test's own, with the configuration that is in `deploy/` as it stands."""

from __future__ import annotations

import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from support.serving.processes import end, free_port, listens
from support.serving.servers import ROOT
from support.ways.certificate import certify
from support.ways.needs import find

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.serving.processes import Served

NAME = "careers.example.org"
COOKIE = "CAREERKIT_SERVER"
SERVERS = ("one", "two")
"""What the configuration calls the two apps."""

OPTIONS = (f"--public-url=https://{NAME}/", "--trust-proxy=127.0.0.1")
CONFIGURATION = (ROOT / "deploy" / "haproxy.cfg").read_text(encoding="utf-8")


@contextmanager
def before(folder: Path, one: Served, two: Served) -> Iterator[int]:
    """Run HAProxy before two apps, and give its port.

    Of the configuration only the places change: certificate, port, and where the apps are.
    """
    port = free_port()
    places = {
        "bind :443": f"bind 127.0.0.1:{port}",
        f"/etc/ssl/{NAME}.both": str(certify(folder, NAME)),
        "192.0.2.11:8866": urlsplit(one.url).netloc,
        "192.0.2.12:8866": urlsplit(two.url).netloc,
    }
    text = CONFIGURATION
    for written, here in places.items():
        assert text.count(written) == 1
        text = text.replace(written, here)
    (folder / "haproxy.cfg").write_text(text, encoding="utf-8")
    log = folder / "haproxy.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [find("haproxy"), "-db", "-f", str(folder / "haproxy.cfg")],
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        while not listens(f"https://127.0.0.1:{port}/"):
            assert process.poll() is None, log.read_text(encoding="utf-8")
            time.sleep(0.05)
        yield port
    finally:
        end(process)
