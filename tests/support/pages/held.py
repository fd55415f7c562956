"""A page whose kernel is held back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page, WebSocketRoute


class Held:
    """The connections of a page, which carry nothing until they are let go.

    Args:
        page: The page, which has made no connection yet.
        is_held: Whether they are held from the beginning.
    """

    def __init__(self, page: Page, *, is_held: bool = True) -> None:
        self.is_held = is_held
        self._waiting: list[tuple[WebSocketRoute, str | bytes]] = []
        page.route_web_socket(re.compile("/channels"), self._take)

    def _take(self, socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def hear(message: str | bytes) -> None:
            if self.is_held:
                self._waiting.append((server, message))
            else:
                server.send(message)

        socket.on_message(hear)

    def let_go(self) -> None:
        self.is_held = False
        for server, message in self._waiting:
            server.send(message)
        self._waiting.clear()
