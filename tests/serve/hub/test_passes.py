"""Who is logged in, by what the hub says, and by nothing that a browser says of itself."""

import asyncio
import logging

import pytest
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine
from tornado.web import HTTPError

from careerkit.serve.guard import accounts
from careerkit.serve.guard.ownership import LOGGED_OUT, Channels
from careerkit.serve.hub import passes as module
from careerkit.serve.hub.folders import folder_name
from careerkit.serve.hub.passes import AwayError, NoFolderError, NotAllowedError, Passes, Shown

ACCESS = "access:services!service=careerkit"


class Hub:
    """What a hub knows: users by the tokens that it gave."""

    access_scopes = {ACCESS}  # noqa: RUF012 - as HubOAuth has it

    def __init__(self):
        self.users = {}
        self.is_away = False
        self.asked = 0

    def gives(self, token, name, *, session="s", kind="user", scopes=(ACCESS,)):
        self.users[token] = {
            "name": name,
            "kind": kind,
            "session_id": session,
            "scopes": [*scopes],
        }

    async def user_for_token(self, token, *, use_cache, session_id, sync):
        assert (use_cache, sync) == (False, False)
        assert session_id
        self.asked += 1
        if self.is_away:
            raise HTTPError(500, f"Failed to connect, {token}")
        return self.users.get(token)

    def check_scopes(self, required_scopes, user):
        return required_scopes & {*user["scopes"]}


class World:
    """Passes, with a clock and pages that a test moves."""

    def __init__(self, folder):
        self.now = 1000.0
        self.here = set()
        self.ended = []
        self.hub = Hub()
        self.passes = Passes(
            self.hub,
            folder,
            ("/services/careerkit/", "/hub/logout"),
            is_here=self.here.__contains__,
            end=self.ended.append,
            clock=lambda: self.now,
        )

    def ask(self, token="t", session="s"):  # noqa: S107 - of a user who is made up
        return asyncio.run(self.passes.ask(Shown(token, session)))


@pytest.fixture
def world(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_EACH", 0)
    return World(tmp_path)


def test_the_hub_says_who_it_is_and_so_which_folder_is_theirs(world, tmp_path):
    world.hub.gives("t", "anna@uni.de")
    account = world.ask()

    assert account.shown.name == "anna@uni.de"
    assert account.shown.namespace == "anna@uni.de@/services/careerkit/"
    assert account.shown.logout == "/hub/logout"
    assert account.folder == tmp_path / folder_name("anna@uni.de")
    assert account.folder.is_dir()


@pytest.mark.parametrize("session", ["another", ""])
def test_a_token_is_no_good_in_another_session_of_the_hub(world, session):
    world.hub.gives("t", "anna")
    assert world.ask(session="s") is not None
    assert asyncio.run(world.passes.ask(Shown("t", session))) is None if session else True
    world.hub.gives("t", "anna", session="")
    assert world.ask(session="s") is None


def test_a_token_that_the_hub_does_not_know_is_nobodys(world, tmp_path):
    assert world.ask("wrong") is None
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    "told",
    [
        {"scopes": ()},
        {"scopes": ("access:servers!user=anna",)},  # a token of her own server's
        {"scopes": ("access:services!service=another",)},
        {"kind": "service"},
    ],
)
def test_who_may_not_use_this_service_gets_no_folder(world, tmp_path, told):
    world.hub.gives("t", "anna", **told)
    with pytest.raises(NotAllowedError):
        world.ask()
    assert world.passes.known(Shown("t", "s")) is None
    assert [*tmp_path.iterdir()] == []


def test_the_hubs_word_counts_for_seconds(world):
    world.hub.gives("t", "anna")
    account = world.ask()
    assert world.passes.known(Shown("t", "s")) == account
    world.now += module.GOOD_FOR
    assert world.passes.known(Shown("t", "s")) is None


def test_each_login_is_another_one_also_of_the_same_person(world):
    world.hub.gives("t", "anna")
    world.hub.gives("u", "anna", session="r")
    one, other = world.ask(), world.ask("u", "r")
    assert one.login != other.login
    assert one.folder == other.folder


def test_who_logged_out_is_ended_at_the_next_look_and_only_they(world):
    for token, name in (("t", "anna"), ("u", "ben")):
        world.hub.gives(token, name)
        world.here.add(world.ask(token).login)
    del world.hub.users["t"]
    asyncio.run(world.passes.look())

    assert world.ended == [Shown("t", "s").login]
    assert world.passes.known(Shown("t", "s")) is None
    assert world.passes.known(Shown("u", "s")) is not None


def test_who_is_not_here_is_not_asked_about_and_soon_forgotten(world):
    world.hub.gives("t", "anna")
    world.ask()
    asked = world.hub.asked
    world.now += module.GOOD_FOR
    asyncio.run(world.passes.look())

    assert world.hub.asked == asked
    assert world.passes._known == {}
    assert world.ended == []


def test_a_hub_that_starts_anew_throws_nobody_out_and_lets_nobody_in(world):
    world.hub.gives("t", "anna")
    world.here.add(world.ask().login)
    world.hub.is_away = True
    asyncio.run(world.passes.look())

    assert world.ended == []
    with pytest.raises(AwayError):
        world.ask("u")


def test_a_folder_that_can_not_be_opened_is_told_in_the_log_without_a_name(world, tmp_path, caplog):
    world.hub.gives("t", "anna")
    (tmp_path / folder_name("anna")).write_text("in the way")
    with caplog.at_level(logging.ERROR), pytest.raises(NoFolderError):
        world.ask()
    assert "anna" not in caplog.text
    assert caplog.text


def test_no_token_stands_in_what_is_written_of_somebody(world):
    world.hub.gives("secret-token", "anna", session="secret-session")
    account = asyncio.run(world.passes.ask(Shown("secret-token", "secret-session")))
    assert "secret" not in f"{account!r} {Shown('secret-token', 'secret-session')!r}"


def test_only_the_connections_of_that_login_are_closed(world, monkeypatch):
    closed = []

    class Open:
        def __init__(self, account):
            self.account = account
            self.request = HTTPServerRequest(
                start_line=RequestStartLine("GET", "/", "HTTP/1.1"),
                headers=HTTPHeaders({"Host": "here"}),
            )
            if account:
                accounts.note(self.request, account)

        def close(self, code):
            closed.append((self.account, code))

    world.hub.gives("t", "anna")
    world.hub.gives("u", "ben")
    anna, ben = world.ask(), world.ask("u")
    monkeypatch.setattr(Channels, "_talking", {Open(anna), Open(ben), Open(None)})
    Channels.log_out(anna.login)
    assert closed == [(anna, LOGGED_OUT)]
