"""A step that a notebook may show a part at a time."""

import pytest

from careerkit import widgets
from careerkit.model import Topic
from careerkit.session import Session
from careerkit.widgets import Sentences
from careerkit.widgets.steps.parted_step import PartedStep, PartOfStep

TOPIC = Topic(id="soil", what="Soil")
STEPS = [
    step
    for step in (getattr(widgets, name) for name in widgets.__all__)
    if isinstance(step, type) and issubclass(step, PartedStep)
]


class _Topics(PartedStep):
    section = "topics"

    def parts(self):
        return {
            "list": PartOfStep(lambda: [self.record_list()], beside=True),
            "count": PartOfStep(self._build_count, self._show_count),
        }

    def _build_count(self):
        self.count = Sentences()
        yield self.count

    def _show_count(self):
        self.count.sentences = [f"{len(self.considered.topics)} so far"]


def kinds_of(step):
    return [type(child).__name__ for child in step.children[1:]]


@pytest.mark.parametrize(
    ("show", "kinds"),
    [
        ("list", ["RecordList"]),
        ("count", ["Sentences"]),
        (("count", "list"), ["RecordList", "Sentences"]),
        (None, ["RecordList", "Sentences"]),
    ],
)
def test_it_shows_what_it_is_asked_for_in_its_own_order(show, kinds):
    assert kinds_of(_Topics(show=show)) == kinds


def test_the_parts_of_a_step_on_one_page_follow_each_other():
    session = Session()
    written, counted = _Topics(session, show="list"), _Topics(session, show="count")

    written.value = (TOPIC,)

    assert counted.value == (TOPIC,)
    assert counted.count.sentences == ["1 so far"]
    assert not hasattr(written, "count")
    assert written.problem == ""


def test_something_stands_beside_a_part_only_where_it_is_shown_alone():
    assert "ck-with-aside" in _Topics(show="list")._dom_classes
    assert "ck-with-aside" not in _Topics(show="count")._dom_classes
    assert "ck-with-aside" not in _Topics()._dom_classes


@pytest.mark.parametrize("show", ["roads", ("list", "roads")])
def test_a_part_that_there_is_not_is_named_with_those_that_there_are(show):
    with pytest.raises(ValueError, match=r"No such part: roads\. There are: list, count"):
        _Topics(show=show)


@pytest.mark.parametrize("step_type", STEPS, ids=lambda step: step.__name__)
def test_each_part_can_stand_alone_and_all_of_them_are_the_whole(step_type):
    session = Session()
    names = step_type(session).parts()

    alone = [kinds_of(step_type(session, show=name)) for name in names]

    assert all(alone)
    assert [kind for kinds in alone for kind in kinds] == kinds_of(step_type(session))
