"""One number of a snapshot."""

import attrs

from careerkit import content
from careerkit.model.values import clean_text, is_number

__all__ = ["Reading"]


@attrs.frozen(kw_only=True)
class Reading:
    """One number of a snapshot: how a theme, a type, a path or a goal stood at that moment.

    ``name`` is what it was called then, so that a later change of name rewrites no history.
    """

    kind: str = attrs.field(converter=clean_text)
    name: str = attrs.field(converter=clean_text)
    value: float

    def __attrs_post_init__(self) -> None:
        for name in ("kind", "name"):
            if not isinstance(getattr(self, name), str):
                raise TypeError(content.text("model.problems.not_text", field=name))
        if not is_number(self.value):
            raise TypeError(content.text("model.problems.not_number", field="value"))
