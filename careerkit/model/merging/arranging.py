"""Where the entries of two lists stand when they become one list."""

from collections.abc import Iterable, Sequence

__all__ = ["inserted"]


def inserted(order: Sequence[str], others: Iterable[str], *, at_the_end: bool) -> list[str]:
    """The order with the others in it, each behind the one that it followed.

    Args:
        order: Ids, none of them twice.
        others: More ids, none of them twice, some of them known.
        at_the_end: Whether an id that followed none stands last, and not first.
    """
    merged = list(order)
    known = set(order)
    previous: str | None = None
    for record_id in others:
        if record_id not in known:
            if previous is not None:
                merged.insert(merged.index(previous) + 1, record_id)
            elif at_the_end:
                merged.append(record_id)
            else:
                merged.insert(0, record_id)
        previous = record_id
    return merged
