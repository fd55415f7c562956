import json
from pathlib import Path

import pytest

from careerkit.serve.pages.bundle import bundle, find_extensions, without_source_map

ENTRY = """var _JUPYTERLAB;(()=>{var g={1:(e,t,r)=>{
Promise.all([r.e(10),r.e(99)]).then(r.bind(r,10))}};
i("react","18.3.1",(()=>x.e(20).then((()=>()=>x(1))))),
i("@own/base","1.2.0",(()=>Promise.all([x.e(30),x.e(98)]).then((()=>()=>x(2)))));})();"""

WEBPACK = """var a={"./extension":()=>Promise.all([t.e(1),t.e(7)]).then((()=>()=>t(5)))};
l("@own/base","1.10.0",(()=>Promise.all([_.e(2)]).then((()=>()=>_(3)))))"""

RSPACK = """var a = {
"./extension": () => {
return Promise.all([__r.e("5")]).then(() => (() => (__r(59))));
}};
x={default:[{name:"@own/base",version:"1.9.0",factory:()=>I.e(6).then(()=>()=>I(2)),eager:0}]}"""


@pytest.fixture
def voila(tmp_path: Path) -> Path:
    folder = tmp_path / "voila"
    folder.mkdir()
    (folder / "voila.js").write_text(ENTRY, encoding="utf-8")
    for chunk in (10, 20, 30, 40):
        write_chunk(folder / f"{chunk}.voila.js", f"core {chunk}")
    return folder / "voila.js"


def write_chunk(path: Path, name: str) -> None:
    path.write_text(f'"use strict";\nload({name!r});\n', encoding="utf-8")


def write_extension(place: Path, name: str, entry: str, chunks: tuple[int, ...]) -> None:
    static = place / name / "static"
    static.mkdir(parents=True)
    built = {"load": "./static/remoteEntry.0123abcd.js", "extension": "./extension"}
    package = {"name": name, "jupyterlab": {"_build": built}}
    (place / name / "package.json").write_text(json.dumps(package), encoding="utf-8")
    (static / "remoteEntry.0123abcd.js").write_text(entry, encoding="utf-8")
    for chunk in chunks:
        write_chunk(static / f"{chunk}.89abcdef.js", f"{name} {chunk}")


def test_what_starts_and_what_is_shared_comes_before_the_entry(voila: Path):
    text = bundle(voila, ())

    assert [f"core {chunk}" in text for chunk in (10, 20, 30, 40)] == [True, True, True, False]
    assert text.index("core 30") < text.index("var _JUPYTERLAB")
    assert text.endswith(ENTRY)


def test_of_a_module_offered_twice_the_newest_is_taken(voila: Path, tmp_path: Path):
    write_extension(tmp_path, "@own/webpack", WEBPACK, (1, 2, 3))
    write_extension(tmp_path, "rspack", RSPACK, (5, 6))

    text = bundle(voila, find_extensions(["@own/webpack", "rspack"], [str(tmp_path)]))

    loaded = {name for name in ("core 30", "@own/webpack 2", "rspack 6") if name in text}
    assert loaded == {"@own/webpack 2"}
    assert "@own/webpack 1" in text
    assert "rspack 5" in text
    assert "@own/webpack 3" not in text


def test_a_strict_file_makes_no_other_strict(voila: Path):
    text = bundle(voila, ())

    assert not text.lstrip("/* ").startswith('"use strict"')
    assert text.count('(function(){"use strict";') == 3


def test_an_entry_that_cannot_be_read_is_still_an_entry(voila: Path):
    voila.write_text("something else altogether", encoding="utf-8")

    assert bundle(voila, ()).endswith("something else altogether")


@pytest.mark.parametrize("package", [None, "", "{}", '{"jupyterlab": 1}', "[]"])
def test_an_extension_without_a_description_is_none(tmp_path: Path, package: str | None):
    (tmp_path / "odd").mkdir()
    if package is not None:
        (tmp_path / "odd" / "package.json").write_text(package, encoding="utf-8")

    assert find_extensions(["odd"], [str(tmp_path)]) == ()


def test_the_first_place_that_has_an_extension_wins(tmp_path: Path):
    for place in ("first", "second"):
        write_extension(tmp_path / place, "twice", RSPACK, ())

    (found,) = find_extensions(["twice"], [str(tmp_path / p) for p in ("none", "first", "second")])

    assert found.folder == tmp_path / "first" / "twice"
    assert found.entry == "static/remoteEntry.0123abcd.js"


def test_only_the_line_for_debuggers_is_taken_out():
    assert without_source_map("a\n//# sourceMappingURL=data:x\nb") == "a\n\nb"
    assert without_source_map('s = "//# sourceMappingURL=x"') == 's = "//# sourceMappingURL=x"'
