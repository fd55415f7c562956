"""Where records stand on a map of two ratings."""

import attrs

__all__ = ["Place"]


@attrs.frozen(kw_only=True)
class Place:
    """One record on a map: where it stands, and in which corner, "" for the middle."""

    id: str
    what: str
    x: int
    y: int
    corner: str
