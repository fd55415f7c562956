"""Where a person comes from narrows the list of the third step, and says so."""

from playwright.sync_api import expect

from support.pages.chromium import wait_for_page
from support.pages.journey import part, wait_until_kept

LIST = "Occupations to look into"
LEFT_OUT = "Left out because of what you said"
FORM = "Where you come from"


def start(page, app):
    page.goto(f"{app.url}03_paths")
    expect(part(page, LIST)).to_be_visible(timeout=60_000)
    wait_for_page(page)


def open_form(page):
    """Open the form, which is closed until somebody wants it; returns it."""
    opener = page.get_by_role("button", name=FORM)
    opener.focus()
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    return page.locator(".ck-record", has=opener)


def left_out(page):
    return page.locator(".ck-sentences", has_text=LEFT_OUT)


def test_a_tick_by_keyboard_leaves_out_tells_why_and_comes_back(page, demo):
    start(page, demo)
    expect(left_out(page)).to_contain_text("“Selling”, 22 occupations")
    form = open_form(page)
    form.get_by_role("checkbox", name="On my feet all day").focus()
    page.keyboard.press("Space")
    expect(left_out(page)).to_contain_text("“On my feet all day”")
    titles = part(page, LIST).locator(".ck-occupations").first.get_by_role("heading")
    expect(titles.filter(has_text="Preschool teacher")).to_have_count(0)

    search = part(page, LIST).get_by_role("searchbox")
    search.fill("preschool teacher")
    why = "Often means “On my feet all day”, which you won't do again"
    expect(part(page, LIST).get_by_text(why).first).to_be_visible()
    search.fill("")

    form.get_by_role("checkbox", name="On my feet all day").focus()
    page.keyboard.press("Space")
    expect(titles.filter(has_text="Preschool teacher")).to_have_count(1)
    expect(left_out(page)).not_to_contain_text("On my feet")
    assert page.problems == []


def test_what_was_ticked_on_a_phone_is_there_again(phone, app):
    start(phone, app)
    form = open_form(phone)
    form.get_by_role("checkbox", name="Nights and late evenings").tap()
    form.get_by_label("What do you do now?").fill("Nurse")
    expect(left_out(phone)).to_contain_text("are left out of the list.")
    wait_until_kept(phone)
    phone.reload()
    wait_for_page(phone)

    expect(left_out(phone)).to_contain_text("“Nights and late evenings”")
    form = open_form(phone)
    expect(form.get_by_role("checkbox", name="Nights and late evenings")).to_be_checked()
    expect(form.get_by_label("What do you do now?")).to_have_value("Nurse")
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert phone.problems == []


def test_axe_finds_nothing_where_something_is_left_out_by_day_and_by_night_on_a_phone(
    page, look, demo, assert_accessible
):
    start(page, demo)
    open_form(page)
    expect(left_out(page)).to_be_visible()
    for scheme, width in (("light", 1280), ("dark", 360)):
        look(scheme, width)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
