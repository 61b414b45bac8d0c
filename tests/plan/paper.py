"""Forms, plans and answers on a few lines, for the tests of plans and reports."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from os import sep
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent
from types import MappingProxyType
from typing import Any

from wta_forms.answers import Answer, Recipient, Response, Source, State, Status
from wta_forms.plan.authored.load import LoadedPlan, read_plan
from wta_forms.plan.merge import merge
from wta_forms.plan.model import Block, Plan
from wta_forms.spec.form import Form
from wta_forms.spec.load import load_form

ABOUT_YOU = """
    - {id: name, kind: text, label: Your name, prefill: name}
    - {id: organisation, kind: text, label: Your organisation, prefill: organisation}
    - {id: role, kind: select_one, label: Your part, choices: {carer: Carer, manager: Manager}, prefill: role}
"""


def form_of(questions: str, name: str = "drivers") -> Form:
    """A form that asks who somebody is (questions 1 to 3) and then ``questions`` (from 4)."""
    listed = "".join(f"    {line}\n" for line in (dedent(ABOUT_YOU) + dedent(questions)).splitlines() if line.strip())
    text = f"form: {name}\nversion: 1\ntitle: The {name}\nsections:\n- title: All\n  questions:\n{listed}"
    with TemporaryDirectory() as folder:
        path = Path(folder, f"{name}.yaml")
        path.write_text(text, encoding="utf-8")
        return load_form(path)


def plan_of(text: str, *forms: Form) -> LoadedPlan:
    """What a plan file with this text is; its name is plan.yaml."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "plan.yaml")
        path.write_text(dedent(text).strip() + "\n", encoding="utf-8")
        loaded = read_plan(path, {form.id: form for form in forms}.get)
    problems = (replace(problem, where=problem.where.removeprefix(f"{folder}{sep}")) for problem in loaded.problems)
    return replace(loaded, problems=tuple(problems))


def showing(*blocks: str, names: str = "role", reads: str = "drivers", text: str = "") -> str:
    """A plan with one section that shows these blocks."""
    listed = "\n".join(f"    - {block}" for block in blocks)
    words = f"  text: {text}\n" if text else ""
    show = f"  show:\n{listed}\n" if blocks else ""
    start = f"plan: small\ntitle: Our plan\nreads: [{reads}]\nnames: {names}\nsections:\n- title: What people say\n"
    return start + words + show


@cache
def loaded_for(form: Form, blocks: tuple[str, ...], names: str) -> LoadedPlan:
    """Many examples of one property share a plan."""
    return plan_of(showing(*blocks, names=names), form)


def plan_from(
    form: Form, responses: Iterable[Response], *blocks: str, names: str = "role", k: int = 1, **options: Any
) -> Plan:
    """With a ``k`` of 1 small groups are shown: most tests have few people, and another subject."""
    loaded = loaded_for(form, blocks, names)
    assert loaded.plan is not None
    assert loaded.is_fine, loaded.problems
    return merge(replace(loaded.plan, k=k), loaded.forms, responses, **options)


def only_block(plan: Plan) -> Block:
    ((block,),) = (section.blocks for section in plan.sections)
    return block


def said(
    who: str = "", *, day: int = 1, form: str = "drivers", stamped: bool = False, typed: str = "", **answers: Any
) -> Response:
    """A form filled in by ``who`` on a day of March; ``stamped`` on their own copy. ``typed`` is the name in it."""
    name = {"name": typed or who} if (typed or who) else {}
    contents = repr((who, day, form, stamped, typed, sorted(answers.items(), key=lambda pair: pair[0])))
    sha256 = hashlib.sha256(contents.encode()).hexdigest()
    file = f"{sha256[:4]}.pdf"
    return Response(
        file=file,
        sha256=sha256,
        status=Status.READ,
        form=form,
        version=1,
        language="en",
        recipient=Recipient(who.split()[0].lower(), who) if stamped else None,
        received=f"2026-03-{day:02}T12:00:00Z",
        answers=MappingProxyType({id: _answer(value, file) for id, value in (name | answers).items()}),
    )


def _answer(value: Any, file: str) -> Answer:
    return value if isinstance(value, Answer) else Answer(State.ANSWERED, value, source=Source(file, "acroform", 2))


def blank(**raw: str) -> Answer:
    """As it was filled in beforehand; without ``raw`` an empty box."""
    return Answer(State.BLANK, raw=raw)


def invalid(**raw: str) -> Answer:
    return Answer(State.INVALID, raw=raw)


def conflict(raw: dict[str, str]) -> Answer:
    return Answer(State.CONFLICT, raw=raw)


def returned(status: Status, name: str = "") -> Response:
    """A file that says nothing."""
    return Response(f"{name or status}.pdf", hashlib.sha256((name or status).encode()).hexdigest(), status)
