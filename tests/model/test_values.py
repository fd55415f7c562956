"""What one value is, whatever field it stands in."""

from careerkit.model.values import printable


def test_what_a_page_cannot_hold_is_a_mark():
    assert (
        printable("a\x00b\ufffec\x0bd\r\ne\u2028f\ud800g\x1fh\U0002fffei")
        == "a\ufffdb\ufffdc\nd\ne\nf\ufffdg\ufffdh\ufffdi"
    )


def test_what_is_typed_every_day_stays_as_it_is():
    assert printable("Grüße,\n\t\N{COOKING} خبز") == "Grüße,\n\t\N{COOKING} خبز"
