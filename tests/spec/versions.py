"""Several versions of a form on a few lines."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent, indent

from tests.spec.paper import FILE, loaded
from wta_forms.errors import Problem
from wta_forms.spec.form import Form
from wta_forms.spec.load import Loaded


def version_text(number: int, questions: str, migrate: str = "") -> str:
    """The file of a version: its first question stands in line 6, ``migrate`` behind the questions."""
    asked = indent(dedent(questions).strip("\n"), "  ")
    moved = f"migrate:\n{indent(dedent(migrate).strip(chr(10)), '  ')}\n" if migrate else ""
    return f"form: small\nversion: {number}\ntitle: Small\nsections:\n- questions:\n{asked}\n{moved}"


def read_version(number: int, questions: str, migrate: str = "") -> Loaded:
    return loaded(version_text(number, questions, migrate))


def version(number: int, questions: str, migrate: str = "") -> Form:
    """The form, which has to be fine."""
    found = read_version(number, questions, migrate)
    assert found.form is not None, found.problems
    assert found.is_fine, found.problems
    return replace(found.form, file=FILE)


def mistakes(number: int, questions: str, migrate: str) -> list[Problem]:
    return [problem for problem in read_version(number, questions, migrate).problems if not problem.is_note]
