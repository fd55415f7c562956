"""A short run of the monkey, which ``benchmarks/monkey.py`` has a long one of, and its eyes."""

import pytest

from careerkit.store import read
from support.pages.journey import add_moment, part, visit, wait_until_kept
from support.stress.monkey import Monkey
from support.stress.verdict import FoundError, Verdict

pytestmark = [pytest.mark.long, pytest.mark.stress]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_a_person_does_their_words_are_kept_and_the_app_is_sound(
    new_context, app, tmp_path, seed
):
    Monkey(new_context, app, seed=seed, folder=tmp_path).run(12)


def test_the_monkey_sees_what_is_wrong(page, new_context, app, tmp_path):
    visit(page, app.url)
    add_moment(page, "Baking")
    wait_until_kept(page)
    verdict = Verdict(new_context, app, tmp_path, settles=0)
    [moment] = read(verdict.check_page(page)).activities

    with pytest.raises(FoundError, match="'Sewing' was typed in what"):
        verdict.check([page], {(moment.id, "what"): "Sewing"})

    part(page, "Moments that absorbed you").get_by_label("What were you doing?").evaluate(
        "field => { field.value = 'Bak'; }"
    )
    with pytest.raises(FoundError, match="'Bak' on the page"):
        verdict.check_page(page)

    page.evaluate("console.error('a mishap')")
    with pytest.raises(FoundError, match="a mishap"):
        verdict.glance({page: False})
