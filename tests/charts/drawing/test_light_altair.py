import subprocess
import sys

import pytest


def run(code):
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()


def test_the_costly_grammar_is_not_loaded_and_may_be_later():
    loaded = run(
        "import sys; from careerkit.charts.drawing.light_altair import alt;"
        "print('rfc3987_syntax' in sys.modules, 'lark' in sys.modules, alt.Chart.__name__)"
    )

    assert loaded == ["False", "False", "Chart"]


@pytest.mark.parametrize("module", ["careerkit.charts", "careerkit.insight.passion.feedback"])
def test_a_room_is_entered_without_altair_or_the_dictionary(module):
    loaded = run(
        f"import sys; import {module};"
        "print(*(name in sys.modules for name in ('altair', 'pandas', 'simplemma', 'ipywidgets')))"
    )

    assert loaded == ["False"] * 4
