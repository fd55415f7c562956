"""Two servers behind the nginx of the compose file, of which one is told to stop: an update."""

from __future__ import annotations

import signal
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from careerkit import content
from support.pages.journey import MOMENTS, add, part, press_reload, visit, wait_until_kept
from support.serving import servers
from support.serving.kernels import eventually
from support.serving.processes import end, free_port
from support.serving.servers import ROOT
from support.serving.visitors import health
from support.ways.needs import needs

pytestmark = needs("nginx", "openssl")


@pytest.fixture
def proxy(monkeypatch):
    """What runs that nginx, as deploy/verify does."""
    monkeypatch.syspath_prepend(str(ROOT / "deploy" / "verify"))
    import proxy  # noqa: PLC0415 - it is there from now on

    return proxy


@pytest.fixture
def pair(tmp_path: Path):
    """Two servers with the options of a pod; here nginx is where the controller is in a cluster."""
    started = []
    for name, drain in (("first", "600"), ("second", "0")):
        places = tmp_path / name
        places.mkdir()
        config = ROOT / "deploy" / "kubernetes" / "careerkit.toml"
        more = ("--trust-proxy", "127.0.0.1", "--metrics-port", "0", "--drain-seconds", drain)
        started.append(servers.start_app("--config", str(config), *more, places=places, ready=1))
    yield started
    for served in started:
        served.stop()


def test_who_is_at_work_chooses_the_moment_and_has_all_words_at_the_other_server(
    browse, pair, proxy, tmp_path: Path
):
    first, second = pair
    port = free_port()
    proxy.write(tmp_path, port, [urlsplit(served.url).netloc for served in pair])
    nginx = proxy.start(tmp_path)
    try:
        page = browse(proxy.NAME, port).new_page()
        visit(page, f"https://{proxy.NAME}/01_passion")
        field = add(page, MOMENTS, "Add a moment").get_by_label("What were you doing?")
        field.fill("Baking for the street")
        wait_until_kept(page)

        first.process.send_signal(signal.SIGTERM)
        expect(page.locator(".ck-vault-status")).to_contain_text("are kept")
        field.fill("Baking for the street, all morning")
        wait_until_kept(page)  # it drains: the kernel is still there
        assert content.plural("serve.start.draining", 600) in first.log()

        first.kill_kernels()  # as if they had all left: it goes at once
        first.process.wait(timeout=60)
        field.fill("Baking for the street, all morning long")
        press_reload(page)
        expect(part(page, MOMENTS)).to_contain_text("all morning long")
        # Its words are there before its kernel is, which the page asks for by itself.
        assert eventually(lambda: health(second)["visitors"] == 1)
    finally:
        end(nginx)
    assert "morning" not in first.log() + second.log()
