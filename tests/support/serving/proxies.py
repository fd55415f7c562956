"""An nginx of a test's own, set up by the recipe in the README."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from support.serving.processes import end, free_port, listens
from support.serving.servers import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "careers.example.org"
README = (ROOT / "README.md").read_text(encoding="utf-8")
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


def missing() -> str:
    """The programs that are not on this computer, of those that are needed; empty if all are."""
    return ", ".join(name for name in ("nginx", "openssl") if not _find(name))


@contextmanager
def nginx(folder: Path, upstream: str, *, strips: bool = False) -> Iterator[int]:
    """Run nginx before the app, and give its port.

    Of the recipe only the places change: certificate, port, and where the app is.

    Args:
        folder: For its configuration and what it writes.
        upstream: Where the app is: ``127.0.0.1:8866``, or ``unix:`` and the socket's path.
        strips: Whether it takes the path away before it passes a request on.
    """
    port = free_port()
    _certify(folder)
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
        [_find("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "error.log"]
    )
    try:
        while not listens(f"https://127.0.0.1:{port}/"):
            assert process.poll() is None, (folder / "error.log").read_text(encoding="utf-8")
            time.sleep(0.05)
        yield port
    finally:
        end(process)


def _certify(folder: Path) -> None:
    """A certificate that nobody but a test would believe."""
    subprocess.run(
        [
            *(_find("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"),
            *("-keyout", str(folder / f"{NAME}.key"), "-out", str(folder / f"{NAME}.pem")),
        ],
        check=True,
        capture_output=True,
    )


def _find(name: str) -> str:
    # A server's programs are not on the path of everybody.
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin") or ""
