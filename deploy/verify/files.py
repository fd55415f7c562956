"""Manifests, Dockerfile, compose file and nginx's configuration, each read by its own tool."""

from __future__ import annotations

import tempfile
from pathlib import Path

import proxy
from results import DEPLOY, Results, done, find

_NOT_OF_KUBERNETES = ("kustomization.yaml", "prometheus-adapter.yaml", "values.yaml")
"""They are read by kustomize and by Helm."""


def check(results: Results) -> None:
    """Look at all of them."""
    _manifests(results)
    _dockerfile(results)
    _compose(results)
    _nginx(results)


def _manifests(results: Results) -> None:
    validate = find("kubernetes-validate")
    if validate is None:
        results.leave_out("manifests", "kubernetes-validate")
        return
    for folder in ("kubernetes", "hub"):
        for path in sorted((DEPLOY / folder).glob("*.yaml")):
            if path.name not in _NOT_OF_KUBERNETES:
                holds, said = done(validate, "--strict", str(path))
                results.check(f"{folder}/{path.name} is what Kubernetes takes", holds, said)


def _dockerfile(results: Results) -> None:
    hadolint = find("hadolint")
    if hadolint is None:
        results.leave_out("Dockerfile", "hadolint")
        return
    holds, said = done(hadolint, str(DEPLOY / "Dockerfile"))
    results.check("hadolint has nothing to say of the Dockerfile", holds, said)


def _compose(results: Results) -> None:
    folder = DEPLOY / "compose"
    settings = ("--env-file", str(folder / "settings.env.example"))
    read = ("-f", str(folder / "compose.yaml"), "config", "--quiet")
    # The client alone reads it; Docker's own first, where both are installed.
    for command in (("docker", "compose"), ("docker-compose",)):
        program = find(command[0])
        if program and done(program, *command[1:], "version")[0]:
            holds, said = done(program, *command[1:], *settings, *read)
            results.check(f"{' '.join(command)} reads the compose file", holds, said)
            return
    results.leave_out("compose file", "docker compose")


def _nginx(results: Results) -> None:
    if missing := proxy.missing():
        results.leave_out("nginx's configuration", missing)
        return
    with tempfile.TemporaryDirectory() as folder:
        proxy.write(Path(folder), 8443, ["127.0.0.1:8866"])
        holds, said = done(str(find("nginx")), "-t", "-p", folder, "-c", f"{folder}/nginx.conf")
    results.check("nginx takes its configuration", holds, said)
