"""A page that a browser may keep, and the kernel for which it asks when it is open."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from nbformat.v4 import new_markdown_cell

from careerkit import content
from support.serving import servers
from support.serving.kernels import eventually
from support.serving.visitors import Answer, ask, health, kernel_of, open_page

pytestmark = pytest.mark.long

PRIVATE = "a sentence that no other visitor should read"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("notebooks")
    cells = [
        new_markdown_cell("# The journey"),
        "print('<b>said</b>')",
        "",
        f"raise ValueError({PRIVATE!r})",
    ]
    servers.write_notebook(cells, place / "career_journey.ipynb")
    servers.write_notebook([new_markdown_cell("# A step"), "1 + 1"], place / "01_step.ipynb")
    return place


def declared(folder: Path, places: Path, *options: str):
    """An app that knows what its pages show before they have a kernel."""
    served = servers.start_app("--folder", str(folder), *options, places=places, ready=1)
    assert eventually(lambda: {"ready": 1, "declared": 2}.items() <= health(served).items())
    return served


@pytest.fixture(scope="module")
def app(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    served = declared(folder, tmp_path_factory.mktemp("app"))
    yield served
    served.stop()


def address_in(page: Answer) -> str:
    [address] = re.findall(r'data-asks="([^"]+)"', page.text)
    return address


def lines_of(answer: Answer) -> list[dict]:
    return [json.loads(line) for line in answer.text.splitlines() if line]


def test_a_page_is_the_same_for_everyone_and_a_browser_may_keep_it(app):
    one, other = ask(app, "/"), ask(app, "/")

    assert one.text == other.text
    assert one.text.rstrip().endswith("</html>")
    assert "kernelId" not in one.text
    assert one.headers["Cache-Control"] == "private, max-age=2592000"
    assert "Sec-Fetch-Site" in one.headers["Vary"]
    again = ask(app, "/", **{"If-None-Match": one.headers["Etag"]})
    assert (again.status, again.text) == (304, "")


def test_who_only_looks_at_a_page_takes_no_seat(app):
    before = health(app)["visitors"]

    for _ in range(3):
        ask(app, "/")

    assert health(app)["visitors"] == before


def test_a_page_is_told_its_kernel_and_then_what_its_cells_gave(app):
    answer = ask(app, address_in(ask(app, "/")))

    kernel, *cells, last = lines_of(answer)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "application/x-ndjson"
    assert "no-store" in answer.headers["Cache-Control"]
    assert kernel.keys() == {"kernelId"}
    assert last == {"isOurs": True}
    failed = {"output_type": "error"}
    said = {"output_type": "stream", "text": "<b>said</b>\n"}
    assert cells == [{"index": 1, "outputs": [said]}, {"index": 3, "outputs": [failed]}]
    assert PRIVATE not in answer.text


def test_the_kernel_is_its_visitors_alone(app):
    page = open_page(app)
    cookie = page.headers["Set-Cookie"].split(";")[0]

    about = f"/api/kernels/{kernel_of(page)}"
    assert ask(app, about, Cookie=cookie).status == 200
    assert ask(app, about).status == 404


def test_a_page_with_a_query_is_kept_by_no_browser_and_its_kernel_hears_the_query(app):
    page = ask(app, "/?topic=gardening")

    assert page.headers["Cache-Control"] == "no-store"
    assert ask(app, f"{address_in(page)}?topic=gardening").status == 200


@pytest.mark.parametrize("version", ["0123456789abcdef", "0"])
def test_a_page_that_is_another_one_by_now_is_told_so(app, version: str):
    before = health(app)["visitors"]
    answer = ask(app, f"/careerkit/kernel/{version}/career_journey")

    assert (answer.status, answer.text) == (409, "409\n")
    assert health(app)["visitors"] == before


def test_no_kernel_is_given_for_a_notebook_that_there_is_not(app):
    assert ask(app, "/careerkit/kernel/0123456789abcdef/nope").status == 404


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_only_a_page_of_ours_may_ask(app, site: str):
    address = address_in(ask(app, "/"))

    assert ask(app, address, **{"Sec-Fetch-Site": site}).status == 403
    assert ask(app, address, **{"Sec-Fetch-Site": "same-origin"}).status == 200


def test_a_page_of_yesterday_is_the_one_of_today_where_nothing_has_changed(
    app, folder: Path, tmp_path: Path
):
    other = declared(folder, tmp_path)
    try:
        assert ask(other, "/").text == ask(app, "/").text
        assert ask(other, address_in(ask(app, "/"))).status == 200
    finally:
        other.stop()


def test_behind_a_gate_no_browser_keeps_a_page(folder: Path, tmp_path: Path):
    closed = declared(folder, tmp_path, "--access-code", "seven-tall-trees")
    try:
        entered = ask(closed, "/?code=seven-tall-trees")
        cookie = entered.headers["Set-Cookie"].split(";")[0]
        page = ask(closed, "/", Cookie=cookie)

        assert page.headers["Cache-Control"] == "no-store"
        assert ask(closed, address_in(page)).status == 403
        assert ask(closed, address_in(page), Cookie=cookie).status == 200
    finally:
        closed.stop()


def test_who_asks_when_all_seats_are_taken_is_told_when_to_ask_again(folder: Path, tmp_path: Path):
    full = declared(folder, tmp_path, "--max-visitors", "1")
    try:
        page = open_page(full)
        cookie = page.headers["Set-Cookie"].split(";")[0]
        assert ask(full, f"/api/kernels/{kernel_of(page)}", Cookie=cookie).status == 200

        # The page itself comes: who waits can begin to write.
        assert ask(full, "/").status == 200
        answer = ask(full, address_in(page))
        assert (answer.status, answer.headers["Retry-After"]) == (503, "15")
        assert content.text("serve.page.full") in ask(full, "/").text
    finally:
        full.stop()


@pytest.mark.stress
def test_a_page_gets_another_kernel_where_the_one_that_was_ready_has_died(
    folder: Path, tmp_path: Path
):
    app = declared(folder, tmp_path)
    try:
        address = address_in(ask(app, "/"))
        app.kill_kernels()

        assert lines_of(ask(app, address))[-1] == {"isOurs": True}
    finally:
        app.stop()
