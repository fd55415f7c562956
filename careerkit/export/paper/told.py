"""A person's texts as a template takes them: paragraphs, each with its lines and its direction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs

from careerkit import theme
from careerkit.export.paper.shown import broken, is_right_to_left, one_line, without_controls

if TYPE_CHECKING:
    from careerkit.export.paper.letters import Missing

__all__ = ["Texts", "Told", "look"]

_LONG_WORD = 24
"""A longer word may end a line anywhere: a narrow column has room for no more letters."""

_BETWEEN = re.compile(r"\n\s*\n")
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_NO_BREAK = "\N{NO-BREAK SPACE}"

Told = str | list[Any]
"""A text on one line, as most are; or paragraphs, each a text, or one from right to left in an
object."""


def look() -> dict[str, str]:
    """The colours of what is set on paper."""
    tokens = theme.colours()
    return {
        "text": tokens["--ck-text"],
        "soft": tokens["--ck-text-soft"],
        "accent": tokens["--ck-accent-strong"],
        "pale": tokens["--ck-sunken"],
        "line": tokens["--ck-control-line"],
    }


@attrs.frozen
class Texts:
    """Tells a template texts.

    Attributes:
        missing: The letters for which there is no font.
    """

    missing: Missing

    def line(self, text: str, longest: int = _LONG_WORD, *, is_ours: bool = False) -> Told:
        """A text on one line.

        Args:
            text: What was typed.
            longest: A word of more letters may end a line anywhere.
            is_ours: Whether it is a sentence of ours, which keeps its direction whatever it quotes.
        """
        line = one_line(without_controls(text))
        return self._told([line] if line else [], longest, is_ours=is_ours)

    def told(self, text: str, *, is_ours: bool = False) -> Told:
        """A text with its paragraphs, and each of them with its lines.

        Args:
            text: What was typed.
            is_ours: As above.
        """
        blocks = _BETWEEN.split(without_controls(text).strip("\n"))
        told = [block.rstrip() for block in blocks if block.strip()]
        return self._told(told, _LONG_WORD, is_ours=is_ours)

    def _told(self, blocks: list[str], longest: int, *, is_ours: bool) -> Told:
        told = [self._paragraph(block, longest, is_ours=is_ours) for block in blocks]
        first = told[0] if len(told) == 1 else None
        return first if isinstance(first, str) and "\n" not in first else told

    def _paragraph(self, text: str, longest: int, *, is_ours: bool) -> str | dict[str, str]:
        indented = _INDENT.sub(lambda found: _NO_BREAK * len(found[0].expandtabs(4)), text)
        shown = broken(self.missing.marked(indented), longest)
        return {"rtl": shown} if is_right_to_left(shown) and not is_ours else shown
