"""What a hidden module is to an import, and afterwards."""

import subprocess
import sys
from importlib import import_module

import pytest

from careerkit.hidden import ADDRESS_GRAMMAR, hidden


def test_a_hidden_module_is_as_if_it_were_not_installed_and_may_be_imported_afterwards(monkeypatch):
    monkeypatch.delitem(sys.modules, "this", raising=False)

    with hidden("this"), pytest.raises(ImportError):
        import_module("this")

    assert "this" not in sys.modules


def test_what_is_loaded_already_is_not_hidden():
    with hidden("sys"):
        assert import_module("sys") is sys

    assert sys.modules["sys"] is sys


def test_what_fails_meanwhile_leaves_nothing_hidden():
    with pytest.raises(ValueError, match="on the way"), hidden("this"):
        raise ValueError("on the way")

    assert sys.modules.get("this", ...) is not None


def test_the_app_is_loaded_without_the_costly_grammar():
    code = (
        "import sys; from careerkit.serve.supervisor import _app\n"
        "app = _app('careerkit.serve.app')\n"
        "print('jsonschema' in sys.modules, 'lark' in sys.modules, app.CareerkitApp.__name__)\n"
        f"print({ADDRESS_GRAMMAR!r} in sys.modules); import {ADDRESS_GRAMMAR}"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()

    assert loaded == ["True", "False", "CareerkitApp", "False"]
