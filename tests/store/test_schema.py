"""The JSON Schema says of each answer what the model says."""

import json
from pathlib import Path

import attrs
import jsonschema
import pytest

from careerkit.model import (
    SCHEMA_VERSION,
    SECTIONS,
    Activity,
    CheckInRecord,
    Reading,
    Record,
    Removal,
    Topic,
    Workbook,
    declared,
    fields,
)
from careerkit.model.records import Moments, now
from careerkit.store import encode, json_schema
from careerkit.store.schema import field_schema
from support.models.kinds import EveryKind
from support.models.steps import SECTION, installed

TEXT = {"default": "", "type": "string", "maxLength": 100_000}
TEXTS = {"default": [], "type": "array", "items": {"type": "string"}}
READING = {
    "type": "object",
    "properties": {
        "kind": {"type": "string"},
        "name": {"type": "string"},
        "value": {"type": "number"},
    },
    "required": ["kind", "name", "value"],
    "additionalProperties": False,
}
KINDS = {
    "text": TEXT,
    "long_text": TEXT,
    "link": TEXT,
    "number": {"default": None, "type": ["number", "null"], "minimum": 1, "maximum": 9},
    "rating": {"default": None, "type": ["integer", "null"], "minimum": 1, "maximum": 5},
    "choice": {"default": "", "enum": ["", "a", "b"]},
    "choices": {"default": [], "type": "array", "items": {"enum": ["a", "b"]}},
    "day": {
        "default": None,
        "type": ["string", "null"],
        "format": "date",
        "pattern": r"^\d{4}-\d\d-\d\d$",
    },
    "tags": TEXTS,
    "links": TEXTS,
    "readings": {"default": [], "type": "array", "items": READING},
}
VALIDATOR = jsonschema.Draft202012Validator(json_schema())
MOMENT = "2026-01-01T00:00:00.000000Z"


def without_titles(schema):
    """A schema without its questions, which may be worded anew at any time."""
    if isinstance(schema, list):
        return [without_titles(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    # Where "title" is a field's name and no question, it leads to a schema.
    kept = (item for item in schema.items() if item[0] != "title" or isinstance(item[1], dict))
    return {name: without_titles(one) for name, one in kept}


def test_the_schema_of_a_version_never_changes():
    """If this fails: a changed field is a new version of the form, with a migration.

    Raise ``SCHEMA_VERSION``, write the migration, and keep the new schema beside the older ones. A
    new section is no new version: whoever doesn't know it keeps it unread. It only joins the copy.
    """
    golden = Path(__file__).parent / "schemas" / f"{SCHEMA_VERSION}.json"
    assert without_titles(json_schema()) == json.loads(golden.read_text(encoding="utf-8"))


def test_each_kind_of_field_has_its_schema():
    assert {field.name: field_schema(field) for field in declared(EveryKind)} == KINDS


def full():
    """A saved workbook with something of everything that the schema speaks of."""
    moment = now()
    reading = Reading(kind="theme", name="Bikes", value=1.5)
    workbook = Workbook(
        activities=[Activity(id="a", what="x", absorbed=3, stamps=Moments({"what": moment}))],
        topics=[Topic(id="b")],
        check_ins=[CheckInRecord(id="c", readings=[reading], updated=moment)],
        removed=[Removal(section="topics", id="x", saw=[moment])],
        arranged=Moments({"topics": moment}),
    )
    return {**json.loads(encode(workbook)), "documents": [{"format": "careerkit"}]}


def test_a_workbook_with_something_of_everything_meets_the_schema():
    plain = full()
    VALIDATOR.validate(plain)
    for name in set(plain) - {"format", "schema_version"}:
        VALIDATOR.validate({key: value for key, value in plain.items() if key != name})
    for record in (plain["activities"][0], plain["check_ins"][0]):
        for name in list(record):
            taken = record.pop(name)
            VALIDATOR.validate(plain)
            record[name] = taken
    del plain["removed"][0]["saw"]
    VALIDATOR.validate(plain)


GONE = object()


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("format",), "other"),
        (("format",), GONE),
        (("schema_version",), SCHEMA_VERSION + 1),
        (("schema_version",), GONE),
        (("id",), "no spaces"),
        (("id",), ""),
        (("id",), "x" * 65),
        (("id",), 7),
        (("created",), "2026-01-01"),
        (("updated",), "2026-01-01T00:00:00"),
        (("updated",), "2026-01-01T00:00:00+02:00"),
        (("updated",), 7),
        (("hobbies",), {}),
        (("hobbies",), ["chess"]),
        (("hobbies",), [{"id": "a"}]),
        (("hobbies",), [{"id": "no spaces", "updated": MOMENT}]),
        (("My hobbies",), []),
        (("arranged",), []),
        (("arranged", "My hobbies"), MOMENT),
        (("arranged", "topics"), "never"),
        (("topics",), {}),
        (("topics", 0), 7),
        (("topics", 0, "absorbed"), 3),
        (("activities", 0, "id"), "no spaces"),
        (("activities", 0, "updated"), "never"),
        (("activities", 0, "absorbed"), 6),
        (("activities", 0, "stamps"), []),
        (("activities", 0, "stamps", "pull"), MOMENT),
        (("activities", 0, "stamps", "what"), "never"),
        (("removed",), {}),
        (("removed", 0, "section"), "My hobbies"),
        (("removed", 0, "section"), GONE),
        (("removed", 0, "id"), "no spaces"),
        (("removed", 0, "id"), GONE),
        (("removed", 0, "at"), "never"),
        (("removed", 0, "at"), GONE),
        (("removed", 0, "saw"), "never"),
        (("removed", 0, "saw", 0), "never"),
        (("removed", 0, "why"), ""),
        (("check_ins", 0, "on"), "1.1.2026"),
        (("check_ins", 0, "readings", 0, "value"), "1"),
        (("check_ins", 0, "readings", 0, "value"), GONE),
        (("documents",), {}),
        (("documents", 0), "{}"),
    ],
)
def test_what_no_saved_workbook_holds_does_not_meet_the_schema(place, value):
    plain = full()
    *way, last = place
    holder = plain
    for step in way:
        holder = holder[step]
    if value is GONE:
        del holder[last]
    else:
        holder[last] = value
    [error] = VALIDATOR.iter_errors(plain)
    # Of a section that is not known, some say where in it.
    assert tuple(error.absolute_path)[: len(place)] in (place, place[:-1])


def test_a_section_from_elsewhere_has_a_form_of_its_own_though_its_class_is_called_as_one_of_ours():
    @attrs.frozen(kw_only=True)
    class Goal(Record):
        size: int | None = fields.rating(1, 3, label="How big?")

    with installed(Goal):
        schema = json_schema()

    forms = schema["$defs"]
    assert schema["properties"][SECTION]["items"] == {"$ref": f"#/$defs/{SECTION}.Goal"}
    assert forms[f"{SECTION}.Goal"]["properties"]["size"]["title"] == "How big?"
    assert forms["Goal"] == json_schema()["$defs"]["Goal"]


def test_the_schema_names_its_form_and_the_questions():
    schema = json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == f"careerkit workbook, version {SCHEMA_VERSION}"
    assert set(schema["$defs"]) == {"UnknownRecord", *(k.__name__ for k in SECTIONS.values())}
    for kind in SECTIONS.values():
        asked = schema["$defs"][kind.__name__]["properties"]
        assert list(asked) == ["id", "updated", "stamps", *(f.name for f in declared(kind))]
        for field in declared(kind):
            assert asked[field.name] == {"title": field.label, **field_schema(field)}
    assert schema["properties"]["created"]["format"] == "date-time"
