"""Whose a request is, where people have accounts.

What knows the accounts (``hub/``) notes it of each request before a route is chosen. All else asks
here, and nothing that a browser sends is asked instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import attrs

if TYPE_CHECKING:
    from pathlib import Path

    from tornado.httputil import HTTPServerRequest

__all__ = ["Account", "ShownAccount", "account_of", "note"]


@attrs.frozen
class ShownAccount:
    """What a page says of the account that it belongs to.

    Attributes:
        name: As the person knows it.
        namespace: What tells their keys from others' in the browser's storage.
        logout: The address at which they log out.
    """

    name: str
    namespace: str
    logout: str


@attrs.frozen
class Account:
    """Somebody who is logged in, in one browser.

    Attributes:
        shown: What their pages say of it.
        login: Of this login alone, 32 bytes: who logs in again is another one to the kernels.
        folder: Where their answers are kept.
    """

    shown: ShownAccount
    login: bytes = attrs.field(repr=False)
    folder: Path


_known: WeakKeyDictionary[HTTPServerRequest, Account] = WeakKeyDictionary()


def note(request: HTTPServerRequest, account: Account) -> None:
    """From now on this request is theirs."""
    _known[request] = account


def account_of(request: HTTPServerRequest) -> Account | None:
    """Whose request it is; None where nobody has an account."""
    return _known.get(request)
