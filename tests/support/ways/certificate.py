"""A certificate that nobody but a test would believe."""

from __future__ import annotations

import base64
import hashlib
import subprocess
from typing import TYPE_CHECKING

from support.ways.needs import find

if TYPE_CHECKING:
    from pathlib import Path


def certify(folder: Path, name: str) -> Path:
    """Make a certificate for a name: ``NAME.pem`` and ``NAME.key`` in a folder.

    Returns:
        Both in one file, as HAProxy takes them.
    """
    certificate, key, both = (folder / f"{name}{ending}" for ending in (".pem", ".key", ".both"))
    subprocess.run(
        [
            *(find("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    both.write_bytes(certificate.read_bytes() + key.read_bytes())
    return both


def believed(folder: Path, name: str) -> str:
    """The argument that lets a Chromium believe it, and so keep in its cache what it loads."""
    shown = [find("openssl"), "x509", "-in", str(folder / f"{name}.pem"), "-noout", "-pubkey"]
    key = subprocess.run(shown, check=True, capture_output=True).stdout
    der = base64.b64decode(b"".join(key.splitlines()[1:-1]))
    fingerprint = base64.b64encode(hashlib.sha256(der).digest()).decode()
    return f"--ignore-certificate-errors-spki-list={fingerprint}"
