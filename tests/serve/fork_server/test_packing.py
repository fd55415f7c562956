"""Memory that forks leave alone: new objects lie beside each other, not among what is kept."""

from __future__ import annotations

import pytest

from careerkit.serve.fork_server.packing import fill_holes

PAGE = 4096


def pages(objects: list[bytes]) -> set[int]:
    return {id(one) // PAGE for one in objects}


def made(length: int, many: int) -> list[bytes]:
    return [bytes(length) for _ in range(many)]


@pytest.mark.parametrize("length", [10, 31, 100, 250, 479])
def test_what_is_made_after_the_holes_are_filled_lies_on_hardly_any_page_of_what_was_kept(length):
    kept = made(length, 20_000)
    del kept[::7]

    fill_holes()

    new = made(length, 2_000)
    assert len(pages(new) & pages(kept)) < 3


def test_holes_that_are_not_filled_scatter_what_is_new_over_pages_of_what_was_kept():
    kept = made(100, 20_000)
    del kept[::7]

    new = made(100, 2_000)

    assert len(pages(new) & pages(kept)) > 100
