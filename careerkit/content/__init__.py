"""Every sentence that a person reads, by language.

A language is one folder (``en/``) with a folder for each subject, of TOML files. A key is the
file's name, which no other one has, and the path in it: ``text("store.truncated", path=...)``.
Whatever a caller fills in is data: it is never read as a template again.

It looks at nothing of careerkit. Begin with ``en/records/model.toml``, the words of every field;
``docs/languages.md`` says how a language is added.
"""

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

__all__ = ["LANGUAGE", "plural", "text", "texts"]

LANGUAGE = "en"


@cache
def _sources(language: str) -> dict[str, Traversable]:
    """The language's files by their names without an ending."""
    folders = [one for one in files(__package__).joinpath(language).iterdir() if one.is_dir()]
    sources = [one for folder in folders for one in folder.iterdir()]
    return {one.name.removesuffix(".toml"): one for one in sources}


@cache
def _room(language: str, name: str) -> dict[str, Any]:
    return tomllib.loads(_sources(language)[name].read_text(encoding="utf-8"))


@lru_cache(maxsize=4096)  # a document of years asks for the same few words a hundred thousand times
def _found(language: str, key: str) -> Any:  # noqa: ANN401 - a TOML node
    room, *path = key.split(".")
    if room not in _sources(language):
        raise KeyError(f"No {room}.toml in careerkit/content/{language}, for the sentence {key!r}")
    node: Any = _room(language, room)
    for part in path:
        if not isinstance(node, Mapping) or part not in node:
            raise KeyError(f"No sentence {key!r} in {room}.toml of careerkit/content/{language}")
        node = node[part]
    return node


def text(key: str, /, **values: object) -> str:
    """The sentence for a key, with its ``{placeholders}`` filled in.

    Args:
        key: File, table and name, such as ``"store.truncated"``.
        values: What the placeholders stand for. Extra values are ignored.

    Raises:
        KeyError: If there is no such sentence, or a placeholder has no value.
    """
    node = _found(LANGUAGE, key)
    if not isinstance(node, str):
        raise KeyError(f"{key!r} is a table of sentences, not one sentence")
    return node.strip().format_map(values) if values else node.strip()


def plural(key: str, count: int, /, **values: object) -> str:
    """The sentence for a count: the key's ``one`` or ``other``, or an exact ``zero``.

    A small count at a sentence's beginning is written in words, one in a label ("3 goals") is not.

    Args:
        key: File, table and name of the table of forms, such as ``"learning.weeks"``.
        count: What is counted; a sentence's ``{count}`` stands for it.
        values: What other placeholders stand for.

    Raises:
        KeyError: If there is no sentence for this count, or a placeholder has no value.
    """
    node = _found(LANGUAGE, key)
    form = "zero" if count == 0 and "zero" in node else "one" if count == 1 else "other"
    sentence = node[form].strip() if isinstance(node, Mapping) and form in node else ""
    begins = sentence.startswith("{count}") and sentence.endswith((".", "?", "!"))
    said = texts("feedback.numbers").get(str(count), str(count)).capitalize() if begins else count
    return text(f"{key}.{form}", count=said, **values)


def texts(key: str, /) -> dict[str, Any]:
    """A whole table of sentences, as the front end takes them (placeholders unfilled).

    Raises:
        KeyError: If there is no such table, or the key is that of one sentence.
    """
    node = _found(LANGUAGE, key)
    if not isinstance(node, Mapping):
        raise KeyError(f"{key!r} is one sentence, not a table")
    return dict(node)
