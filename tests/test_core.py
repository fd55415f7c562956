"""The core stands without a server: its wheel, with nothing beside it but what it asks for."""

import tomllib
from importlib import metadata

import grimp
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from careerkit import content
from careerkit.commands import serve
from support.serving import core
from support.serving.servers import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {one["name"]: one for one in PROJECT["tool"]["importlinter"]["contracts"]}
ROOMS = CONTRACTS["Rooms look downwards only"]["layers"]
SERVER = CONTRACTS["The core needs no server"]
FORK_SERVER = CONTRACTS["The fork server could be a package of its own"]
WITH_EXPORT = [
    *(f"careerkit.export.paper.{name}" for name in ("manuscript", "word_look", "word_parts")),
    *(f"careerkit.importing.word.{name}" for name in ("remarks", "text")),
]
# What writes a Word file or reads one, and is imported for that.

APP = ("__main__", "commands", "serve", "site")
"""The rooms that may ask for what comes with ``careerkit[app]``."""

FLOW = """
from careerkit import FlowLog, RecordList, Session
from careerkit.charts import energy_map

session = Session()
log = FlowLog(session)
records = next(part for part in log.children if isinstance(part, RecordList))
written = {"what": "Baking bread", "absorbed": 5, "energy": 2}
put = {"a": {"record": written, "changed": [*written], "after": None}}
records.set_state({"_pending": {"seq": 1, "put": put, "remove": [], "order": []}})
print(*session.workbook.frame("activities")["what"])
figure = energy_map(session.workbook)
print(figure.title)
print("Baking bread" in str(figure.spec()))
"""


def names_of(group: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in group}


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory):
    """A Python with the core and no more."""
    built = core.wheel(tmp_path_factory.mktemp("wheel"))
    return core.environment(tmp_path_factory.mktemp("core"), built)


def test_nothing_of_the_app_is_there(python, tmp_path):
    look = f"""
from importlib.util import find_spec
print([name for name in {SERVER["forbidden_modules"]} if find_spec(name)])
"""
    assert core.run(python, "-c", look, folder=tmp_path).stdout.strip() == "[]"


def test_a_step_is_shown_filled_in_and_drawn(python, tmp_path):
    drawn = core.run(python, "-W", "error", "-c", FLOW, folder=tmp_path)

    assert drawn.stderr == ""
    assert drawn.stdout.splitlines() == [
        "Baking bread",
        content.text("charts.energy_map.title"),
        "True",
    ]


def test_every_room_of_the_core_can_be_imported(python, tmp_path):
    walk = f"""
from importlib import import_module
from pkgutil import walk_packages
import careerkit
for module in walk_packages(careerkit.__path__, "careerkit."):
    if module.name.split(".")[1] not in {APP} and module.name not in {WITH_EXPORT}:
        import_module(module.name)
print(sorted(name for name in careerkit.__all__ if not hasattr(careerkit, name)))
"""
    walked = core.run(python, "-c", walk, folder=tmp_path)

    assert (walked.stdout.strip(), walked.stderr) == ("[]", "")


@pytest.mark.parametrize("words", [[], ["serve"], ["check", "careerkit.json"]])
def test_the_command_says_what_to_install(python, tmp_path, words: list[str]):
    sentence = content.text("cli.problems.needs_part", names="typer", part="app")
    as_script = core.run(python, str(python.with_name("careerkit")), *words, folder=tmp_path)
    as_module = core.run(python, "-m", "careerkit", *words, folder=tmp_path)

    for said in (as_script, as_module):
        assert (said.returncode, said.stdout, said.stderr.strip()) == (1, "", sentence)


def test_the_core_declares_all_that_it_imports():
    graph = grimp.build_graph(
        "careerkit", include_external_packages=True, exclude_type_checking_imports=True
    )
    imported = {
        name
        for module in graph.modules
        if module.startswith("careerkit") and module.split(".")[1:2] not in [[room] for room in APP]
        for name in graph.find_modules_directly_imported_by(module)
        if graph.is_module_squashed(name)
    }
    made_by = metadata.packages_distributions()
    extra = names_of(PROJECT["project"]["optional-dependencies"]["export"])

    asked = {canonicalize_name(made_by[name][0]) for name in imported if name in made_by}
    assert asked == names_of(PROJECT["project"]["dependencies"]) | extra


def test_what_a_command_asks_for_is_what_the_app_brings():
    extras = PROJECT["project"]["optional-dependencies"]

    # With each comes another extra: what export asks for, and what serving does.
    assert names_of(extras["serve"]) == {*serve.FOR_SERVING, "typer", "careerkit"}
    assert extras["serve"][0] == "careerkit[export]"
    assert names_of(extras["app"]) == {"jupyterlab", "careerkit"}
    assert extras["app"][0] == "careerkit[serve]"


@pytest.mark.parametrize(
    ("contract", "free"), [(SERVER, APP), (FORK_SERVER, ("serve", "__main__"))]
)
def test_a_new_room_is_named_in_the_contract(contract, free: tuple[str, ...]):
    rooms = {f"careerkit.{name}" for layer in ROOMS for name in layer.split(" | ")}
    named = {*contract["source_modules"], *contract["forbidden_modules"]}

    assert rooms - named == {f"careerkit.{name}" for name in free}
