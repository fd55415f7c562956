"""An nginx with the configuration of the compose file, before one server or before several."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

from results import DEPLOY, done, find

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NAME = "careers.example.org"
TEMPLATE = DEPLOY / "compose" / "careerkit.conf.template"

_AROUND = """
{user}
daemon off;
worker_processes 1;
pid nginx.pid;
error_log stderr;
events {{ worker_connections 256; }}
http {{
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    upstream careerkit {{
        {servers}
    }}
    # As a cluster does it: who is asked to stop gets nobody new.
    proxy_next_upstream error timeout http_503;
{sites}
}}
"""


def missing() -> str:
    """The programs that are not here, of those that are needed; empty if all are."""
    return ", ".join(name for name in ("nginx", "openssl") if find(name) is None)


def write(folder: Path, port: int, servers: Sequence[str]) -> None:
    """Write the configuration; only the places change, and the later servers stand by.

    Args:
        folder: Where it goes, with a certificate that nobody else would believe.
        port: Where nginx listens on this computer.
        servers: Where the app is.
    """
    done(
        *(str(find("openssl")), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
        *("-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"),
        *("-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")),
    )
    sites = (
        TEMPLATE.read_text(encoding="utf-8")
        .replace("${CAREERKIT_NAME}", NAME)
        .replace("listen 80", f"listen 127.0.0.1:{port + 1}")
        .replace("listen 443", f"listen 127.0.0.1:{port}")
        .replace("/etc/nginx/certs", str(folder))
        .replace("http://careerkit:8866", "http://careerkit")
    )
    if _version() < (1, 25, 1):
        sites = sites.replace("    http2 on;\n", "")
    waiting = [f"server {place} max_fails=1 fail_timeout=2s" for place in servers]
    lines = " backup;\n".join(waiting[1:])
    text = _AROUND.format(
        user="" if os.geteuid() else "user root;",
        servers=f"{waiting[0]};\n{lines}{' backup;' if lines else ''}",
        sites=sites,
    )
    (folder / "nginx.conf").write_text(text, encoding="utf-8")


def start(folder: Path) -> subprocess.Popen[bytes]:
    """Start it."""
    with (folder / "nginx.log").open("wb") as log:
        return subprocess.Popen(
            [str(find("nginx")), "-p", str(folder), "-c", str(folder / "nginx.conf")],
            stderr=log,
        )


def _version() -> tuple[int, ...]:
    _, said = done(str(find("nginx")), "-v")
    return tuple(map(int, re.findall(r"\d+", said)[:3]))
