"""Whose server this is, where a hub gave each user one."""

from pathlib import Path

import pytest

from careerkit.store import FileStore, own_server

ANNA = {"JUPYTERHUB_USER": "anna@uni.de", "JUPYTERHUB_SERVICE_PREFIX": "/user/anna@uni.de/"}


def test_each_user_and_each_server_of_theirs_has_a_namespace():
    other = {**ANNA, "JUPYTERHUB_SERVICE_PREFIX": "/user/anna@uni.de/second/"}
    ben = {**ANNA, "JUPYTERHUB_USER": "ben"}
    assert len({own_server.namespace(one) for one in (ANNA, other, ben)}) == 3


@pytest.mark.parametrize("environment", [{}, {**ANNA, "BINDER_REPO_URL": "x"}, {"USER": "anna"}])
def test_where_it_is_no_users_there_is_none_and_no_file(environment):
    assert own_server.namespace(environment) == ""
    assert own_server.answers_file(environment) is None


def test_the_file_is_in_the_home_unless_a_folder_is_named(tmp_path):
    assert own_server.answers_file(ANNA) == Path("~/careerkit/careerkit.json").expanduser()
    named = {**ANNA, own_server.ANSWERS: str(tmp_path)}
    assert own_server.answers_file(named) == tmp_path / "careerkit.json"


def test_what_waits_in_a_browser_for_a_file_is_not_another_users(monkeypatch, tmp_path):
    """In containers the files of all users have the same path, and their pages one origin."""
    scopes = {FileStore(tmp_path / "careerkit.json").scope}
    for user in ("anna", "ben"):
        monkeypatch.setenv("JUPYTERHUB_USER", user)
        scopes.add(FileStore(tmp_path / "careerkit.json").scope)
    assert len(scopes) == 3
