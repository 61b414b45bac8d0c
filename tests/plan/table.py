"""Every word of a plan at its place, in block style: what differs from the words of a form."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

from tests.plan.paper import form_of
from tests.spec.table import WRONG, Case, cases
from wta_forms.plan.authored.language import PLAN_WORDS
from wta_forms.spec.words import Place, Type

FORM = form_of(
    """
    - {id: missing, kind: paragraph, label: Who is missing?}
    - {id: way, kind: select_one, label: Which way?, choices: {bus: By bus, van: By van}}
    - id: gaps
      kind: table
      label: The gaps
      rows: 3
      columns:
        - {id: gap, kind: text, label: Gap}
        - {id: priority, kind: select_one, label: How urgent?, choices: {high: High, low: Low}}
    - {id: strengths, kind: table, label: Strengths, rows: 3, columns: [{id: strength, kind: text, label: What}]}
    - id: risks
      kind: table
      label: The risks
      rows: 3
      columns:
        - {id: risk, kind: text, label: Risk}
        - {id: likelihood, kind: scale, label: How likely?, max: 5}
        - {id: impact, kind: scale, label: How bad?, max: 5}
    - id: assets
      kind: table
      label: What do you have?
      rows: 3
      columns:
        - {id: asset, kind: text, label: Asset}
        - {id: sort, kind: select_one, label: What is it?, choices: {place: A place, skill: A skill}}
        - {id: available, kind: select_one, label: Can we use it?, choices: {yes: Yes, maybe: Maybe, no: No}}
    """
)
"""Everything that an example of a word names."""

_PLAN = "plan: small\ntitle: Small\nreads: [drivers]\nsections:\n- title: Every answer\n  show:\n  - {from: answers}\n"
BEFORE = {Place.PLAN: "", Place.PLAN_SECTION: _PLAN, Place.PLAN_BLOCK: _PLAN}
STEPS = {Place.PLAN: "", Place.PLAN_SECTION: "- ", Place.PLAN_BLOCK: "  - "}

_GAPS, _ASSETS, _RISKS = (f"from: drivers.{question}" for question in ("gaps", "assets", "risks"))
BESIDE: dict[str, tuple[str, ...]] = {
    "from": ("as: table",),
    "as": ("from: drivers.missing",),
    "columns": (_GAPS, "as: table"),
    "item": (_GAPS, "as: list"),
    "sort": (_GAPS, "as: table"),
    "first": (_GAPS, "as: table"),
    "by": (_ASSETS, "as: table"),
    "only": (_ASSETS, "as: table"),
    "who": (_GAPS, "as: table"),
    "score": (_RISKS, "as: table"),
    "of": ("from: disagreements",),
    "most": ("from: disagreements",),
    "counts": ("from: drivers.way", "as: list"),
}
"""What stands in a block beside a word, so that the word says something."""

WRONG_IN_PLANS: dict[Type, tuple[str, ...]] = WRONG | {
    Type.NAMES: ("[role]",),
    Type.FORMS: ("drivers", "[]"),
    Type.BLOCKS: ("gaps", "[]"),
    Type.SOURCES: ("{a: b}", "[]"),
    Type.WAY: ("[quotes]", "{a: b}"),
    Type.COLUMN_NAMES: ("gap", "[]", "{gap: Gap}"),
    Type.FILTER: ("carer", "[carer]", "{}"),
    Type.SCORE: ("likelihood", "likelihood and impact", "[likelihood, impact]"),
}


class PlanCase(Case):
    """A word of a plan."""

    @property
    def begins(self) -> int:
        return BEFORE[self.word.place].count("\n") + 1

    def lines(self, *of_the_word: str) -> list[str]:
        if self.word.place is Place.PLAN_BLOCK:
            return [*BESIDE.get(self.word.key, ("from: answers",)), *of_the_word]
        return Case.lines(self, *of_the_word)

    def text(self, *of_the_word: str) -> str:
        step = STEPS[self.word.place]
        lines = self.lines(*of_the_word) if of_the_word else self.others()
        listed = indent("\n".join(lines), " " * len(step))
        return BEFORE[self.word.place] + step + listed[len(step) :] + "\n"


def plan_cases() -> Iterator[PlanCase]:
    return (PlanCase(case.word, case.kind, case.table) for case in cases(PLAN_WORDS))
