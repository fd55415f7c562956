"""The records of a list as the browser knows them, alone: a stand-in model plays the kernel."""

import pytest

from careerkit.model import Topic
from careerkit.widgets import RecordList
from support.vault_parts import open_parts


@pytest.fixture
def editing(page):
    """The page, with an editing of two topics."""
    topics = [Topic(id="soil", what="Soil"), Topic(id="birds", what="Birds")]
    open_parts(page, "seen", "record_editing", widget=RecordList(Topic, topics))
    page.evaluate("window.editing = new RecordEditing(model)")
    page.evaluate("window.kernel = () => structuredClone(model.get('_records'))")
    return page


def shown(page):
    return page.evaluate("editing.records.map(({ what }) => what)")


@pytest.mark.parametrize(
    ("change", "meanwhile", "then"),
    [
        pytest.param(
            "editing.edit('soil', 'what', 'Good soil', { now: true })",
            "records[0].what = 'Good soil, and rivers'",
            ["Good soil, and rivers", "Birds"],
            id="another tab's words in the same text",
        ),
        pytest.param(
            "editing.edit('soil', 'pull', 5, { now: true })",
            "records.shift()",
            ["Birds"],
            id="a removal in another tab",
        ),
        pytest.param("editing.remove('soil')", "", ["Soil", "Birds"], id="a removal taken back"),
        pytest.param("editing.move('soil', 1)", "", ["Soil", "Birds"], id="a move taken back"),
    ],
)
def test_what_the_kernel_said_while_a_change_was_on_its_way_is_shown_once_it_is_confirmed(
    editing, change, meanwhile, then
):
    editing.evaluate(change)
    mine = shown(editing)
    editing.evaluate(f"const records = kernel(); {meanwhile}; model.python('_records', records)")
    assert shown(editing)[: len(mine)] == mine or meanwhile == "records.shift()"

    editing.evaluate("model.python('_acknowledged', editing.seq)")

    assert shown(editing) == then


def test_what_is_typed_on_meanwhile_stays(editing):
    editing.evaluate(
        "editing.edit('soil', 'what', 'Good', { now: true }); window.sent = editing.seq"
    )
    editing.evaluate("editing.edit('soil', 'what', 'Good soil')")

    editing.evaluate(
        "const records = kernel(); records[0].what = 'Good'; model.python('_records', records)"
    )
    editing.evaluate("model.python('_acknowledged', sent)")

    assert shown(editing) == ["Good soil", "Birds"]


@pytest.mark.parametrize(
    ("change", "then"),
    [
        pytest.param(
            "const id = editing.add(); editing.move(id, 0); editing.edit(id, 'what', 'Rivers')",
            ["Rivers", "Soil", "Birds"],
            id="a new card that was moved before it was filled in",
        ),
        pytest.param(
            """
            const id = editing.add(); editing.edit(id, 'what', 'Rivers');
            const gone = editing.remove('soil'); editing.move(id, 0); editing.restore(gone)
            """,
            ["Soil", "Rivers", "Birds"],
            id="a card that comes back after others were moved",
        ),
    ],
)
def test_a_card_stays_where_it_is_seen_when_an_order_is_on_its_way(editing, change, then):
    editing.evaluate(f"(() => {{ {change} }})()")
    assert shown(editing) == then

    editing.evaluate("editing.take()")

    assert shown(editing) == then


def test_a_blank_form_is_gone_once_the_kernel_has_one_of_its_own(page):
    open_parts(page, "seen", "record_editing", widget=RecordList(Topic, single=True))
    page.evaluate("window.editing = new RecordEditing(model)")
    page.evaluate("editing.add()")

    page.evaluate("model.python('_records', [{ id: 'single', what: 'Soil', why: '', done: '' }])")

    assert shown(page) == ["Soil"]
