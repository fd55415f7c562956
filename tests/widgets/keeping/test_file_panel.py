"""The panel of a workbook that is kept in a file."""

from careerkit.widgets import FilePanel


def test_the_panel_has_words_for_every_control():
    assert set(FilePanel()._texts) >= {"undo", "redo", "label"}


def test_a_click_on_undo_reaches_who_holds_the_workbook():
    clicks = []
    panel = FilePanel(place="in careerkit.json")
    panel.observe(lambda change: clicks.append(change["new"]), names="undo_wanted")
    panel.set_state({"undo_wanted": 1})
    assert clicks == [1]
