"""The import table of the house as a dict, and the syntax trees held against it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "wta_forms"

MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "answers": set(),
    "map": set(),
    "spec": set(),
    "layout": {"spec"},
    "render": {"layout", "map"},
    "isolated": set(),
    "extract": {"isolated", "spec", "answers", "map"},
    "project": {"spec", "answers", "map"},
    "mail": {"isolated", "project", "spec"},
    "harvest": {"extract", "mail", "project", "spec", "answers", "map"},
    "plan": {"spec", "answers"},
    "report": {"plan", "spec", "answers"},
    "report/pdf": {"plan", "spec", "answers", "layout", "render"},
    "workflow": {
        *{"spec", "layout", "render", "extract", "project", "mail", "harvest", "plan", "report", "answers", "map"},
    },
    "cli": {"workflow", "answers"},
    "__init__": {"extract", "harvest", "report"},
    "__main__": {"cli"},
}
"""Which parts of the package a part may import, beside itself and ``errors``. Of ``report`` the folder
``pdf`` may import more than the others."""

OWNED: dict[str, set[str]] = {
    "spec": {"yaml"},
    "render": {
        *{"reportlab", "fontpkg_atkinson_hyperlegible", "pypdfium2", "segno", "PIL", "resvg_py"},
        *{"uharfbuzz", "fontTools", "bidi"},
    },
    "extract": {"pypdf", "pypdfium2", "PIL", "cv2", "numpy", "zxingcpp", "pi_heif"},
    "plan": {"rapidfuzz"},
    "report": {"docx", "xlsxwriter"},
    "project": {"anyascii", "sqlite3"},
    "mail": {"smtplib", "imaplib", "mailbox", "flufl", "oxmsg", "olefile"},
    "cli": {"click", "rich"},
}
"""Third-party modules, and the only parts that may import each of them."""

LAZY = {"cli", "workflow"}
"""Where an import inside a function may save start-up time."""

EXTRAS = {"render/scripts.py", "extract/scan.py", "mail/secrets.py"}
"""The one place each where an optional extra is imported, which names the pip command when it is missing."""

FILES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 60


def part_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


@cache
def imports_of(tree: ast.AST) -> tuple[str, ...]:
    return tuple(_imports_of(tree))


def _imports_of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            yield from (f"{module}.{name.name}" for name in node.names) if module == "wta_forms" else (module,)


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)


MODULES = {module_of(path) for path in FILES}


def imports_of_modules(tree: ast.AST) -> set[str]:
    """Also where a module is imported out of its folder: ``from wta_forms.report import json``."""
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {*imports_of(tree), *(f"{node.module}.{name.name}" for node in imported for name in node.names)}


def folder_of(module: str) -> str:
    """``wta_forms.extract.fields`` of all that is in it; what stands beside the folders is by itself."""
    return ".".join(module.split(".")[:3])


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def functions_of(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_a_part_imports_only_what_the_table_lets_it() -> None:
    def too_much(path: Path) -> set[str]:
        ours = {name.split(".")[1] for name in imports_of(tree_of(path)) if name.startswith("wta_forms.")}
        row = "report/pdf" if name_of(path).startswith("report/pdf/") else part_of(path)
        return ours - MAY_IMPORT[row] - {part_of(path), "errors"}

    assert {name_of(path): too_much(path) for path in FILES if too_much(path)} == {}


def test_a_third_party_module_is_imported_only_where_the_table_says() -> None:
    owned = {module for modules in OWNED.values() for module in modules}

    def anothers(path: Path) -> set[str]:
        tops = {name.split(".")[0] for name in imports_of(tree_of(path))}
        return tops & owned - OWNED.get(part_of(path), set())

    assert {name_of(path): anothers(path) for path in FILES if anothers(path)} == {}


def test_imports_stand_at_the_top_and_need_no_type_checking() -> None:
    inside = {
        name_of(path)
        for path in FILES
        for function in functions_of(path)
        if any(isinstance(node, (ast.Import, ast.ImportFrom)) for node in ast.walk(function))
    }
    assert inside - {name_of(path) for path in FILES if part_of(path) in LAZY} - EXTRAS == set()
    assert [name_of(path) for path in FILES if "TYPE_CHECKING" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("part", sorted({part_of(path) for path in FILES}))
def test_a_part_goes_round_in_no_circle_of_files_or_of_folders(part: str) -> None:
    """Imports within functions hide one from Python."""
    own = [path for path in FILES if part_of(path) == part and path.name != "__init__.py"]
    files: dict[str, set[str]] = {module_of(path): imports_of_modules(tree_of(path)) & MODULES for path in own}
    TopologicalSorter(files).prepare()
    folders: dict[str, set[str]] = {}
    for name, others in files.items():
        folders.setdefault(folder_of(name), set()).update(folder_of(other) for other in others)
    TopologicalSorter({name: others - {name} for name, others in folders.items()}).prepare()


def test_a_module_and_its_functions_can_be_seen_whole() -> None:
    lines = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}
    functions = ((path, each) for path in FILES for each in functions_of(path))
    long = [(name_of(path), each.name) for path, each in functions if length(each) > MOST_LINES_OF_A_FUNCTION]
    assert long == []


def test_the_median_function_is_short() -> None:
    lengths = sorted(length(function) for path in FILES for function in functions_of(path))
    assert lengths[len(lengths) // 2] <= 8


def test_every_part_stands_in_the_table() -> None:
    assert {part_of(path) for path in FILES} == {row.split("/")[0] for row in MAY_IMPORT}
