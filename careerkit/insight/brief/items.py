"""What a brief is made of: lines, each with a name of its own and the records it speaks from."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import attrs

from careerkit import content
from careerkit.insight.language.wording import joined, quote
from careerkit.insight.linked import linked
from careerkit.model import kinds, rating_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from careerkit.catalogue import Catalogue
    from careerkit.model import CareerPath, Criterion, Record, Workbook

__all__ = ["Asked", "Item", "Source", "about", "item", "ratings_of", "sources_of", "with_links"]

Source = tuple[str, str]
"""A section, and the id of a record of it."""


@attrs.frozen(kw_only=True)
class Item:
    """One line.

    Attributes:
        key: Names it for as long as its records are there, whatever is written in them.
        text: A sentence of ours, or what a quotation is about.
        quote: The person's own words, word for word; empty for a sentence alone.
        sources: The records that it speaks from; none for what is said to everybody.
        asks: A question that it leads to, or an empty text.
    """

    key: str
    text: str
    quote: str = ""
    sources: tuple[Source, ...] = ()
    asks: str = ""

    @property
    def part(self) -> str:
        """The part in which it stands."""
        return self.key.split(".")[0]

    @property
    def kind(self) -> str:
        """The name of its sentence."""
        return self.key.split(".")[1]


@attrs.frozen(kw_only=True)
class Asked:
    """What a brief is asked about.

    Attributes:
        workbook: What of the answers may be spoken of, and is taken along.
        whole: All of them. Whether something is there at all is asked of this one.
        today: The person's day.
        catalogue: What is known of occupations.
    """

    workbook: Workbook
    whole: Workbook
    today: date
    catalogue: Catalogue


def sources_of(section: str, records: Iterable[Record]) -> tuple[Source, ...]:
    """Records of a section, as a line names them."""
    return tuple((section, record.id) for record in records)


def with_links(asked: Asked, section: str, record_id: str) -> tuple[Source, ...]:
    """A record, and those that it leads to: what it is called may stand in one of them.

    Args:
        asked: In which workbook.
        section: The record's section.
        record_id: Its id.
    """
    record = linked(asked.workbook, section, record_id)
    links = (
        (field.kind.section, record.answer(field.name))
        for field in record.fields()
        if isinstance(field.kind, kinds.Link)
    )
    there = (link for link in links if linked(asked.workbook, *link) is not None)
    return ((section, record_id), *there)


def ratings_of(
    workbook: Workbook, paths: Iterable[CareerPath], criteria: Iterable[Criterion]
) -> tuple[Source, ...]:
    """The ratings of some paths by some criteria.

    Args:
        workbook: Where they are.
        paths: The paths.
        criteria: What they were rated by.
    """
    ids = {rating_id(path.id, one.id) for path, one in product(paths, criteria)}
    return sources_of("path_ratings", (one for one in workbook.path_ratings if one.id in ids))


def item(  # noqa: PLR0913 - a line's parts
    part: str,
    kind: str,
    sources: Iterable[Source],
    *,
    record: str = "",
    quoted: str = "",
    count: int = 0,
    **values: object,
) -> Item:
    """A line of ``content``, with the question of its kind.

    Args:
        part: In which part of the brief it stands.
        kind: The name of its sentence there.
        sources: The records that it speaks from.
        record: An id that is in its key, where there may be several of a kind.
        quoted: The person's own words below it.
        count: Of how many things it speaks, where that makes it another sentence.
        values: What is put into the sentences; what they are about is ``what`` and ``first``.
    """
    key = f"brief.{part}.{kind}"
    text = content.plural(key, count, **values) if count else content.text(key, **values)
    asks = content.texts("brief.asks").get(kind, "")
    if not isinstance(asks, str):
        asks = asks["one" if count == 1 else "other"]
    name = ".".join(filter(None, (part, kind, record)))
    return Item(
        key=name, text=text, quote=quoted, sources=tuple(sources), asks=asks.format_map(values)
    )


def about(
    part: str, kind: str, section: str, records: Iterable[Record], names: Iterable[str]
) -> Iterable[Item]:
    """A line about some records by their names, if there are any.

    Args:
        part: In which part of the brief it stands.
        kind: The name of its sentence there, which has a form for one and for several.
        section: The records' section.
        records: What it speaks of.
        names: What each of them is called.
    """
    records, called = list(records), list(map(quote, names))
    if records:
        yield item(
            part,
            kind,
            sources_of(section, records),
            count=len(records),
            what=joined(called),
            first=called[0],
        )
