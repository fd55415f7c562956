"""What every widget of ours shares on a page: one module and one style sheet, loaded once.

A widget's own module (``_esm``) is a stub of a few lines, which waits for the kit's. That one is
loaded by the kernel's ``Kit``: from an address of the app's server, which the browser keeps, or
else out of the model itself, which JupyterLab has with the widgets, with or without a kernel.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from functools import cache
from importlib.resources import files
from typing import Any

import anywidget
import traitlets
from ipywidgets import widget_serialization

from careerkit import content
from careerkit.widgets.front_end import modules
from careerkit.widgets.front_end.light import Light

__all__ = ["Kit", "KitWidget"]


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


class Kit(Light, anywidget.AnyWidget):
    """Brings the kit's module and style sheet to a page; there is one for a kernel.

    In a program that runs a notebook for several people, each in a thread, there is one for each.
    """

    _esm = _text("loader.js")

    version = traitlets.Unicode(help="Another one for each content.").tag(sync=True)
    address = traitlets.Unicode(help="The module's address; empty where there is none.").tag(
        sync=True
    )
    script = traitlets.Unicode(help="The module's text, where there is no address.").tag(sync=True)
    style = traitlets.Unicode(help="The style sheet's text, where there is no address.").tag(
        sync=True
    )
    sorry = traitlets.Unicode(help="What a person reads where it can't be loaded.").tag(sync=True)

    _here = threading.local()

    def __init__(self, **traits: Any) -> None:  # noqa: ANN401 - traits of any type
        super().__init__(**traits)
        self.on_msg(self._hear)

    @classmethod
    def shared(cls) -> Kit:
        """The kernel's kit, made when a widget asks for it first, and anew where it was closed."""
        shared: Kit | None = getattr(cls._here, "kit", None)
        if shared is None or shared.comm is None:
            address = os.environ.get(modules.ADDRESS, "")
            shared = cls._here.kit = cls(
                version=address or _version(),  # the address tells contents apart, too
                address=address,
                script="" if address else _script(),
                style="" if address else modules.style(),
                sorry=content.text("widgets.not_loaded"),
            )
        return shared

    def _hear(self, _: object, message: dict[str, Any], __: object) -> None:
        # The address did not answer: another server, or an older one.
        if message.get("type") == "script":
            with self.hold_sync():
                self.style, self.script = modules.style(), _script()


class KitWidget(Light, anywidget.AnyWidget):
    """A widget that the kit's module draws::

        class WeekList(KitWidget, view="week_list"): ...

    Args:
        view: Its name in ``kit.js``; a class without one has its base's.
    """

    # What is saved or shown apart takes along the models that it names.
    _kit = traitlets.Instance(Kit, help="What draws it.").tag(sync=True, **widget_serialization)
    _version = traitlets.Unicode(help="Which one that is.").tag(sync=True)
    _kit_view = traitlets.Unicode(help="Its name in it.").tag(sync=True)
    _esm = traitlets.Unicode(help="What waits for the kit.").tag(sync=True)
    _anywidget_id = traitlets.Unicode(help="Which class it is.").tag(sync=True)

    _drawn_as = ""

    def __init_subclass__(cls, *, view: str = "", **options: Any) -> None:  # noqa: ANN401
        if view:
            cls._drawn_as = view
        super().__init_subclass__(**options)

    def add_traits(self, **traits: Any) -> None:  # noqa: ANN401 - traits of any type
        """Add those traits that the class doesn't have.

        anywidget adds some to each widget, which makes a class for it: that takes longer than all
        the rest of a widget.
        """
        if new := {name: one for name, one in traits.items() if not self.has_trait(name)}:
            super().add_traits(**new)

    @traitlets.default("_esm")
    def _default_esm(self) -> str:
        return _stub(self._drawn_as)

    @traitlets.default("_anywidget_id")
    def _default_anywidget_id(self) -> str:
        return f"{type(self).__module__}.{type(self).__name__}"

    @traitlets.default("_kit")
    def _default_kit(self) -> Kit:
        return Kit.shared()

    @traitlets.default("_kit_view")
    def _default_kit_view(self) -> str:
        return self._drawn_as

    @traitlets.default("_version")
    def _default_version(self) -> str:
        return str(self._kit.version)


@cache
def _script() -> str:
    return modules.module(modules.KIT)


@cache
def _version() -> str:
    return hashlib.sha256((_script() + modules.style()).encode()).hexdigest()[:16]


@cache
def _stub(view: str) -> str:
    return _text("stub.js").replace("VIEW", json.dumps(view))
