import socket

import pytest

from careerkit import content

TOLD = {
    "JUPYTERHUB_API_TOKEN": "secret",
    "JUPYTERHUB_API_URL": "http://127.0.0.1:1/hub/api",
    "JUPYTERHUB_CLIENT_ID": "service-careerkit",
    "JUPYTERHUB_SERVICE_NAME": "careerkit",
    "JUPYTERHUB_SERVICE_PREFIX": "/services/careerkit/",
    "JUPYTERHUB_SERVICE_URL": "http://127.0.0.1:1",
}


@pytest.fixture
def told(monkeypatch):
    for name, value in TOLD.items():
        monkeypatch.setenv(name, value)


def test_where_no_hub_started_it_that_is_said_in_one_sentence(run, monkeypatch):
    for name in TOLD:
        monkeypatch.delenv(name, raising=False)
    result = run("hub")

    assert result.exit_code == 1
    assert content.text("account.hub.not_a_hub", names=", ".join(TOLD)) in result.output
    assert "Traceback" not in result.output


@pytest.mark.usefixtures("told")
def test_a_folder_that_can_not_be_made_is_told_before_anybody_comes(run, tmp_path):
    (tmp_path / "answers").write_text("in the way")
    result = run("hub", "--answers", str(tmp_path / "answers"))

    assert result.exit_code == 1
    assert "--answers" in result.output
    assert "secret" not in result.output


@pytest.mark.usefixtures("told")
def test_a_port_that_is_taken_is_told_since_the_hub_knows_no_other(run, monkeypatch, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setenv("JUPYTERHUB_SERVICE_URL", f"http://127.0.0.1:{port}")
        result = run("hub", "--answers", str(tmp_path / "answers"))

    assert result.exit_code == 1
    assert content.text("account.hub.port_taken", port=port) in result.output
