import asyncio
import sys
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
import zmq
from jupyter_server._tz import utcnow

from careerkit.serve.fork_server.forked_kernel import ForkedKernel
from careerkit.serve.kernels.visit_kernels import OwnKernelSpecs, VisitKernels


class IdleKernel(SimpleNamespace):
    """A kernel that last did something so many seconds ago."""

    def __init__(self, seconds: int):
        super().__init__(
            execution_state="idle",
            kernel_name="python3",
            last_activity=utcnow() - timedelta(seconds=seconds),
            kernel_spec=SimpleNamespace(metadata={}),
            shutting_down=False,
        )


class Kernels(VisitKernels):
    """Kernels that are only named, and noted when they are ended."""

    def __init__(self, kernels: dict[str, IdleKernel], **settings: int):
        super().__init__(cull_idle_timeout=900, **settings)
        self._kernels.update(kernels)
        self._kernel_connections.update(dict.fromkeys(kernels, 0))
        self.ended: list[str] = []

    async def shutdown_kernel(self, kernel_id, **_):
        self.ended.append(kernel_id)

    def cull(self):
        asyncio.run(self.cull_kernels())
        return self.ended


def test_a_kernel_runs_in_this_python_whatever_the_notebook_asks_for():
    spec = OwnKernelSpecs().get_kernel_spec("conda-env-of-somebody-else")

    assert spec.argv[0] == sys.executable
    assert spec.language == "python"


def test_no_other_kernel_is_known():
    assert list(OwnKernelSpecs().get_all_specs()) == ["python3"]


def address_in(folder: str) -> tuple[str, str]:
    """How a kernel is spoken to whose files are in that folder, and where."""
    kernels = VisitKernels(connection_dir=folder)
    manager, _, kernel_id = kernels.pre_start_kernel("python3", {})
    return manager.transport, manager.ip.replace(kernel_id[-12:], "…")


def test_a_kernel_is_spoken_to_by_sockets_in_its_own_folder_and_at_no_port(tmp_path: Path):
    assert address_in(str(tmp_path)) == ("ipc", str(tmp_path / "…"))


@pytest.mark.parametrize("folder", ["", "runtime", f"/{'a' * 100}", f"/{'ü' * 60}"])
def test_where_a_socket_has_no_place_a_kernel_is_spoken_to_at_a_port_of_this_computer(folder: str):
    assert address_in(folder) == ("tcp", "127.0.0.1")


def test_there_are_sockets_for_hundreds_of_visitors():
    assert VisitKernels().context.get(zmq.MAX_SOCKETS) >= 6 * 1000


def test_nothing_typed_into_a_kernel_is_kept_as_history():
    assert "--HistoryManager.enabled=False" in OwnKernelSpecs().get_kernel_spec("python3").argv


@pytest.mark.parametrize(("seconds", "ended"), [(60, []), (130, ["visit"])])
def test_a_kernel_that_no_page_ever_spoke_to_is_ended_after_two_minutes(
    seconds: int, ended: list[str]
):
    assert Kernels({"visit": IdleKernel(seconds)}).cull() == ended


@pytest.mark.parametrize(("seconds", "ended"), [(130, []), (890, []), (910, ["visit"])])
def test_a_kernel_that_lost_its_page_waits_a_quarter_of_an_hour(seconds: int, ended: list[str]):
    kernels = Kernels({"visit": IdleKernel(seconds)})
    kernels.notify_connect("visit")
    kernels.notify_disconnect("visit")

    assert kernels.cull() == ended


def test_a_kernel_whose_page_is_open_is_never_ended():
    kernels = Kernels({"visit": IdleKernel(10_000)})
    kernels.notify_connect("visit")

    assert kernels.cull() == []


def test_a_kernel_that_waits_for_a_visitor_is_ended_only_after_it_was_handed_out():
    kernels = Kernels({"ready": IdleKernel(10_000)})
    kernels.keep("ready")
    assert kernels.cull() == []

    kernels.hand_out("ready")
    assert kernels.cull() == []  # its time begins now

    kernels._kernels["ready"].last_activity -= timedelta(seconds=130)
    assert kernels.cull() == ["ready"]


def test_a_kernel_was_seen_once_a_page_asked_about_it_or_spoke_to_it():
    kernels = Kernels({"asked": IdleKernel(0), "spoken": IdleKernel(0), "alone": IdleKernel(0)})
    kernels.see("asked")
    kernels.notify_connect("spoken")

    assert [kernels.was_seen(one) for one in ("asked", "spoken", "alone")] == [True, True, False]


def test_a_kernel_is_its_visitors_and_that_is_forgotten_with_it():
    kernels = Kernels({"one": IdleKernel(0)})
    kernels.give("one", b"mine")
    kernels.give("to come", b"yours")

    assert kernels.belongs("one", b"mine")
    assert not kernels.belongs("one", b"yours")
    assert not kernels.belongs("unknown", b"mine")
    assert kernels.belongs("to come", b"yours")
    kernels.remove_kernel("one")
    assert not kernels.belongs("one", b"mine")


def end_of(kernels: Kernels, *happens: str) -> list[str]:
    """What is ended after a page has left its kernel and this has happened."""

    async def leave() -> None:
        kernels.notify_connect("visit")
        kernels.notify_disconnect("visit")
        kernels.leave("visit")
        for what in happens:
            getattr(kernels, what)("visit")
        await asyncio.sleep(0.05)

    asyncio.run(leave())
    return kernels.ended


def test_a_kernel_whose_page_said_that_it_goes_is_ended_without_its_goodbye():
    assert end_of(Kernels({"visit": IdleKernel(0)}, left_timeout=0)) == ["visit"]


@pytest.mark.parametrize(
    "happens",
    [["notify_connect"], ["notify_connect", "notify_disconnect"], ["remove_kernel"]],
)
def test_a_kernel_that_is_spoken_to_again_or_has_ended_is_not_ended_for_it(happens: list[str]):
    assert end_of(Kernels({"visit": IdleKernel(0)}, left_timeout=0), *happens) == []


def test_a_kernel_is_not_ended_while_another_connection_of_its_page_stands():
    kernels = Kernels({"visit": IdleKernel(0)}, left_timeout=0)
    kernels.notify_connect("visit")

    assert end_of(kernels) == []


def test_a_kernel_that_has_ended_can_be_left_and_forgotten_once_more():
    kernels = Kernels({}, left_timeout=0)

    assert end_of(kernels, "remove_kernel") == []


class Stream(SimpleNamespace):
    """A channel to a kernel, as far as a page may listen to it, and close it."""

    def __init__(self):
        super().__init__(socket=SimpleNamespace(closed=False))

    def on_recv(self, *_):
        """Listen, or listen no more."""

    def close(self):
        """Close its socket."""
        self.socket.closed = True


def test_what_a_page_left_to_listen_to_goes_with_the_kernel_however_late_it_went():
    kernels, channels = Kernels({"visit": IdleKernel(1)}), {"iopub": Stream(), "shell": Stream()}
    # The kernel is ending already when its page's last word comes.
    kernels.start_buffering("visit", "page", channels)

    kernels.remove_kernel("visit")

    assert all(stream.socket.closed for stream in channels.values())
    assert not kernels._kernel_buffers


def killed(kernels: Kernels) -> list[str]:
    """What is ended once a kernel was killed."""

    async def die():
        kernels._handle_kernel_died("visit")
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    asyncio.run(die())
    assert not kernels._endings
    return kernels.ended


def test_a_kernel_that_was_killed_is_let_go_of_like_any_other_and_its_page_told():
    told = []

    assert killed(Kernels({"visit": IdleKernel(1)}, tell_gone=told.append)) == ["visit"]
    assert told == ["visit"]


def test_a_kernel_that_is_being_ended_is_not_ended_twice():
    kernels = Kernels({"visit": IdleKernel(1)})
    kernels._kernels["visit"].shutting_down = True

    assert killed(kernels) == []


def test_a_page_is_told_when_its_kernel_is_forgotten():
    told = []
    kernels = Kernels({"visit": IdleKernel(1)}, tell_gone=told.append)

    kernels.remove_kernel("visit")

    assert told == ["visit"]


class Watched(ForkedKernel):
    """A forked kernel of which is noted who wants to hear of its end."""

    def __init__(self):
        self.watchers = []

    def when_ended(self, tell):
        self.watchers.append(tell)

    def come_forward(self, *_):
        self.watchers.append("forward")


@pytest.mark.parametrize("process", [Watched(), SimpleNamespace(watchers=[])])
def test_a_forked_kernel_is_watched_and_no_longer_asked(process):
    kernel, asked = IdleKernel(1), []
    kernel.provisioner = SimpleNamespace(process=process)
    kernel.stop_restarter = lambda: asked.append("never more")
    kernels = Kernels({"visit": kernel})
    kernels.keep("visit")

    kernels._watch("visit")

    is_forked = isinstance(process, ForkedKernel)
    assert (len(process.watchers), len(asked)) == (is_forked, is_forked)


@pytest.mark.parametrize("order", [["_watch", "hand_out"], ["hand_out", "_watch"]])
def test_a_kernel_that_was_run_ahead_comes_forward_when_it_is_handed_out(order: list[str]):
    kernel = IdleKernel(1)
    kernel.provisioner = SimpleNamespace(process=Watched())
    kernel.stop_restarter = lambda: None
    kernels, said = Kernels({}), kernel.provisioner.process.watchers
    kernels.keep("visit")

    for what in order:
        if what == "_watch":
            kernels._kernels["visit"] = kernel
        assert "forward" not in said
        getattr(kernels, what)("visit")

    assert said.count("forward") == 1


def test_who_has_logged_out_loses_all_their_kernels_and_nobody_else_any():
    kernels = Kernels({name: IdleKernel(0) for name in ("one", "two", "other", "waiting")})
    anna, ben = b"a" * 32, b"b" * 32
    for name, owner in (("one", anna), ("two", anna), ("other", ben)):
        kernels.give(name, owner + b"token of the browser")

    assert kernels.is_here(anna)
    assert not kernels.is_here(b"c" * 32)
    asyncio.run(kernels.end_all_of(anna))
    assert sorted(kernels.ended) == ["one", "two"]


def test_the_next_login_in_a_browser_has_the_same_cookie_and_not_the_kernels():
    kernels = Kernels({"one": IdleKernel(0)})
    kernels.give("one", b"a" * 32 + b"token")
    assert not kernels.belongs("one", b"b" * 32 + b"token")
    assert not kernels.belongs("one", b"token")
