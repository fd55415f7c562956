"""What opens "Take it with me": nothing of it is there before somebody asks for it."""

import subprocess
import sys

from careerkit.session import Session
from careerkit.widgets.parts.take.take_button import TakeButton

A_PAGE = """
import sys
from careerkit.opening import open_workbook
open_workbook()
print([name for name in sys.modules if "careerkit.export" in name or "parts.take.t" in name])
"""


def test_a_notebook_that_takes_nothing_along_loads_the_button_alone(tmp_path):
    loaded = subprocess.run(
        [sys.executable, "-c", A_PAGE], check=True, capture_output=True, text=True, cwd=tmp_path
    )

    assert loaded.stdout.strip() == "['careerkit.widgets.parts.take.take_button']"


def test_a_press_makes_the_dialog_and_says_where_it_leads():
    button = TakeButton(Session())
    assert button.dialog is None

    button._wish = {"seq": 1, "format": "ics"}

    assert button.dialog.called == {"seq": 1, "format": "ics"}


def test_a_second_press_opens_the_same_dialog():
    button = TakeButton(Session())
    button._wish = {"seq": 1, "format": ""}
    first = button.dialog

    button._wish = {"seq": 2, "format": "md"}

    assert button.dialog is first
    assert first.called == {"seq": 2, "format": "md"}
