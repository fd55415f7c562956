"""Kernels, what they are forked from, and the server are killed while people write."""

from __future__ import annotations

import random
import signal
from pathlib import Path

import pytest

from careerkit.serve.fork_server.forking import supported
from support.serving.kernels import eventually
from support.stress.chaos import Crowd, Person, child_of, zygote_of

pytestmark = [
    pytest.mark.long,
    pytest.mark.stress,
    pytest.mark.skipif(not supported(), reason="kernels are not forked here"),
]


def test_whatever_is_killed_no_visitor_loses_a_word(serve_app, new_context, tmp_path: Path):
    runtime = tmp_path / "runtime"
    runtime.mkdir()
    app = serve_app(env={"TMPDIR": str(runtime)}, fresh=True)
    ada, ben = (Person(new_context(), app, name) for name in ("Ada", "Ben"))
    with Crowd(app, random.Random(5)) as crowd:  # noqa: S311 - the same each time
        # One person's kernel.
        ada.kill_kernel()
        for person in (ada, ben):
            person.write("kernel")
        ben.expect_kept()
        assert not ben.is_told

        # What all kernels come from: who is here stays, and who comes gets in.
        zygote = zygote_of(app)
        zygote.kill()
        ben.write("zygote")
        ben.expect_kept()
        assert not ben.is_told
        ada.come_back()
        ada.expect_all_there()
        ada.write("zygote")
        ada.expect_kept()
        assert zygote_of(app) != zygote

        # The server itself.
        child_of(app).kill()
        for person in (ada, ben):
            person.write("server")
        for person in (ada, ben):
            person.come_back()
            person.expect_all_there()
            person.write("after")
            person.expect_kept()

    assert crowd.visits > 0
    assert "Traceback" not in app.log()
    family = child_of(app).children(recursive=True)
    app.process.send_signal(signal.SIGTERM)
    assert app.process.wait(timeout=60) == 0
    assert eventually(lambda: not any(one.is_running() for one in family))
    assert [*runtime.iterdir()] == []
