"""The second step in the app."""

from playwright.sync_api import expect

from support.pages.journey import wait_until_kept


def start(page, app):
    page.goto(f"{app.url}02_interests")
    expect(page.get_by_role("region", name="Would you like to do this?")).to_be_visible()


def answer_page(page, keys):
    page.locator(".ck-grid-row input").first.focus()
    for key in keys:
        page.keyboard.press(key)


def test_thirty_questions_are_answered_by_keyboard_and_found_again(page, app, shot):
    start(page, app)
    for number, keys in enumerate(["112541", "213542", "112451", "211552", "122541"], start=1):
        expect(page.get_by_text(f"Page {number} of 5")).to_be_visible()
        answer_page(page, keys)
        if number < 5:
            expect(page.locator(":focus")).to_have_text("Next")
            page.keyboard.press("Enter")
    expect(page.get_by_text("30 of 30 answered")).to_be_visible()
    expect(page.get_by_text("Your Holland code is S").first).to_be_visible()
    figure = page.locator("figure").filter(has_text="Your six interests")
    figure.scroll_into_view_if_needed()
    expect(figure.locator("svg")).to_be_visible()
    wait_until_kept(page)
    shot(page, "interests")
    page.reload()
    expect(page.get_by_text("30 of 30 answered")).to_be_visible()
    assert page.problems == []


def test_official_scores_can_be_typed_in(page, app):
    start(page, app)
    page.get_by_role("radio", name="60 questions").check()
    for label, score in (
        ("Realistic", "31"),
        ("Investigative", "22"),
        ("Artistic", "13"),
        ("Social", "4"),
        ("Enterprising", "5"),
        ("Conventional", "6"),
    ):
        page.get_by_label(label, exact=True).fill(score)
    page.get_by_label("Conventional", exact=True).blur()
    expect(page.get_by_text("Your Holland code is RIA").first).to_be_visible()
    expect(page.get_by_text("official scores that you typed in")).to_be_visible()


def test_axe_finds_nothing_on_the_second_step_by_day_and_by_night_on_a_phone(
    page, look, app, assert_accessible
):
    start(page, app)
    answer_page(page, "123451")
    for scheme, width in (("light", 1280), ("dark", 360)):
        look(scheme, width)
        assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
