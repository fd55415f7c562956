"""A workshop with a code, asked over HTTP: who may do what before they gave it, and after."""

from __future__ import annotations

import http.client
import json
import re
from collections import Counter
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pytest
from nbformat.v4 import new_markdown_cell

from careerkit import content
from careerkit.serve.guard.access import Access, kept_key
from support.serving import servers
from support.serving.kernels import eventually
from support.serving.visitors import UPGRADE

pytestmark = pytest.mark.long

CODE = "Linden Tree 17"
TYPED = "linden-tree-17"
WRONG = "willow-tree-17"
FORM = content.text("serve.code.heading")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("notebooks")
    for name, title in (("career_journey", "The journey"), ("01_step", "A step")):
        servers.write_notebook([new_markdown_cell(f"# {title}"), "1"], place / f"{name}.ipynb")
    return place


@pytest.fixture(scope="module")
def app(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    """With one page run ahead, which no visitor may take without the code."""
    places = tmp_path_factory.mktemp("app")
    served = servers.start_app(
        *("--folder", str(folder), "--access-code", CODE), places=places, ready=1
    )
    # Its notebooks have been run for what their pages show at first, too: no kernel is to come.
    settled = {"ready": 1, "declared": 2}.items()
    assert eventually(lambda: settled <= health(served).items())
    yield served
    served.stop()


@pytest.fixture(scope="module")
def access(app) -> Access:
    """As the app has it: the key is kept where the person's other things are."""
    return Access(CODE, key=kept_key(app.log_file.parent / "state" / "careerkit"))


@pytest.fixture(scope="module")
def pass_(access: Access) -> str:
    return f"careerkit_pass={access.granted}"


def ask(app, path: str, method: str = "GET", body: str | None = None, **headers: str):
    """Ask for one address, and follow no redirect."""
    connection = http.client.HTTPConnection(urlsplit(app.url).netloc, timeout=60)
    connection.request(method, path, body=body, headers=headers)
    answer = connection.getresponse()
    answer.text = answer.read().decode()
    connection.close()
    return answer


def health(app) -> dict[str, int]:
    return json.loads(ask(app, "/healthz").text)


def cookies_of(answer) -> dict[str, str]:
    lines = answer.headers.get_all("Set-Cookie") or []
    return {name: kept.value for line in lines for name, kept in SimpleCookie(line).items()}


class Visitor:
    """Keeps cookies, and fills in the form."""

    def __init__(self, app):
        self.app = app
        self.cookies: dict[str, str] = {}

    def ask(self, path: str, method: str = "GET", body: str | None = None, **headers: str):
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = ask(self.app, path, method, body, Cookie=cookie, **headers)
        self.cookies |= cookies_of(answer)
        return answer

    def send(self, path: str, **fields: str):
        form = {"_xsrf": self.cookies.get("_xsrf", ""), **fields}
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask(path, "POST", urlencode(form), **kind)


@pytest.fixture
def visitor(app) -> Visitor:
    return Visitor(app)


@pytest.mark.parametrize("path", ["/", "/01_step", "/01_step.ipynb", "/01_step?topic=x", "/nope"])
def test_every_page_asks_for_the_code_and_shows_nothing_of_itself(app, path: str):
    answer = ask(app, path)

    assert answer.status == 200
    assert FORM in answer.text
    assert "kernelId" not in answer.text
    assert "A step" not in answer.text
    assert answer.getheader("Cache-Control") == "no-store"
    assert "careerkit_pass" not in cookies_of(answer)


KERNEL = "/api/kernels/00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("GET", KERNEL, {}),
        ("DELETE", KERNEL, {}),
        ("GET", f"{KERNEL}?code={TYPED}", {}),
        ("GET", f"{KERNEL}/channels?session_id=x", UPGRADE),
        ("GET", f"{KERNEL}/channels?session_id=x&code={TYPED}", UPGRADE),
        ("POST", f"/voila/api/shutdown/{KERNEL[-36:]}", {}),
        ("POST", f"/voila/api/shutdown/{KERNEL[-36:]}?code={TYPED}", {}),
        ("GET", "/api/kernels", {}),
        ("GET", "/deep/er/path", {}),
        ("GET", f"/deep/er/path?code={TYPED}", {}),
        ("GET", f"//evil.example?code={TYPED}", {}),
        ("POST", "//evil.example", {}),
    ],
)
def test_what_is_no_page_is_refused(app, method: str, path: str, headers: dict[str, str]):
    answer = ask(app, path, method, "" if method == "POST" else None, **headers)

    assert answer.status == 403
    assert answer.getheader("Location") is answer.getheader("Refresh") is None
    assert cookies_of(answer) == {}


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_no_other_way_to_ask_for_a_page_gets_past_the_door(app, method: str):
    answer = ask(app, "/01_step", method)

    assert answer.status in (204, 403, 405)
    assert "A step" not in answer.text


@pytest.mark.parametrize("path", ["/", "/01_step", f"/?code={quote(TYPED)}"])
def test_who_asks_for_headers_alone_gets_those_of_the_form_and_no_pass(app, path: str):
    answer = ask(app, path, "HEAD")

    assert (answer.status, answer.text) == (200, "")
    assert "careerkit_pass" not in cookies_of(answer)
    assert answer.getheader("Refresh") is None


@pytest.mark.parametrize("shown", ["", "x", "short", "guessed", "\u00e9", TYPED])
def test_a_made_up_pass_is_none(app, access: Access, shown: str):
    shown = {"short": access.granted[:-1], "guessed": Access(CODE).granted}.get(shown, shown)
    made_up = f"careerkit_pass={shown}".encode().decode("latin-1")

    assert FORM in ask(app, "/", Cookie=made_up).text
    assert ask(app, KERNEL, Cookie=made_up).status == 403


@pytest.mark.parametrize(
    "path",
    [
        "/healthz",
        "/voila/templates/careerkit/static/theme.css",
        "/voila/templates/careerkit/static/door.css",
        "/voila/static/voila.js",
    ],
)
def test_what_belongs_to_no_visitor_stays_open(app, path: str):
    assert ask(app, path).status == 200


def test_without_the_code_no_seat_is_taken_and_no_page_that_was_run_ahead(app, visitor: Visitor):
    before, kernels = health(app), app.kernel_pids()

    visitor.ask("/")
    visitor.ask("/01_step?topic=x")
    visitor.ask(f"/?code={WRONG}")
    visitor.send("/", code=WRONG)

    after = health(app)
    assert after["ready"] == before["ready"] == 1
    assert after["visitors"] <= before["visitors"]
    assert {*app.kernel_pids()} <= {*kernels}


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/", "/"),
        ("/01_step", "/01_step"),
        ("/01_step.ipynb", "/01_step"),
        ("/01_step?topic=a+b%26c&code=old", "/01_step?topic=a+b%26c"),
        ("/career_journey", "/"),
        ("/nope", "/"),
        ("/%5Cevil.example", "/"),
        ("/%0d%0aSet-Cookie:x=y", "/"),
    ],
)
def test_the_right_code_leads_to_the_page_that_was_asked_for(
    visitor: Visitor, path: str, place: str
):
    asked = visitor.ask(path)
    [action] = re.findall(r'action="([^"]*)"', asked.text)

    answer = visitor.send(action.replace("&amp;", "&"), code=TYPED)

    assert (answer.status, answer.getheader("Location")) == (303, place)
    assert FORM not in visitor.ask("/nope").text


def test_the_pass_is_for_this_site_this_session_and_no_script(visitor: Visitor, pass_: str):
    visitor.ask("/")

    answer = visitor.send("/", code=TYPED)

    [line] = [one for one in answer.headers.get_all("Set-Cookie") if "careerkit_pass" in one]
    assert line.split("; ")[0] == pass_
    assert {*line.split("; ")[1:]} == {"HttpOnly", "SameSite=Lax", "Path=/"}


def test_a_wrong_code_gets_a_kind_sentence_and_no_pass(visitor: Visitor):
    visitor.ask("/01_step")

    answer = visitor.send("/01_step", code="<b>&")

    assert answer.status == 403
    assert 'role="alert"' in answer.text
    assert content.text("serve.code.wrong").replace("'", "&#39;") in answer.text
    assert "<b>&" not in answer.text
    assert 'action="/01_step"' in answer.text
    assert "careerkit_pass" not in visitor.cookies


@pytest.mark.parametrize("code", ["", "x" * 10_000, CODE + "x" * 300, "\x00", "🗝️" * 60])
def test_no_code_is_too_strange(visitor: Visitor, code: str):
    visitor.ask("/")

    assert visitor.send("/", code=code).status == 403
    assert visitor.ask(f"/?code={quote(code[:2000])}").status in (200, 403)
    assert ask(visitor.app, "/?code=%ff%fe").status in (400, 403)


def test_a_form_without_the_cookies_token_is_not_looked_at(app, visitor: Visitor):
    visitor.ask("/")
    token = visitor.cookies.pop("_xsrf")

    answer = Visitor(app).send("/", code=TYPED, _xsrf=token)

    assert answer.status == 403
    assert content.text("serve.code.no_cookie").replace("'", "&#39;") in answer.text
    assert "careerkit_pass" not in cookies_of(answer)


def test_a_link_with_the_code_leads_on_to_the_address_without(visitor: Visitor):
    answer = visitor.ask(f"/01_step?code={TYPED}&topic=x")

    assert answer.status == 200
    assert answer.getheader("Refresh") == "0; url=/01_step?topic=x"
    assert answer.getheader("Cache-Control") == "no-store"
    assert answer.getheader("Referrer-Policy") == "strict-origin"
    assert TYPED not in answer.text
    assert {*visitor.cookies} == {"careerkit_pass"}  # a link replaces no visitor's session
    assert "A step" in visitor.ask("/01_step").text


def test_who_is_in_already_is_led_on_whatever_code_the_link_has(app, pass_: str):
    for path in ("/01_step?code=", f"/01_step?code={WRONG}"):
        assert ask(app, path, Cookie=pass_).getheader("Refresh") == "0; url=/01_step"


def test_a_form_sent_again_leads_on_too(visitor: Visitor):
    visitor.ask("/01_step")
    visitor.send("/01_step", code=TYPED)

    answer = visitor.send("/01_step", code=WRONG)

    assert (answer.status, answer.getheader("Location")) == (303, "/01_step")


def test_a_link_with_a_wrong_code_shows_the_form(visitor: Visitor):
    answer = visitor.ask(f"/01_step?code={WRONG}")

    assert answer.status == 403
    assert WRONG not in answer.text
    assert visitor.send("/01_step", code=TYPED).status == 303


def test_after_too_many_tries_even_the_right_code_has_to_wait(app, visitor: Visitor):
    visitor.ask("/")
    for _ in range(6):
        assert visitor.send("/", code=WRONG).status == 403

    answer = visitor.send("/", code=TYPED)

    assert answer.status == 429
    assert 1 <= int(answer.getheader("Retry-After")) <= 15
    assert "too many tries" in answer.text
    assert "careerkit_pass" not in visitor.cookies
    assert visitor.ask(f"/?code={TYPED}").status == 429
    assert ask(app, f"/?code={TYPED}").status == 200  # another visitor


@pytest.mark.stress
def test_a_visitor_with_the_right_code_gets_in_though_others_behind_the_address_were_wrong(
    folder: Path, tmp_path: Path
):
    served = servers.start_app(
        "--folder", str(folder), "--access-code", CODE, places=tmp_path, ready=0
    )
    try:
        link = Access(CODE, key=kept_key(tmp_path / "state" / "careerkit")).link_code
        wrong = Counter(ask(served, f"/?code={WRONG}{n}").status for n in range(303))
        typed, scanned = Visitor(served), Visitor(served)
        typed.ask("/")
        assert typed.send("/", code=TYPED).status == 303
        assert scanned.ask(f"/?{urlencode({'code': link})}").status == 200
    finally:
        served.stop()

    assert wrong == {403: 303}
    assert "careerkit_pass" in typed.cookies
    assert "careerkit_pass" in scanned.cookies


@pytest.fixture
def inside(visitor: Visitor):
    """A visitor with a pass, a page and its kernel."""
    visitor.ask(f"/?code={TYPED}")
    page = visitor.ask("/01_step")
    visitor.kernel = re.search(r'"kernelId": "([^"]+)"', page.text)[1]
    return visitor


def test_with_the_pass_a_page_its_kernel_and_its_channels_are_there(inside: Visitor):
    about = f"/api/kernels/{inside.kernel}"

    assert inside.ask(about).status == 200
    assert inside.ask(f"{about}/channels?session_id=x", **UPGRADE).status == 101
    assert inside.send(f"/voila/api/shutdown/{inside.kernel}").status == 204


def test_without_the_pass_a_kernel_is_out_of_reach_for_its_owner_too(inside: Visitor):
    kept = inside.cookies.pop("careerkit_pass")
    about = f"/api/kernels/{inside.kernel}"

    tried = [
        inside.ask(about),
        inside.ask(about, "DELETE", **{"X-XSRFToken": inside.cookies["_xsrf"]}),
        inside.ask(f"{about}/channels?session_id=x", **UPGRADE),
        inside.send(f"/voila/api/shutdown/{inside.kernel}"),
        inside.send(f"/voila/api/shutdown/{inside.kernel}", code=TYPED),
    ]

    assert [answer.status for answer in tried] == [403] * 5
    inside.cookies["careerkit_pass"] = kept
    assert inside.ask(about).status == 200


def test_with_the_pass_unknown_addresses_are_missing_as_ever(app, pass_: str):
    assert [ask(app, path, Cookie=pass_).status for path in ("/nope", KERNEL)] == [404, 404]


def test_who_has_the_pass_takes_a_seat(app, pass_: str):
    page = ask(app, "/", Cookie=pass_)

    assert "The journey" in page.text
    assert health(app)["visitors"] >= 1


def test_the_console_says_the_code_once_and_no_log_says_any(app):
    for path in (f"/?code={TYPED}", f"/?code={WRONG}", f"/deep/er?code={WRONG}"):
        ask(app, path)
    link = f"{app.url}?code=Linden+Tree+17"

    assert content.text("serve.start.code", code=CODE, link=link) in app.log()
    assert app.log().count(CODE) == 1
    assert TYPED not in app.log()
    assert WRONG not in app.log()
    assert "HTTPError" not in app.log()
