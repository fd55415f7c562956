"""What can go wrong while a site is built."""

from careerkit import content

__all__ = ["CannotBuildError"]


class CannotBuildError(Exception):
    """The site can't be built. The text is one sentence for the person at the terminal.

    Args:
        key: The sentence's, below ``static_site.problems``.
        values: What it tells.
    """

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(content.text(f"static_site.problems.{key}", **values))
