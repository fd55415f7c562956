"""Text that changes its direction, kept to itself."""

import re

__all__ = ["kept_to_itself"]

_POP, _POP_ISOLATE = "\u202c", "\u2069"
_ENDS = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", _POP),
    **dict.fromkeys("\u2066\u2067\u2068", _POP_ISOLATE),
}
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def kept_to_itself(text: str) -> str:
    """The text with an end for each change of direction that it begins.

    Without one, what stands behind it in the same paragraph would be turned round, too.
    """
    begun: list[str] = []
    for control in _CONTROLS.findall(text):
        if control in _ENDS:
            begun.append(_ENDS[control])
        elif control in begun:
            # An isolate's end also ends what was begun within it.
            while begun.pop() != control:
                pass
    return text + "".join(reversed(begun))
