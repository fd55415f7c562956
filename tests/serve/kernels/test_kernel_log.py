"""What a kernel writes to the server's log."""

from pathlib import Path

import pytest

from support.serving.kernels import started

SECRET = "what a visitor typed"

FAILURES = {
    "a library": "logging.getLogger('tornado.general').error(secret, exc_info=ValueError(secret))",
    "a library without an exception": "logging.getLogger('asyncio').warning(secret)",
    "a thread": "import threading; one = threading.Thread(target=int, args=(secret,));"
    " one.start(); one.join()",
    "a callback": "import asyncio; asyncio.get_running_loop().call_soon(int, secret)",
}


@pytest.mark.parametrize("where", FAILURES)
def test_the_log_names_a_failure_and_not_what_it_says(tmp_path: Path, where: str):
    log = tmp_path / "log"
    with log.open("wb") as stream, started(stdout=stream, stderr=stream) as one:
        one.run(f"import logging; secret = {SECRET!r}")
        one.run(FAILURES[where])
        one.run("logging.getLogger('careerkit.widgets').error('ValueError in a widget')")
        one.run("logging.getLogger('careerkit.serve').error('The end')")

    said = log.read_text()
    assert SECRET not in said
    assert "Traceback" not in said
    assert len(said.splitlines()) == 3
    assert said.endswith("ValueError in a widget\nThe end\n")
