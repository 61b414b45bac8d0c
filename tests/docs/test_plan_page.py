"""Every example on the page on plans is in order, against the shipped forms."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent

import pytest

from docs.plan_page import plan_page
from wta_forms.errors import Problem
from wta_forms.plan.authored.language import WAYS, Way
from wta_forms.plan.authored.load import LoadedPlan, load_plan, read_plan
from wta_forms.plan.settling.decisions import read_decisions
from wta_forms.spec.shipped import PLANS
from wta_forms.spec.words import KINDS
from wta_forms.workflow.making.specs import form_called

EXAMPLES = re.findall(r"```yaml\n(.*?)```", plan_page(), re.DOTALL)
START = "plan: example\ntitle: Example\nreads: [drivers, project-values, asset-bank]\nsections:\n"
LAST = "- {title: Every answer, show: [{from: answers}]}\n"


def loaded(text: str, folder: Path) -> LoadedPlan:
    path = folder / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    return read_plan(path, form_called(folder))


def problems(example: str, folder: Path) -> tuple[Problem, ...]:
    """Of a plan, of sections, of blocks, or of what was decided: whichever it is."""
    if example.startswith("plan:"):
        return loaded(example, folder).problems
    if example.startswith(("words:", "answers:")):
        plan, forms = load_plan(PLANS / "project-plan.yaml", form_called(PLANS))
        (folder / "decisions.yaml").write_text(example, encoding="utf-8")
        return read_decisions(folder / "decisions.yaml", plan, forms).problems
    if example.startswith("- title:"):
        return loaded(START + example + LAST, folder).problems
    return loaded(f"{START}- title: Example\n  show:\n{indent(example, '  ')}{LAST}", folder).problems


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_in_order(example: str, tmp_path: Path) -> None:
    assert [problem for problem in problems(example, tmp_path) if not problem.is_note] == []


def test_the_page_has_every_way_with_every_kind_that_it_fits() -> None:
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", plan_page(), re.MULTILINE)
    shown = {(way, kind) for way, kinds in rows for kind in kinds.split(", ")}
    assert {(way, kind) for kind in KINDS for way in WAYS.get(kind, ())} <= shown
    assert {way for way, _ in rows} >= set(Way)
