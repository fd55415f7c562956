"""The workbook's JSON Schema, made from the declarations of the model."""

from __future__ import annotations

from typing import Any

from careerkit.model import SCHEMA_VERSION, SECTIONS, Field, declared
from careerkit.model.sections import SECTION_NAME, is_own
from careerkit.steps import from_elsewhere
from careerkit.store.codec import DOCUMENTS, FORMAT

__all__ = ["field_schema", "json_schema"]

Schema = dict[str, Any]

_ID: Schema = {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,64}$"}
_SECTION: Schema = {"type": "string", "pattern": SECTION_NAME}
_MOMENT: Schema = {
    "type": "string",
    "format": "date-time",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$",
}


def json_schema() -> Schema:
    """The schema (draft 2020-12) that every saved workbook of this version meets."""
    from_elsewhere()
    forms = {name: _form(name, record_type) for name, record_type in SECTIONS.items()}
    sections = {
        name: {"type": "array", "items": {"$ref": f"#/$defs/{form}"}}
        for name, form in forms.items()
    }
    required = {"section": _SECTION, "id": _ID, "at": _MOMENT}
    removal = {**required, "saw": {"type": "array", "items": _MOMENT}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"careerkit workbook, version {SCHEMA_VERSION}",
        **_closed(
            {
                "format": {"const": FORMAT},
                "schema_version": {"const": SCHEMA_VERSION},
                "id": _ID,
                "created": _MOMENT,
                "updated": _MOMENT,
                "arranged": {
                    "type": "object",
                    "propertyNames": _SECTION,
                    "additionalProperties": _MOMENT,
                },
                **sections,
                "removed": {"type": "array", "items": _closed(removal, required=list(required))},
                # What other tabs kept: documents of this form, which are merged when it is read.
                DOCUMENTS: {"type": "array", "items": {"type": "object"}},
            },
            required=["format", "schema_version"],
        ),
        # Another installation may have a step more: its section is kept as it is.
        "propertyNames": _SECTION,
        "additionalProperties": {"type": "array", "items": {"$ref": "#/$defs/UnknownRecord"}},
        "$defs": {
            **{forms[name]: _record(record_type) for name, record_type in SECTIONS.items()},
            "UnknownRecord": {
                "type": "object",
                "properties": {
                    "id": _ID,
                    "updated": _MOMENT,
                    "stamps": {"type": "object", "additionalProperties": _MOMENT},
                },
                "required": ["id", "updated"],
            },
        },
    }


def _form(name: str, record_type: type) -> str:
    """What the form of a section's records is called; another package may have a class of ours."""
    return record_type.__name__ if is_own(name) else f"{name}.{record_type.__name__}"


def _closed(properties: Schema, *, required: list[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _record(record_type: type) -> Schema:
    fields = {field.name: _field(field) for field in declared(record_type)}
    own = {"id": _ID, "updated": _MOMENT, "stamps": _moments(list(fields))}
    return _closed({**own, **fields}, required=[])


def _moments(names: list[str]) -> Schema:
    return _closed(dict.fromkeys(names, _MOMENT), required=[])


def _field(field: Field) -> Schema:
    return {"title": field.label, **field_schema(field)}


def field_schema(field: Field) -> Schema:
    """What a field's answers are like; ``default`` is the empty one."""
    return {"default": field.empty, **field.kind.schema()}
