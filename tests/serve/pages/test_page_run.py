"""A page whose kernel ends while its cells run."""

from nbformat.v4 import new_markdown_cell

from support.serving import servers
from support.serving.visitors import ask

ENDS = """
import os, pathlib
if pathlib.Path({flag!r}).exists():
    os.kill(os.getpid(), 9)
print("here")
"""


def test_a_page_of_ours_stays_ours_when_its_kernel_ends_in_the_middle(tmp_path):
    flag, folder = tmp_path / "flag", tmp_path / "notebooks"
    folder.mkdir()
    cells = [new_markdown_cell("# Home"), ENDS.format(flag=str(flag))]
    servers.write_notebook(cells, folder / "career_journey.ipynb")
    app = servers.start_app("--folder", str(folder), places=tmp_path)
    try:
        assert "ck-front-end" not in ask(app, "/").text
        flag.touch()
        page = ask(app, "/").text
    finally:
        app.stop()

    assert "ck-host" in page
    assert "ck-front-end" not in page
    assert "</html>" in page
