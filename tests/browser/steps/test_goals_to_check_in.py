"""From a choice to a roadmap and on: steps four to nine, in the app."""

from datetime import datetime

import pytest
from playwright.sync_api import expect

from support.pages.chromium import wait_for_page
from support.pages.clock import set_clock
from support.pages.journey import (
    add,
    open_step,
    part,
    show_table,
    take_up,
    visit,
    wait_until_kept,
)
from support.pages.keyboard import tab_to
from support.serving import servers

pytestmark = pytest.mark.long

FIRST = 4
STEPS = {
    "Set goals": "Your goals",
    "Find people": "Your people",
    "Try it out": "Your experiments",
    "Learn what is missing": "Skills",
    "Draw the roadmap": "What do I do this week?",
    "Check in": "How it goes",
}
SAMPLE = servers.ROOT / "careerkit" / "content" / "en" / "sample.json"
TEACHING = "Career and technical education teachers"
THURSDAY = datetime(2026, 11, 5, 18, 0)  # noqa: DTZ001 - the clock on the person's wall
A_WEEK_LATER = datetime(2026, 11, 12, 18, 0)  # noqa: DTZ001


def begin(page, app, day=THURSDAY):
    """Open the app with the sample's answers as one's own, on a day of its story."""
    set_clock(page, day)
    visit(page, app.url)
    take_up(page, SAMPLE)
    wait_until_kept(page)


def again(page, step):
    """Reload in the middle of everything, and go to the step, which may be the one that is open."""
    wait_until_kept(page)
    page.reload()
    wait_for_page(page)
    wait_until_kept(page)
    open_step(page, step)


def set_a_goal(page):
    """A goal with its numbers and its first step; the coach asks for what is missing."""
    goal = add(page, "Your goals", "Add a goal")
    goal.get_by_label("What do you want to have done?").fill("A bench for the reading corner")
    goal.get_by_label("Which path does it serve?").select_option(
        label="A repair workshop where people learn to read"
    )
    coach = page.locator(".ck-sentences").filter(has_text="A bench for the reading corner")
    expect(coach.first).to_contain_text("How would you see that it happened?")
    goal.get_by_label("How would you see that it happened?").fill("Benches that stand")
    goal.get_by_label("Where it should get").fill("1")
    goal.get_by_label("Hours a week it takes").fill("2")
    goal.get_by_label("By when").fill("2026-11-21")
    step = add(page, "Steps on the way", "Add a step")
    step.get_by_label("A step on the way").fill("The wood is sawn")
    step.get_by_label("To which goal?").select_option(label="A bench for the reading corner")
    step.get_by_label("By when").fill("2026-11-07")


def ask_a_contact(page):
    """A supporter who gives what was missing, and a day on which to ask them."""
    person = add(page, "Your people", "Add a person")
    person.get_by_label("Who?").fill("Bea, the joiner")
    person.get_by_role("checkbox", name="A good word for me").check()
    contact = add(page, "Whom you ask", "Ask somebody")
    contact.get_by_label("With whom?").select_option(label="Bea, the joiner")
    contact.get_by_label("Next, on").fill("2026-11-06")
    expect(page.get_by_text("puts in a good word for you yet")).to_have_count(0)


def try_it_out(page):
    """An experiment, moved two columns on."""
    experiment = add(page, "Your experiments", "Add an experiment")
    experiment.get_by_label("What do you try?").fill("One bench with Bea")
    experiment.get_by_label("By when").fill("2026-11-14")
    board = part(page, "How far they are")
    for stage in ("Asked", "Agreed"):
        board.get_by_role("button", name=f"Move on to {stage}: One bench with Bea").click()


def learn(page):
    """Something to learn, which the planner lays into the weeks."""
    item = add(page, "What you want to learn", "Add something to learn")
    item.get_by_label("What will you do to learn it?").fill("Sharpen a saw with Bea")
    item.get_by_label("Hours in all").fill("1.5")
    item.get_by_label("Hours in all").blur()
    weeks = page.locator("figure").filter(has_text="Your learning, week by week")
    expect(show_table(weeks)).to_contain_text("Sharpen a saw with Bea")


def check_in(page, clarity, sentence):
    """Two minutes."""
    form = part(page, "How it goes")
    form.get_by_role("radio", name=clarity).check()
    form.get_by_role("radio", name="Plenty").check()
    form.get_by_label("One sentence about this time").fill(sentence)


def test_a_person_plans_checks_in_changes_their_mind_and_sees_it(page, app, shot):
    begin(page, app)
    for step, do in {
        "Set goals": set_a_goal,
        "Find people": ask_a_contact,
        "Try it out": try_it_out,
        "Learn what is missing": learn,
    }.items():
        open_step(page, step)
        do(page)
    again(page, "Learn what is missing")
    expect(part(page, "What you want to learn").locator(".ck-record-name").last).to_have_text(
        "Sharpen a saw with Bea"
    )

    open_step(page, "Draw the roadmap")
    timeline = page.locator("figure").filter(has_text="What lies ahead")
    table = show_table(timeline)
    for name in ("A bench for the reading corner", "The wood is sawn", "One bench with Bea"):
        expect(table).to_contain_text(name)
    week = part(page, "What do I do this week?")
    week.get_by_role("checkbox", name="The wood is sawn").check()
    again(page, "Draw the roadmap")
    expect(week.get_by_role("checkbox", name="The wood is sawn")).to_be_checked()
    expect(week.get_by_role("checkbox", name="Bea, the joiner")).not_to_be_checked()
    shot(page, "roadmap")

    open_step(page, "Check in")
    check_in(page, "4, clear", "Bea has wood left over.")
    wait_until_kept(page)
    set_clock(page, A_WEEK_LATER)
    again(page, "Explore paths")
    page.get_by_label(f"{TEACHING}: Time with one person").select_option("5")
    page.get_by_label("The path I try first").select_option(label="Teaching assistants")

    open_step(page, "Check in")
    expect(page.get_by_text("Last time you wrote: “Bea has wood left over”.")).to_be_visible()
    check_in(page, "3, half clear", "")
    since = page.locator(".ck-sentences").filter(has_text="Since the check-in before: 5 November")
    expect(since).to_contain_text("Your next step was “4, clear” and is “3, half clear”")
    expect(since).to_contain_text(
        f"Paths that you rate higher: “{TEACHING}” (3.6 of 5, now 4.7 of 5)"
    )
    ratings = page.locator("figure").filter(has_text="How you rated your paths")
    ratings.scroll_into_view_if_needed()
    expect(ratings.locator("svg")).to_be_visible()
    shot(page, "check-in")
    assert page.problems == []


def test_plan_tick_and_check_in_by_keyboard_alone(page, app):
    begin(page, app)
    press, write = page.keyboard.press, page.keyboard.type

    page.get_by_role("button", name="Set goals").focus()
    press("Enter")
    expect(part(page, "Steps on the way")).to_be_visible()
    tab_to(page, "Add a step")
    press("Enter")
    write("Saw the wood")
    tab_to(page, "By when")
    write("11072026")  # as the date field of this browser asks for it

    tab_to(page, "Try it out")
    press("Enter")
    expect(part(page, "How far they are")).to_be_visible()
    tab_to(page, "Move on to Agreed: Two mornings beside a teaching assistant")
    press("Enter")
    expect(
        page.get_by_role("button", name="Move on to Under way: Two mornings beside")
    ).to_be_focused()

    tab_to(page, "Draw the roadmap")
    press("Enter")
    expect(part(page, "What do I do this week?")).to_be_visible()
    tab_to(page, "Saw the wood")
    press("Space")
    # Whoever is greeted as one who comes back has a list of this week above all steps, too.
    week = part(page, "What do I do this week?")
    expect(week.get_by_role("checkbox", name="Saw the wood")).to_be_checked()
    tab_to(page, "How far ahead?")
    press("ArrowRight")
    expect(page.get_by_role("radio", name="A year")).to_be_checked()

    tab_to(page, "Check in")
    press("Enter")
    expect(part(page, "How it goes")).to_be_visible()
    tab_to(page, "How clear is your next step?")
    press("Space")
    tab_to(page, "One sentence about this time")
    write("Sawn.")
    press("Shift+Tab")
    wait_until_kept(page)
    expect(page.get_by_role("radio", name="1, fog").first).to_be_checked()
    assert page.problems == []


def test_one_answer_of_a_check_in_goes_with_one_undo(page, app):
    visit(page, app.url)
    open_step(page, "Check in")
    form = part(page, "How it goes")
    answer = form.get_by_role("radio", name="4, clear")
    answer.check()
    lead = page.locator(".ck-sentences").filter(has_text="This is where you start.")
    expect(lead).to_have_count(0)
    wait_until_kept(page)

    undo = page.get_by_role("button", name="Undo", exact=True)
    undo.click()

    expect(answer).not_to_be_checked()
    expect(lead.first).to_be_visible()
    expect(undo).to_be_disabled()
    page.get_by_role("button", name="Redo", exact=True).click()
    expect(answer).to_be_checked()
    expect(lead).to_have_count(0)
    assert page.problems == []


def test_each_step_from_the_third_opens_on_the_journeys_page_and_axe_finds_nothing_after_the_choice(
    look, demo, assert_accessible, shot
):
    page = look("light")
    page.goto(demo.url)
    wait_for_page(page)

    for number, (step, name) in enumerate(STEPS.items(), start=FIRST):
        open_step(page, step)
        expect(part(page, name)).to_be_visible()
        for scheme, width in (("light", 1280), ("dark", 360)):
            look(scheme, width)
            for figure in page.locator("figure:visible").all():
                figure.scroll_into_view_if_needed()
                expect(figure.locator("svg").first).to_be_visible()
            # What is around the step is the same each time.
            assert_accessible(page, ".ck-step.ck-open" if number > FIRST else None)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
            shot(page, f"step-{number}-{scheme}-{width}")

    look("light")
    open_step(page, "Explore paths")
    occupations = part(page, "Occupations to look into").locator(".ck-occupations").first
    expect(occupations.locator(".ck-occupation")).to_have_count(8)
    expect(part(page, "Three five-year plans").get_by_label("The first year")).to_have_count(3)
    assert page.problems == []
