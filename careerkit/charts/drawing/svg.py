"""A chart as SVG, drawn without a browser, whatever is written in it."""

from __future__ import annotations

import json
import logging
from typing import Any

from careerkit.model.values import printable

__all__ = ["svg_of"]

_log = logging.getLogger(__name__)

_WIDEST = 0xFFFF
_PRIVATE = range(0xE000, 0xF900)


def svg_of(spec: dict[str, Any], look: dict[str, Any]) -> str | None:
    """The chart as SVG; None where it can't be drawn.

    Args:
        spec: What is drawn, as Vega-Lite has it.
        look: Its configuration.

    Raises:
        ImportError: If vl-convert is not installed.
    """
    import vl_convert  # noqa: PLC0415 - 40 MB, and a part of careerkit[export]

    text = json.dumps(_seen(spec), ensure_ascii=False)
    stand_ins = _stand_ins(text)
    try:
        svg: str = vl_convert.vegalite_to_svg(
            text.translate(stand_ins), config=look, allowed_base_urls=[]
        )
    except ValueError:
        # Its words and its table say the same. What the mistake says may hold the person's words.
        _log.error("a chart could not be drawn")
        return None
    return svg.translate({ord(stand_in): letter for letter, stand_in in stand_ins.items()})


def _seen(plain: Any) -> Any:  # noqa: ANN401 - whatever a specification holds
    """The same with all its texts as XML holds them: what draws ends this process at a NUL."""
    if isinstance(plain, str):
        return printable(plain)
    if isinstance(plain, dict):
        return {name: _seen(value) for name, value in plain.items()}
    return [_seen(value) for value in plain] if isinstance(plain, (list, tuple)) else plain


def _stand_ins(text: str) -> dict[int, str]:
    """For each letter of more than sixteen bits, an emoji perhaps, one that nobody uses here.

    Vega cuts a long name in the middle of such a letter, and half a letter can't be drawn.
    """
    wide = sorted({letter for letter in text if ord(letter) > _WIDEST})
    free = (chr(number) for number in _PRIVATE if chr(number) not in text)
    return {ord(letter): stand_in for letter, stand_in in zip(wide, free, strict=False)}
