"""What a sheet is: a title, for whom it is, and sections of blocks that can be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from careerkit.export.paper.sizes import PaperSize

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

__all__ = [
    "Block",
    "Letter",
    "Lines",
    "Options",
    "Paragraph",
    "Point",
    "Quote",
    "Section",
    "Sheet",
    "Table",
    "Tick",
]


@attrs.frozen(kw_only=True)
class Block:
    """A part of a section.

    Attributes:
        key: By which a person leaves it out; empty for what stands as long as its section does.
        is_first: Whether it stands on the sheet before anybody ticked anything.
    """

    key: str = ""
    is_first: bool = True

    @property
    def called(self) -> str:
        """What a tick for it says."""
        return ""


@attrs.frozen(kw_only=True)
class Paragraph(Block):
    """A sentence of ours."""

    text: str

    @property
    def called(self) -> str:
        """The sentence."""
        return self.text


@attrs.frozen(kw_only=True)
class Quote(Block):
    """A person's own words, under what they are about."""

    text: str
    label: str = ""

    @property
    def called(self) -> str:
        """What they are about, and the words."""
        return f"{self.label}: {self.text}" if self.label else self.text


@attrs.frozen(kw_only=True)
class Point(Block):
    """One of a list: a sentence or a name, and own words below it."""

    text: str
    note: str = ""

    @property
    def called(self) -> str:
        """The sentence."""
        return self.text


@attrs.frozen(kw_only=True)
class Table(Block):
    """Rows of texts under headings; blank ones are to write in."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_blank: bool = False


@attrs.frozen(kw_only=True)
class Options(Block):
    """Answers to tick with a pen: one of them, or several."""

    label: str
    options: tuple[str, ...]
    help: str = ""
    is_one: bool = False

    @property
    def called(self) -> str:
        """What is asked."""
        return self.label


@attrs.frozen(kw_only=True)
class Lines(Block):
    """Lines to write on.

    Attributes:
        label: What is asked; it may be empty.
        count: How many lines; 0 for a short one behind the label.
        help: A sentence that helps to answer.
    """

    label: str = ""
    count: int = 1
    help: str = ""

    @property
    def called(self) -> str:
        """What is asked."""
        return self.label


@attrs.frozen(kw_only=True)
class Letter(Block):
    """A text that is meant to be changed before it is sent."""

    text: str


@attrs.frozen(kw_only=True)
class Section:
    """A heading, and what stands below it; one may begin on a new page."""

    heading: str
    blocks: tuple[Block, ...]
    is_new_page: bool = False


@attrs.frozen(kw_only=True)
class Tick:
    """Something that can be left out: its key, where it stands, and what it says."""

    key: str
    heading: str
    label: str
    is_first: bool


@attrs.frozen(kw_only=True)
class Sheet:
    """All that stands on it.

    Attributes:
        name: Which of the sheets it is.
        title: What it is called.
        lead: For whom it is, and what it is for, in a sentence.
        sections: In their order.
        notes: What the person who made it should know: on no sheet.
        day: The person's day on which it was made.
        paper: The size of paper that it is set for, where a form has pages.
    """

    name: str
    title: str
    lead: str
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()
    day: date
    paper: PaperSize = PaperSize.A4

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """What can be left out, each key once."""
        found: dict[str, Tick] = {}
        for section in self.sections:
            for block in section.blocks:
                if block.key:
                    tick = Tick(
                        key=block.key,
                        heading=section.heading,
                        label=block.called or section.heading,
                        is_first=block.is_first,
                    )
                    found.setdefault(block.key, tick)
        return tuple(found.values())

    def only(self, ticked: Collection[str] | None = None) -> Sheet:
        """The sheet with what is ticked, and no heading above nothing.

        Args:
            ticked: The keys of what stands on it; None for what does so at first.
        """
        kept = (
            attrs.evolve(section, blocks=tuple(_kept(section.blocks, ticked)))
            for section in self.sections
        )
        return attrs.evolve(self, sections=tuple(one for one in kept if one.blocks))

    def rewritten(self, text: str) -> Sheet:
        """The sheet with another text in the place of its letter.

        Args:
            text: What the person made of it.
        """
        sections = (
            attrs.evolve(
                section,
                blocks=tuple(
                    attrs.evolve(one, text=text) if isinstance(one, Letter) else one
                    for one in section.blocks
                ),
            )
            for section in self.sections
        )
        return attrs.evolve(self, sections=tuple(sections))


def _kept(blocks: Iterable[Block], ticked: Collection[str] | None) -> Iterable[Block]:
    for one in blocks:
        if not one.key or (one.is_first if ticked is None else one.key in ticked):
            yield one
