"""From a choice to a roadmap and on: steps four to nine, in the app."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import expect

from support import servers
from support.journey import add, open_step, part, take_up, visit, wait_until_kept
from support.processes import Served

STEPS = {
    "Set goals": "Your goals",
    "Find people": "Your people",
    "Try it out": "Your experiments",
    # "Learn what is missing": "Skills",
    # "Draw the roadmap": "What do I do this week?",
    "Check in": "How it goes",
}
READY = "document.documentElement.dataset.ready"
SAMPLE = servers.ROOT / "careerkit" / "content" / "en" / "sample.json"
THURSDAY = datetime(2026, 11, 5, 18, 0)  # noqa: DTZ001 - the clock on the person's wall
A_WEEK_LATER = datetime(2026, 11, 12, 18, 0)  # noqa: DTZ001


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app with the sample workbook, so that everything on the page is filled."""
    served = servers.start_app(places=tmp_path_factory.mktemp("demo"), command="demo")
    yield served
    served.stop()


def begin(page, app, day=THURSDAY):
    """Open the app with the sample's answers as one's own, on a day of its story."""
    page.clock.set_system_time(day)
    visit(page, app.url)
    take_up(page, SAMPLE)
    wait_until_kept(page)


def again(page, step):
    """Reload in the middle of everything, and open the step again."""
    wait_until_kept(page)
    page.reload()
    expect(page.get_by_role("button", name="Add a moment")).to_be_visible(timeout=60_000)
    open_step(page, step)


def test_a_person_plans_checks_in_changes_their_mind_and_sees_it(page, app, shot):
    begin(page, app)

    open_step(page, "Set goals")
    goal = add(page, "Your goals", "Add a goal")
    goal.get_by_label("What do you want to have done?").fill("A bench for the reading corner")
    goal.get_by_label("Which path does it serve?").select_option(
        label="A repair workshop where people learn to read"
    )
    coach = page.locator(".ck-sentences").filter(has_text="A bench for the reading corner")
    expect(coach.first).to_contain_text("how would you see that it happened?")
    goal.get_by_label("How would you see that it happened?").fill("Benches that stand")
    goal.get_by_label("Where it should get").fill("1")
    goal.get_by_label("Hours a week it takes").fill("2")
    goal.get_by_label("By when").fill("2026-11-21")
    step = add(page, "Steps on the way", "Add a step")
    step.get_by_label("A step on the way").fill("The wood is sawn")
    step.get_by_label("To which goal?").select_option(label="A bench for the reading corner")
    step.get_by_label("By when").fill("2026-11-07")
    again(page, "Set goals")
    expect(part(page, "Your goals").locator(".ck-record-facts").last).to_have_text(
        "By when: Nov 21"
    )
    shot(page, "goals")

    open_step(page, "Find people")
    person = add(page, "Your people", "Add a person")
    person.get_by_label("Who?").fill("Bea, the joiner")
    person.get_by_role("checkbox", name="A good word for me").check()
    contact = add(page, "Whom you ask", "Ask somebody")
    contact.get_by_label("With whom?").select_option(label="Bea, the joiner")
    contact.get_by_label("Next, on").fill("2026-11-06")
    expect(page.get_by_text("Nobody puts in a good word for you yet")).to_have_count(0)
    again(page, "Find people")
    expect(part(page, "Whom you ask").locator(".ck-record-name").last).to_have_text(
        "Bea, the joiner"
    )

    open_step(page, "Try it out")
    experiment = add(page, "Your experiments", "Add an experiment")
    experiment.get_by_label("What do you try?").fill("One bench with Bea")
    experiment.get_by_label("By when").fill("2026-11-14")
    board = part(page, "How far they are")
    for stage in ("Asked", "Agreed"):
        move = board.get_by_role("button", name=f"Move on to {stage}: One bench with Bea")
        move.click()
    again(page, "Try it out")
    agreed = board.get_by_role("button", name="Move on to Under way: One bench with Bea")
    expect(agreed).to_be_visible()

    open_step(page, "Check in")
    form = part(page, "How it goes")
    form.get_by_role("radio", name="4, clear").check()
    form.get_by_role("radio", name="Plenty").check()
    form.get_by_label("One sentence about this time").fill("Bea has wood left over.")
    again(page, "Check in")
    expect(form.get_by_label("One sentence about this time")).to_have_value(
        "Bea has wood left over."
    )
    wait_until_kept(page)

    page.clock.set_system_time(A_WEEK_LATER)
    again(page, "Explore paths")
    teaching = "Career and technical education teachers"
    page.get_by_label(f"{teaching}: Time with one person").select_option("5")
    page.get_by_label("The path I try first").select_option(label="Teaching assistants")
    open_step(page, "Check in")
    expect(page.get_by_text("Last time you wrote: “Bea has wood left over”.")).to_be_visible()
    form.get_by_role("radio", name="3, half clear").check()
    since = page.locator(".ck-sentences").filter(has_text="Since the check-in before: 5 November")
    expect(since).to_contain_text("Your next step was “4, clear” and is “3, half clear”")
    expect(since).to_contain_text(f"Paths that you rate higher: “{teaching}” (3.6 of 5, now 4.7 of 5)")
    ratings = page.locator("figure").filter(has_text="How you rated your paths")
    ratings.scroll_into_view_if_needed()
    expect(ratings.locator("svg")).to_be_visible()
    shot(page, "check-in")
    assert page.problems == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing_on_the_steps_after_the_choice(
    new_context, demo, assert_accessible, shot, scheme, width
):
    page = new_context(color_scheme=scheme, viewport={"width": width, "height": 800}).new_page()
    page.goto(demo.url)
    page.wait_for_function(READY)

    for number, (step, name) in enumerate(STEPS.items(), start=4):
        open_step(page, step)
        expect(part(page, name)).to_be_visible(timeout=60_000)
        for figure in page.locator("figure:visible").all():
            figure.scroll_into_view_if_needed()
            expect(figure.locator("svg").first).to_be_visible()
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        shot(page, f"step-{number}-{scheme}-{width}")
    assert page.problems == []
