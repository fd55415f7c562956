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
    "what nobody is told": "type('Thing', (), {'__del__': lambda _: int(secret)})(); None",
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


def test_a_message_that_comes_with_what_it_is_for_is_no_news(tmp_path: Path):
    log = tmp_path / "log"
    with log.open("wb") as stream, started(stdout=stream, stderr=stream) as one:
        one.run("import comm; comm.get_comm_manager().get_comm('not yet')")

    assert log.read_text() == ""


def test_a_kernel_that_was_told_to_end_has_no_more_to_say(tmp_path: Path):
    log = tmp_path / "log"
    with log.open("wb") as stream, started(stdout=stream, stderr=stream) as one:
        one.run("import logging; logging.getLogger('careerkit.serve').error('Before')")
        ended = "get_ipython().exit_now = True"
        late = (FAILURES["a thread"], FAILURES["what nobody is told"])
        one.run("; ".join([f"secret = {SECRET!r}", ended, *late]))

    assert log.read_text() == "Before\n"
