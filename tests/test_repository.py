"""Promises that any file of the repository could break."""

import json
import re
import runpy
import subprocess
from collections import Counter
from pathlib import Path

from support.serving.servers import ROOT

THIS = Path(__file__).relative_to(ROOT).as_posix()

MARKUP = (
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser"
)
OTHER_COMPUTERS = r"jsdelivr|unpkg\.com|cdnjs|esm\.sh|skypack|googleapis|gstatic|google-analytics"
REGISTRIES = r"pypi\.org|pythonhosted\.org|registry\.npmjs|npmjs\.com|anaconda\.org|test\.pypi"
MODULES = (".py", ".js", ".css", ".toml", ".ipynb", ".md")
MACHINE = r"(?<![\w.~*])/(?:root|home/\w+|Users/\w+|work/(?:main|shared)|tmp/\w+)\b"


def tracked(*endings: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 - whichever git is installed
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    names = [name for name in listed.stdout.split("\0") if name and name != THIS]
    paths = [ROOT / name for name in names if not endings or name.endswith(endings)]
    return [path for path in paths if path.is_file()]


def places(pattern: str, *endings: str) -> list[str]:
    """Every "file:line: text" that matches, in the tracked files with these endings."""
    found = []
    for path in tracked(*endings):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [
            f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
            for number, line in enumerate(text.splitlines(), start=1)
            if re.search(pattern, line)
        ]
    return found


def test_the_search_finds_what_is_there():
    [found] = places(r"^name = \"careerkit\"$", "pyproject.toml")

    assert re.fullmatch(r'pyproject\.toml:\d+: name = "careerkit"', found)


def test_text_never_becomes_markup():
    assert places(MARKUP, ".js", ".py", ".j2", ".html", ".ipynb") == []


def test_nothing_is_fetched_from_another_computer():
    code = (".js", ".py", ".j2", ".html", ".css", ".json", ".ipynb", ".svg")

    assert places(OTHER_COMPUTERS, *code) == []


def test_front_end_code_names_no_address_at_all():
    # The name of a namespace is no address.
    found = places(r"https?://(?!www\.w3\.org/)", ".js", ".css", ".j2", ".html", ".svg")
    assert [place for place in found if not place.startswith("tests/")] == []


def test_nothing_depends_on_one_machine_or_on_one_registry():
    assert places(MACHINE) == []
    assert places(REGISTRIES) == []


def test_no_file_of_ours_is_too_long_to_read():
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in tracked(".py", ".js", ".css")
    }

    assert {name: length for name, length in lengths.items() if length >= 400} == {}


def test_no_folder_of_ours_holds_more_files_than_one_takes_in():
    folders = Counter(path.parent.relative_to(ROOT).as_posix() for path in tracked())
    del folders["docs/decisions"]  # a list, in the order of their numbers

    assert {folder: count for folder, count in folders.items() if count > 18} == {}


def test_what_kind_of_scripts_ours_are_is_said_where_they_are():
    """At the top it would hold for whatever a .venv there has, such as JupyterLab's own script."""
    top = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))

    assert "type" not in top


def test_no_module_is_called_after_what_it_is_not():
    vague = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "managers"}

    assert [path for path in tracked(".py", ".js") if path.stem in vague] == []


def test_the_map_and_the_list_of_decisions_are_as_the_script_writes_them():
    script = runpy.run_path(str(ROOT / "scripts" / "architecture.py"))

    stale = [
        name
        for name, text in script["written"]().items()
        if (ROOT / name).read_text(encoding="utf-8") != text
    ]

    assert stale == [], "run python scripts/architecture.py"


def test_decisions_are_numbered_without_a_gap_in_the_order_of_their_days():
    script = runpy.run_path(str(ROOT / "scripts" / "architecture.py"))

    found = script["decisions"]()

    assert [each.number for each in found] == list(range(1, len(found) + 1))
    assert [each.day for each in found] == sorted(each.day for each in found)


def documents():
    """The texts on how it is built, and what of, without what is laid out as code."""
    for path in tracked(".md"):
        if path.name in ("ARCHITECTURE.md", "SOURCES.md") or path.is_relative_to(ROOT / "docs"):
            yield path, re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def named_paths(text):
    """What a text writes as code and what looks like a file or a folder."""
    for words in re.findall(r"`([^`]+)`", text):
        for word in words.split():
            if re.fullmatch(r"[\w.-]+(/[\w.-]+)*/?", word) and (
                "/" in word or word.endswith(MODULES)
            ):
                yield word


def test_every_path_that_a_document_names_is_there():
    named = {
        (path, name)
        for path, text in documents()
        # The map's tables name each room without its folder; the script looks at those.
        for name in named_paths(
            re.sub(r"<!-- rooms: begin.*rooms: end -->", "", text, flags=re.DOTALL)
        )
    }

    missing = [
        (path.name, name)
        for path, name in sorted(named)
        if not any((place / name).exists() for place in (ROOT, ROOT / "careerkit", path.parent))
    ]

    assert len(named) > 100
    assert missing == []


def test_every_link_of_a_document_leads_to_a_file():
    links = [
        (path.parent / link, path.name)
        for path, text in documents()
        for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    ]

    assert len(links) > 60
    assert [(str(file), name) for file, name in links if not file.exists()] == []


def test_every_document_that_code_refers_to_is_there():
    named = [
        name
        for path in tracked(".py", ".js")
        for name in re.findall(r"docs/[\w/-]+\.md", path.read_text(encoding="utf-8"))
    ]

    assert named
    assert [name for name in named if not (ROOT / name).is_file()] == []
