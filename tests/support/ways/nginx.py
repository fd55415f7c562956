"""An nginx of a test's own, set up by the recipe in `deploy/README.md`."""

from __future__ import annotations

import os
import re
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from support.serving.processes import end, free_port, listens
from support.serving.servers import ROOT
from support.ways.certificate import certify
from support.ways.needs import find

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "careers.example.org"
README = (ROOT / "deploy" / "README.md").read_text(encoding="utf-8")
RECIPE = re.search(r"```nginx\n(.*?)```", README, re.DOTALL)[1]
OPTIONS = re.search(r"^careerkit serve (--public-url .*)$", README, re.MULTILINE)[1].split()

_AROUND = """
{user}
daemon off;
worker_processes 1;
pid nginx.pid;
error_log error.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
{sites}
}}
"""


@contextmanager
def behind(folder: Path, upstream: str, *, strips: bool = False) -> Iterator[int]:
    """Run nginx before the app, and give its port.

    Of the recipe only the places change: certificate, port, and where the app is.

    Args:
        folder: For its configuration and what it writes.
        upstream: Where the app is: ``127.0.0.1:8866``, or ``unix:`` and the socket's path.
        strips: Whether it takes the path away before it passes a request on.
    """
    port = free_port()
    certify(folder, NAME)
    last = "/" if strips else ""
    colon = ":" if upstream.startswith("unix:") and strips else ""
    sites = (
        RECIPE.replace("listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
        .replace(f"/etc/ssl/{NAME}", str(folder / NAME))
        .replace("http://127.0.0.1:8866;", f"http://{upstream}{colon}{last};")
    )
    user = "" if os.geteuid() else "user root;"  # or it would read nothing of a test's folder
    (folder / "nginx.conf").write_text(_AROUND.format(user=user, sites=sites), encoding="utf-8")
    process = subprocess.Popen(
        [find("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "error.log"]
    )
    try:
        while not listens(f"https://127.0.0.1:{port}/"):
            assert process.poll() is None, (folder / "error.log").read_text(encoding="utf-8")
            time.sleep(0.05)
        yield port
    finally:
        end(process)
