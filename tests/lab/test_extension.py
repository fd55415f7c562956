import json
import re
import tomllib

from careerkit.lab.extension import extensions, package
from support.serving.servers import ROOT


def test_jupyter_finds_the_extension_and_what_it_loads_first():
    from jupyterlab_server.config import get_federated_extensions  # noqa: PLC0415 - takes its time

    [found] = get_federated_extensions([str(extensions())]).values()

    # It is served by the name, out of the folder of that name.
    assert found["name"] == "careerkit" == (extensions() / "careerkit").name
    loaded, _, stamp = found["jupyterlab"]["_build"]["load"].partition("?v=")
    assert (extensions() / "careerkit" / loaded).is_file()
    assert stamp


def test_a_browser_is_told_when_a_file_is_another_one():
    written = (extensions() / "careerkit" / "package.json").read_text(encoding="utf-8")

    assert written == package(), "Run: python scripts/lab_facts.py"


def test_all_that_is_loaded_is_looked_at_anew():
    static = extensions() / "careerkit" / "static"
    [named] = re.findall(r"FILES = (\[.+\]);", (static / "remoteEntry.js").read_text())

    assert [*json.loads(named), "remoteEntry.js"] == sorted(file.name for file in static.iterdir())


def test_the_container_has_the_name_of_the_extension():
    package = extensions() / "careerkit"
    name = json.loads((package / "package.json").read_text())["name"]

    assert f"_JUPYTERLAB.{name} = {{" in (package / "static" / "remoteEntry.js").read_text()


def test_each_module_that_another_imports_is_there():
    static = extensions() / "careerkit" / "static"

    scripts = "\n".join(file.read_text() for file in static.glob("*.js"))
    wanted = set(re.findall(r'from "\./(.+)"', scripts))

    assert wanted <= {file.name for file in static.iterdir()}


def test_it_is_installed_where_jupyter_looks():
    build = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]
    shared = build["targets"]["wheel"]["shared-data"]

    place = extensions().relative_to(ROOT).as_posix()
    assert shared[place] == "share/jupyter/labextensions"
