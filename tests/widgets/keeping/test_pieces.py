from careerkit.widgets.keeping.pieces import Pieces


def give(pieces, begin, data, size=6):
    return pieces.take({"begin": begin, "size": size}, data)


def test_a_file_is_whole_with_its_last_piece():
    pieces = Pieces()

    assert give(pieces, 0, b"abc") is None
    assert give(pieces, 3, b"def") == b"abcdef"


def test_a_piece_that_is_not_next_is_left_out_and_a_new_file_begins_anew():
    pieces = Pieces()
    give(pieces, 0, b"abc")

    assert give(pieces, 5, b"f") is None
    assert give(pieces, 0, b"xyz") is None
    assert give(pieces, 3, b"uvw") == b"xyzuvw"
    assert give(pieces, 3, b"uvw") is None


def test_an_empty_file_is_one():
    assert give(Pieces(), 0, b"", size=0) == b""
