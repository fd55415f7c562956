"""A kernel for a visit: in this Python, ended with its page or soon after it."""

from __future__ import annotations

import asyncio
import hmac
import os
import sys
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import zmq.asyncio
from ipykernel.kernelspec import RESOURCES
from jupyter_client.kernelspec import NATIVE_KERNEL_NAME, KernelSpec, KernelSpecManager
from jupyter_server._tz import utcnow
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError
from traitlets import Callable as CallableTrait
from traitlets import Dict, Integer, Set, default

from careerkit.serve.fork_server.forked_kernel import ForkedKernel
from careerkit.serve.fork_server.forking import supported
from careerkit.serve.kernels.preload import PRELOAD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_client.manager import KernelManager
    from zmq.eventloop.zmqstream import ZMQStream

__all__ = ["OWNER", "STARTED", "OwnKernelSpecs", "VisitKernels"]

STARTED: ContextVar[list[str]] = ContextVar("STARTED")
"""The kernels that the request at hand has started, for a page that goes before it is there."""


_OVERHEAD = 2000
"""Bytes that a message takes beyond its own, about."""

_SOCKETS = 20_000
"""Sockets of ZeroMQ that there may be. A visitor takes six, and usually there are a thousand."""

_LONGEST = zmq.IPC_PATH_MAX_LEN if os.name == "posix" else 0
"""Bytes that the path of a socket may have, of which the last two say which of a kernel's it is."""

_TRIES = 20
"""How often all kernels are asked to end: one that has just gone makes that fail for the others."""

OWNER: ContextVar[bytes] = ContextVar("OWNER")
"""Whose request it is: kernels that it starts are theirs."""


class OwnKernelSpecs(KernelSpecManager):
    """Knows one kernel: this very Python, whatever else is installed on the computer."""

    def find_kernel_specs(self) -> dict[str, str]:
        """The one name, with the folder of its resources."""
        return {NATIVE_KERNEL_NAME: RESOURCES}

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:  # noqa: ARG002 - there is one
        """The spec of this Python, for any name that a notebook asks for."""
        spec = super().get_kernel_spec(NATIVE_KERNEL_NAME)
        spec.argv = [
            sys.executable,
            *("-m", "ipykernel_launcher", "-f", "{connection_file}"),
            # Nothing of a visit is kept on the server, and no exception's text reaches its log.
            *("--HistoryManager.enabled=False", "--IPKernelApp.log_level=CRITICAL"),
            "--ForkedApp.debugger=False",
            "--ext=careerkit.widgets.keeping.handover",
            "--ext=careerkit.serve.kernels.kernel_log",
            "--ext=careerkit.serve.kernels.quiet",
        ]
        if supported():
            forked = {"preload": [*PRELOAD], "patient": True}
            spec.metadata = {
                "kernel_provisioner": {"provisioner_name": "careerkit-fork", "config": forked}
            }
        return spec


class VisitKernels(AsyncMappingKernelManager):
    """Starts the kernels of visits, and ends those that lost their page.

    A page ends its kernel when it goes (``page.js``). What is left is for the cases in which
    it can't: a phone that dies, a lost connection.
    """

    cull_unopened_timeout = Integer(
        120, config=True, help="Seconds after which a kernel that no page ever spoke to is ended."
    )
    left_timeout = Integer(
        15, config=True, help="Seconds after which a kernel is ended whose page said that it goes."
    )
    tell_gone = CallableTrait(
        lambda _: None, help="Tells a page that its kernel has ended, of which it has the id."
    )
    extra_env = Dict(help="Environment variables for each kernel.")
    unread_size = Integer(32_000_000, help="Bytes that are kept for a page that lost touch.")
    _opened = Set(help="The kernels that a page has spoken to.")
    _kept = Set(help="The kernels that wait for a visitor.")
    _seen = Set(help="The kernels that a page has asked about.")
    _endings = Set(help="Ends of kernels that are under way, other than by request.")
    _leaving = Dict(help="The timers of kernels that are about to be ended, by the kernel's id.")
    _owners = Dict(help="Whose each kernel is, by the token of their session.")

    @default("context")
    def _context_default(self) -> zmq.asyncio.Context:
        made: zmq.asyncio.Context = super()._context_default()
        made.set(zmq.MAX_SOCKETS, _SOCKETS)
        return made

    def pre_start_kernel(
        self, kernel_name: str | None, kwargs: dict[str, Any]
    ) -> tuple[KernelManager, str, str]:
        """Make the manager of a kernel that is spoken to by sockets in a folder of ours.

        Nobody but us may open that. A port of this computer may be taken by another program after
        it was chosen and before the kernel listens there; and what a kernel says at one is heard
        by every user who listens. Where the folder's path is too long for sockets, it is ports.
        """
        manager, name, kernel_id = super().pre_start_kernel(kernel_name, kwargs)
        place = Path(self.connection_dir, kernel_id[-12:])  # which is enough of it
        if place.is_absolute() and len(os.fsencode(place)) + 2 <= _LONGEST:
            manager.transport, manager.ip = "ipc", str(place)
        return manager, name, kernel_id

    async def start_kernel(  # type: ignore[override] # as its parent does
        self,
        *,
        env: Mapping[str, str] | None = None,
        **kwargs: Any,  # noqa: ANN401 - jupyter_client's
    ) -> str:
        """Start a kernel, and note it for the request at hand."""
        kernel_id: str = await super().start_kernel(env={**(env or {}), **self.extra_env}, **kwargs)
        self._watch(kernel_id)
        STARTED.get([]).append(kernel_id)
        if owner := OWNER.get(b""):
            self.give(kernel_id, owner)
        return kernel_id

    def _watch(self, kernel_id: str) -> None:
        """Hear of a kernel's end from the system: nobody asks for it every few seconds.

        A kernel that was not forked is asked, by Jupyter.
        """
        if process := self._forked(kernel_id):
            self._kernels[kernel_id].stop_restarter()
            process.when_ended(partial(self._handle_kernel_died, kernel_id))
            if kernel_id not in self._kept:  # perhaps it was handed out meanwhile
                process.come_forward()

    def _forked(self, kernel_id: str) -> ForkedKernel | None:
        """A kernel's process, if it was forked."""
        provisioner = getattr(self._kernels.get(kernel_id), "provisioner", None)
        process = getattr(provisioner, "process", None)
        return process if isinstance(process, ForkedKernel) else None

    def processes(self) -> dict[str, int]:
        """The process of each kernel that has one, by the kernel's id."""
        found = {kernel_id: kernel.provisioner for kernel_id, kernel in self._kernels.items()}
        return {kernel_id: one.pid for kernel_id, one in found.items() if one and one.pid}

    async def end(self, kernel_id: str) -> None:
        """End a kernel at once, if it is still there."""
        if kernel_id in self:
            await self.shutdown_kernel(kernel_id, now=True)  # type: ignore[no-untyped-call]

    async def shutdown_all(  # type: ignore[override] # as its parent does
        self,
        now: bool = False,  # noqa: FBT001, FBT002 - jupyter_client's
    ) -> None:
        """End all kernels, also if one of them ends of itself meanwhile."""
        for _ in range(_TRIES):
            try:
                await super().shutdown_all(now=now)
            except HTTPError:  # there was no such kernel any more; others may be left
                await asyncio.sleep(0.05)
            else:
                return

    def give(self, kernel_id: str, owner: bytes) -> None:
        """From now on this kernel, which may be still to come, is theirs."""
        self._owners[kernel_id] = owner

    def remove_kernel(self, kernel_id: str) -> Any:  # noqa: ANN401 - jupyter_client's
        """Forget a kernel that has ended, and whose it was.

        A page that went while its kernel was still ending left it what to listen to: four sockets
        of ZeroMQ, of which there are so many for all visitors together.
        """
        self.tell_gone(kernel_id)
        self._owners.pop(kernel_id, None)
        self._seen.discard(kernel_id)
        self._stay(kernel_id)
        if kernel_id in self:  # two may have asked for its end at once
            self.stop_buffering(kernel_id)  # type: ignore[no-untyped-call]
        return super().remove_kernel(kernel_id)

    def _handle_kernel_died(self, kernel_id: str) -> None:
        """Tell the page of a kernel that was killed, and let go of what it held."""
        self._owners.pop(kernel_id, None)
        self.tell_gone(kernel_id)
        if kernel_id in self and not self._kernels[kernel_id].shutting_down:
            self._end_soon(kernel_id)

    def _end_soon(self, kernel_id: str) -> None:
        ending = asyncio.ensure_future(self.end(kernel_id))
        self._endings.add(ending)
        ending.add_done_callback(self._endings.discard)

    def leave(self, kernel_id: str) -> None:
        """End a kernel soon whose page has said that it goes, unless a page speaks to it again.

        A page's own goodbye can get lost, as where a browser is closed in the same moment. How its
        connection was closed tells the same: a network that broke says nothing.
        """
        if kernel_id not in self or self._kernel_connections.get(kernel_id, 0):
            return
        self._stay(kernel_id)
        loop = asyncio.get_running_loop()
        self._leaving[kernel_id] = loop.call_later(self.left_timeout, self._end_soon, kernel_id)

    def _stay(self, kernel_id: str) -> None:
        if timer := self._leaving.pop(kernel_id, None):
            timer.cancel()

    def belongs(self, kernel_id: str, visitor: bytes) -> bool:
        """Whether the kernel is that visitor's. One that still waits is no visitor's."""
        owner = self._owners.get(kernel_id)
        return owner is not None and hmac.compare_digest(owner, visitor)

    def is_here(self, login: bytes) -> bool:
        """Whether a kernel belongs to that login."""
        return any(owner.startswith(login) for owner in self._owners.values())

    async def end_all_of(self, login: bytes) -> None:
        """End the kernels of a login that is over."""
        theirs = [one for one, owner in self._owners.items() if owner.startswith(login)]
        await asyncio.gather(*map(self.end, theirs))

    def keep(self, kernel_id: str) -> None:
        """Don't end this kernel for being idle, until it is handed out."""
        self._kept.add(kernel_id)

    def hand_out(self, kernel_id: str) -> None:
        """From now on it is a visitor's, and its time begins."""
        self._kept.discard(kernel_id)
        if process := self._forked(kernel_id):
            process.come_forward()
        if kernel_id in self:
            self._kernels[kernel_id].last_activity = utcnow()

    def start_buffering(
        self, kernel_id: str, session_key: str, channels: dict[str, ZMQStream]
    ) -> None:
        """Keep what a kernel says for a page that lost touch; if that is much, none of it.

        Jupyter keeps all. A page that asks for all its texts a thousand times, and hangs up, would
        leave gigabytes here.

        Args:
            kernel_id: The kernel's id.
            session_key: The session of the page, which alone gets what was kept.
            channels: The kernel's sockets, by the names of their channels.
        """
        super().start_buffering(kernel_id, session_key, channels)  # type: ignore[no-untyped-call]
        kept = self._kernel_buffers[kernel_id]["buffer"]
        size = 0

        def keep(channel: str, parts: list[bytes]) -> None:
            nonlocal size
            size += _OVERHEAD + sum(map(len, parts))
            if size > self.unread_size:
                self.stop_buffering(kernel_id)  # type: ignore[no-untyped-call]
            else:
                kept.append((channel, parts))

        for channel, stream in channels.items():
            stream.on_recv(partial(keep, channel))

    def see(self, kernel_id: str) -> None:
        """Note that a page was read which knows of the kernel."""
        self._seen.add(kernel_id)

    def was_seen(self, kernel_id: str) -> bool:
        """Whether a page ever asked about the kernel, or spoke to it."""
        return kernel_id in self._seen or kernel_id in self._opened

    def notify_connect(self, kernel_id: str) -> None:
        """Note that a page speaks to the kernel."""
        self._opened.add(kernel_id)
        self._stay(kernel_id)
        super().notify_connect(kernel_id)  # type: ignore[no-untyped-call]

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End a kernel that has been alone for long; sooner if it has always been."""
        self._kept &= self._kernels.keys()
        if kernel_id in self._kept:
            return
        timeout = (
            self.cull_idle_timeout if kernel_id in self._opened else self.cull_unopened_timeout
        )
        self._kernels[kernel_id].kernel_spec.metadata["cull_idle_timeout"] = timeout
        self._opened &= self._kernels.keys()
        await super().cull_kernel_if_idle(kernel_id)  # type: ignore[no-untyped-call]
