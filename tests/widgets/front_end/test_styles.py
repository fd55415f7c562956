"""The front end's style sheets: together as one text, and out of each other's way."""

import re
from pathlib import Path

import pytest

from careerkit import theme
from careerkit.model import declared
from careerkit.widgets import front_end
from careerkit.widgets.front_end import modules
from support.models.kinds import EveryKind

FOLDER = Path(front_end.__file__).parent
SHEETS = sorted(FOLDER.rglob("*.css"))
LOOK = sorted(Path(theme.__file__).parent.rglob("*.css"))
MARKED = [
    path
    for path in [*FOLDER.parents[1].rglob("*"), *(FOLDER.parents[2] / "workbooks").iterdir()]
    if path.suffix in {".js", ".py", ".j2", ".html", ".ipynb"}
]
SHARED = {"ck-field", "ck-open", "ck-soft"}
"""Parts that more than one widget has, and every one of them places in a box of its own."""


def first_classes(sheet):
    """The class that each rule of a style sheet begins with."""
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    selectors = (s.strip() for part in re.findall(r"([^{}]+)\{", rules) for s in part.split(","))
    names = (re.match(r"(?:(?:\w+)?\.careerkit\s*)?\w*\.(ck-[\w-]+)", s) for s in selectors)
    return {name[1] for name in names if name}


def without_comments(text: str) -> str:
    """The text without the lines that are nothing but comment."""
    whole = "".join(f"{line}\n" for line in text.split("\n"))
    return re.sub(r"(?m)^[ \t]*/\*[^*]*(?:\*[^/][^*]*)*\*/[ \t]*\n", "", whole)[:-1]


def selectors(sheet):
    """What a style sheet speaks of, without what it says of that."""
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    return " ".join(re.findall(r"([^{}]+)\{", rules))


def marked():
    """What names of ours the scripts, the modules and the templates hold, and how others begin."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in MARKED)
    begun = set(re.findall(r"(?<![\w-])(ck-[\w-]+-)\$?\{", text))
    controls = {f"ck-{field.kind.control}" for field in declared(EveryKind)}
    return set(re.findall(r"(?<![\w-])ck-\w[\w-]*", text)) | controls, tuple(begun)


def unmarked(spoken_of, names, begun):
    """The names that nothing has."""
    return {name for name in spoken_of if name not in names and not name.startswith(begun)}


def test_the_style_sheet_is_the_theme_and_then_every_widgets_own():
    text, own = modules.style(), modules.style(with_theme=False)
    sheets = [theme.way_style(), *(sheet.read_text(encoding="utf-8") for sheet in SHEETS)]

    assert text == f"{without_comments(theme.style())}\n{own}"
    assert own == without_comments("\n".join(sheets))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_no_style_sheet_changes_what_another_one_draws(sheet):
    others = set().union(*(first_classes(other) for other in SHEETS if other != sheet))
    if sheet.stem != "record_list":
        # Every field of a form carries its control as a class.
        others |= {f"ck-{field.kind.control}" for field in declared(EveryKind)}

    assert first_classes(sheet)
    assert first_classes(sheet) & others <= SHARED


def test_no_style_is_left_for_what_nothing_draws():
    names, begun = marked()
    left = {
        sheet.name: some
        for sheet in [*LOOK, *SHEETS]
        if (some := unmarked(re.findall(r"\.(ck-[\w-]+)", selectors(sheet)), names, begun))
    }

    assert unmarked({"ck-invented", "ck-invented-2"}, names, begun) == {
        "ck-invented",
        "ck-invented-2",
    }
    assert left == {}
