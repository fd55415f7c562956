"""What makes a site an app that can be installed: its manifest, and pictures of its icon."""

from __future__ import annotations

import json

from careerkit import content, theme

__all__ = ["colour", "icons", "manifest"]

_SIZES = (192, 512)
_TOUCH = 180
_CORNER = ' rx="8"'
"""How the icon's ground is rounded: a system that cuts icons to its own form wants it whole."""


def colour() -> str:
    """The colour of the app's bar."""
    return theme.colours()["--ck-accent"]


def icons(svg: str) -> dict[str, bytes]:
    """The icon's pictures by their names.

    Args:
        svg: The icon.

    Raises:
        ImportError: If there is no ``vl-convert-python``, which comes with ``careerkit[app]``.
    """
    whole = svg.replace(_CORNER, "")
    return {
        **{f"icon-{size}.png": _picture(svg, size) for size in _SIZES},
        "icon-mask.png": _picture(whole, _SIZES[-1]),
        "icon-touch.png": _picture(whole, _TOUCH),
    }


def _picture(svg: str, size: int) -> bytes:
    import vl_convert  # noqa: PLC0415 - 40 MB

    sized = svg.replace("<svg ", f'<svg width="{size}" height="{size}" ', 1)
    return bytes(vl_convert.svg_to_png(sized, scale=1, ppi=72))


def manifest(addresses: dict[str, str]) -> str:
    """The web app's manifest, as JSON.

    Args:
        addresses: Those of the icon's pictures, by their names.
    """
    pictures = [
        {"src": addresses[f"icon-{size}.png"], "sizes": f"{size}x{size}", "type": "image/png"}
        for size in _SIZES
    ]
    mask = {
        "src": addresses["icon-mask.png"],
        "sizes": f"{_SIZES[-1]}x{_SIZES[-1]}",
        "type": "image/png",
        "purpose": "maskable",
    }
    told = {
        "name": content.text("serve.page.name"),
        "short_name": content.text("static_site.page.short_name"),
        "description": content.text("static_site.page.description"),
        "lang": content.LANGUAGE,
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": colour(),
        "background_color": theme.colours()["--ck-paper"],
        "icons": [*pictures, mask],
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True)
