"""A certificate that nobody but a test would believe."""

from __future__ import annotations

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
