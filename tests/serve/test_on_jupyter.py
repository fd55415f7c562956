"""The app on a Jupyter server: who gets in, and that what is said in it counts as activity."""

from __future__ import annotations

import asyncio
import json
import re
from urllib.parse import urlsplit

import pytest

from careerkit import content
from support.serving import servers
from support.serving.visitors import UPGRADE, Answer, Talk, ask, kernel_of, open_page

pytestmark = pytest.mark.long

BASE = "/user/somebody/"
APP = f"{BASE}careerkit/"
TOKEN = servers.BINDER_TOKEN
REFUSED = (302, 403, 405)
HUB = {"Host": "hub.example.org"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory):
    served = servers.start_binder(tmp_path_factory.mktemp("server"))
    yield served
    served.stop()
    assert "Traceback" not in served.log(), served.log()


@pytest.fixture(scope="module")
def pass_(server) -> str:
    """The cookie of whoever came with the token."""
    return cookie_of(ask(server, f"{APP}?token={TOKEN}"))


def cookie_of(answer: Answer) -> str:
    return answer.headers["Set-Cookie"].partition(";")[0]


def last_activity(server) -> str:
    told = ask(server, f"{BASE}api/status", Authorization=f"token {TOKEN}").text
    return json.loads(told)["last_activity"]


class Guest:
    """Somebody with a page."""

    def __init__(self, server, pass_: str, **headers: str) -> None:
        page = open_page(server, APP, Cookie=pass_, **headers)
        self.kernel = kernel_of(page)
        self.cookies = f"{pass_}; {cookie_of(page)}"
        self.channels = f"{APP}api/kernels/{self.kernel}/channels"
        self.page = page


@pytest.fixture(scope="module")
def guest(server, pass_):
    return Guest(server, pass_)


def test_the_token_lets_in_and_leaves_the_address(server):
    answer = ask(server, f"{APP}01_passion?sample&token={TOKEN}")

    assert answer.status == 302
    assert answer.headers["Location"] == f"{APP}01_passion?sample="
    assert cookie_of(answer).startswith("username-")


@pytest.mark.parametrize("query", ["", "?token=", "?token=another", f"?code={TOKEN}"])
@pytest.mark.parametrize(
    "path",
    ["", "01_passion", "healthz", "readyz", "story", "voila/templates/careerkit/static/page.js"],
)
def test_without_the_token_there_is_the_login_and_nothing_of_the_app(server, path, query):
    answer = ask(server, f"{APP}{path}{query}")

    assert answer.status == 302
    assert urlsplit(answer.headers["Location"]).path == f"{BASE}login"
    assert "careerkit_pass" not in str(answer.headers)


def test_without_the_cookie_no_kernel_is_reached_and_none_is_ended(server, guest):
    xsrf = guest.cookies.rpartition("; ")[2]
    for cookies in ("", xsrf, f"username-127-0-0-1=forged; {xsrf}"):
        assert ask(server, guest.channels, Cookie=cookies, **UPGRADE).status in REFUSED
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        body = xsrf.encode()
        end = f"{APP}voila/api/shutdown/{guest.kernel}"
        assert ask(server, end, "POST", body, Cookie=cookies, **form).status in REFUSED
    assert ask(server, guest.channels, Cookie=guest.cookies, **UPGRADE).status == 101


@pytest.mark.usefixtures("guest")
def test_a_kernel_of_the_app_is_none_of_the_servers(server):
    kernels = ask(server, f"{BASE}api/kernels", Authorization=f"token {TOKEN}")

    assert json.loads(kernels.text) == []


def test_another_sites_page_reaches_no_kernel(server, guest):
    elsewhere = {**UPGRADE, "Origin": "https://elsewhere.example"}

    assert ask(server, guest.channels, Cookie=guest.cookies, **elsewhere).status == 403


@pytest.mark.parametrize(
    "path",
    [
        *("careerkitx", "careerkit/../api/contents", "careerkit/%2e%2e/api/contents"),
        *("careerkit/api/contents", "careerkit//api/contents", "careerkit/voila/files/x.py"),
    ],
)
def test_no_path_leads_out_of_the_app(server, pass_, path):
    assert ask(server, f"{BASE}{path}", Cookie=pass_).status == 404


def test_a_page_is_as_the_app_serves_it(guest):
    assert content.text("serve.page.waiting") in guest.page.text
    assert guest.page.headers["Transfer-Encoding"] == "chunked"
    assert "default-src 'none'" in guest.page.headers["Content-Security-Policy"]


def test_the_token_against_forgery_is_the_servers_own_so_that_its_pages_keep_working(server, pass_):
    theirs = ask(server, f"{BASE}lab", Cookie=pass_)
    [xsrf] = re.findall(r"_xsrf=[^;]+", str(theirs.headers))
    ours = open_page(server, APP, Cookie=f"{pass_}; {xsrf}")

    assert "Set-Cookie" not in ours.headers
    path = re.search(r"Path=([^;]+)", open_page(server, APP, Cookie=pass_).headers["Set-Cookie"])
    assert path[1] == BASE


def test_a_page_and_what_its_kernel_says_are_compressed_on_their_way_through_a_network(server):
    came = cookie_of(ask(server, f"{APP}?token={TOKEN}", **HUB))
    page = ask(server, APP, Cookie=came, **HUB, **{"Accept-Encoding": "gzip"})
    assert page.headers["Content-Encoding"] == "gzip"

    visitor = Guest(server, came, **HUB)
    offered = {"Sec-WebSocket-Extensions": "permessage-deflate"}
    answer = ask(server, visitor.channels, Cookie=visitor.cookies, **HUB, **UPGRADE, **offered)
    assert answer.status == 101
    assert answer.headers["Sec-Websocket-Extensions"].startswith("permessage-deflate")


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("careerkit", APP),
        ("voila/render/workbooks/career_journey.ipynb", APP),
        ("voila/render/workbooks/01_passion.ipynb", f"{APP}01_passion"),
    ],
)
def test_links_from_before_still_lead_there(server, before, now):
    answer = ask(server, f"{BASE}{before}?token={TOKEN}")

    assert answer.status == 302
    assert answer.headers["Location"] == f"{now}?token={TOKEN}"


def test_a_link_that_names_no_page_opens_the_app(server, pass_):
    answer = ask(server, BASE, Cookie=pass_)

    assert urlsplit(answer.headers["Location"]).path == APP


def test_jupyterlab_is_still_there(server, pass_):
    assert ask(server, f"{BASE}lab", Cookie=pass_).status == 200


def test_what_a_person_asks_for_is_activity_and_what_runs_by_itself_is_none(server, pass_):
    before = last_activity(server)
    assert last_activity(server) == before

    assert ask(server, f"{APP}healthz", Cookie=pass_).status == 200

    assert last_activity(server) > before


def test_what_a_page_says_is_activity(server, guest):
    async def talk() -> tuple[str, str]:
        connection = await Talk.begin(server, guest.channels, Cookie=guest.cookies)
        try:
            before = last_activity(server)
            await connection.say("kernel_info_request")
            assert await connection.hear()
            return before, last_activity(server)
        finally:
            await connection.end()

    before, after = asyncio.run(talk())

    assert after > before


def test_no_neighbours_story_is_asked_for_where_no_neighbour_gets_in(server):
    visitor = Guest(server, cookie_of(ask(server, f"{APP}?token={TOKEN}", **HUB)), **HUB)
    xsrf = visitor.cookies.rpartition("=")[2]
    given = {"Cookie": visitor.cookies, "X-XSRFToken": xsrf, "Origin": "https://hub.example.org"}
    answer = ask(server, f"{APP}story/box", "POST", **HUB, **given)

    assert json.loads(answer.text) == {"problem": "only_here"}
