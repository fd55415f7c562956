"""Kernels from a fork server, for any Jupyter application: a kernel provisioner.

A kernel spec asks for it by its metadata, as ``careerkit-fast`` does, which JupyterLab shows
once careerkit is installed, and says what to load before the first fork::

    "metadata": {"kernel_provisioner": {
        "provisioner_name": "careerkit-fork",
        "config": {"preload": ["pandas", "my_package.start:warm_up"]}}}

Its command has to be ``python -m ipykernel_launcher …``, with an interpreter that has careerkit.

Where there is no fork, or none for this kernel, it starts the kernel the stock way; and unless a
spec is ``patient`` until there is one: the first kernel comes at once, and later ones are forked.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Bool, List, Unicode

from careerkit.serve.fork_server.forked_kernel import ForkedKernel
from careerkit.serve.fork_server.forking import CannotForkError, fork_server

if TYPE_CHECKING:
    from jupyter_client.connect import KernelConnectionInfo

__all__ = ["ForkProvisioner"]

_UNDERSTOOD = {"env", "cwd", "stdout", "stderr", "kernel_id", "independent"}


class ForkProvisioner(LocalProvisioner):
    """Forks a kernel where the stock provisioner would start an interpreter."""

    preload = List(Unicode(), help="Modules, or module:function, to load before forking.")
    patient = Bool(False, help="Whether a kernel waits until it can be forked.")

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:  # noqa: ANN401 - Popen's
        """Fork the kernel, or start it."""
        try:
            kernel = await self._fork(cmd, **kwargs)
        except CannotForkError:
            return await super().launch_kernel(cmd, **kwargs)
        self.process = kernel  # type: ignore[assignment] # what it uses of a Popen
        self.pid = self.pgid = kernel.pid
        self.cwd = kwargs.get("cwd") or Path.cwd()
        return self.connection_info

    async def _fork(self, cmd: list[str], **kwargs: Any) -> ForkedKernel:  # noqa: ANN401
        python, arguments = _ipykernel(cmd)
        if kwargs.keys() - _UNDERSTOOD or kwargs.get("independent"):
            raise CannotForkError
        server = fork_server(python, self.preload)
        server.start()
        if not (self.patient or server.is_ready):
            raise CannotForkError
        return await server.fork(
            arguments,
            env=kwargs.get("env") or os.environ,
            cwd=kwargs.get("cwd"),
            streams=(_stream(kwargs.get("stdout"), 1), _stream(kwargs.get("stderr"), 2)),
        )

    async def send_signal(self, signum: int) -> None:
        """Signal the kernel's group."""
        if isinstance(self.process, ForkedKernel):
            # The stock way would signal a number that may be another group's by now.
            self.process.send_signal(signum)
        else:
            await super().send_signal(signum)


def _ipykernel(command: list[str]) -> tuple[str, list[str]]:
    """The interpreter and the arguments of ipykernel, if a kernel's command is that."""
    match command:
        case [python, "-m", "ipykernel_launcher" | "ipykernel", *arguments]:
            return python, arguments
    raise CannotForkError


def _stream(wanted: Any, stock: int) -> int:  # noqa: ANN401 - as Popen takes it
    """The descriptor of a standard stream; a pipe that Popen would make is left to Popen."""
    if wanted is None:
        return stock
    descriptor: int = wanted if isinstance(wanted, int) else wanted.fileno()
    if descriptor < 0:
        raise CannotForkError
    return descriptor
