"""Finding a place to listen at."""

from __future__ import annotations

import errno
import os
import socket
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from careerkit import content

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["CannotServeError", "bind", "bind_for_numbers", "bind_in_folder"]

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


def bind_for_numbers(wanted: int, host: str = "127.0.0.1") -> socket.socket:
    """A socket on that port and no other; 0 stands for any.

    The program that collects the numbers has been told the port: the next one would be of no use.

    Args:
        wanted: The port.
        host: Who reaches it: this computer only, unless told otherwise.

    Raises:
        CannotServeError: If the port is not to be had.
    """
    try:
        listener = _listen(host, wanted)
    except OSError as error:
        text = content.text("serve.start.no_metrics", host=host, port=wanted)
        raise CannotServeError(text) from error
    listener.setblocking(False)  # noqa: FBT003 - the socket module's way
    return listener


@contextmanager
def bind_in_folder(path: Path) -> Iterator[socket.socket]:
    """A socket in the file system, for a proxy on this computer; gone again at the end.

    Whoever may write to it comes in: this user, and the group.

    Raises:
        CannotServeError: If the system knows no such sockets, none can be made there, or another
            program uses it.
    """
    if not hasattr(socket, "AF_UNIX"):
        raise CannotServeError(content.text("site.start.no_sockets"))
    _make_room(path)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        before = os.umask(0o117)  # nobody else may come in even for a moment
        try:
            listener.bind(str(path))
        finally:
            os.umask(before)
        listener.listen(128)
    except OSError as error:
        listener.close()
        reason = error.strerror or str(error)
        raise CannotServeError(
            content.text("site.start.socket_bad", path=path, reason=reason)
        ) from error
    listener.setblocking(False)  # noqa: FBT003 - the socket module's way
    try:
        with listener:
            yield listener
    finally:
        with suppress(OSError):
            path.unlink()


def _make_room(path: Path) -> None:
    """Remove a socket that nobody answers at any more: the last app may have been killed."""
    try:
        is_socket = stat.S_ISSOCK(path.lstat().st_mode)
    except OSError:
        return  # there is nothing, or what is wrong is said when it is bound
    if not is_socket:
        raise CannotServeError(content.text("site.start.socket_not_ours", path=path))
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(str(path))
        except ConnectionRefusedError:
            path.unlink(missing_ok=True)
        except OSError:
            pass
        else:
            raise CannotServeError(content.text("site.start.socket_taken", path=path))


def _listen(host: str, port: int) -> socket.socket:
    if host == "::" and socket.has_dualstack_ipv6():
        return socket.create_server((host, port), family=socket.AF_INET6, dualstack_ipv6=True)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=128)


def _why_not(error: OSError, host: str, port: int) -> str:
    if isinstance(error, PermissionError):
        return content.text("serve.start.not_allowed", port=port)
    return content.text("serve.start.bad_host", host=host)
