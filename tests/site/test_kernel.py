"""The kernel of a page without a server, in a process of its own: it hides packages from it."""

from __future__ import annotations

import json
import subprocess
import sys
from textwrap import dedent
from typing import Any

from support.serving.servers import ROOT

BEGIN = """
import asyncio, json, os, sys
os.environ["VOILA_BASE_URL"] = "/"
from careerkit.site.kernel import Kernel
told = []
async def main():
    kernel = Kernel(lambda *word: told.append(word))
    return await run(kernel)
def to(comm, data, **more):
    content = {"comm_id": comm, "data": data, **more}
    return json.dumps({"content": content, "metadata": {"version": "1.0.0"}})
"""
END = """
print(json.dumps(asyncio.run(main())))
"""


def in_kernel(code: str) -> Any:
    script = BEGIN + dedent(code) + END
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_a_cell_gives_its_last_line_what_it_printed_and_nothing_for_none():
    shown, printed, none, text = in_kernel("""
        async def run(kernel):
            cells = (
                "from careerkit import open_workbook\\nopen_workbook()",
                "print('a <b>')",
                "x = 1",
                "'a'",
            )
            return [kernel.run(one) for one in cells]
    """)
    assert list(shown[0]["data"]) == ["application/vnd.jupyter.widget-view+json"]
    assert printed == [{"output_type": "stream", "name": "stdout", "text": "a <b>\n"}]
    assert none == []
    assert text[0]["data"] == {"text/plain": "'a'"}


def test_a_cell_that_fails_tells_its_kind_and_no_words_and_the_next_one_runs():
    failed, after = in_kernel("""
        async def run(kernel):
            return [kernel.run("raise ValueError('what I wrote')"), kernel.run("1 + 1")]
    """)
    assert failed == [{"output_type": "error", "ename": "ValueError"}]
    assert after[0]["data"] == {"text/plain": "2"}


def test_a_page_asks_for_all_widgets_and_is_told_when_it_was_heard():
    words = in_kernel("""
        async def run(kernel):
            kernel.run("from careerkit import FlowLog, open_workbook")
            kernel.run("w = open_workbook()\\nFlowLog(w)")
            told.clear()
            kernel.hear("1", "comm_open", to("c", {}, target_name="jupyter.widget.control"))
            kernel.hear("2", "comm_msg", to("c", {"method": "request_states"}))
            kernel.hear("3", "kernel_info_request", "{}")
            return [[kind, answered, json.loads(text)] for kind, answered, text, _ in told]
    """)
    states = [text["data"]["states"] for kind, _, text in words if "states" in text.get("data", {})]
    assert len(states) == 1
    assert any(one["state"].get("_kit_view") == "record_list" for one in states[0].values())
    idle = [answered for kind, answered, text in words if kind == "status"]
    assert idle == ["1", "2", "3"]


def test_a_message_that_makes_no_sense_leaves_the_kernel_as_it_was():
    words = in_kernel("""
        async def run(kernel):
            kernel.hear("1", "comm_msg", to("nobody", {}))
            kernel.hear("2", "comm_open", to("c", {}, target_name="nothing"))
            return [kind for kind, *_ in told], kernel.run("2")
    """)
    assert words[0].count("status") == 2
    assert words[1][0]["data"] == {"text/plain": "2"}


def test_charts_are_drawn_without_what_checks_them_and_without_pandas():
    [spec, loaded] = in_kernel("""
        sys.modules["pandas"] = sys.modules["numpy"] = None
        async def run(kernel):
            from pathlib import Path
            from careerkit import content
            from careerkit.charts.passion.coverage import theme_coverage
            from careerkit.store import read
            sample = read(Path(content.__file__).parent / "en" / "sample.json")
            return theme_coverage(sample).spec(), "referencing" in sys.modules
    """)
    assert spec["layer"]
    assert not loaded
