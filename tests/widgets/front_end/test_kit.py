"""The kit: one module and one style sheet a page, whatever widgets there are."""

import importlib
import pkgutil
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePath

import ipywidgets
import pytest
from ipywidgets import embed

from careerkit import widgets
from careerkit.model import Topic
from careerkit.widgets import RecordList, Sentences, front_end
from careerkit.widgets.front_end import modules
from careerkit.widgets.front_end.kit import Kit, KitWidget

FOLDER = Path(front_end.__file__).parent


@pytest.fixture(autouse=True)
def own_kit(monkeypatch):
    monkeypatch.setattr(Kit, "_here", threading.local())


def kinds_of_widget(base=KitWidget):
    for kind in base.__subclasses__():
        yield kind
        yield from kinds_of_widget(kind)


def test_widgets_carry_a_stub_and_no_style():
    for widget in (RecordList(Topic), Sentences()):
        assert len(widget.get_state()["_esm"]) < 1200
        assert "_css" not in widget.get_state()


def test_a_kernel_has_one_kit_for_all_its_widgets():
    one, other = RecordList(Topic), Sentences()

    assert one.get_state()["_version"] == other.get_state()["_version"] == Kit.shared().version
    assert Kit.shared() is Kit.shared()


def test_where_each_person_has_a_thread_each_has_a_kit():
    with ThreadPoolExecutor(1) as another:
        theirs = another.submit(Kit.shared).result()

    assert theirs is not Kit.shared()
    assert theirs.version == Kit.shared().version


def test_the_kit_carries_its_module_where_no_server_has_it():
    kit = Kit.shared()

    assert (kit.address, kit.script, kit.style) == ("", modules.module("kit.js"), modules.style())


def test_the_kit_says_where_the_server_has_its_module(monkeypatch):
    monkeypatch.setenv(modules.ADDRESS, "/careerkit/static/kit-1.js")
    kit = Kit.shared()

    assert (kit.address, kit.script, kit.style) == ("/careerkit/static/kit-1.js", "", "")


def test_a_page_that_finds_no_module_there_is_given_the_text(monkeypatch):
    monkeypatch.setenv(modules.ADDRESS, "/careerkit/static/kit-1.js")
    kit = Kit.shared()

    kit._handle_custom_msg({"type": "script"}, [])

    assert (kit.script, kit.style) == (modules.module("kit.js"), modules.style())


def test_a_kit_that_was_closed_is_made_anew():
    first = Kit.shared()
    first.close()

    assert Kit.shared() is not first
    assert Kit.shared().comm is not None


def test_a_widget_that_is_saved_by_itself_takes_the_kit_along():
    widget = Sentences()

    saved = embed.dependency_state([ipywidgets.VBox([widget])])

    kit = saved[widget.model_id]["state"]["_kit"].removeprefix("IPY_MODEL_")
    assert saved[kit]["state"]["script"] == modules.module("kit.js")


def views_of_the_kit():
    """The names of its views, each with its script."""
    return views_in(modules.FIRST) | views_in(modules.KIT)


def views_in(name: str) -> dict[str, str]:
    """The same of one of its two files."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    imports = re.findall(r"import \{ (.+) \} from \"\./(.+)\";", text)
    scripts = {name.split(" as ")[-1]: file for some, file in imports for name in some.split(", ")}
    listed = re.search(r"const widgets = \{\n(.*?)\n\};", text, re.DOTALL)
    named = re.findall(r"^  (\w+)(?:: (\w+))?,$", listed[1], re.MULTILINE)
    return {view: scripts[name or view] for view, name in named}


def kinds_with_views():
    """Each class of widgets that has a look, and the name of that."""
    for _, name, _ in pkgutil.walk_packages(widgets.__path__, "careerkit.widgets."):
        importlib.import_module(name)
    for kind in kinds_of_widget():
        # A base may have no look.
        if view := getattr(kind, "_drawn_as", ""):
            yield kind, view


def test_each_widget_names_a_view_that_the_kit_has():
    assert {view for _, view in kinds_with_views()} == set(views_of_the_kit())


def test_a_part_stands_in_the_room_that_its_script_has_in_the_front_end():
    scripts = views_of_the_kit()
    rooms = [
        (kind.__name__, PurePath(*kind.__module__.split(".")[3:-1]), PurePath(scripts[view]).parent)
        for kind, view in kinds_with_views()
        if kind.__module__.startswith("careerkit.widgets.parts.")
    ]

    assert len(rooms) >= 20
    assert [name for name, room, its in rooms if its not in (room, PurePath("parts", room))] == []
