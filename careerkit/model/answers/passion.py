"""Step 1: the four passion questions, and what a person makes of the answers."""

import attrs

from careerkit.model import fields
from careerkit.model.records import Record

__all__ = [
    "Activity",
    "PassionStatement",
    "Preference",
    "SetAside",
    "Strength",
    "Theme",
    "Topic",
    "UnpaidWorkRecord",
]

HOURS_IN_A_MONTH = 31 * 24


@attrs.frozen(kw_only=True)
class Activity(Record):
    """Something that makes a person lose track of time.

    ``absorbed`` is 1 (hardly) to 5 (the world disappears); ``energy`` is how one feels
    afterwards, -2 (drained) to 2 (charged).
    """

    what: str = fields.text()
    absorbed: int | None = fields.rating(1, 5)
    energy: int | None = fields.rating(-2, 2)
    how_often: str = fields.choice("rarely", "monthly", "weekly", "daily")


@attrs.frozen(kw_only=True)
class Topic(Record):
    """A topic or an issue that a person cares about; ``pull`` is 1 (mild) to 5 (strong)."""

    what: str = fields.text()
    why: str = fields.long_text()
    pull: int | None = fields.rating(1, 5)
    done: str = fields.long_text()


@attrs.frozen(kw_only=True)
class Strength(Record):
    """A talent with the story that shows it.

    ``ease`` and ``energy`` are 1 (not at all) to 5 (very much). Self-ratings of ability
    agree only weakly with ability, hence the story and the question who noticed.
    """

    what: str = fields.text()
    story: str = fields.long_text()
    ease: int | None = fields.rating(1, 5)
    energy: int | None = fields.rating(1, 5)
    noticed_by: str = fields.choice("myself", "others", about="others")


@attrs.frozen(kw_only=True)
class UnpaidWorkRecord(Record):
    """Work that a person would do, or does, without pay; ``hours`` are those of a month today."""

    what: str = fields.text()
    keep: str = fields.long_text()
    helps: str = fields.text(about="others")
    hours: float | None = fields.number(0, HOURS_IN_A_MONTH)


@attrs.frozen(kw_only=True)
class Theme(Record):
    """A thread that runs through the answers.

    ``sources`` are the ids of the records that it is drawn from, ``words`` the words that
    they share.
    """

    name: str = fields.text()
    note: str = fields.long_text()
    sources: tuple[str, ...] = fields.links()
    words: tuple[str, ...] = fields.tags()


@attrs.frozen(kw_only=True)
class SetAside(Record):
    """A suggested theme that the person set aside, so that it is not suggested again."""

    name: str = fields.text()
    words: tuple[str, ...] = fields.tags()


@attrs.frozen(kw_only=True)
class Preference(Record):
    """One pairwise choice between two themes: the person would rather have ``preferred``."""

    preferred: tuple[str, ...] = fields.links()
    over: tuple[str, ...] = fields.links()


@attrs.frozen(kw_only=True)
class PassionStatement(Record):
    """The sentence that a person leaves step 1 with, and the scaffold that it grew from."""

    alive: str = fields.long_text()
    care: str = fields.long_text()
    give: str = fields.long_text()
    statement: str = fields.long_text()
