"""Linear algebra in one thread: only where it is asked for."""

import json
import os
import subprocess
import sys

WITH_THREE = {**os.environ, "OPENBLAS_NUM_THREADS": "3"}

A_BLOCK = """
from careerkit.insight.occupations.weights.one_thread import one_thread, threads

seen = [threads()]
try:
    with one_thread():
        seen.append(threads())
        raise ValueError
except ValueError:
    seen.append(threads())
"""

A_SPACE = """
import numpy as np
from careerkit.insight.occupations.weights.lsa import Latent
from careerkit.insight.occupations.weights.rows import Rows
from careerkit.insight.occupations.weights.one_thread import threads

seen, factorise = [threads()], np.linalg.qr

def watched(matrix):
    seen.append(threads())
    return factorise(matrix)

np.linalg.qr = watched
Latent.of(Rows.of([(np.array([0, 1]), np.array([0.6, 0.8]))] * 4, 2), 1)
seen.append(threads())
"""


def seen_by(code: str) -> list[int]:
    """How many threads were seen, in a Python of its own, which OpenBLAS gives three."""
    run = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport json; print(json.dumps(seen))"],
        env=WITH_THREE,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(run.stdout)


def test_a_block_has_one_thread_and_leaves_as_many_as_before_even_if_it_fails():
    before, inside, after = seen_by(A_BLOCK)

    assert (inside, after) == (1, before)


def test_the_space_of_words_is_found_in_one_thread():
    before, *inside, after = seen_by(A_SPACE)

    assert set(inside) == {1}
    assert after == before
