"""Which plans the facilitator's copy of a form tells of."""

from __future__ import annotations

from pathlib import Path

import pytest

from wta_forms.plan.uses import uses_without_plan
from wta_forms.spec.form import Form
from wta_forms.spec.load import load_form
from wta_forms.spec.shipped import PARTS, SPECS
from wta_forms.workflow.making.notes import facilitator_notes

FORM = """\
form: drivers
version: 1
title: {en: Drivers, pl: Czynniki}
languages: [en, pl]
sections:
- title: All
  questions:
  - {id: gaps, kind: text, label: Gaps}
  - id: risks
    kind: table
    label: Risks
    rows: 1
    columns: [{id: risk, kind: text, label: {en: Risk, pl: Ryzyko}}]
    merge: {group: risk}
"""


def plan(name: str, section: str, reads: str = "drivers") -> str:
    block = "{from: drivers.gaps, as: quotes}" if reads == "drivers" else "{from: answers}"
    head = f'plan: {name}\ntitle: "{{project.title}}: {name}"\nreads: [{reads}]\n'
    return f"{head}sections:\n- title: {section}\n  show:\n  - {block}\n"


@pytest.fixture
def form(tmp_path: Path) -> Form:
    path = tmp_path / "drivers.yaml"
    path.write_text(FORM, encoding="utf-8")
    return load_form(path)


def test_a_plan_beside_the_form_goes_before_those_that_are_shipped(form: Form, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(plan("small", "What is missing"), encoding="utf-8")
    notes = facilitator_notes(form, tmp_path)
    assert notes["gaps"][0] == "Shown in “What is missing”, in people’s own words."


def test_without_one_it_is_the_shipped_plans_that_read_the_form(form: Form, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(plan("other", "Elsewhere", reads="values"), encoding="utf-8")
    assert "“Gaps”" in " ".join(facilitator_notes(form, tmp_path)["gaps"])


def test_of_several_plans_each_is_told_by_its_name_and_what_all_do_once(form: Form, tmp_path: Path) -> None:
    for name, section in (("long", "Gaps in full"), ("short", "Gaps in brief")):
        (tmp_path / f"{name}.yaml").write_text(plan(name, section), encoding="utf-8")
    assert facilitator_notes(form, tmp_path)["gaps"] == (
        "In “Long”: shown in “Gaps in full”, in people’s own words.",
        "In “Short”: shown in “Gaps in brief”, in people’s own words.",
        "Everybody’s answer is kept as it is.",
        "May be quoted, as far as each person agrees.",
    )


def test_a_form_that_no_plan_reads_has_its_own_rules_alone(tmp_path: Path) -> None:
    form = load_form(SPECS / "workshop-feedback.yaml", [PARTS])
    assert facilitator_notes(form, tmp_path) == uses_without_plan(form)


def test_a_plan_that_cannot_be_read_is_passed_over(form: Form, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("plan: broken\nreads: [drivers\n", encoding="utf-8")
    assert "“Gaps”" in " ".join(facilitator_notes(form, tmp_path)["gaps"])


def test_the_words_of_the_form_are_in_the_language_of_the_copy(form: Form, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(
        plan("small", "Risks").replace("gaps, as: quotes", "risks, as: table"), encoding="utf-8"
    )
    assert "“Risk”" in " ".join(facilitator_notes(form, tmp_path)["risks"])
    for language in ("pl", "pl+en"):
        assert "“Ryzyko”" in " ".join(facilitator_notes(form, tmp_path, language)["risks"])
