"""A step of one's own: books about a path, and what they were good for."""

from collections.abc import Iterator
from datetime import date

import attrs

from careerkit import Dated, FeedbackStep, Record, Step, Workbook, fields, register_section


@attrs.frozen(kw_only=True)
class Book(Record):
    """A book that somebody reads for a path. All of it may be left empty."""

    title: str = fields.text(label="Which book?", example="A country doctor's diary")
    by: date | None = fields.day(label="By when would you like to read it?", short="Read by")
    worth: int | None = fields.rating(
        1, 3, label="Was it worth your time?", options={1: "Hardly", 2: "In part", 3: "Fully"}
    )
    learnt: str = fields.long_text(label="What do you want to remember of it?")


register_section("books", Book)


class Books(FeedbackStep):
    """Books about a path. ``value`` holds ``Book``."""

    section = "books"
    texts = {"title": "Books about your path", "add": "Add a book"}

    def say(self, workbook: Workbook) -> Iterator[str]:
        """What the answers show, and no more than that."""
        good = [book.title for book in workbook.section("books") if book.worth == 3]
        if good:
            yield f"Worth your time so far: {', '.join(good)}. Whom could you tell about it?"


STEP = Step(
    name="books",
    title="Read about it",
    summary="Find out from books what the work is like, and keep what you want to remember.",
    minutes=10,
    sections={"books": Book},
    widgets=("careerkit_books:Books",),
    revised=("books",),
    dated=(
        Dated(
            section="books",
            days=("by",),
            rank=100,
            is_done=lambda book: book.worth is not None,
            one="Book",
            many="Books",
        ),
    ),
)
