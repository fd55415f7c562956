"""A page whose kernel ends while it starts, or while its cells run."""

import asyncio
from pathlib import Path
from types import SimpleNamespace

import pytest
from nbformat.v4 import new_markdown_cell
from voila.configuration import VoilaConfiguration

from careerkit.serve.pages import page_run
from careerkit.serve.pages.page_run import PageRun
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


def test_a_kernel_that_is_still_to_come_is_waited_for_before_it_counts_as_alive(tmp_path: Path):
    class Dying:
        """Kernels that end while they start."""

        async def start_kernel(self, **_: object) -> None:
            await asyncio.sleep(0.05)
            raise RuntimeError

    async def asking() -> bool:
        run = PageRun(Dying(), tmp_path / "none.ipynb", None, None, None)
        beginning = asyncio.ensure_future(run.run({}))
        lives = await run.lives()
        await beginning
        return lives

    assert asyncio.run(asking()) is False


@pytest.mark.parametrize(("lives", "asked"), [(True, ["kinds"]), (False, [])])
def test_only_a_kernel_that_lives_is_asked_what_its_widgets_are(lives, asked, monkeypatch):
    """One that has ended was waited for: the visitor saw nothing of their page for ten seconds."""
    questions = []

    async def ask_it(_: object, name: str) -> dict[str, object]:
        questions.append(name)
        return {"status": "ok", "data": {"text/plain": "'[]'"}}

    monkeypatch.setattr(page_run, "_asked", ask_it)
    runner = page_run._Runner(voila_configuration=VoilaConfiguration())
    runner.executor = SimpleNamespace(
        km=SimpleNamespace(is_alive=lambda: asyncio.sleep(0, lives)),
        kc=SimpleNamespace(stop_channels=lambda: None),
    )

    asyncio.run(runner._cleanup_resources())

    assert questions == asked
