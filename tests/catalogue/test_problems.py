"""Each problem that the code names has a sentence, and each sentence is used."""

import re
from pathlib import Path

from careerkit import catalogue, content

SOURCES = Path(catalogue.__file__).parent.rglob("*.py")


def test_every_problem_has_a_sentence_and_no_sentence_is_left_over():
    named = {
        name
        for source in SOURCES
        for name in re.findall(r'\bproblem\(\s*"(\w+)"', source.read_text(encoding="utf-8"))
    }

    assert named == set(content.texts("catalogue.problems"))
