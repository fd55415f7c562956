"""Modules as one text: each with its own names, and after what it imports."""

import re

import pytest

from careerkit.widgets.front_end import modules


@pytest.fixture
def folder(monkeypatch):
    """Modules by name, instead of the package's files."""
    files = {}
    monkeypatch.setattr(modules, "_read", files.__getitem__)
    modules._imports.cache_clear()
    yield files
    modules._imports.cache_clear()


def test_a_module_stands_after_what_it_imports(folder):
    folder["kit.js"] = 'import { h } from "./page/elements.js";\n\nexport const view = h;\n'
    folder["page/elements.js"] = "export function h() {}\n"

    assert modules.module("kit.js") == (
        "const m_page_elements = (() => {\nfunction h() {}\nreturn { h };\n})();\n"
        "const m_kit = (() => {\nconst { h } = m_page_elements;\n\nconst view = h;\n"
        "return { view };\n})();\n"
        "export const { view } = m_kit;\n"
    )


def test_what_two_modules_import_stands_there_once(folder):
    folder["kit.js"] = 'import { a } from "./a.js";\nimport { b } from "./b.js";\n'
    folder["a.js"] = 'import { c } from "./c.js";\nexport const a = c;\n'
    folder["b.js"] = 'import { c } from "./c.js";\nexport const b = c;\n'
    folder["c.js"] = "export const c = 1;\n"

    assert modules.module("kit.js").count("const c = 1;") == 1


def test_a_name_may_be_imported_as_another(folder):
    folder["kit.js"] = 'import { widget as vault } from "./keeping/vault.js";\n'
    folder["keeping/vault.js"] = "export const widget = {};\n"

    assert "const { widget: vault } = m_keeping_vault;" in modules.module("kit.js")


def test_a_module_may_have_its_first_part_in_a_file_of_its_own(folder):
    folder["kit.js"] = (
        'import { first } from "./first.js";\nimport { chart } from "./chart.js";\n'
        "export const all = [first, chart];\n"
    )
    folder["chart.js"] = 'import { h } from "./h.js";\nexport const chart = h;\n'
    folder["first.js"] = 'import { h } from "./h.js";\nexport const first = h;\n'
    folder["h.js"] = "export function h() {}\n"

    first = modules.first_module("first.js")
    rest = modules.rest("kit.js", "first.js", "./first-12.js")

    assert first.endswith("export const { first } = m_first;\nexport { m_h, m_first };\n")
    assert rest.startswith('import { m_h, m_first } from "./first-12.js";\nconst m_chart = ')
    assert rest.endswith("export const { all } = m_kit;\n")
    assert "function h" not in rest


def test_what_a_page_begins_with_is_compiled_before_it_runs(folder):
    folder["first.js"] = "export const first = 1;\n"

    # Only at the very beginning a browser takes it for more than a comment.
    assert modules.first_module("first.js").startswith("//# allFunctionsCalledOnLoad\n")


def test_the_kits_two_files_have_all_of_it_and_nothing_twice():
    first = modules.first_module(modules.FIRST)
    rest = modules.rest(modules.KIT, modules.FIRST, "./first.js")

    parts = re.findall(r"^const (m_\w+) = \(\(\) => \{$", first + rest, re.MULTILINE)
    assert sorted(parts) == sorted({*parts})
    assert {*parts} == {*map(modules._id, modules._ordered(modules.KIT))}


def test_a_script_leaves_no_name_on_its_page(folder):
    folder["a.js"] = 'import { b } from "./b.js";\nb();\n'
    folder["b.js"] = "export function b() {}\n"

    text = modules.script("a.js")

    assert text.startswith("(() => {\n")
    assert text.endswith("})();\n")
    assert "export" not in text


def test_lines_of_comment_stay_behind_and_code_does_not(folder):
    folder["a.js"] = (
        "// What it is for\n/** Of more\n * than one line. */\nexport const a = 1; // one\n"
        "  /** @type {number} */ (a).b = '// no comment';\n/* the last */\n"
    )

    assert modules.script("a.js") == (
        "(() => {\nconst m_a = (() => {\nconst a = 1; // one\n"
        "  /** @type {number} */ (a).b = '// no comment';\nreturn { a };\n})();\n})();\n"
    )


@pytest.mark.parametrize("name", ["kit.js", "host/page_host.js"])
def test_nothing_but_comment_stays_behind(name: str):
    text = modules.module(name)
    for one in modules._ordered(name):
        code = re.sub(r"/\*.*?\*/|(?m:^\s*//.*$)", "", modules._read(one), flags=re.DOTALL)
        lines = [line for line in code.splitlines() if line.strip()]
        kept = [line for line in lines if not line.startswith(("import ", "export "))]
        bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        assert [line for line in kept if line not in bare] == []


def test_a_text_over_several_lines_is_refused(folder):
    folder["a.js"] = "const a = `one\n// two\n`;\n"

    with pytest.raises(ValueError, match=r"a\.js has a text over several lines: const a = `one"):
        modules.module("a.js")


def test_modules_that_import_each_other_are_refused(folder):
    folder["a.js"] = 'import { b } from "./b.js";\n'
    folder["b.js"] = 'import { a } from "./a.js";\n'

    with pytest.raises(ValueError, match=r"a\.js -> b\.js -> a\.js"):
        modules.module("a.js")


@pytest.mark.parametrize(
    "line",
    [
        'import everything from "./b.js";',
        'import * as b from "./b.js";',
        'import { b } from "elsewhere";',
        "export default {};",
        'export { b } from "./b.js";',
    ],
)
def test_another_form_of_import_or_export_is_refused(folder, line):
    folder["a.js"] = f"{line}\n"
    folder["b.js"] = "export const b = 1;\n"

    with pytest.raises(ValueError, match=r"a\.js has an import or export"):
        modules.module("a.js")


def test_an_import_of_what_is_not_exported_is_refused(folder):
    folder["a.js"] = 'import { b, moved } from "./b.js";\n'
    folder["b.js"] = "export const b = 1;\n"

    with pytest.raises(ValueError, match=r"a\.js imports moved, which b\.js does not export"):
        modules.module("a.js")


def test_the_kit_and_the_pages_own_scripts_can_be_put_together():
    assert modules.module(modules.KIT).endswith("export const { open } = m_kit;\n")
    assert "import {" not in modules.script("host/page_host.js")
