"""A workbook as a text, and back: versioned JSON that its owner can read."""

from __future__ import annotations

import json
import re
from collections import deque
from functools import reduce
from typing import TYPE_CHECKING, Any, NoReturn

from cattrs import BaseValidationError

from careerkit import content
from careerkit.model import SCHEMA_VERSION, Workbook, merge
from careerkit.model.plain import converter
from careerkit.model.unfit import as_text
from careerkit.steps import from_elsewhere
from careerkit.store.mending import from_sections, mended, with_unfit
from careerkit.store.migrations import MIGRATIONS, MigrationError, migrate
from careerkit.store.pages import is_page, workbook_in
from careerkit.store.protocol import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "DOCUMENTS",
    "FORMAT",
    "HEAD",
    "MAX_BYTES",
    "Encoder",
    "decode",
    "decode_kept",
    "encode",
    "join",
]

FORMAT = "careerkit"
DOCUMENTS = "documents"
"""In a file that a browser saved: what other tabs kept and no kernel has merged yet."""

LAST_VERSION = 9_999
"""No careerkit will count its versions further: a higher number is another program's."""

MAX_BYTES = 20_000_000
"""The largest text that is read: hundreds of times a long life's workbook."""


HEAD = "head"
"""The part of a text that stands above the sections."""

_HEAD = 65_536
# Bytes that show what a file is.

_ABOVE = ("schema_version", "id", "created", "updated", "arranged")
_BETWEEN_PARTS = re.compile(r',\n(?= "\w+": \[)')


def encode(workbook: Workbook) -> str:
    """The workbook as JSON, a record a line; the first key says what kind of file it is."""
    return join(Encoder().parts(workbook))


def join(parts: Mapping[str, str]) -> str:
    """The text that these parts make, in their order. The vault joins and splits them too."""
    return "{\n" + ",\n".join(parts.values()) + "\n}\n"


class Encoder:
    """Writes the versions of one workbook: what stayed the same is not written again.

    A record never changes, so that the text of each one is kept with it. Keep an encoder no
    longer than its workbook: it remembers what a person wrote.
    """

    def __init__(self) -> None:
        self._sections: dict[str, tuple[tuple[Any, ...], str]] = {}
        self._records: dict[str, dict[int, tuple[Any, str]]] = {}

    def parts(self, workbook: Workbook) -> dict[str, str]:
        """The parts of the workbook's text by name: ``HEAD``, then one for each section."""
        sections = {name: self._section(name, workbook) for name in _lists(workbook)}
        return {HEAD: self._head(workbook), **sections}

    def learn(self, text: str, workbook: Workbook) -> bool:
        """Take over a text that stands for the workbook, so that it need not be written again.

        Returns:
            Whether it is laid out as ``parts`` lays it out, part by part and record by record.
            What else it is, a text of an older version perhaps, is not taken over.
        """
        head, *sections = _BETWEEN_PARTS.split(text.removeprefix("{\n").removesuffix("\n}\n"))
        names = _lists(workbook)
        if head != self._head(workbook) or len(sections) != len(names):
            return False
        learnt = {}
        for name, section in zip(names, sections, strict=True):
            records = _held(name, workbook)
            lines = section.split("\n")[1:-1]
            written = [line.strip(" ,") for line in lines]
            if section != _layout(name, written) or len(written) != len(records):
                return False
            pairs = list(zip(records, written, strict=True))
            if not all(_is_whole(line, record.id) for record, line in pairs):
                return False
            learnt[name] = section, {id(record): (record, line) for record, line in pairs}
        for name, (section, known) in learnt.items():
            self._sections[name] = _held(name, workbook), section
            self._records[name] = known
        return True

    @staticmethod
    def _head(workbook: Workbook) -> str:
        plain = {"format": FORMAT, **{name: getattr(workbook, name) for name in _ABOVE}}
        return ",\n".join(f' "{name}": {_dump(value)}' for name, value in plain.items())

    def _section(self, name: str, workbook: Workbook) -> str:
        records = _held(name, workbook)
        known = self._sections.get(name)
        if known is None or known[0] is not records:
            known = records, self._write(name, records)
            self._sections[name] = known
        return known[1]

    def _write(self, name: str, records: tuple[Any, ...]) -> str:
        before, now = self._records.get(name, {}), {}
        for record in records:
            known = before.get(id(record))
            now[id(record)] = known or (record, _dump(record))
        self._records[name] = now
        return _layout(name, [text for _, text in now.values()])


def _lists(workbook: Workbook) -> tuple[str, ...]:
    return (*workbook.section_names, "removed")


def _held(name: str, workbook: Workbook) -> tuple[Any, ...]:
    return workbook.removed if name == "removed" else workbook.records(name)


def _is_whole(line: str, record_id: str) -> bool:
    return line.startswith("{") and line.endswith("}") and f'"id": "{record_id}"' in line


def _layout(name: str, records: list[str]) -> str:
    lines = ",\n".join(f"  {text}" for text in records)
    return f' "{name}": [\n{lines}\n ]' if lines else f' "{name}": []'


def _dump(value: object) -> str:
    plain = converter().unstructure(value)
    return json.dumps(plain, ensure_ascii=False, allow_nan=False)


def decode(data: str | bytes) -> Workbook:
    """The workbook that a text stands for, brought to the present form if it is older.

    What does not fit its place is set aside among the workbook's unfit answers, word for word.

    Raises:
        StoreError: If it is none, with one sentence that says what is wrong and what to do.
    """
    if len(data) > MAX_BYTES:
        _refuse("too_large", limit=MAX_BYTES // 1_000_000)
    from_elsewhere()  # their sections are read, too
    try:
        return _read(_parse(data))
    except RecursionError:
        _refuse("damaged")


def decode_kept(data: bytes) -> Workbook:
    """As ``decode``, from a file that is to be written again: a page is read only.

    Raises:
        StoreError: As above, and if it is a page.
    """
    workbook = decode(data)
    if is_page(str(data[:_HEAD], "latin-1")):
        _refuse("page")
    return workbook


def _read(plain: Any) -> Workbook:  # noqa: ANN401 - whatever JSON holds
    """The workbook with what other tabs kept, as they would have been merged in a kernel."""
    first, more = _read_one(plain)
    workbooks, waiting, texts = [first], deque(more), []
    while waiting:
        document = waiting.popleft()
        try:
            workbook, more = _read_one(document)
        except StoreError:
            # A newer careerkit may still read it.
            texts.append(as_text(document))
        else:
            workbooks.append(workbook)
            waiting += more
    # The oldest first, so that an earlier visit never looks like a change of a later one.
    whole = reduce(merge, sorted(workbooks, key=lambda one: one.updated))
    return with_unfit(whole, texts) if texts else whole


def _read_one(plain: Any) -> tuple[Workbook, list[Any]]:  # noqa: ANN401 - whatever JSON holds
    """One document's workbook, and the documents that it holds."""
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        _refuse("foreign")
    # A copy, so that what can't be read is set aside with all that stood in it.
    plain = {name: value for name, value in plain.items() if name != "format"}
    version = plain.get("schema_version")
    if type(version) is not int or not 1 <= version <= LAST_VERSION:
        _refuse("foreign")
    if version > SCHEMA_VERSION:
        _refuse("newer", version=version, known=SCHEMA_VERSION)
    documents = plain.pop(DOCUMENTS, None) or []
    try:
        plain = migrate(plain, MIGRATIONS, SCHEMA_VERSION)
    except MigrationError:
        _refuse("damaged")
    return _structured(plain), documents if isinstance(documents, list) else [documents]


def _structured(plain: dict[str, Any]) -> Workbook:
    try:
        return from_sections(plain)
    except BaseValidationError:
        return from_sections(mended(plain))


def _parse(data: str | bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data.removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        # A page that was saved in another alphabet: the workbook in it is ASCII.
        text = str(error.object, "latin-1")
        if not is_page(text):
            _refuse("not_text")
    if not text.strip():
        _refuse("empty")
    if is_page(text):
        return _parse_page(text)
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        # A number of thousands of digits is a ValueError too.
        _refuse("damaged" if text.lstrip().startswith("{") else "foreign")


def _parse_page(text: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    found = workbook_in(text)
    if found is None:
        _refuse("no_workbook")
    try:
        return json.loads(found, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        _refuse("damaged_page")


def _refuse_constant(_: str) -> NoReturn:
    raise ValueError("NaN and Infinity are not JSON")


def _refuse(name: str, **values: object) -> NoReturn:
    raise StoreError(content.text(f"store.{name}", **values)) from None
