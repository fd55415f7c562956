"""``careerkit serve``: Voila in this process, reduced to our notebooks."""

from __future__ import annotations

import logging
import shutil
import signal
import socket
from typing import TYPE_CHECKING, Any

import tornado.ioloop
from jupyter_core.utils import run_sync
from jupyter_server.utils import url_path_join
from tornado.httpserver import HTTPServer
from traitlets import Bool, Callable, Instance, Integer, default
from voila.app import Voila

from careerkit import content
from careerkit.importing.stories import PLACE
from careerkit.serve import console, notebooks
from careerkit.serve.capacity import Capacity, memory, seats_for
from careerkit.serve.configuration import configuration, find_template
from careerkit.serve.fork_server import forking
from careerkit.serve.fork_server.zygote import MEMORY
from careerkit.serve.guard.access import Access, access_for
from careerkit.serve.guard.connection import Connection
from careerkit.serve.guard.hosts import beside, guarded
from careerkit.serve.guard.letterbox import Letterboxes
from careerkit.serve.guard.limits import LimitedServer, Limits
from careerkit.serve.guard.ownership import OWN_HANDLERS, Channels
from careerkit.serve.guard.rate_limit import RateLimit
from careerkit.serve.health import Health, Numbers, Ready, metrics, registry
from careerkit.serve.kernels.quota import Quota
from careerkit.serve.kernels.visit_kernels import OwnKernelSpecs, VisitKernels
from careerkit.serve.log import log_request, quieten
from careerkit.serve.pages.assets import vega_name
from careerkit.serve.pages.declarations import Declarations
from careerkit.serve.pages.first_page import FirstPage
from careerkit.serve.pages.gate import STORY, gate
from careerkit.serve.pages.handlers import Anonymous, MissingPage
from careerkit.serve.pages.letterbox import letterbox
from careerkit.serve.pages.page_kernel import notebook_pages
from careerkit.serve.pages.page_queue import PageQueue, variables
from careerkit.serve.pages.times import Times
from careerkit.serve.ports import bind
from careerkit.serve.site import Site
from careerkit.widgets.front_end import modules

if TYPE_CHECKING:
    from collections.abc import Callable as Function
    from pathlib import Path

    from traitlets.config import Config

__all__ = ["CareerkitApp", "serve"]

_MB = 1_000_000


class CareerkitApp(Voila):  # type: ignore[misc] # published without types
    """Voila with our template, our routes and our kernels.

    ``folder`` holds the notebooks. Configuration files of Voila have no say here.
    """

    name = "careerkit"
    folder = Instance("pathlib.Path", help="Where the notebooks are.")
    listener = Instance("socket.socket", help="Where visitors come in.")
    numbers_listener = Instance("socket.socket", allow_none=True, help="Where numbers are told.")
    site = Instance(Site, args=(), help="How people reach it.")
    announce = Callable(print, help="Takes each sentence for the person at the terminal.")
    access = Instance(Access, allow_none=True, help="Knows the code, if visitors are to give one.")
    server = Instance(HTTPServer, allow_none=True)
    again = Bool(False, help="Whether people were told the address before.")
    lifeline = Integer(None, allow_none=True, help="A descriptor whose end is a reason to stop.")
    ready = Integer(2, help="How many pages of the journey are run ahead.")
    most = Integer(0, help="How many visitors there is room for; 0 for what the memory allows.")
    idle_minutes = Integer(15, help="Minutes after which a kernel that no page uses is ended.")
    kernel_memory = Integer(768, help="MB that a kernel may take beyond the usual; 0 for all.")
    drain_seconds = Integer(0, help="Seconds for which visitors can go on once it is to stop.")
    kernel_seconds = Integer(60, help="Seconds for which a kernel may compute without a pause.")
    quota = Instance(Quota, help="Sees to it that no kernel takes too much.")
    page_queue = Instance(PageQueue, help="Who is here, and who comes next.")
    capacity = Instance(Capacity, help="How many may be here.")
    times = Instance(Times, args=(), help="How long visitors wait.")
    declarations = Instance(Declarations, help="What pages show before they have a kernel.")
    first_page = Instance(FirstPage, help="The files that a page loads.")
    limits = Instance(Limits, args=(), help="How much a visitor may send, and how slowly.")

    @default("ip")
    def _default_ip(self) -> str:
        return "127.0.0.1"

    @default("open_browser")
    def _default_open_browser(self) -> bool:
        return False

    @default("base_url")
    def _default_base_url(self) -> str:
        return self.site.base_url

    @default("root_dir")
    def _default_root_dir(self) -> str:
        return str(self.folder)

    @default("config_file_paths")
    def _default_config_file_paths(self) -> list[str]:
        return []

    @default("log_level")
    def _default_log_level(self) -> int:
        return logging.ERROR

    @default("first_page")
    def _default_first_page(self) -> FirstPage:
        return FirstPage(self.static_paths, self.labextensions_path)

    @default("page_queue")
    def _default_page_queue(self) -> PageQueue:
        return PageQueue(
            kernels=self.kernel_manager,
            folder=self.folder,
            config=self.config,
            voila=self.voila_configuration,
            environment=variables(self.base_url, self.server_url),
            ready=self.ready,
            times=self.times,
            declarations=self.declarations,
        )

    @default("declarations")
    def _default_declarations(self) -> Declarations:
        return Declarations(self.first_page.assets, self.folder)

    @default("capacity")
    def _default_capacity(self) -> Capacity:
        return Capacity(self.most or seats_for(memory()), self.kernel_manager)

    @default("quota")
    def _default_quota(self) -> Quota:
        return Quota(self.kernel_manager, memory=self.kernel_memory * _MB, busy=self.kernel_seconds)

    @default("config")
    def _default_config(self) -> Config:
        ours = configuration(self.folder)
        ours.VoilaConfiguration.kernel_spec_manager_class = OwnKernelSpecs
        ours.VoilaConfiguration.multi_kernel_manager_class = VisitKernels
        ours.CareerkitApp.identity_provider_class = Anonymous
        ours.MappingKernelManager.cull_idle_timeout = self.idle_minutes * 60
        # Another kernel in the place of one that died knows nothing of the page's widgets.
        ours.KernelRestarter.restart_limit = 0
        return ours

    @property
    def address(self) -> str:
        """Where a browser on this computer finds the app; of a socket in a folder, where it is."""
        if self.listener.family not in (socket.AF_INET, socket.AF_INET6):
            return f"unix:{self.listener.getsockname()}"
        host = "127.0.0.1" if self.ip in console.EVERYWHERE else self.ip
        return console.address(host, self.port, self.base_url)

    @property
    def place_for_others(self) -> str:
        """Where other computers find it, if they reach it at all."""
        if self.site.public_url:
            return self.site.public_url
        return console.address(console.host_for_others(self.ip), self.port, self.base_url)

    @property
    def reached(self) -> str:
        """The sentence that says how other computers reach it, by its key; empty if they don't."""
        if self.site.public_url:
            return "site.start.public"
        return "" if self.ip in console.LOOPBACK else "serve.start.network"

    def init_settings(self) -> dict[str, Any]:
        """Voila's settings, with our log and with Vega's address for the kernels."""
        settings: dict[str, Any] = super().init_settings()
        resources = self.voila_configuration.config.VoilaConfiguration.resources
        resources["careerkit"]["front_end"] = self.first_page.resources()
        self.kernel_manager.extra_env = {
            "CAREERKIT_VEGA_URL": self._path("careerkit/static", vega_name()),
            PLACE: self._path(STORY),
        }
        if resources["careerkit"]["front_end"]:
            self.kernel_manager.extra_env[modules.ADDRESS] = self._path(self.first_page.kit)
        self.kernel_manager.tell_gone = Channels.tell_gone
        self.kernel_manager.unread_size = int(self.limits.unread_size)
        if self.kernel_memory:
            self.kernel_manager.extra_env[MEMORY] = str(self.kernel_memory * _MB)
        return {
            **settings,
            "log_function": log_request,
            "default_handler_class": MissingPage,
            "kernel_websocket_connection_class": Connection,
            "careerkit_limits": self.limits,
            "careerkit_site": self.site,
            # A proxy that passes no name on makes the page's own address look like a stranger's.
            "allow_origin": self.site.origin,
            "careerkit_pace": RateLimit(self.limits.said_size, 1 / self.limits.said_rate),
            "careerkit_connects": RateLimit(self.limits.connects, self.limits.connects_every),
            "websocket_max_message_size": self.limits.message_size,
            "ws_ping_interval": 1000 * self.limits.ping_every,
            "ws_ping_timeout": 1000 * self.limits.silent_time,
            # Gone with the browser's session. Another site's link brings it along, or it would be
            # set anew and open pages would lose their kernels; nothing else from there does.
            "xsrf_cookie_kwargs": {"expires_days": None, "samesite": "Lax"},
        }

    def init_handlers(self) -> list[Any]:
        """The few of Voila's routes that a page needs, and ours: a list of those let in.

        No tree, no contents, no files, no static ones but ours, nothing that a later Voila adds.
        """
        health = {"capacity": self.capacity, "page_queue": self.page_queue}
        page = {
            **health,
            "folder": self.folder,
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
            "times": self.times,
            "declarations": self.declarations,
            "is_open": not self.gate(),
        }
        return [
            *self.first_page.handlers(self._path),
            (self._path("healthz"), Health, health),
            (self._path("readyz"), Ready, {"capacity": self.capacity}),
            *beside(self.base_url),
            *self.gate(),  # what follows belongs to visitors
            *(
                (address, OWN_HANDLERS[kind], *rest)
                for address, kind, *rest in super().init_handlers()
                if kind in OWN_HANDLERS
            ),
            *letterbox(Letterboxes(), self._path, self.place_for_others, self.site),
            *notebook_pages(self._path, page),
        ]

    def gate(self) -> list[Any]:
        """The rules that strangers meet."""
        return gate(self.access, self.folder, self.base_url)

    def listen(self) -> None:
        """Work until it is stopped, and say where the app is once a visitor is served at once.

        Ctrl-C stops it as SIGTERM does: between two events and never inside one, also where a
        shell started it in the background and with that asked it to ignore Ctrl-C.
        """
        self.first_page.pack()
        self.ioloop = tornado.ioloop.IOLoop.current()
        self.server = LimitedServer(guarded(self.app, self.ip, self.site), limits=self.limits)
        self.server.add_socket(self.listener)
        self._offer_numbers()
        signal.signal(signal.SIGINT, self._handle_signal_stop)
        if self.lifeline is not None:
            self.ioloop.add_handler(self.lifeline, self._stop_with_lifeline, self.ioloop.READ)
        if self.reached or self.access:
            console.follow(self.capacity, self.announce)
        if self.open_browser:  # what there is to read is there at once
            console.show(self.site.public_url or self.address)
        self.ioloop.add_callback(self.page_queue.start, self._announce_address)
        self.quota.watch()
        try:
            self.ioloop.start()
        finally:
            self.stop()
            self.announce(content.text("serve.start.stopped"))

    def _offer_numbers(self) -> None:
        """Tell numbers to programs that ask, on a port of their own, if there is to be one."""
        if self.numbers_listener is None:
            return
        numbers = Numbers(self.capacity, self.page_queue, self.kernel_manager, self.quota)
        host = self.numbers_listener.getsockname()[0]
        answers = guarded(metrics(registry(numbers, self.times)), host)
        LimitedServer(answers, limits=self.limits).add_socket(self.numbers_listener)

    def _handle_signal_stop(self, *_: object) -> None:
        if self.server is None:
            raise SystemExit(0)  # no visitor has come in yet
        self.ioloop.add_callback_from_signal(self._leave, self.drain_seconds)

    def _stop_with_lifeline(self, descriptor: Any, _: int) -> None:  # noqa: ANN401 - tornado's
        self.ioloop.remove_handler(descriptor)
        self.ioloop.add_callback(self._leave)

    async def _leave(self, drain: int = 0) -> None:
        """Let no visitor in any more, wait so many seconds for those who are here, and stop."""
        self.capacity.is_closed = True
        if drain and self.capacity.visitors:
            self.announce(content.plural("serve.start.draining", drain))
            await self.capacity.emptied(drain)
        await Channels.say_goodbye()
        self.ioloop.stop()

    def stop(self) -> None:
        """End all kernels, and only then remove the folder that a starting one still reads."""
        self.page_queue.close()
        run_sync(self.kernel_manager.shutdown_all)(now=True)
        forking.close_all()
        shutil.rmtree(self.connection_dir, ignore_errors=True)

    def _announce_address(self, is_ready: bool) -> None:  # noqa: FBT001 - as it is told
        """Say where the app is; ``is_ready`` if the first visitor is served at once."""
        if self.again:
            return
        key = "serve.start.ready" if is_ready else "serve.start.not_ahead"
        self.announce(content.text(key, address=self.address))
        place, most = self.place_for_others, self.capacity.most
        for words in console.invitation(place, self.access, most=most, reached=self.reached):
            self.announce(words)
        if self.numbers_listener is not None:
            self.announce(console.told_numbers(*self.numbers_listener.getsockname()[:2]))
        self.announce(content.text("serve.start.stop"))

    def _path(self, *parts: str) -> str:
        return str(url_path_join(self.base_url, *parts))


def serve(  # noqa: PLR0913 - the command's options, by name
    *,
    host: str = "127.0.0.1",
    port: int = 8866,
    listener: socket.socket | None = None,
    numbers_listener: socket.socket | None = None,
    open_browser: bool = False,
    folder: Path | None = None,
    ready: int = 2,
    most: int = 0,
    idle_minutes: int = 15,
    kernel_memory: int = 768,
    drain_seconds: int = 0,
    access_code: str | None = None,
    access_key: bytes | None = None,
    site: Site | None = None,
    limits: Limits | None = None,
    runtime: Path | None = None,
    again: bool = False,
    lifeline: int | None = None,
    announce: Function[[str], None] = print,
    make: Function[..., CareerkitApp] = CareerkitApp,
) -> None:
    """Serve the notebooks until Ctrl-C.

    Args:
        host: The address to listen on: this computer only, unless told otherwise.
        port: The port; if it is taken the next free one, 0 for any.
        listener: A socket that listens there already.
        numbers_listener: A socket that listens for the program that collects numbers.
        open_browser: Whether to show the app in the person's browser.
        folder: Other notebooks than the shipped ones.
        ready: How many pages of the journey are run ahead, waiting for visitors; 0 for none.
        most: How many visitors there is room for; 0 for as many as the memory allows.
        idle_minutes: Minutes after which a kernel that no page uses is ended.
        kernel_memory: MB that a visitor's kernel may take beyond the usual; 0 for no limit.
        drain_seconds: Seconds for which those who are here can go on after SIGTERM or Ctrl-C.
        access_code: What visitors have to know, ``random`` for a code that is drawn; None for all.
        access_key: What links and passes are made with; a new one unless told otherwise.
        runtime: A folder for what is needed only while the app runs; a temporary one by default.
        again: Whether people were told the address before.
        lifeline: A descriptor whose end is a reason to stop, too.
        site: How people reach it; without a proxy, unless told otherwise.
        limits: How much a visitor may send, how slowly, and how much may wait for them.
        announce: Takes the sentences that say where the app is.
        make: Makes the app.

    Raises:
        CannotServeError: If there is no such address or no free port, or the code is too short.
    """
    quieten()
    find_template()
    listener = listener or bind(host, port)
    app = make(
        folder=folder or notebooks.folder(),
        listener=listener,
        numbers_listener=numbers_listener,
        ip=host,
        port=port if isinstance(listener.getsockname(), str) else listener.getsockname()[1],
        site=site or Site(),
        open_browser=open_browser and not again,
        ready=ready,
        most=most,
        idle_minutes=idle_minutes,
        kernel_memory=kernel_memory,
        drain_seconds=drain_seconds,
        access=None if access_code is None else access_for(access_code, access_key),
        limits=limits or Limits(),
        again=again,
        lifeline=lifeline,
        announce=announce,
    )
    if runtime is not None:
        app.connection_dir_root = str(runtime)
    app.initialize([])
    app.log.handlers.clear()
    app.log.propagate = True  # the root's handler writes for it too
    app.start()
