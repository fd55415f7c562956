"""A page that was run ahead, for a person: it works, and keeps their words, as any other does."""

import shutil

from support.pages.journey import add_moment, names, visit, wait_until_kept
from support.serving.kernels import eventually
from support.serving.servers import WORKBOOKS
from support.serving.visitors import health


def test_a_person_writes_on_a_ready_page_and_finds_it_on_the_next(context, serve_app, tmp_path):
    folder = tmp_path / "notebooks"
    folder.mkdir()
    shutil.copy(WORKBOOKS / "career_journey.ipynb", folder)
    served = serve_app("--folder", str(folder), ready=2)
    # It has been looked at, too: no other kernel comes and goes while we count.
    assert eventually(
        lambda: {"ready": 2, "declared": 1}.items() <= health(served).items(), patience=60
    )
    ready = set(served.wait_for_kernels(2))
    page = context.new_page()
    visit(page, served.url)
    add_moment(page, "Written on a ready page")
    wait_until_kept(page)
    page.close()

    served.wait_for_kernels(2)  # the visit's has ended, and another one has come
    assert len(ready & set(served.kernel_pids())) == 1
    again = context.new_page()
    visit(again, served.url)
    assert names(again, "Moments that absorbed you") == ["Written on a ready page"]
