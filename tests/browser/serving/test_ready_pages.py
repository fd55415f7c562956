"""A page that was run ahead, for a person: it works, and keeps their words, as any other does."""

from support.pages.journey import add_moment, names, visit, wait_until_kept


def test_a_person_writes_on_a_ready_page_and_finds_it_on_the_next(context, serve_app):
    served = serve_app(ready=2)
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
