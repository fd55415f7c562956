"""What is not in the list because of what a person said, and why: nothing goes without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit import content
from careerkit.insight.language.wording import joined, quote
from careerkit.insight.occupations.searching import same_name
from careerkit.insight.paths.exploring import PAY, unwanted
from careerkit.model import Background, declared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerkit.catalogue import Catalogue
    from careerkit.insight.paths.exploring import Exploration
    from careerkit.model import Workbook

__all__ = ["is_ticked_away", "on_card", "on_left_out", "on_unwanted"]

_NAMED = 5
# So many of the occupations that are left out are named; a longer list is not read.


def on_left_out(
    workbook: Workbook, catalogue: Catalogue, found: Exploration | None
) -> Iterator[str]:
    """What is left out, by what it is left out for, and how to see it all the same.

    Args:
        workbook: As ``considered`` leaves it.
        catalogue: Which occupations there are.
        found: What ``explore`` made of both.
    """
    left_out = {name: some for name, some in found.left_out.items() if some} if found else {}
    for name, positions in left_out.items():
        titles = joined((quote(catalogue.names[at]) for at in positions), most=_NAMED)
        what = _in_words(name)
        yield content.plural("paths.background.left_out", len(positions), what=what, titles=titles)
    if left_out:
        yield content.text("paths.background.found")
    if left_out.keys() - {PAY}:
        yield content.text("paths.background.known")
        if catalogue.release.kind != "starter":
            yield content.text("paths.background.unknown")
    ticked = [name for one in workbook.background for name in one.not_again]
    if found is None and ticked:
        yield content.text("paths.background.ticked", names=_all_in_words(ticked))


def is_ticked_away(found: Exploration) -> bool:
    """Whether something would be in the list but for what the person won't do again."""
    return any(some for name, some in found.left_out.items() if name != PAY)


def on_card(workbook: Workbook, catalogue: Catalogue, position: int) -> str:
    """What an occupation's card says because of where the person comes from, or an empty text.

    Args:
        workbook: As ``considered`` leaves it.
        catalogue: Which occupations there are.
        position: Where the occupation stands in it.
    """
    if against := on_unwanted(workbook, catalogue.soc[position]):
        return against
    name = catalogue.names[position]
    if any(same_name(one.now, name) for one in workbook.background if one.now.strip()):
        return content.text("paths.background.now")
    return ""


def on_unwanted(workbook: Workbook, soc: str) -> str:
    """That an occupation often means what the person won't do again, or an empty text."""
    names = unwanted(workbook, soc)
    return content.text("paths.background.reason", names=_all_in_words(names)) if names else ""


def _in_words(name: str) -> str:
    """What the person ticked, in the words of the form, or that they must earn more."""
    if name == PAY:
        return content.text("paths.background.pay")
    (field,) = (field for field in declared(Background) if field.name == "not_again")
    return str(dict(field.options)[name])


def _all_in_words(names: Iterable[str]) -> str:
    said = [quote(_in_words(name)) for name in names]
    return joined(said, most=len(said))
