"""Our own mistakes, as a visitor meets them."""

import json

from playwright.sync_api import expect

from support.pages.journey import add_moment, part

CELLS = [
    "from careerkit import FlowLog, Topics, open_workbook\nworkbook = open_workbook()\nworkbook",
    "raise RuntimeError('a secret in a cell')",
    """class Broken(FlowLog):
    def say(self, workbook):
        if workbook.activities:
            raise ValueError('a secret in a callback')
        return ()
Broken(workbook)""",
    "Topics(workbook)",
]


def test_a_mistake_in_a_cell_or_a_callback_is_told_kindly_and_the_rest_works(page, app, show_cells):
    before = len(app.log())
    page.goto(show_cells(CELLS).url)
    expect(page.get_by_role("button", name="Add a topic")).to_be_visible()
    page.get_by_role("button", name="Add a topic").click()
    page.get_by_label("Which topic or issue?").fill("Soil")
    add_moment(page, "Baking")
    page.get_by_label("What were you doing?").blur()
    expect(page.get_by_text("Something went wrong in this part")).to_be_visible()
    expect(part(page, "Topics that matter to you").locator(".ck-record-name")).to_have_text("Soil")
    shown = page.locator("body").inner_text()
    logged = app.log()[before:]
    for text in (shown, logged):
        assert "a secret" not in text
        assert "Traceback" not in text
    assert "Baking" not in logged
    kept = page.evaluate("Object.values({...localStorage}).join()")
    assert json.dumps("Baking") in kept
    assert json.dumps("Soil") in kept
