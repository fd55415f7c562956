"""A notebook's prose on the journey's page, drawn from the notebook itself."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import traitlets
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from careerkit.journey import folded
from careerkit.widgets.front_end.kit import KitWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Prose", "outline"]

Node = str | list[Any]
"""A text, or ``[tag, attributes, children]``."""

_ATTRIBUTES = frozenset({"href", "title", "start", "alt"})
_TEXT_OF = {"softbreak": " "}
_WEB_ADDRESS = re.compile(r"(https?|mailto):|#")


@cache
def _parser() -> MarkdownIt:
    # Raw HTML stays text: a sentence can't bring a script along.
    return MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table")


def outline(markdown: str, *, deeper: int = 0) -> list[Node]:
    """Markdown as a tree of elements, so that the browser builds nodes and parses no HTML.

    What a phone keeps behind a line stands in an element of its own.

    Args:
        markdown: CommonMark, with tables. HTML in it is text.
        deeper: By how many levels headings move down, where the prose stands below others.
    """
    nodes: list[Node] = []
    for line, text in folded(markdown):
        built = _outline(text, deeper)
        nodes += [_fold(line, built, text)] if line else built
    return nodes


def _fold(line: str, children: list[Node], markdown: str) -> Node:
    look = "ck-fold ck-example" if markdown.startswith(">") else "ck-fold"
    return ["details", {"class": look}, [["summary", {}, [line]], *children]]


def _outline(markdown: str, deeper: int) -> list[Node]:
    tree = SyntaxTreeNode(_parser().parse(markdown))
    for node in tree.walk():
        if node.type == "heading":
            node.meta["level"] = min(int(node.tag[1:]) + deeper, 6)
    return _children(tree.children)


def _children(nodes: Sequence[SyntaxTreeNode]) -> list[Node]:
    built: list[Node] = []
    for node in nodes:
        built.extend(_build(node))
    return built


def _build(node: SyntaxTreeNode) -> list[Node]:
    children = _children(node.children)
    if node.type == "inline" or node.hidden:  # a tight list hides its paragraphs
        return children
    text = _TEXT_OF.get(node.type)
    if text is not None or not node.tag:
        return [text or node.content] if text or node.content else []
    tag = f"h{node.meta['level']}" if node.type == "heading" else node.tag
    if node.type in ("code_inline", "fence", "code_block"):
        children = [node.content]
    return [[tag, _attributes(node), children]]


def _attributes(node: SyntaxTreeNode) -> dict[str, str]:
    return {
        name: str(value)
        for name, value in node.attrs.items()
        if name in _ATTRIBUTES and (name != "href" or _WEB_ADDRESS.match(str(value)))
    }


class Prose(KitWidget, view="prose"):
    r"""Markdown as text on the page::

    Prose("## Why\n\nBecause a story is better evidence than a rating.")

    Args:
        markdown: What to show, as for ``outline``.
        deeper: By how many levels headings move down.
        kwargs: Traits that every widget has, such as ``layout``.
    """

    _outline = traitlets.List().tag(sync=True)

    def __init__(self, markdown: str = "", *, deeper: int = 0, **kwargs: object) -> None:
        super().__init__(_outline=outline(markdown, deeper=deeper), **kwargs)
