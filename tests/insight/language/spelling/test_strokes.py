import pytest

from careerkit.insight.language.spelling.strokes import strokes


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("baker", "baker", 0),
        ("bker", "baker", 1),
        ("bakker", "baker", 1),
        ("bager", "baker", 1),
        ("bakign", "baking", 1),
        ("enginere", "engineer", 1),
        ("teecher", "teachers", 2),
        ("nurse", "purser", 2),
        ("aircraft", "minecraft", 3),
        # 3 apart, since no letter is touched twice (optimal string alignment).
        ("ca", "abc", 3),
        ("kitten", "sitting", 3),
        ("", "baker", 3),
    ],
)
def test_added_missing_changed_and_swapped_letters_are_one_stroke_each(one, other, apart):
    assert strokes(one, other, 2) == strokes(other, one, 2) == apart
