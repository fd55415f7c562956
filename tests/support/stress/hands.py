"""Actions, and the hands that do them: by mouse and by keyboard, as a person would."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs
from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as Late

from support.pages import screen
from support.stress.saved import clean, shown
from support.stress.verdict import FoundError

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import ElementHandle, Page

PRESS = 15_000
"""Milliseconds after which a control that is there can't be used."""

_WENT = re.compile("detached|not attached|destroyed|not visible|navigat")


@attrs.frozen
class Action:
    """Something that a person does. ``where``, ``name`` and ``nth`` say with which control."""

    act: str
    tab: int
    where: str = ""
    name: str = ""
    nth: int = 0
    text: str = ""
    how: str = ""
    in_haste: bool = False

    def __str__(self) -> str:
        what = f" {shown(self.text)}" if self.text else ""
        how = f" by {self.how}" if self.how else ""
        on = f" “{self.name}”" if self.name else ""
        place = f" in {self.where}" if self.where else ""
        nth = f" (number {self.nth + 1})" if self.nth else ""
        haste = ", in haste" if self.in_haste else ""
        return f"tab {self.tab}: {self.act}{what}{how}{on}{place}{nth}{haste}"

    def control(self, page: Page) -> ElementHandle | None:
        """The control that it is about, if it is still there under that name."""
        return screen.find(page, kind=self.act, where=self.where, name=self.name, nth=self.nth)


def use(page: Page, action: Action, control: ElementHandle) -> str | None:
    """Use a control. One that goes in that moment, as happens in haste, is let go.

    Returns:
        What stands in a field then, if that is what it was about.

    Raises:
        FoundError: If it is there and can't be used, or if letters are lost.
    """
    try:
        _HANDS.get(action.act, _click)(page, control, action)
        return control.input_value() if action.act == "write" else None
    except Late as error:
        if (there := action.control(page)) and there.is_enabled():
            why = str(error).partition("Call log")[2][-300:]
            raise FoundError(f"It is there and can't be used{why}") from None
    except Error as error:
        if not _WENT.search(str(error)):
            raise
    return None


def _click(_: Page, control: ElementHandle, __: Action) -> None:
    control.click(timeout=PRESS)


def _write(page: Page, control: ElementHandle, action: Action) -> None:
    match action.how:
        case "keys":
            control.click(timeout=PRESS)
            control.press("End")
            page.keyboard.type(action.text)
        case "paste":
            control.click(timeout=PRESS)
            _paste(control, action.text)
        case _:
            control.fill(action.text, timeout=PRESS)
    stands = control.input_value()
    if not all(line in clean(stands) for line in clean(action.text).split("\n")):
        raise FoundError(f"{shown(action.text)} was typed, and {shown(stands)} stands there")


def _paste(control: ElementHandle, text: str) -> None:
    """Paste at the caret. Code by code: no message to the browser can carry half an emoji."""
    units = text.encode("utf-16-le", "surrogatepass")
    codes = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
    control.evaluate(
        "(_, codes) => document.execCommand('insertText', false,"
        " codes.map((code) => String.fromCharCode(code)).join(''))",
        codes,
    )


def _fill(_: Page, control: ElementHandle, action: Action) -> None:
    control.fill(action.text, timeout=PRESS)


def _put_date(page: Page, control: ElementHandle, action: Action) -> None:
    if action.how == "clear":
        control.fill("", timeout=PRESS)
    else:
        control.focus()
        page.keyboard.type(action.text)


def _put_tag(page: Page, control: ElementHandle, action: Action) -> None:
    control.click(timeout=PRESS)
    if action.how != "Backspace":
        page.keyboard.insert_text(action.text)
    page.keyboard.press(action.how)


def _select(_: Page, control: ElementHandle, action: Action) -> None:
    control.select_option(index=int(action.text), timeout=PRESS)


def _drag(page: Page, control: ElementHandle, action: Action) -> None:
    control.scroll_into_view_if_needed(timeout=PRESS)
    box = control.bounding_box()
    if box is None:
        return
    across, down = map(int, action.text.split())
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across, y + down, steps=4)
    page.mouse.up()


def _erase(page: Page, control: ElementHandle, action: Action) -> None:
    control.click(timeout=PRESS)
    sure = page.locator(".ck-vault-erase .ck-vault-actions button")
    if sure.count() > 0:
        (sure.first if action.text == "yes" else sure.last).click(timeout=PRESS)


_HANDS: dict[str, Callable[[Page, ElementHandle, Action], None]] = {
    "write": _write,
    "number": _fill,
    "search": _fill,
    "date": _put_date,
    "tag": _put_tag,
    "select": _select,
    "grip": _drag,
    "erase": _erase,
}
