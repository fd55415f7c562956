"""The door of the hub's service, asked over HTTP: what opens it, and what does not."""

import asyncio
import logging
from contextlib import asynccontextmanager
from html import unescape
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlsplit

import jinja2
import pytest
from tornado.httpclient import AsyncHTTPClient
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application, RequestHandler, create_signed_value

from careerkit import content
from careerkit.serve.guard.accounts import account_of
from careerkit.serve.hub.passes import Passes
from careerkit.serve.hub.place import take_place
from careerkit.serve.hub.sign_in import made_auth, sign_in
from careerkit.serve.pages.handlers import Anonymous
from careerkit.serve.site import Site

BASE = "/services/careerkit/"
SECRET = b"x" * 32
ANNA = {"token": "annas", "session": "s-anna"}
PAGE = "{{ heading }}: {{ sentence }} ({{ home }}) {{ leave }}"


class HubApi(RequestHandler):
    """What a service asks its hub."""

    users = {  # noqa: RUF012 - of this test alone
        "annas": {"name": "anna", "kind": "user", "session_id": "s-anna"},
        "bens": {"name": "ben", "kind": "user", "session_id": "s-ben"},
        "elsewhere": {"name": "anna", "kind": "user", "session_id": "s-anna", "scopes": []},
        "broken": None,
    }

    def get(self):
        token = self.request.headers["Authorization"].removeprefix("token ")
        if token not in self.users:
            self.set_status(403)
        elif self.users[token] is None:
            self.set_status(500)
        else:
            scopes = {"scopes": ["access:services!service=careerkit"]}
            self.finish({**scopes, **self.users[token]})


class Inside(RequestHandler):
    """Whatever stands behind the door."""

    def _show(self):
        account = account_of(self.request)
        self.finish(account.shown.name if account else "nobody")

    get = post = _show

    def check_xsrf_cookie(self):
        """It is not what is tried."""


class Door:
    """The door, and the hub behind it, for as long as a test asks."""

    def __init__(self, folder, hub_port):
        told = {
            "JUPYTERHUB_API_TOKEN": "the services own",
            "JUPYTERHUB_API_URL": f"http://127.0.0.1:{hub_port}/hub/api",
            "JUPYTERHUB_CLIENT_ID": "service-careerkit",
            "JUPYTERHUB_SERVICE_NAME": "careerkit",
            "JUPYTERHUB_SERVICE_PREFIX": BASE,
            "JUPYTERHUB_SERVICE_URL": "http://127.0.0.1:1",
        }
        place = take_place(told)
        self.auth = made_auth(place)
        passes = Passes(
            self.auth, folder, (BASE, place.logout), is_here=lambda _: True, end=lambda _: None
        )
        rules = [*sign_in(self.auth, passes, SECRET, BASE), (r".*", Inside)]
        pages = jinja2.Environment(
            autoescape=True, loader=jinja2.DictLoader({"problem.html": PAGE})
        )
        self.app = Application(
            rules,
            base_url=BASE,
            cookie_secret=SECRET,
            careerkit_site=Site(),
            identity_provider=Anonymous(),
            voila_jinja2_env=pages,
            log_function=lambda _: None,
        )
        self.port = None

    async def ask(
        self, path="01_passion", token="", session="", method="GET", cookie="", **headers
    ):
        cookies = [cookie] if cookie else []
        if token:
            signed = create_signed_value(SECRET, "service-careerkit", token).decode()
            cookies.append(f"service-careerkit={signed}")
        if session:
            cookies.append(f"jupyterhub-session-id={session}")
        return await AsyncHTTPClient().fetch(
            f"http://127.0.0.1:{self.port}{path if path.startswith('/') else BASE + path}",
            method=method,
            body=b"" if method == "POST" else None,
            headers={"Cookie": "; ".join(cookies), **headers},
            follow_redirects=False,
            raise_error=False,
        )


@asynccontextmanager
async def listening(app):
    """Where an application is asked, until nothing of it is open any more."""
    socket, port = bind_unused_port()
    server = HTTPServer(app)
    server.add_socket(socket)
    try:
        yield port
    finally:
        server.stop()
        await server.close_all_connections()


@pytest.fixture
def tried(tmp_path):
    """Run what a test does at the door."""

    def run(what):
        async def running():
            hub = Application([(r"/hub/api/user", HubApi)], log_function=lambda _: None)
            async with listening(hub) as hub_port:
                door = Door(tmp_path, hub_port)
                async with listening(door.app) as door.port:
                    return await what(door)

        return asyncio.run(running())

    return run


def leads_to_login(answer):
    place = urlsplit(answer.headers.get("Location", ""))
    return answer.code == 302 and place.path == "/hub/api/oauth2/authorize" and not place.netloc


def test_who_is_logged_in_comes_in_by_their_own_name(tried):
    async def what(door):
        first = await door.ask(**ANNA)
        again = await door.ask(**ANNA)
        return first, again

    first, again = tried(what)
    assert (first.code, first.headers["Location"]) == (307, f"{BASE}01_passion")
    assert (again.code, again.body) == (200, b"anna")


@pytest.mark.parametrize(
    "shown",
    [
        {},
        {"token": "nobodys", "session": "s-anna"},
        {"token": "annas"},
        {"token": "annas", "session": "s-ben"},
        {"token": "bens", "session": "s-anna"},
        {"session": "s-anna"},
        {"session": "s-anna", "cookie": "service-careerkit=annas"},
        {"session": "s-anna", "cookie": "service-careerkit=2|1:0|0:|17:service-careerkit|0:|00"},
        {"session": "s-anna", "Authorization": "token annas"},
        {"session": "s-anna", "path": "01_passion?token=annas"},
    ],
)
def test_whatever_else_is_shown_leads_to_the_hubs_login(tried, shown):
    async def what(door):
        await door.ask(**ANNA)  # she is known; that is of no use to others
        return await door.ask(**shown)

    assert leads_to_login(tried(what))


def test_a_cookie_that_another_server_signed_is_nothing(tried):
    signed = create_signed_value(b"y" * 32, "service-careerkit", "annas").decode()
    cookie = f"service-careerkit={signed}"
    assert leads_to_login(tried(lambda door: door.ask(session="s-anna", cookie=cookie)))


def test_a_secret_in_an_address_is_not_carried_along(tried):
    async def what(door):
        await door.ask("01_passion?token=annas&code=c&sample&x=1")
        [state] = door.auth._oauth_states.values.values()
        return state["next_url"]

    assert tried(what) == f"{BASE}01_passion?sample=&x=1"


@pytest.mark.parametrize(
    ("path", "method"),
    [("api/kernels/x", "GET"), ("01_passion", "POST"), ("voila/api/shutdown/x", "POST")],
)
def test_what_is_no_page_is_refused_without_a_way_in(tried, path, method):
    assert tried(lambda door: door.ask(path, method=method)).code == 403


def test_a_request_that_changes_something_is_made_once_more_and_not_done_here(tried):
    async def what(door):
        return await door.ask("api/x", **ANNA, method="POST")

    answer = tried(what)
    assert (answer.code, answer.headers["Location"]) == (307, f"{BASE}api/x")


@pytest.mark.parametrize("path", ["//evil.example/x", f"{BASE}//evil.example", "/\\evil.example"])
def test_no_address_leads_to_another_site(tried, path):
    async def what(door):
        return await door.ask(path, **ANNA)

    place = urlsplit(tried(what).headers.get("Location", ""))
    assert place.netloc in ("", None)


def test_the_login_ties_the_way_back_to_this_browser(tried):
    answer = tried(lambda door: door.ask())
    query = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert query["code_challenge_method"] == ["S256"]
    assert query["redirect_uri"] == [f"{BASE}oauth_callback"]
    [morsel] = SimpleCookie(answer.headers["Set-Cookie"]).values()
    assert morsel["httponly"]
    assert morsel["path"] == BASE


def test_somebody_whose_token_is_of_another_place_is_told_so(tried, tmp_path):
    answer = tried(lambda door: door.ask(**{**ANNA, "token": "elsewhere"}))
    assert answer.code == 403
    assert content.text("account.refused.not_allowed.heading") in unescape(answer.body.decode())
    assert answer.body.decode().endswith(" /hub/logout")  # somebody else may
    assert [*tmp_path.iterdir()] == []


def test_where_the_hub_does_not_answer_that_is_said(tried, caplog):
    answer = tried(lambda door: door.ask(**{**ANNA, "token": "broken"}))
    assert (answer.code, answer.headers["Retry-After"]) == (503, "15")
    assert content.text("account.refused.away.heading") in unescape(answer.body.decode())
    assert "/hub/logout" not in answer.body.decode()
    assert "broken" not in caplog.text


@pytest.mark.parametrize("query", ["code=abc&state=def", "error=access_denied", "code=abc", ""])
def test_a_way_back_that_did_not_begin_here_says_so_and_logs_nothing(tried, query, caplog):
    async def what(door):
        back = await door.ask(f"oauth_callback?{query}")
        return back, await door.ask(back.headers["Location"])

    with caplog.at_level(logging.ERROR):
        back, page = tried(what)
    assert (back.code, back.headers["Location"]) == (303, f"{BASE}login-failed")
    assert page.code == 403
    assert content.text("account.refused.failed.heading") in page.body.decode()
    assert caplog.text == ""
