"""What a page is told of Binder's session."""

from __future__ import annotations

import os

import psutil
import pytest

from careerkit import content
from careerkit.serve import binder
from support.serving.servers import BINDER


def test_elsewhere_a_page_is_told_nothing():
    assert binder.told({}) == {}
    assert binder.told({"BINDER_LAUNCH_HOST": "https://mybinder.org/"}) == {}


def test_a_session_ends_six_hours_after_its_server_began():
    began = psutil.Process(os.getpid()).create_time()

    told = binder.told(BINDER)

    assert told["ends"] == round(1000 * (began + 6 * 3600))
    assert told["idle"] == 10 * 60 * 1000
    assert told["texts"] == content.texts("binder.page")


@pytest.mark.parametrize(
    ("host", "request_", "again"),
    [
        (
            "https://mybinder.org/",
            "v2/gh/OWNER/REPO/main",
            "https://mybinder.org/v2/gh/OWNER/REPO/main",
        ),
        (
            "https://hub.example/binder",
            "/v2/gl/a%2Fb/x",
            "https://hub.example/binder/v2/gl/a%2Fb/x",
        ),
        ("javascript:alert(1)//", "v2/gh/OWNER/REPO/main", ""),
        ("", "v2/gh/OWNER/REPO/main", ""),
    ],
)
def test_another_session_begins_where_this_one_did(host, request_, again):
    told = binder.told({"BINDER_LAUNCH_HOST": host, "BINDER_REQUEST": request_})

    assert told["again"] == (f"{again}?urlpath=careerkit%2F" if again else "")
