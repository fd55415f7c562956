"""Where there is neither NumPy nor pandas, as in a browser, all steps say and draw the same."""

import json
import math
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from support import everything

HIDDEN = ("numpy", "pandas")


def shown(hidden: tuple[str, ...]) -> dict:
    ran = subprocess.run(
        [sys.executable, "-W", "error", everything.__file__, *hidden],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stderr == ""
    return json.loads(ran.stdout)


def differences(one, other, place=""):
    """Where two values differ by more than rounding."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for name in one:
            yield from differences(one[name], other[name], f"{place}/{name}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, pair in enumerate(zip(one, other, strict=True)):
            yield from differences(*pair, f"{place}/{number}")
    elif isinstance(one, float) and isinstance(other, float):
        # A browser's numbers have twice the places, and what is shown is rounded to two.
        if not math.isclose(one, other, rel_tol=1e-5, abs_tol=1e-6):
            yield place, one, other
    elif one != other:
        yield place, one, other


def test_all_steps_show_the_same_and_all_texts_find_the_same():
    with ThreadPoolExecutor() as pool:
        with_them, without = pool.map(shown, ((), HIDDEN))
    steps, texts = without["steps"], without["texts"]

    assert [*differences(with_them["steps"], steps)] == []
    assert [*differences(with_them["texts"], texts)] == []
    assert {name.partition(" ")[0] for name in steps} == {*everything.STEPS}
    assert len([state for state in steps.values() if state.get("_spec")]) >= 12
    assert texts["baking"][0][0] == "51-3011.00"
    assert texts["idk"] == []
    assert "photography" in {meant for _, meant, _ in texts["slips"]}
