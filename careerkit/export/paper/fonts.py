"""The fonts that documents are set in."""

import re
import unicodedata

__all__ = ["FONTS", "families_of"]

FONTS = (
    # It comes with Typst: a document looks alike on every computer.
    "Libertinus Serif",
    # What it doesn't hold, where a computer has it. Then Typst looks through all that there are.
    *("Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Serif Devanagari", "Noto Serif Thai"),
    *("Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Color Emoji"),
    *("New Computer Modern", "DejaVu Sans Mono"),
)
"""The families, the first that holds a letter before all others."""

_JOINING = re.compile("[\u0590-\u1cff\ufb1d-\ufeff]")
# Scripts from Hebrew to the Vedic signs, which join or stack their letters.

_ALSO = {"ARABIC": ("Noto Naskh Arabic", "Geeza Pro", "Arial", "DejaVu Sans Mono")}


def families_of(line: str) -> tuple[str, ...]:
    """The families for a line of a chart, which takes the first one that there is for all of it."""
    found = _JOINING.search(line)
    script = unicodedata.name(found[0], "").split(" ")[0] if found else ""
    if not script:
        return FONTS
    named = f"Noto Serif {script.title()}", f"Noto Sans {script.title()}"
    return (*_ALSO.get(script, ()), *named, *FONTS)
