"""No other person is in what is taken along, unless they are ticked."""

import io
import re
import zipfile
from datetime import date
from functools import cache

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from careerkit.export.choice import Choice, taken
from careerkit.export.contents import contents_of
from careerkit.export.formats import FORMATS
from careerkit.model import (
    SECTIONS,
    Comment,
    Contact,
    Goal,
    Reading,
    Reply,
    Supporter,
    Topic,
    UnfitAnswer,
    UnknownRecord,
    Workbook,
    declared,
    kinds,
)
from careerkit.model.plain import from_plain
from support.models.strategies import records

TODAY = date(2026, 11, 29)


def unpacked(data: bytes) -> bytes:
    """All that is in a file, also where it is packed."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        # A calendar's lines are folded.
        return data.replace(b"\r\n ", b"")
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        return b"\n".join(pack.read(name) for name in pack.namelist()) + data


def outputs(workbook: Workbook, choice: Choice | None = None, *, remarks: bool = True):
    """What each format makes of it, by its name."""
    document = contents_of(workbook, TODAY, choice, remarks=remarks)
    return {name: unpacked(one.render(document)) for name, one in FORMATS.items()}


TOKEN = "Qzx{}jv"
"""A word that nothing of ours holds; written as a name is."""

PLACES = sorted(
    f"{section}.{field.name}"
    for section, kind in SECTIONS.items()
    for field in declared(kind)
    if field.about and field.kind.is_words
)


@cache
def with_tokens():
    """Any record of each section with an own token wherever others may be spoken of."""

    def filled(section, record):
        tokens = {
            place.partition(".")[2]: f"{TOKEN.format(number)} says hello"
            for number, place in enumerate(PLACES)
            if place.startswith(f"{section}.")
        }
        return attrs.evolve(record, **tokens)

    drawn = {
        section: st.lists(
            records(SECTIONS[section]).map(lambda r, s=section: filled(s, r)),
            min_size=1,
            max_size=2,
            unique_by=lambda r: r.id,
        )
        for section in dict.fromkeys(place.partition(".")[0] for place in PLACES)
    }
    return st.fixed_dictionaries(drawn).map(lambda held: Workbook().holding(held))


@settings(max_examples=25)
@given(with_tokens())
def test_no_word_about_others_is_in_any_format_unless_it_is_ticked(workbook):
    unknown = UnknownRecord.of({"who": TOKEN.format("Unknown")}, {"id": "u"})
    unfit = UnfitAnswer(section="goals", field="with_whom", value=TOKEN.format("Unfit"))
    workbook = workbook.holding({"resources": (unknown,), "unfit_answers": (unfit,)})

    for name, data in outputs(workbook, remarks=False).items():
        assert re.findall(rb"Qzx\w+jv", data) == [], name


@settings(max_examples=10)
@given(with_tokens())
def test_all_of_them_are_in_each_where_they_are_ticked(workbook):
    document = outputs(workbook, Choice(names=True, notes=True), remarks=False)

    for name in ("md", "json", "csv", "xlsx"):
        for number, place in enumerate(PLACES):
            assert TOKEN.format(number).encode() in document[name], (name, place)


def named(name: str = "Qzxjv Brandt") -> Workbook:
    """A workbook that has a person's name in every text, and their number in a link."""
    held = {}
    for section, record_type in SECTIONS.items():
        if section in ("supporters", "contacts", "readers", "page_parts"):
            continue
        plain = {
            field.name: [f"With {name} again"]
            if isinstance(field.kind, kinds.Tags)
            else f"With {name} again"
            for field in declared(record_type)
            if field.kind.is_words
        }
        days = {
            f.name: "2026-12-24" for f in declared(record_type) if isinstance(f.kind, kinds.Day)
        }
        held[section] = (from_plain(record_type, {**plain, **days}),)
    unfit = held["unfit_answers"][0]
    held["unfit_answers"] = (attrs.evolve(unfit, section="goals", record="x", field="hours"),)
    reading = Reading(kind="theme", name=f"With {name} again", value=3)
    held["check_ins"] = (attrs.evolve(held["check_ins"][0], kind="weekly", readings=(reading,)),)
    person = Supporter(id="p", name=f"{name} from the market", closeness=4)
    contact = Contact(supporter="p", stage="idea", next_on=date(2026, 12, 3))
    return Workbook().holding({**held, "supporters": (person,), "contacts": (contact,)})


def test_a_name_is_left_out_of_every_sentence_that_has_it():
    for name, data in outputs(named()).items():
        assert b"Qzxjv" not in data, name
        assert b"Brandt" not in data, name


def test_with_names_and_without_notes_a_person_is_called_and_not_described():
    workbook = Workbook().put(
        "supporters", Supporter(name="Qzxjv Brandt", role="Baker", note="Early riser")
    )

    [person] = taken(workbook, Choice(names=True)).supporters
    [described] = taken(workbook, Choice(notes=True)).supporters

    assert (person.name, person.role, person.note) == ("Qzxjv Brandt", "", "")
    assert (described.name, described.role) == ("Person 1", "Baker")


def test_people_keep_their_numbers_in_whatever_is_said():
    people = (Supporter(id="a"), Supporter(id="b", name="Rosa"), Supporter(id="c", name="Emil"))
    workbook = Workbook().holding({"supporters": people})
    fewer = workbook.remove("supporters", "b")

    assert [p.name for p in taken(workbook, Choice()).supporters] == ["", "Person 2", "Person 3"]
    assert [p.name for p in taken(fewer, Choice(), workbook).supporters] == ["", "Person 3"]


def test_who_is_left_out_of_all_that_is_said_stays_so_without_a_name():
    """Without the words that hurt, nothing would tell that somebody should not be written to."""
    workbook = Workbook().holding(
        {
            "supporters": (Supporter(id="p", name="my uncle, I want to die when he is here"),),
            "contacts": (Contact(supporter="p", stage="sent", next_on=date(2026, 11, 1)),),
            "topics": (Topic(what="Soil"),),
        }
    )

    document = contents_of(workbook, TODAY)

    people = next(part for part in document.parts if part.number == 5)
    assert [section.said for section in people.sections] == [(), ()]
    assert [date.name for date in document.dates] == ["Check-in: how is it going?"]


def test_what_is_about_the_person_alone_is_not_touched():
    goal = Goal(what="A first course", why="My street has an oven", hours=3)
    workbook = Workbook().put("goals", goal)

    assert taken(workbook, Choice()).goals == workbook.goals


def test_who_comments_has_one_number_and_a_supporter_keeps_theirs():
    comments = [
        Comment(text=f"{n}", who=who) for n, who in enumerate(["Rosa", "Ms Weber", "ms  weber", ""])
    ]
    workbook = Workbook(supporters=[Supporter(name="Jo"), Supporter(name="rosa")])
    workbook = workbook.holding({"comments": comments, "topics": [Topic(what="As Ms Weber said")]})

    shown = taken(workbook, Choice(notes=True))

    numbers = ["Person 2", "Person 3", "Person 3", ""]
    assert [comment.who for comment in shown.comments] == numbers
    assert [person.name for person in shown.supporters] == ["Person 1", "Person 2"]
    assert "Weber" not in shown.topics[0].what


def test_without_notes_no_comment_goes_along_nor_what_is_said_to_it():
    said = Comment(text="Well done", who="Ms Weber")
    workbook = Workbook(comments=[said], replies=[Reply(comment=said.id, text="Yes", state="kept")])

    shown = taken(workbook, Choice(names=True))

    assert (shown.comments, shown.replies) == ((), ())
    assert taken(workbook, Choice(names=True, notes=True)) is workbook
    assert not taken(workbook, Choice()).removed


def test_a_comment_is_called_by_its_place():
    said = Comment(text="Well done", who="Ms Weber", section="topics", record="t")
    lost = Comment(text="And this", section="topics", record="gone")
    about_it = Comment(text="A comment on one", section="comments", record=said.id)
    workbook = Workbook(topics=[Topic(id="t", what="Soil")], comments=[said, lost, about_it])

    document = contents_of(workbook, TODAY, Choice(names=True, notes=True))

    [comments] = [s for part in document.parts for s in part.sections if s.name == "comments"]
    assert [entry.name for entry in comments.entries] == [
        "Beside “Topics that matter to you, Soil”",
        "Beside “Topics that matter to you, (no longer there)”",
        "Beside “What others said beside your answers”",
    ]
