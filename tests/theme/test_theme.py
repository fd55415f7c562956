"""The tokens that every widget and page is drawn with."""

import re

from careerkit import theme


def test_every_token_that_is_used_is_defined():
    style = theme.style()

    assert set(re.findall(r"var\((--ck-[\w-]+)", style)) <= set(
        re.findall(r"(--ck-[\w-]+)\s*:", style)
    )


def test_dark_is_the_same_whether_the_system_asks_for_it_or_the_page():
    system, page = re.findall(r"\{([^{}]*color-scheme: dark[^{}]*)\}", theme.style())

    assert system.split() == page.split()


def test_every_class_carries_our_prefix():
    selectors = re.findall(r"\.([a-zA-Z][\w-]*)(?=[^{}]*\{)", theme.style())

    assert {name for name in selectors if not name.startswith(("ck-", "careerkit", "jp-"))} == set()


def test_jupyter_finds_the_template():
    assert (theme.jupyter_path() / "voila" / "templates" / "careerkit" / "conf.json").is_file()


def test_the_colours_are_those_of_paper():
    tokens = theme.colours()

    # Light, and each a value that can stand outside of a style sheet.
    assert tokens["--ck-text"] == "#1f2a30"
    assert not any("var(" in value for value in tokens.values())
