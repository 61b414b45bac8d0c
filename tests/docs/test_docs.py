"""Pages that are made are as they would be made now; what the README shows can be done."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.make_docs import MADE, ROOT
from wta_forms import check

HERE = ROOT / "docs"
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", MADE)
def test_a_file_that_is_made_is_not_stale(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == MADE[name](), f"{name} is stale: python -m docs.make_docs"


def test_the_form_and_the_plan_in_the_readme_are_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    form, plan = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    (tmp_path / "fridge.yaml").write_text(form, encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert [problem for problem in check([]) if not problem.is_note] == []


def test_the_python_in_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    match = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert match
    monkeypatch.chdir(tmp_path)
    exec(match[1], {})
    assert (tmp_path / "out" / "drivers.pdf").is_file()


@pytest.mark.parametrize("page", sorted([*ROOT.glob("*.md"), *HERE.glob("*.md"), *ROOT.glob(".github/*.md")]), ids=str)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)]+)\)", page.read_text(encoding="utf-8")):
        file, _, heading = target.partition("#")
        assert (page.parent / file).exists(), target
        assert not heading or heading in headings(page.parent / file), target


def headings(page: Path) -> set[str]:
    """As links name them."""
    lines = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-") for line in lines}
