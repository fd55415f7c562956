"""Steps back and forth, by button and by keyboard."""

from playwright.sync_api import expect


def visit(page, served):
    page.goto(served.url)
    wait_until_kept(page)


def wait_until_kept(page):
    expect(page.locator(".ck-vault")).to_have_attribute("data-state", "kept")


def write_topic(page, text):
    page.get_by_role("button", name="Add an entry").click()
    page.locator(".ck-record.ck-open textarea, .ck-record.ck-open input[type=text]").first.fill(
        text
    )
    expect(topic(page, text)).to_be_visible()
    wait_until_kept(page)


def topic(page, text):
    return page.locator(".ck-record-name", has_text=text)


def test_undo_and_redo_by_button_and_by_keyboard(page, topics):
    visit(page, topics)
    write_topic(page, "Bridges")

    page.get_by_role("button", name="Undo", exact=True).click()
    expect(topic(page, "Bridges")).to_have_count(0)
    page.keyboard.press("Control+Shift+Z")
    expect(topic(page, "Bridges")).to_be_visible()
    page.keyboard.press("Control+Z")
    expect(topic(page, "Bridges")).to_have_count(0)


def test_quick_presses_of_undo_are_as_many_steps(page, topics):
    visit(page, topics)
    for name in ("Bridges", "Rivers", "Boats", "Locks"):
        write_topic(page, name)

    # In one breath: the page sends the second and the third press together.
    page.get_by_role("button", name="Undo", exact=True).evaluate(
        "button => { for (let press = 0; press < 3; press++) button.click(); }"
    )

    expect(topic(page, "Rivers")).to_have_count(0)
    expect(topic(page, "Bridges")).to_be_visible()
    wait_until_kept(page)
    expect(topic(page, "Bridges")).to_be_visible()
