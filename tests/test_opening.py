"""A notebook's first line opens the workbook in the right place."""

from datetime import date, datetime, timedelta

import pytest
from ipywidgets.widgets.widget import _instances

from careerkit import content, export_workbook, open_workbook, opening
from careerkit.model import Topic, Workbook
from careerkit.opening import asks_for_sample
from careerkit.store import BrowserStore, FileStore, encode, read, write
from careerkit.widgets import FilePanel, Vault


@pytest.fixture(autouse=True)
def _anywhere(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in ("CAREERKIT_SAMPLE", "SERVER_SOFTWARE", "VOILA_BASE_URL", "VOILA_KERNEL_ID"):
        monkeypatch.delenv(name, raising=False)


def add(session):
    session.apply(lambda workbook: workbook.put("topics", Topic(id="t", what="soil")))


def test_in_jupyterlab_the_workbook_is_a_file_beside_the_notebook(tmp_path):
    session = open_workbook()
    assert isinstance(session.store, FileStore)
    assert isinstance(session.panel, FilePanel)
    assert "careerkit.json" in session.panel.place
    add(session)
    assert read(tmp_path / "careerkit.json") == session.workbook


def test_another_file_can_be_named(tmp_path):
    add(open_workbook(tmp_path / "mine.json"))
    assert read(tmp_path / "mine.json").topics[0].what == "soil"


def test_a_file_that_can_not_be_read_is_told_in_the_panel_and_left_alone(tmp_path):
    (tmp_path / "careerkit.json").write_text("oops")
    session = open_workbook()
    assert "not a careerkit workbook" in session.panel.problem
    add(session)
    assert (tmp_path / "careerkit.json").read_text() == "oops"


def test_the_answers_of_a_page_are_kept_in_a_file_beside_it(tmp_path):
    page, kept = tmp_path / "plan.html", tmp_path / "plan.json"
    held = Workbook(topics=(Topic(id="w", what="water"),))
    export_workbook(held, page, names=True, notes=True)
    before = page.read_bytes()

    session = open_workbook(page)
    assert "plan.json" in session.panel.place
    assert kept.read_text(encoding="utf-8") == encode(held)
    add(session)

    # Opened again, it takes no word from what was written since, and neither does it double one.
    assert [topic.what for topic in open_workbook(page).workbook.topics] == ["water", "soil"]
    assert page.read_bytes() == before


def test_a_page_without_a_workbook_is_told_in_the_panel_and_left_alone(tmp_path):
    page = tmp_path / "plan.html"
    page.write_text("<!doctype html><p>Hello")
    session = open_workbook(page)
    assert content.text("store.no_workbook") in session.panel.problem
    add(session)
    assert page.read_text() == "<!doctype html><p>Hello"


def test_where_a_page_was_moved_away_its_answers_are_still_there(tmp_path):
    add(open_workbook(tmp_path / "plan.json"))
    assert open_workbook(tmp_path / "plan.html").workbook.topics[0].what == "soil"


@pytest.mark.parametrize(
    ("name", "value"), [("SERVER_SOFTWARE", "voila/0.5.13"), ("VOILA_BASE_URL", "/")]
)
def test_in_voila_the_workbook_is_in_the_browser(monkeypatch, tmp_path, name, value):
    monkeypatch.setenv(name, value)
    session = open_workbook()
    assert isinstance(session.store, BrowserStore)
    assert isinstance(session.panel, Vault)
    sent = []
    session.panel.send = lambda _, buffers: sent.append(b"".join(buffers))
    session.panel.found = {"seq": 1, "documents": []}
    add(session)
    assert b'"what": "soil"' in sent[-1]
    assert not list(tmp_path.iterdir())


def test_the_panels_buttons_take_steps_back_and_forth():
    session = open_workbook()
    assert not session.panel.can_undo
    add(session)
    assert session.panel.can_undo
    session.panel.set_state({"undo_wanted": 1})
    assert session.workbook.topics == ()
    session.panel.set_state({"redo_wanted": 1})
    assert session.workbook.topics[0].what == "soil"


def test_presses_that_arrive_together_are_as_many_steps():
    session = open_workbook()
    for name in "abcd":
        session.apply(lambda workbook, n=name: workbook.put("topics", Topic(id=n, what=n)))

    session.panel.set_state({"undo_wanted": 1})
    session.panel.set_state({"undo_wanted": 3})
    assert [topic.id for topic in session.workbook.topics] == ["a"]

    session.panel.set_state({"redo_wanted": 2})
    assert [topic.id for topic in session.workbook.topics] == ["a", "b", "c"]


def test_no_number_of_presses_takes_for_ever():
    session = open_workbook()
    add(session)
    session.panel.set_state({"undo_wanted": 2**53})
    session.panel.set_state({"undo_wanted": 0})
    assert session.workbook.topics == ()


def test_the_browser_says_which_day_it_is():
    session = open_workbook()
    assert session.day is None
    session.panel.set_state({"today": "2028-02-29"})
    assert session.today == date(2028, 2, 29)


@pytest.mark.parametrize("told", ["", "today", "2028-02-30", "1970-01-01"])
def test_a_day_that_can_not_be_is_not_believed(told):
    session = open_workbook()
    session.panel.set_state({"today": "2028-02-29"})
    session.panel.set_state({"today": told})
    assert session.day is None


@pytest.mark.parametrize(
    ("told", "hours"),
    [
        ({"zone": "Pacific/Auckland", "offset": 780}, 13),
        ({"zone": "America/Los_Angeles", "offset": -480}, -8),
        # One that this computer doesn't know is as far from UTC as it is now.
        ({"zone": "Pacific/Nowhere", "offset": 765}, 12.75),
        ({"zone": "", "offset": -210}, -3.5),  # some browsers name none
    ],
)
def test_the_browser_says_in_which_time_zone_the_person_is(told, hours):
    session = open_workbook()
    assert session.zone is None
    session.panel.set_state({"today": "2026-11-30", **told})
    assert session.zone.utcoffset(datetime(2026, 11, 30)) == timedelta(hours=hours)  # noqa: DTZ001


@pytest.mark.parametrize("zone", ["", "../../etc/passwd", "nowhere"])
def test_a_time_zone_that_can_not_be_is_not_believed(zone):
    session = open_workbook()
    session.panel.set_state({"today": "2026-11-30", "zone": zone, "offset": 99_999})
    assert session.zone is None
    assert session.today == date(2026, 11, 30)


def test_the_session_is_shown_as_the_way_through_its_panel_and_all_that_was_written():
    session = open_workbook()
    bundle = session._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    shown = _instances[data["application/vnd.jupyter.widget-view+json"]["model_id"]]
    names = [type(one).__name__ for one in shown.children]
    assert names == ["StepNavigation", "FilePanel", "SaidBeside", "EverythingWritten", "TakeButton"]
    assert shown.children[1] is session.panel


def test_the_dialog_of_taking_along_is_shown_once_it_was_asked_for():
    session = open_workbook()
    button = session._shown.children[-1]

    button._wish = {"seq": 1, "format": ""}
    button._wish = {"seq": 2, "format": "ics"}

    names = [type(one).__name__ for one in session._shown.children]
    assert names[-2:] == ["TakeButton", "TakeDialog"]


@pytest.mark.parametrize(
    ("query", "is_asked"),
    [
        ("sample", True),
        ("from=mail&sample=", True),
        ("", False),
        ("samples", False),
        ("x=sample", False),
    ],
)
def test_the_sample_is_asked_for_by_its_name_in_the_query(query, is_asked):
    assert asks_for_sample(query) is is_asked


def test_a_sample_is_shown_but_never_kept(monkeypatch, tmp_path):
    write(tmp_path / "sample.json", Workbook(topics=(Topic(id="s", what="sample"),)))
    monkeypatch.setenv("CAREERKIT_SAMPLE", str(tmp_path / "sample.json"))
    session = open_workbook()
    assert session.workbook.topics[0].what == "sample"
    before = (tmp_path / "sample.json").read_bytes()
    add(session)
    assert (tmp_path / "sample.json").read_bytes() == before
    assert not (tmp_path / "careerkit.json").exists()


def test_a_mishap_while_keeping_in_the_browser_is_told_until_it_passes(monkeypatch):
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    session = open_workbook()
    vault = session.panel
    vault.found = {"seq": 1, "documents": []}

    def breaks(*_):
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(vault, "keep", breaks)
        add(session)
    assert "something went wrong on our side" in vault.notice
    assert vault.problem == ""

    session.apply(lambda workbook: workbook.put("topics", Topic(id="u", what="sand")))
    vault.kept = vault.revision
    assert session.saved == session.workbook
    assert vault.notice == ""


def test_trouble_of_which_the_browser_speaks_is_not_told_twice(monkeypatch):
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    session = open_workbook()
    session.panel.trouble = "full"
    assert session.problem != ""
    assert session.panel.notice == ""


def test_on_binder_the_panel_says_that_the_address_ends(monkeypatch):
    assert "will not last" not in open_workbook().panel.place
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://hub.example.org/")
    assert "choose “Download”" in open_workbook().panel.place
    monkeypatch.setenv("VOILA_BASE_URL", "/")
    assert open_workbook().panel._passing


@pytest.fixture
def on_a_hub(monkeypatch, tmp_path):
    """The server of a hub's user, whose home is a folder of the test's."""
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    monkeypatch.setenv("JUPYTERHUB_USER", "anna")
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/user/anna/")
    monkeypatch.setenv("HOME", str(tmp_path))


def found(session, seq=1):
    session.panel.found = {"seq": seq, "attempt": 0, "documents": []}


@pytest.mark.usefixtures("on_a_hub")
def test_on_a_users_own_server_answers_are_kept_in_their_home_too(tmp_path):
    session = open_workbook()
    found(session)
    add(session)

    kept = tmp_path / "careerkit" / "careerkit.json"
    assert read(kept) == session.workbook
    assert kept.parent.stat().st_mode & 0o777 == 0o700
    assert session.panel.on_server
    assert session.panel._texts["kept"] == content.text("account.vault.kept")
    session.close()


@pytest.mark.usefixtures("on_a_hub")
def test_another_folder_can_be_named_for_them(monkeypatch, tmp_path):
    monkeypatch.setenv("CAREERKIT_ANSWERS", "~/mine")
    session = open_workbook()
    found(session)
    add(session)
    assert read(tmp_path / "mine" / "careerkit.json") == session.workbook
    session.close()


@pytest.mark.usefixtures("on_a_hub")
def test_on_binder_whose_users_are_made_up_it_stays_in_the_browser(monkeypatch, tmp_path):
    monkeypatch.setenv("BINDER_REPO_URL", "https://example.org")
    session = open_workbook()
    assert isinstance(session.store, BrowserStore)
    found(session)
    add(session)
    assert not (tmp_path / "careerkit").exists()


@pytest.mark.parametrize("is_told_first", [True, False])
def test_a_page_of_somebody_with_an_account_is_kept_where_the_app_says(
    monkeypatch, tmp_path, is_told_first
):
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    monkeypatch.setenv(opening.ACCOUNTS, "1")
    monkeypatch.setattr(opening, "_account", opening._Account())
    if is_told_first:
        opening.keep_with_account(str(tmp_path))
    session = open_workbook()
    if not is_told_first:
        assert session.panel._texts["kept"] == content.text("vault.kept")
        opening.keep_with_account(str(tmp_path))
    found(session)
    add(session)

    assert read(tmp_path / "careerkit.json") == session.workbook
    assert session.panel.on_server
    assert session.panel._texts["kept"] == content.text("account.vault.kept")
    session.close()


def test_a_kernel_is_told_once_whose_page_it_has(monkeypatch, tmp_path):
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    monkeypatch.setenv(opening.ACCOUNTS, "1")
    monkeypatch.setattr(opening, "_account", opening._Account())
    session = open_workbook()
    opening.keep_with_account(str(tmp_path / "anna"))
    opening.keep_with_account(str(tmp_path / "ben"))
    (tmp_path / "anna").mkdir()
    found(session)
    add(session)
    assert (tmp_path / "anna" / "careerkit.json").exists()
    assert not (tmp_path / "ben").exists()
    session.close()


def test_the_sample_is_kept_with_no_account(monkeypatch, tmp_path):
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    monkeypatch.setenv(opening.ACCOUNTS, "1")
    monkeypatch.setenv("QUERY_STRING", "sample")
    monkeypatch.setattr(opening, "_account", opening._Account())
    session = open_workbook()
    opening.keep_with_account(str(tmp_path))
    add(session)
    assert [*tmp_path.iterdir()] == []
