"""What a docstring tells: of a function what it takes and refuses, of a folder where to begin."""

import ast
import re

import pytest

from support.serving.servers import ROOT

SEVERAL = 3
KIT = ROOT / "careerkit"


def functions(node, *, of=""):
    """The public functions and methods below a node, each with its name and what is said of it."""
    for each in ast.iter_child_nodes(node):
        if isinstance(each, ast.ClassDef) and not each.name.startswith("_"):
            yield from functions(each, of=f"{each.name}.")
        if not isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        said = ast.get_docstring(each) or ""
        if each.name == "__init__":
            # A class's docstring covers its constructor.
            yield of.removesuffix("."), each, said or ast.get_docstring(node) or ""
        elif not each.name.startswith("_"):
            yield f"{of}{each.name}", each, said


def parameters(function):
    taken = function.args
    named = [*taken.posonlyargs, *taken.args, *taken.kwonlyargs, taken.vararg, taken.kwarg]
    return [
        each.arg
        for each in named
        if each is not None and each.arg not in {"self", "cls"} and not each.arg.startswith("_")
    ]


def raised(function):
    """What its own lines raise: "ValueError" of `raise ValueError(...)`, and not `raise error`."""
    waiting, found = list(function.body), set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.Raise) and node.exc is not None:
            is_made_here = isinstance(node.exc, ast.Call)
            name = ast.unparse(node.exc.func if is_made_here else node.exc).rpartition(".")[2]
            if is_made_here or name[0].isupper():
                found.add(name)
        waiting += ast.iter_child_nodes(node)
    return found


def is_command(function):
    """Whether it is a command: what its options are is said by their help, to all who use it."""
    return any(".command(" in ast.unparse(each) for each in function.decorator_list)


def untold(source):
    """The public functions whose docstring leaves out what they take or what they refuse."""
    for name, function, said in functions(ast.parse(source)):
        if is_command(function):
            continue
        if len(parameters(function)) >= SEVERAL and "Args:\n" not in said:
            yield f"{name}: Args"
        if raised(function) and "Raises:\n" not in said:
            yield f"{name}: Raises {', '.join(sorted(raised(function)))}"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def walk(a, b, *, c): 'Walk.'", ["walk: Args"]),
        ("def walk(a, b, **c): 'Walk.'", ["walk: Args"]),
        ("def walk(a, b): 'Walk.'", []),
        ("def walk(a, b, _): 'Walk.'", []),
        ("def _walk(a, b, c): 'Walk.'", []),
        ("class Dog:\n def walk(self, a, b, c): 'Walk.'", ["Dog.walk: Args"]),
        ("class Dog:\n 'Dog.'\n def __init__(self, a, b, c): pass", ["Dog: Args"]),
        ("class Dog:\n 'Dog.\\n\\nArgs:\\n a: b'\n def __init__(self, a, b, c): pass", []),
        ("class _Dog:\n def walk(self, a, b, c): 'Walk.'", []),
        ("def walk():\n 'Walk.'\n if x:\n  raise m.Tired('!')", ["walk: Raises Tired"]),
        ("def walk():\n 'Walk.'\n try:\n  x()\n except E:\n  raise", []),
        ("def walk():\n 'Walk.'\n def run(): raise Tired", []),
        ("def walk():\n 'Walk.'\n raise problem('tired')", ["walk: Raises problem"]),
        ("def walk():\n 'Walk.'\n try:\n  x()\n except E as error:\n  raise error", []),
        ("def walk():\n '''Walk.\n\n Raises:\n  Tired: In the end.\n '''\n raise Tired", []),
        ("@app.command(help='Walk')\ndef walk(a, b, c): 'Walk.'", []),
    ],
)
def test_what_is_left_out_is_found(source, found):
    assert list(untold(source)) == found


def test_public_functions_say_what_they_take_and_what_they_refuse():
    left_out = [
        f"{path.relative_to(ROOT)}: {what}"
        for path in sorted(KIT.rglob("*.py"))
        for what in untold(path.read_text(encoding="utf-8"))
    ]

    assert left_out == []


def folders():
    return [
        pytest.param(path.parent, id=path.parent.relative_to(ROOT).as_posix())
        for path in sorted(KIT.rglob("__init__.py"))
    ]


@pytest.mark.parametrize("folder", folders())
def test_a_folder_says_where_to_begin_and_names_files_that_are_there(folder):
    said = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))
    first, _, more = said.partition("\n\n")
    files = re.findall(r"``([\w/-]+\.(?:py|md|css|toml|js))``", more)

    assert len(first) <= 100
    assert files
    assert [
        name
        for name in files
        if not any((place / name).is_file() for place in (folder, KIT, ROOT))
        and not any(folder.rglob(name))
    ] == []
