"""What a widget says of itself: never what a person wrote.

A widget's ``repr`` is part of each output that shows it, so that it is saved in notebooks, and it
lands in logs. ipywidgets' own lists the values of all traits.
"""

__all__ = ["Discreet"]


class Discreet:
    """A widget that says what it is, and how much it holds if ``held`` tells."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.held()})"

    def held(self) -> str:
        """How much it holds, without a word of it."""
        return ""
