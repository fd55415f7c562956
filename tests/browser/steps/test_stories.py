"""A neighbour writes a story on their phone, and the person keeps it or lets it go."""

from __future__ import annotations

import json
import re
from itertools import filterfalse
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from careerkit import content
from careerkit.model import LONGEST_STORY
from support.serving import servers

pytestmark = pytest.mark.long

DESK = content.texts("stories.desk")
CAME = content.texts("stories.arrived")
FORM = content.texts("story_page")
TOLD = (
    "=1+1 <img src=x onerror=alert(1)> *You* drew the till as a map. \N{RIGHT-TO-LEFT OVERRIDE}#x"
)
REFUSED = re.compile("status of 41[03] ")
CRUEL = "Nobody ever liked you"


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory):
    served = servers.start_network_app(tmp_path_factory.mktemp("app"))
    yield served
    served.stop()
    assert "till" not in served.log()
    assert "Error at" not in served.log(), served.log()


def arrive(page: Page, address: str) -> Page:
    page.goto(f"{address}01_passion")
    expect(page.locator(".ck-vault")).to_have_attribute("data-state", "kept")
    return page


def show_code(page: Page, network) -> str:
    """Show a code, and give the link as this computer reaches it."""
    page.locator(".ck-story-here").get_by_role("button").first.click()
    expect(page.get_by_role("img", name=DESK["picture"])).to_be_visible()
    link = urlsplit(page.get_by_label(DESK["or_link"]).input_value())
    assert link.hostname not in ("localhost", "127.0.0.1")
    return f"{network.url.rstrip('/')}{link.path}#{link.fragment}"


def tell(phone: Page, words: str, who: str = "") -> None:
    phone.get_by_label(FORM["story_label"]).fill(words)
    phone.get_by_label(FORM["who_label"]).fill(who)
    phone.get_by_role("button", name=FORM["send"]).click()


def kept(page: Page) -> str:
    return json.dumps(page.evaluate("[{...localStorage}, {...sessionStorage}]"))


def look_at_the_code(page: Page, shot) -> None:
    """Look at the code as a person may see it, and see that a sheet of paper has none."""
    for scheme, width in (("light", 1280), ("dark", 360)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        shot(page, f"story-code-{width}-{scheme}")
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    page.emulate_media(color_scheme="light", media="print")
    expect(page.locator(".ck-story-desk")).to_be_hidden()
    page.emulate_media(media="screen")


def send_what_is_too_large(phone: Page) -> None:
    """See that it is not sent, and not lost. Without help the field takes no more than fits."""
    long = "x" * (LONGEST_STORY + 1)
    phone.evaluate("document.querySelector('textarea').removeAttribute('maxlength')")
    tell(phone, long)
    problem = FORM["problems"]["too_long"].format(most=LONGEST_STORY)
    expect(phone.get_by_role("alert")).to_have_text(problem)
    expect(phone.get_by_label(FORM["story_label"])).to_have_value(long)


def test_a_neighbours_story_is_read_kept_let_go_and_refused(
    page, phone, new_context, network, assert_accessible, shot
):
    arrive(page, network.url)
    link = show_code(page, network)
    assert_accessible(page)
    look_at_the_code(page, shot)

    # The phone has the code from the address, and forgets it there.
    phone.goto(link)
    expect(phone.get_by_role("heading", name=FORM["heading"])).to_be_visible()
    expect(phone.get_by_label(FORM["code_label"])).to_be_hidden()
    assert "#" not in phone.url
    assert_accessible(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    shot(phone, "story-form-360")
    send_what_is_too_large(phone)
    tell(phone, TOLD, "Rosa")
    expect(phone.get_by_role("heading", name=FORM["thanks"]["heading"])).to_be_visible()
    assert phone.context.cookies() == []

    # A reload within the ten minutes finds it again; only then it is kept.
    came = page.get_by_role("region", name=CAME["heading"])
    expect(came.get_by_text("drew the till")).to_be_visible()
    assert "till" not in kept(page)
    page.reload()
    expect(came.locator("blockquote")).to_have_text(TOLD)
    shot(page, "story-arrived-360")
    assert_accessible(page)
    expect(came.get_by_label(CAME["who"])).to_have_value("Rosa")
    came.get_by_label(CAME["shows"]).fill("Explaining with a drawing")
    came.get_by_role("button", name=CAME["keep"]).click()

    expect(page.get_by_text(CAME["kept"])).to_be_visible()
    card = page.locator(".ck-record-list", has_text=content.text("stories.list.title"))
    card.get_by_role("button", name="drew the till").first.click()
    expect(card.locator("blockquote")).to_have_text(TOLD)
    expect(page.get_by_text("Explaining with a drawing", exact=True).first).to_be_visible()
    shot(page, "story-kept-360")

    # A second one is cruel, and written without scripts: one click, and nothing of it is left.
    plain = new_context(java_script_enabled=False).new_page()
    second = show_code(page, network)
    plain.goto(second)
    plain.get_by_label(FORM["code_label"]).fill(second.partition("#")[2].upper())
    tell(plain, CRUEL)
    expect(plain.get_by_role("heading", name=FORM["thanks"]["heading"])).to_be_visible()
    expect(came.get_by_text(CRUEL)).to_be_visible()
    came.get_by_role("button", name=CAME["let_go"]).click()
    expect(page.get_by_text(CAME["gone"])).to_be_visible()
    expect(page.locator("body")).not_to_contain_text(CRUEL)
    assert CRUEL not in kept(page)

    # A code that was used is stale, and keeps the words.
    phone.goto(link)
    tell(phone, "A second story", "Ben")
    expect(phone.get_by_role("alert")).to_have_text(FORM["problems"]["stale"])
    expect(phone.get_by_label(FORM["story_label"])).to_have_value("A second story")
    expect(phone.get_by_label(FORM["code_label"])).to_be_visible()
    assert_accessible(phone)
    assert [*page.problems, *filterfalse(REFUSED.search, phone.problems)] == []


def test_where_no_other_phone_gets_there_a_question_is_sent_and_the_answer_pasted(
    page, app, tmp_path, shot
):
    arrive(page, app.url)
    page.get_by_role("button", name=DESK["show"]).click()
    expect(page.get_by_text(DESK["only_here"])).to_be_visible()
    expect(page.get_by_role("img", name=DESK["picture"])).to_have_count(0)

    page.get_by_role("button", name=DESK["copy_question"]).click()
    expect(page.get_by_text(DESK["copied"])).to_be_visible()
    expect(page.get_by_role("button", name=DESK["copy_question"])).to_be_focused()
    page.get_by_label(DESK["paste"]).fill("x" * (LONGEST_STORY + 1))
    page.get_by_role("button", name=DESK["read"]).click()
    expect(page.get_by_text(f"That is {LONGEST_STORY + 1} letters")).to_be_visible()
    page.get_by_label(DESK["paste"]).fill("You held us all together when the hall was flooded.")
    page.get_by_role("button", name=DESK["read"]).click()
    came = page.get_by_role("region", name=CAME["heading"])
    expect(came.get_by_role("heading")).to_be_focused()
    came.get_by_role("button", name=CAME["let_go"]).click()

    file = tmp_path / "story.json"
    file.write_text(json.dumps({"story": "I want to die every night", "who": "B"}), "utf-8")
    page.get_by_label(DESK["file"]).set_input_files(file)
    # What hurts is told before it is read.
    expect(came.get_by_text(CAME["heavy"])).to_be_visible()
    expect(came.locator("blockquote")).to_be_hidden()
    shot(page, "story-heavy")
    came.get_by_role("button", name=CAME["open"]).click()
    expect(came.locator("blockquote")).to_be_visible()
