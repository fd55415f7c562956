"""Whose a request is, by what the server knows."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine
from tornado.web import Application

from careerkit.serve.guard.accounts import Account, ShownAccount, account_of, note
from careerkit.serve.guard.hosts import guarded
from careerkit.serve.guard.ownership import visitor_of
from careerkit.serve.site import Site


def request(**headers):
    line = RequestStartLine("GET", "/?user=anna", "HTTP/1.1")
    return HTTPServerRequest(start_line=line, headers=HTTPHeaders({"Host": "here", **headers}))


def account(login=b"a" * 32):
    return Account(ShownAccount("anna", "anna@/", "/hub/logout"), login, Path("/srv/anna"))


def visitor(asked):
    return visitor_of(SimpleNamespace(request=asked, _get_raw_xsrf_token=lambda: (2, b"token", 0)))


def test_nothing_that_a_request_says_makes_it_somebodys():
    asked = request(**{"X-User": "anna", "Remote-User": "anna"})
    assert account_of(asked) is None
    note(asked, account())
    assert account_of(asked) == account()
    assert account_of(request()) is None


def test_a_visitor_with_an_account_is_another_one_at_each_login():
    one, other = request(), request()
    note(one, account())
    note(other, account(b"b" * 32))
    assert len({visitor(asked) for asked in (one, other, request())}) == 3
    assert visitor(request()) == b"token"


@pytest.mark.parametrize(("has_any_name", "refuses"), [(True, False), (False, True)])
def test_who_has_to_log_in_may_ask_by_any_name(has_any_name, refuses):
    asked = request(Host="hub.example.org", **{"X-Forwarded-Host": "elsewhere.example.org"})
    asked.remote_ip = "127.0.0.1"
    asked.connection = SimpleNamespace(context=None)
    entrance = guarded(Application(), "127.0.0.1", Site(has_any_name=has_any_name))
    found = [rule for rule in entrance.rules if rule.matcher.match(asked) is not None]
    assert (found[0] is not entrance.rules[0]) is refuses
