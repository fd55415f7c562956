"""The started app, asked over HTTP: what it shows, and what it keeps to itself."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from nbformat.v4 import new_markdown_cell
from voila.paths import collect_template_paths

from careerkit import content
from careerkit.serve.app import CareerkitApp
from careerkit.serve.configuration import find_template
from careerkit.serve.pages.assets import vega_name
from support.serving import servers

pytestmark = pytest.mark.long

PRIVATE = "a sentence that no other visitor should read"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("notebooks")
    prose = new_markdown_cell("# The journey\n\n[On](01_step.ipynb)")
    broken = f"raise ValueError({PRIVATE!r})"
    warned = f"import warnings; warnings.warn({PRIVATE!r}, stacklevel=1)"
    servers.write_notebook(
        [prose, broken, "print('later')", warned], place / "career_journey.ipynb"
    )
    servers.write_notebook([new_markdown_cell("# A step")], place / "01_step.ipynb")
    (place / "careerkit.json").write_text(PRIVATE, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def app(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    served = servers.start_app("--folder", str(folder), places=tmp_path_factory.mktemp("app"))
    yield served
    served.stop()


def ask(app, path: str, method: str = "GET", body: str | None = None, **headers: str):
    """Ask for one address, and follow no redirect."""
    connection = http.client.HTTPConnection(urlsplit(app.url).netloc, timeout=60)
    connection.request(method, path, body=body, headers=headers)
    answer = connection.getresponse()
    answer.text = answer.read().decode()
    connection.close()
    return answer


@pytest.fixture(scope="module")
def home(app):
    return ask(app, "/")


def test_the_journey_stands_at_the_front_door(home):
    assert home.status == 200
    assert "<h1" in home.text
    assert "The journey" in home.text


def test_a_step_is_a_page_of_its_own(app):
    assert "A step" in ask(app, "/01_step").text


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("/01_step.ipynb", "/01_step"),
        ("/career_journey.ipynb", "/"),
        ("/01_step.ipynb?sample", "/01_step?sample"),
        ("/career_journey", "/"),
    ],
)
def test_a_link_to_a_notebooks_file_leads_to_its_page(app, file: str, place: str):
    answer = ask(app, file)

    assert (answer.status, answer.getheader("Location")) == (302, place)


@pytest.mark.parametrize(
    "path",
    [
        *("/nope", "/nope.ipynb", "/deep/er/path", "/..%2f..%2fetc%2fpasswd", "/careerkit.json"),
        *("/voila/tree", "/voila/render/01_step.ipynb", "/voila/files/careerkit.json"),
        *("/voila/api/contents", "/voila/api/contents/careerkit.json", "/api/contents"),
        *("/api/kernels", "/api/sessions", "/api/terminals", "/login", "/files/careerkit.json"),
    ],
)
def test_anything_else_gets_a_kind_page(app, path: str):
    answer = ask(app, path)

    assert answer.status == 404
    assert PRIVATE not in answer.text
    assert content.text("serve.missing.home") in answer.text


def test_a_failed_cell_shows_a_kind_sentence_and_nothing_of_the_exception(home):
    assert content.text("serve.page.error") in home.text
    assert PRIVATE not in home.text
    assert "Traceback" not in home.text
    assert "ValueError" not in home.text


def test_cells_after_a_failed_one_run(home):
    assert '<pre class="ck-printed">later' in home.text


def test_the_log_says_kind_and_place_and_no_value(app, home):  # noqa: ARG001 - home makes the log
    assert "ValueError in cell 2" in app.log()
    assert PRIVATE not in app.log()


def test_code_is_not_part_of_the_page(home):
    assert "print(" not in home.text


def test_all_prose_goes_out_before_the_first_result(home):
    assert home.text.index("</main>") < home.text.index("ck-kernel")


def test_only_a_token_of_this_session_is_set_as_a_cookie(home):
    cookies = home.headers.get_all("Set-Cookie")

    assert [cookie.split("=")[0] for cookie in cookies] == ["_xsrf"]
    assert "SameSite=Lax" in cookies[0]
    assert "expires" not in cookies[0].lower()


def kernel_of(page) -> str:
    return re.search(r'"kernelId": "([^"]+)"', page.text)[1]


def cookie_of(page) -> str:
    return page.getheader("Set-Cookie").split(";")[0]


def test_a_kernel_is_not_ended_without_the_pages_token(app):
    page = ask(app, "/01_step")
    kernel = kernel_of(page)

    answer = ask(app, f"/voila/api/shutdown/{kernel}", "POST", "", Cookie=cookie_of(page))

    assert answer.status == 403
    assert ask(app, f"/api/kernels/{kernel}", Cookie=cookie_of(page)).status == 200


@pytest.mark.parametrize("visitor", ["nobody", "another one"])
@pytest.mark.parametrize("query", ["", "?topic=gardening"])
def test_a_kernel_is_there_for_its_own_visitor_alone(app, visitor: str, query: str):
    page = ask(app, f"/01_step{query}")
    address = f"/api/kernels/{kernel_of(page)}"
    other = cookie_of(ask(app, "/01_step")) if visitor == "another one" else ""
    token = other.removeprefix("_xsrf=")
    upgrade = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }

    tried = [
        ask(app, address, Cookie=other),
        ask(app, address, "DELETE", Cookie=other, **{"X-XSRFToken": token}),
        ask(app, f"{address}/channels?session_id=x", Cookie=other, **upgrade),
        ask(
            app,
            f"/voila/api/shutdown/{kernel_of(page)}",
            "POST",
            f"_xsrf={token}",
            Cookie=other,
            **{"Content-Type": "application/x-www-form-urlencoded"},
        ),
    ]

    assert [answer.status for answer in tried] in ([404] * 4, [404, 403, 404, 403])
    assert ask(app, address, Cookie=cookie_of(page)).status == 200


def test_a_kernel_is_ended_with_the_pages_token(app):
    page = ask(app, "/01_step")
    kernel = kernel_of(page)
    token = cookie_of(page).removeprefix("_xsrf=")

    answer = ask(
        app,
        f"/voila/api/shutdown/{kernel}",
        "POST",
        f"_xsrf={token}",
        Cookie=f"_xsrf={token}",
        **{"Content-Type": "application/x-www-form-urlencoded"},
    )

    assert answer.status == 204
    assert ask(app, f"/api/kernels/{kernel}", Cookie=cookie_of(page)).status == 404


def test_a_query_reaches_no_log(app):
    ask(app, "/01_step?answer=something-private")
    ask(app, "/nope?answer=something-private")

    assert "something-private" not in app.log()


def test_vega_comes_from_here_and_may_be_kept_for_good(app):
    answer = ask(app, f"/careerkit/static/{vega_name()}")

    assert answer.status == 200
    assert answer.getheader("Content-Type").startswith("text/javascript")
    assert "immutable" in answer.getheader("Cache-Control")
    assert len(answer.text) > 100_000


def test_a_taken_port_gives_way_to_the_next_one(tmp_path: Path, folder: Path):
    with socket.create_server(("127.0.0.1", 0)) as busy:
        taken = busy.getsockname()[1]
        served = servers.start_app(f"--port={taken}", "--folder", str(folder), places=tmp_path)
        served.stop()

    assert urlsplit(served.url).port > taken
    assert str(taken) in served.log()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_stops_it_with_a_sentence_and_no_kernel_left(
    how: signal.Signals, tmp_path: Path, folder: Path
):
    served = servers.start_app("--folder", str(folder), places=tmp_path, plain=True)
    try:
        ask(served, "/01_step")
        assert len(served.kernel_pids()) == 1

        served.process.send_signal(how)
        served.process.wait(timeout=60)
    finally:
        served.stop()

    assert served.process.returncode == 0
    assert served.kernel_pids() == []
    assert served.log().strip().endswith(content.text("serve.start.stopped"))
    assert "Traceback" not in served.log()


def test_asked_to_stop_it_lets_those_who_are_here_go_on_for_a_while(tmp_path: Path, folder: Path):
    served = servers.start_app("--folder", str(folder), "--drain-seconds", "600", places=tmp_path)
    try:
        ask(served, "/01_step")
        [kernel] = served.kernel_pids()

        served.process.send_signal(signal.SIGTERM)
        while ask(served, "/readyz").status != 503:
            time.sleep(0.05)
        # Who comes now is not let in, and who is here keeps what they have.
        assert ask(served, "/").status == 503
        assert served.kernel_pids() == [kernel]
        assert served.process.poll() is None

        os.kill(kernel, signal.SIGKILL)  # the last one goes, long before the time is over
        served.process.wait(timeout=60)
    finally:
        served.stop()

    assert served.process.returncode == 0
    said = served.log()
    assert content.plural("serve.start.draining", 600) in said
    assert said.strip().endswith(content.text("serve.start.stopped"))


def test_it_stops_also_before_it_listens(tmp_path: Path):
    with pytest.raises(SystemExit) as end:
        CareerkitApp(folder=tmp_path)._handle_signal_stop(signal.SIGTERM, None)

    assert end.value.code == 0


@pytest.mark.skipif(os.name == "nt", reason="needs a shell that starts things in the background")
def test_it_stops_also_where_a_shell_asked_it_to_ignore_ctrl_c(tmp_path: Path, folder: Path):
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # handed on to what we start
    try:
        served = servers.start_app("--folder", str(folder), places=tmp_path, plain=True)
    finally:
        signal.signal(signal.SIGINT, before)
    try:
        served.process.send_signal(signal.SIGINT)
        served.process.wait(timeout=60)
    finally:
        served.stop()

    assert served.process.returncode == 0


@pytest.mark.stress
def test_visitors_who_leave_before_their_kernel_has_started_leave_none(
    tmp_path: Path, folder: Path
):
    served = servers.start_app("--folder", str(folder), places=tmp_path)
    host, port = urlsplit(served.url).netloc.split(":")
    try:
        for _ in range(8):
            with socket.create_connection((host, int(port))) as visitor:
                visitor.sendall(f"GET / HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
                assert b"200 OK" in visitor.recv(4096)  # the prose comes before the kernel
        ask(served, "/01_step")  # answered after those before it

        assert len(served.wait_for_kernels(1)) == 1
    finally:
        served.stop()


def test_the_template_is_found_without_installing_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("JUPYTER_PATH", "/somewhere/else")

    find_template()
    find_template()

    first, *_ = collect_template_paths(["voila"], "careerkit")
    assert (Path(first) / "index.html.j2").is_file()
    assert os.environ["JUPYTER_PATH"].split(os.pathsep)[1:] == ["/somewhere/else"]
