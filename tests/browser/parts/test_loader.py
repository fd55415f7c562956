"""What brings the kit to a page: once, however many kernels the page meets."""

import pytest

from careerkit.widgets.front_end.kit import Kit
from support.pages.vault_parts import HERE

MODULE = "globalThis.loads = (globalThis.loads ?? 0) + 1; export const open = () => ({});"
STATE = {"version": "1", "address": "", "script": MODULE, "style": ".ck-mark { color: red; }"}


@pytest.fixture
def loader(page):
    """The page, where ``bring(state)`` begins a kernel's Kit and waits until it has loaded."""
    page.route(f"{HERE}/", lambda route: route.fulfill(body="<!DOCTYPE html>"))
    page.route(
        f"{HERE}/loader.js",
        lambda route: route.fulfill(body=Kit._esm, content_type="text/javascript"),
    )
    page.goto(f"{HERE}/")
    page.evaluate(
        """async () => {
          const { default: loader } = await import("/loader.js");
          const kits = globalThis[Symbol.for("careerkit.kits")];
          globalThis.bring = async (state) => {
            loader.initialize({ model: { get: (name) => state[name] } });
            return Object.keys(await kits.get(state.version));
          };
        }"""
    )
    return page


def brought(page):
    return page.evaluate("[globalThis.loads, document.querySelectorAll('head style').length]")


def test_a_kernel_that_starts_again_brings_neither_module_nor_styles_a_second_time(loader):
    assert loader.evaluate("bring", STATE) == ["open"]
    assert loader.evaluate("bring", STATE) == ["open"]

    assert brought(loader) == [1, 1]


def test_two_kits_at_the_same_moment_settle_the_views_that_wait_and_load_once(loader):
    kit = loader.evaluate(
        """async (state) => {
          let settle;
          const waiting = Object.assign(new Promise((done) => (settle = done)), { bring: settle });
          globalThis[Symbol.for("careerkit.kits")].set(state.version, waiting);
          await Promise.all([bring(state), bring(state)]);
          return Object.keys(await waiting);
        }""",
        STATE,
    )

    assert kit == ["open"]
    assert brought(loader) == [1, 1]


def test_a_kernel_of_another_version_brings_its_own(loader):
    loader.evaluate("bring", STATE)
    loader.evaluate("bring", {**STATE, "version": "2", "script": f"{MODULE} export const b = 1;"})

    assert brought(loader) == [2, 2]
