"""What a person does on the journey's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Download, Locator, Page, WebSocket

MOMENTS = "Moments that absorbed you"
"""What the first list of the journey is called."""

NASTY = "<img src=x onerror=alert(1)> </script> 🧑‍🍳 أحب الخبز = & \" '"


def visit(page: Page, url: str, *, patience: float = 60_000) -> None:
    """Open the app and wait until it is ready for typing."""
    page.goto(url)
    wait_until_ready(page, patience=patience)


def wait_until_ready(page: Page, *, patience: float = 60_000) -> None:
    """Wait until the first and the last widget of the step are there."""
    expect(page.get_by_role("button", name="Add a moment")).to_be_visible(timeout=patience)
    expect(page.get_by_label("My passion statement")).to_be_visible(timeout=patience)


def press_reload(page: Page) -> None:
    """Press the banner's button, and wait for the new page: the old one looks the same."""
    with page.expect_navigation():
        page.get_by_role("button", name="Reload the page").click()


def wait_until_kept(page: Page, *, patience: float = 60_000) -> None:
    """Wait until the vault says that nothing is on its way any more."""
    status = page.locator(".ck-vault-status")
    expect(status).to_contain_text("are kept", timeout=patience)


def wait_until_at_rest(page: Page, *, patience: float = 60_000) -> None:
    """Wait until everything is kept, on any page, also where the connection is lost."""
    vault = page.locator(".ck-vault")
    expect(vault).to_have_attribute("data-state", "kept", timeout=patience)


def save_answers(page: Page) -> Download:
    """Save the answers to a file, by the panel's button."""
    more = page.locator(".ck-vault-more")
    if more.get_attribute("open") is None:
        more.locator("summary").click()
    with page.expect_download() as download:
        more.get_by_role("button", name="Save to a file").click()
    return download.value


def part(page: Page, title: str) -> Locator:
    """The list with this heading."""
    return page.get_by_role("region", name=title, exact=True)


def add(page: Page, title: str, button: str) -> Locator:
    """Add a card to a list; returns the card."""
    press = part(page, title).get_by_role("button", name=button)
    cards = part(page, title).locator(".ck-record")
    card, before = part(page, title).locator(".ck-record.ck-open").last, cards.count()
    press.click()
    try:
        expect(card.locator(":focus")).to_have_count(1, timeout=5000)
    except AssertionError:
        # A chart that came between press and release moved the button away: press it again. Or the
        # page is busy, and the card is only without the cursor.
        if cards.count() == before:
            press.click()
        expect(card.locator(":focus")).to_have_count(1)
    return card


def add_moment(page: Page, what: str, absorbed: str = "", energy: str = "") -> None:
    """Answer the first question once."""
    card = add(page, "Moments that absorbed you", "Add a moment")
    card.get_by_label("What were you doing?").fill(what)
    if absorbed:
        card.get_by_role("radio", name=absorbed).check()
    if energy:
        card.get_by_role("radio", name=energy).check()


def answer_all_four(page: Page) -> None:
    """Answer each of the four questions, so that themes show up."""
    add_moment(page, "Fixing bikes at the repair café", "4, very", "Charged up")
    add_moment(page, "Teaching my niece to bake", "5, the world", "Lifted")
    topic = add(page, "Topics that matter to you", "Add a topic")
    topic.get_by_label("Which topic or issue?").fill("Repair instead of waste")
    topic.get_by_label("Why does it matter to you?").fill("We bin what needs one screw.")
    topic.get_by_role("radio", name="4, strongly").check()
    strength = add(page, "Your strengths", "Add a strength")
    strength.get_by_label("What are you good at?").fill("Teaching people with drawings")
    strength.get_by_label("A story that shows it").fill("I drew the till as a map.")
    strength.get_by_role("radio", name="5, by itself").check()
    strength.get_by_role("radio", name="4, a lot").check()
    strength.get_by_role("radio", name="Other people").check()
    unpaid = add(page, "Work you would do without pay", "Add something")
    unpaid.get_by_label("What would you do without pay?").fill("Running the repair café")
    unpaid.get_by_label("Hours a month you give it today").fill("2,5")
    unpaid.get_by_label("Hours a month you give it today").blur()


def names(page: Page, title: str) -> list[str]:
    """What the cards of a list are called, in order."""
    return part(page, title).locator(".ck-record-name").all_inner_texts()


def open_step(page: Page, title: str) -> None:
    """Open a step of the journey's page, unless it is open."""
    heading = page.get_by_role("heading", name=title).get_by_role("button")
    if heading.get_attribute("aria-expanded") != "true":
        heading.click()


def show_table(figure: Locator) -> Locator:
    """Show a chart's table, once its picture is there: as that comes, it moves the button away."""
    figure.scroll_into_view_if_needed()
    expect(figure.locator("svg").first).to_be_visible()
    figure.get_by_role("button", name="Show as a table").click()
    return figure.get_by_role("table")


def take_up(page: Page, path: Path) -> None:
    """Open a file of answers, and close the panel again."""
    panel = page.get_by_text("Your answers: keep, save")
    panel.click()
    page.locator(".ck-vault input[type=file]").set_input_files(path)
    expect(page.locator(".ck-vault")).to_contain_text("Opened “")
    panel.click()


def said_by(page: Page) -> list[bytes]:
    """What a page that is yet to be opened says to its kernel: the end of each message."""
    frames: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: frames.append(bytes(frame)[-200:]))

    page.on("websocket", listen)
    return frames
