"""Finding a place to listen at."""

from __future__ import annotations

import errno
import socket

from careerkit import content

__all__ = ["CannotServeError", "bind", "bind_for_numbers"]

_PORTS_TO_TRY = 50


class CannotServeError(Exception):
    """The app can't start. Its text is a sentence for the person."""


def bind(host: str, wanted: int) -> socket.socket:
    """A socket that listens on the port, or on the next one that is free; 0 stands for any.

    Raises:
        CannotServeError: If the computer has no such address, or no free port there.
    """
    for port in range(wanted, min(wanted + _PORTS_TO_TRY, 2**16)):
        try:
            listener = _listen(host, port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise CannotServeError(_why_not(error, host, port)) from error
        else:
            listener.setblocking(False)  # noqa: FBT003 - the socket module's way
            return listener
    raise CannotServeError(content.text("serve.start.no_port", port=wanted))


def bind_for_numbers(wanted: int) -> socket.socket:
    """A socket that only this computer reaches, on that port and no other; 0 stands for any.

    The program that collects the numbers has been told the port: the next one would be of no use.

    Raises:
        CannotServeError: If the port is not to be had.
    """
    try:
        listener = _listen("127.0.0.1", wanted)
    except OSError as error:
        raise CannotServeError(content.text("serve.start.no_metrics", port=wanted)) from error
    listener.setblocking(False)  # noqa: FBT003 - the socket module's way
    return listener


def _listen(host: str, port: int) -> socket.socket:
    if host == "::" and socket.has_dualstack_ipv6():
        return socket.create_server((host, port), family=socket.AF_INET6, dualstack_ipv6=True)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=128)


def _why_not(error: OSError, host: str, port: int) -> str:
    if isinstance(error, PermissionError):
        return content.text("serve.start.not_allowed", port=port)
    return content.text("serve.start.bad_host", host=host)
