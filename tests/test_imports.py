"""What an import costs: no script pays for pandas, Altair or widgets before they are used."""

import ast
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import careerkit

HEAVY = {"pandas", "numpy", "altair", "ipywidgets", "anywidget", "IPython", "voila", "jupyterlab"}


def modules_after(statement: str) -> set[str]:
    """The top-level modules that a fresh Python has loaded after a statement."""
    code = f"{statement}\nimport json, sys; print(json.dumps([*sys.modules]))"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in json.loads(result.stdout.splitlines()[-1])}


def test_the_probe_notices_a_heavy_import():
    assert "numpy" in modules_after("import numpy")


@pytest.mark.parametrize(
    "statement",
    [
        "import careerkit",
        "from careerkit import Workbook",
        "from careerkit import Session",
        "import careerkit.content, careerkit.theme",
        "import careerkit.model",
        "import careerkit.insight",
        "import careerkit.store",
        "import careerkit.session",
        "import careerkit.commands.kit",
    ],
)
def test_nothing_heavy_is_loaded_by(statement):
    assert modules_after(statement) & HEAVY == set()


def test_importing_careerkit_loads_none_of_its_rooms():
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            "import careerkit, sys; print([m for m in sys.modules if 'kit.' in m])",
        ],
        capture_output=True,
        text=True,
        check=True,
    )

    # How the names are looked up, and nothing that they stand for.
    assert result.stdout.strip() == "['careerkit.lazy']"


@pytest.mark.parametrize("name", careerkit.__all__)
def test_every_public_name_is_there_and_described(name):
    public = getattr(careerkit, name)

    assert name == "__version__" or public.__doc__


@pytest.mark.parametrize("package", ["careerkit", "careerkit.widgets", "careerkit.charts"])
def test_the_stub_names_what_the_package_offers(package):
    stub = Path(import_module(package).__file__).with_suffix(".pyi")
    tree = ast.parse(stub.read_text(encoding="utf-8"))
    lines = [line for line in tree.body if isinstance(line, ast.ImportFrom)]
    named = {name.asname for line in lines for name in line.names if name.name != "*"}
    others = {line.module for line in lines if line.names[0].name == "*"}

    assert all(name.name in ("*", name.asname) for line in lines for name in line.names)
    offered = set(import_module(package).__all__) - {"__version__"}
    assert offered == named.union(*(import_module(other).__all__ for other in others))


def test_records_are_imported_from_where_their_widgets_are():
    steps = [
        name
        for name in careerkit.__all__
        if isinstance(step := getattr(careerkit, name), type)
        and issubclass(step, careerkit.SectionStep)
        and hasattr(step, "section")
    ]
    kinds = {name: getattr(careerkit, name)().record_type for name in steps}

    assert [kind for kind in kinds.values() if getattr(careerkit, kind.__name__) is not kind] == []
    assert len(steps) >= 18


@pytest.mark.parametrize("name", ["CheckIn", "UnpaidWork"])
def test_a_record_that_was_called_as_its_widget_is_asked_for_under_its_new_name(name):
    with pytest.raises(ImportError, match=rf"{name} is {name}Record now, .*import {name}Record"):
        getattr(careerkit.model, name)

    assert getattr(careerkit, f"{name}Record") is not getattr(careerkit, name)
    with pytest.raises(AttributeError, match="no attribute 'Horoscope'"):
        _ = careerkit.model.Horoscope


def test_every_public_name_is_offered_by_completion():
    assert set(careerkit.__all__) <= set(dir(careerkit))


def test_a_name_that_does_not_exist_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'Horoscope'"):
        _ = careerkit.Horoscope
