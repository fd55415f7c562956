"""The kernel of a page, for visitors that are no browsers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from tornado.httpclient import HTTPRequest

if TYPE_CHECKING:
    from tornado.httpclient import AsyncHTTPClient, HTTPResponse

__all__ = ["kernel_of"]


async def kernel_of(
    client: AsyncHTTPClient, url: str, page: HTTPResponse, seconds: float
) -> tuple[str, str]:
    """Ask for a page's kernel where the page didn't bring one: its id, and the visitor's cookies.

    Args:
        client: Asks.
        url: Where the page is.
        page: The page.
        seconds: How long to wait.

    Raises:
        ConnectionError: If there is none.
    """
    answer, text = page, page.body.decode()
    if asks := re.search(r'data-asks="([^"]+)"', text):
        request = HTTPRequest(
            urljoin(url, asks[1]), request_timeout=seconds, connect_timeout=seconds
        )
        answer = await client.fetch(request)
        text = answer.body.decode()
    found = re.search(r'"kernelId":\s*"([0-9a-f-]+)"', text)
    if not found:
        raise ConnectionError("The page has no kernel")
    cookies = (said.split(";", 1)[0] for said in answer.headers.get_list("Set-Cookie"))
    return found[1], "; ".join(cookies)
