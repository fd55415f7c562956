"""What an import costs: nobody pays for pandas, Altair or widgets before they are used."""

import json
import subprocess
import sys

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
        "import careerkit.cli",
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

    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize("name", careerkit.__all__)
def test_every_public_name_is_there_and_described(name):
    public = getattr(careerkit, name)

    assert name == "__version__" or public.__doc__


def test_every_public_name_is_offered_by_completion():
    assert set(careerkit.__all__) <= set(dir(careerkit))


def test_a_name_that_does_not_exist_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'Horoscope'"):
        _ = careerkit.Horoscope
