"""Forms on a few lines, for the tests of the spec language."""

from __future__ import annotations

from collections import abc
from dataclasses import replace
from os import sep
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent, indent
from types import MappingProxyType

from wta_forms.errors import Problem
from wta_forms.spec.form import Form, Question
from wta_forms.spec.load import Loaded, read_form
from wta_forms.spec.yaml_nodes import Mapping, Node, Scalar, Sequence

FILE = "small.yaml"


def loaded(text: str, files: abc.Mapping[str, str | bytes] = MappingProxyType({}), **parts: str) -> Loaded:
    """What the file ``small.yaml`` with this text is, ``about_you.yaml`` and so on lying beside it, and other ``files``
    by their names."""
    with TemporaryDirectory() as folder:
        for name, content in {**parts, "small": text}.items():
            Path(folder, f"{name.replace('_', '-')}.yaml").write_text(dedent(content).lstrip("\n"), encoding="utf-8")
        for name, beside in files.items():
            Path(folder, name).write_bytes(beside.encode() if isinstance(beside, str) else beside)
        found = read_form(Path(folder, FILE))
    here = [replace(problem, where=problem.where.removeprefix(f"{folder}{sep}")) for problem in found.problems]
    return Loaded(found.form, tuple(here))


def problems(text: str, **parts: str) -> list[Problem]:
    """Everything wrong with a file. Notes are left out: there are tests of their own for them."""
    return [problem for problem in loaded(text, **parts).problems if not problem.is_note]


def asking(questions: str, head: str = "") -> str:
    """A form that asks ``questions``; the first of them stands in line 6, or behind the lines of ``head``."""
    start = f"form: small\nversion: 1\ntitle: Small\n{dedent(head).lstrip()}sections:\n- questions:\n"
    return start + indent(dedent(questions).strip("\n"), "  ") + "\n"


def form_of(questions: str, head: str = "") -> Form:
    """The form that asks ``questions``, which has to be fine."""
    found = loaded(asking(questions, head))
    assert found.form is not None, found.problems
    assert found.is_fine, found.problems
    return found.form


def question_of(question: str, head: str = "") -> Question:
    (asked,) = form_of(question, head).questions
    return asked


def plain(node: Node | None) -> object:
    """A node as Python's own text, list or dict."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(member) for member in node.members]
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}
        case _:
            return None
