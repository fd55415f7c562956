"""The line from a page's socket to its kernel: what a page says is read by us, never by Jupyter.

Jupyter chooses how to read a message by the protocol of the socket at that moment, and a socket
that is closing has none: what came after the close was read by the older protocol's rules, and a
message of 250 bytes took three gigabytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

from careerkit.serve.guard.messages import V1, Said

if TYPE_CHECKING:
    from asyncio import Future

__all__ = ["HEARD", "Connection"]

HEARD = frozenset(
    {"comm_open", "comm_msg", "comm_close", "comm_info_request", "kernel_info_request"}
)
"""The kinds of messages that a page sends, all of them on the shell channel. Whatever else one
could say to a kernel (run this, stop, end, debug) is passed over: a page needs none of it, and ends
its kernel by its goodbye."""


class Connection(ZMQChannelsWebsocketConnection):
    """Jupyter's connection, for one protocol and the few messages of a page."""

    subprotocol = V1
    """Whatever state the socket is in."""

    _is_counted = False

    def request_kernel_info(self) -> Any:  # noqa: ANN401 - Jupyter's future
        """Don't ask: the kernel is one of ours, and its protocol is known.

        Jupyter asks once before it answers the page's handshake, and waits for a minute. A kernel
        that was busy, or missed that one question, kept the page outside. Once the page is in,
        ``nudge`` asks until the kernel answers.
        """
        self._finish_kernel_info({})  # type: ignore[no-untyped-call]
        return self._kernel_info_future

    def connect(self) -> Future[None] | None:  # type: ignore[override] # as its parent does
        """Connect to the kernel, and be counted among its connections until ``disconnect``."""
        self._is_counted = True
        self._open_sockets.add(self)
        return super().connect()

    def disconnect(self) -> None:  # type: ignore[override] # as its parent does
        """Let the kernel go, once, also if the connection never came about.

        Jupyter counts a connection down for each call, and a kernel whose count is wrong is never
        ended for being alone.
        """
        if self._is_counted:
            self._is_counted = False
            super().disconnect()  # type: ignore[no-untyped-call]
            return
        if self._open_sessions.get(self.session_key) is self.websocket_handler:
            del self._open_sessions[self.session_key]
        if self.kernel_info_channel is not None and not self.kernel_info_channel.closed():
            self.kernel_info_channel.close()

    def handle_incoming_message(self, incoming_msg: Said) -> None:  # type: ignore[override]
        """Hand on what a page says, if it is one of the things that pages say.

        It has been read before: whatever comes here as bytes is refused.
        """
        said = incoming_msg
        if said.channel == "shell" and said.kind in HEARD and self.channels:
            self.session.send_raw(self.channels["shell"], said.parts)

    def handle_outgoing_message(self, stream: Any, outgoing_msg: list[Any]) -> None:  # noqa: ANN401 - Jupyter's
        """Hand on what the kernel says, while there is a page to hear it."""
        if self.websocket_handler.ws_connection is not None:
            super().handle_outgoing_message(stream, outgoing_msg)
