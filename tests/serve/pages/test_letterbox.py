"""A neighbour's page and a person's box, asked over HTTP in a workshop with a code."""

from __future__ import annotations

import http.client
import json
import re
import threading
from urllib.parse import urlencode, urlsplit

import pytest
from nbformat.v4 import new_markdown_cell

from careerkit import content
from careerkit.model import LONGEST_STORY
from careerkit.serve.console import EVERYWHERE, LOOPBACK, host_for_others
from careerkit.serve.pages.letterbox import SECRET
from support.serving import servers

pytestmark = pytest.mark.long

CODE = "Linden Tree 17"
ELSEWHERE = "http://workshop.test:8866"
STORY = "=1+1 <b>You</b> drew the till\r\nas a map."
HARD = {
    "<script>alert(1)</script>": "&lt;script&gt;",
    '</textarea><img src=x onerror="x">': "&lt;/textarea&gt;",
    "\N{RIGHT-TO-LEFT OVERRIDE}abc": "\N{RIGHT-TO-LEFT OVERRIDE}abc",
    "{{ 7*7 }} #eval(1) *bold* \\": "{{ 7*7 }} #eval(1) *bold* \\",
}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("notebooks")
    servers.write_notebook([new_markdown_cell("# Here")], folder / "career_journey.ipynb")
    places = tmp_path_factory.mktemp("app")
    served = servers.start_network_app(places, folder=folder, code=CODE)
    yield served
    served.stop()
    assert "till" not in served.log()
    assert "Error at" not in served.log(), served.log()


class Somebody:
    """Somebody in the workshop with a browser of their own; without the pass, before its gate."""

    def __init__(self, app, name, *, has_pass=True):
        self.app = app
        self.token = name.encode().hex().ljust(32, "0")
        self.cookie = f"_xsrf={self.token}"
        if has_pass:
            self.cookie += f"; {self.enter('/').getheader('Set-Cookie').split(';')[0]}"

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection(urlsplit(self.app.url).netloc, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body=body, headers={"Cookie": self.cookie, **named})
        answer = connection.getresponse()
        answer.text = answer.read().decode()
        connection.close()
        return answer

    def enter(self, path):
        """Give the code where the gate asks for it."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, urlencode({"_xsrf": self.token, "code": CODE}), **kind)

    def box(self, method, secret="", origin=ELSEWHERE):
        host = urlsplit(origin).netloc
        headers = {"X-XSRFToken": self.token, "Origin": origin, "Host": host, SECRET: secret}
        return self.ask(method, "/story/box", **headers)

    def open(self):
        answer = self.box("POST")
        assert answer.status == 200, answer.text
        return json.loads(answer.text)

    def tell(self, **fields):
        """Send the form as a browser does, without a cookie of ours but the gate's."""
        parts = [
            f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in {"who": "", **fields}.items()
        ]
        body = ("".join(parts) + "--x--\r\n").encode()
        kind = "multipart/form-data; boundary=x"
        return self.ask("POST", "/story/told", body, **{"Content-Type": kind})


@pytest.fixture
def anna(app):
    return Somebody(app, "anna")


@pytest.fixture
def neighbour(app):
    return Somebody(app, "neighbour")


def test_a_story_goes_from_the_form_to_the_box_and_is_there_until_it_is_taken_away(anna, neighbour):
    opened = anna.open()
    sent = neighbour.tell(story=STORY, who=" Rosa\r\n ", code=opened["code"])
    assert (sent.status, sent.getheader("Location")) == (303, "/story/thanks")

    for _ in range(2):  # a reloaded page asks again
        told = anna.box("GET", opened["secret"])
        assert json.loads(told.text) == {"story": STORY.replace("\r\n", "\n"), "who": "Rosa"}
        assert told.getheader("Cache-Control") == "no-store"
    assert anna.box("DELETE", opened["secret"]).status == 204
    assert anna.box("GET", opened["secret"]).status == 404


def test_the_link_has_the_code_where_no_server_and_no_log_sees_it(anna):
    opened = anna.open()

    assert opened["link"] == f"{ELSEWHERE}/story#{opened['code']}"
    assert opened["picture"].startswith("data:image/svg+xml")
    assert opened["secret"] not in opened["link"] + opened["picture"]
    anna.box("DELETE", opened["secret"])


def test_where_a_phone_may_come_to_another_server_there_is_no_box(tmp_path):
    servers.write_notebook([new_markdown_cell("# Here")], tmp_path / "career_journey.ipynb")
    name = urlsplit(ELSEWHERE).hostname
    served = servers.start_app(
        *("--one-of-several", "--allow-host", name, "--folder", str(tmp_path)),
        places=tmp_path,
    )
    try:
        offered = Somebody(served, "anna", has_pass=False).box("POST")
        assert json.loads(offered.text) == {"problem": "several"}
    finally:
        served.stop()


def test_a_person_at_the_server_itself_shows_its_address_on_the_network(anna, app):
    opened = json.loads(anna.box("POST", origin=app.url.rstrip("/")).text)

    # A computer without a network has no such address.
    has_network = host_for_others(EVERYWHERE[1]) != LOOPBACK[0]
    assert has_network == ("127.0.0.1" not in str(opened)) == ("link" in opened)
    anna.box("DELETE", opened.get("secret", ""))


@pytest.mark.parametrize("method", ["POST", "GET", "DELETE"])
def test_a_box_is_its_openers(anna, neighbour, method):
    opened = anna.open()
    neighbour.tell(story=STORY, code=opened["code"])

    assert STORY[:8] not in neighbour.box(method, opened["secret"]).text
    assert anna.box("GET", opened["code"]).status == 404
    assert "till" in anna.box("GET", opened["secret"]).text
    anna.box("DELETE", opened["secret"])


def test_another_site_can_neither_open_nor_close_a_box(anna):
    opened = anna.open()
    for method in ("POST", "DELETE"):
        forged = anna.ask(method, "/story/box", Origin="http://evil.test", **{SECRET: "x"})
        assert forged.status == 404
    anna.box("DELETE", opened["secret"])


@pytest.mark.parametrize("path", ["/story", "/story/told", "/story/thanks", "/story/box"])
def test_without_the_workshops_code_nobody_gets_there(app, anna, path):
    stranger = Somebody(app, "stranger", has_pass=False)
    opened = anna.open()

    answer = stranger.ask("GET", path)
    assert answer.status == (200 if path == "/story" else 403)
    assert content.text("story_page.story_label") not in answer.text
    assert stranger.tell(story=STORY, code=opened["code"]).status == 403
    assert stranger.box("POST").status == 403
    anna.box("DELETE", opened["secret"])


def test_the_gate_leads_back_to_the_form(app):
    stranger = Somebody(app, "stranger", has_pass=False)
    form = stranger.ask("GET", "/story").text
    # No address of its own: so the browser keeps what stands behind the #.
    assert 'action="' not in form
    sent = stranger.enter("/story")

    assert (sent.status, sent.getheader("Location")) == (303, "/story")


def test_a_used_or_unknown_code_keeps_every_word(anna, neighbour):
    opened = anna.open()
    neighbour.tell(story=STORY, code=opened["code"])
    for code in (opened["code"], "aaaaa-bbbbb", "", "\x00" * 40, "🦊" * 40):
        again = neighbour.tell(story="My own words", who="Rosa", code=code)
        assert again.status == 410
        assert content.text("story_page.problems.stale") in again.text
        assert "My own words</textarea>" in again.text
        assert 'value="Rosa"' in again.text
    anna.box("DELETE", opened["secret"])


def test_a_story_that_is_too_long_or_empty_is_not_sent_and_the_code_stays_good(anna, neighbour):
    opened = anna.open()
    long = "ü" * (LONGEST_STORY + 1)
    answer = neighbour.tell(story=long, code=opened["code"])
    assert answer.status == 413
    assert f"{long}</textarea>" in answer.text
    assert neighbour.tell(story=" \r\n", code=opened["code"]).status == 400

    assert neighbour.tell(story="字" * LONGEST_STORY, code=opened["code"]).status == 303
    assert len(json.loads(anna.box("GET", opened["secret"]).text)["story"]) == LONGEST_STORY
    anna.box("DELETE", opened["secret"])


@pytest.mark.parametrize("words", HARD, ids=range(len(HARD)))
def test_whatever_is_typed_only_shows(anna, neighbour, words):
    shown = neighbour.tell(story=words, who=words, code="stale")
    assert HARD[words] in shown.text
    assert "<script>alert" not in shown.text
    assert "<img src=x" not in shown.text

    opened = anna.open()
    neighbour.tell(story=words, code=opened["code"])
    assert json.loads(anna.box("GET", opened["secret"]).text)["story"] == words
    anna.box("DELETE", opened["secret"])


def test_the_form_loads_its_own_files_sets_no_cookie_and_starts_no_kernel(neighbour):
    form = neighbour.ask("GET", "/story")

    assert form.status == 200
    assert form.getheader("Set-Cookie") is None
    assert form.getheader("Cache-Control") == "no-store"
    assert "connect-src" not in form.getheader("Content-Security-Policy").split(", ")[1]
    assert not re.search(r"<script(?![^>]*src=)", form.text)
    assert json.loads(neighbour.ask("GET", "/healthz").text)["visitors"] == 0


def test_what_comes_while_the_page_waits_is_told_at_once(anna, neighbour):
    opened = anna.open()
    later = threading.Timer(0.3, lambda: neighbour.tell(story=STORY, code=opened["code"]))
    later.start()
    told = anna.box("GET", opened["secret"])
    later.join()

    assert "till" in told.text
    anna.box("DELETE", opened["secret"])
