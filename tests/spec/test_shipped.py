"""The forms that travel with the package: they are in order, and ask what the plan is written from."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from wta_forms.project.settings import Settings, load_settings
from wta_forms.spec.check import phrases_of
from wta_forms.spec.fields import fields_of
from wta_forms.spec.form import (
    Column,
    Form,
    Grid,
    Key,
    Paragraph,
    Question,
    Rank,
    Scale,
    SelectMultiple,
    SelectOne,
    Share,
    Table,
    Text,
    offered,
)
from wta_forms.spec.load import load_form, read_form
from wta_forms.spec.questions import kind_of
from wta_forms.spec.shipped import EXAMPLES, PARTS, PLANS, SPECS
from wta_forms.workflow.generate import lay_out

NAMES = sorted(path.stem for path in SPECS.glob("*.yaml"))
TOOLS = ("project-values", "drivers", "asset-bank")

AUDIENCES = "uses_services carers practitioners managers decision_makers public"
CHANNELS = "statement presentation video social radio in_person"
AGREE = "1 2 3 4 5 unsure"
READINESS = "purpose trust voice roles resources disagree feedback"
POLICIES = "delivery_plan vision_2020 christie joint_working workforce_plan sssc empowerment unsure other"
DAYS, TIMES = "mon tue wed thu fri sat sun", "morning afternoon evening"

EVERY_TOOL = {
    "name": "text",
    "organisation": "text",
    "project": "text",
    "role": "select_one: uses_services carer practitioner manager decision_maker other",
    "answering": "select_one: alone team",
    "team": "paragraph",
    "date": "date",
    "sharing": "sharing",
    "anything_else": "paragraph",
    "confidence": "scale",
}

ASKS: dict[str, dict[str, str]] = {
    "project-values": {
        **EVERY_TOOL,
        "sentence": "paragraph",
        "who_for": "paragraph",
        "will_do": "paragraph",
        "will_not": "paragraph",
        "unique": "paragraph",
        "similar": "table: what where learn",
        "values": "table: value practice apart",
        "principles": "rank: assets capabilities mutuality networks blurring facilitating",
        "success_people": "paragraph",
        "success_practitioners": "paragraph",
        "success_organisations": "paragraph",
        "signs": "table: sign how when who",
        "if_not": "paragraph",
        "statement": "paragraph",
        "narrative": "paragraph",
        "channels": f"grid: {AUDIENCES} x {CHANNELS}",
        "brand_name": "text",
        "brand_strapline": "text",
        "brand_colours": "text",
        "brand_logo": "text",
    },
    "drivers": {
        **EVERY_TOOL,
        "collaboration": "select_one: co_production partnership workplace unsure",
        "at_the_table": (
            "select_multiple: uses_services carers practitioners managers decision_makers other_organisations other"
        ),
        "missing": "paragraph",
        "gaps": "table: gap how_we_know who_feels_it priority",
        "strengths": "table: strength who_brings build_on",
        "risks": "table: risk likelihood impact action owner",
        "policies": f"select_multiple: {POLICIES}",
        "readiness": f"grid: {READINESS} x {AGREE}",
        "why_now": "paragraph",
        "first_steps": "table: step owner by",
        "budget": "number",
        "deadline": "date",
    },
    "asset-bank": {
        **EVERY_TOOL,
        "assets": "table: asset sort holder helps available",
        "devices": "select_multiple: smartphone basic_phone tablet laptop landline printer none other",
        "internet": "select_one: good limited public none_at_all",
        "tools": "select_multiple: email text whatsapp zoom teams facebook post none other",
        "support": "paragraph",
        "access": (
            "select_multiple: large_print screen_reader captions bsl interpreter easy_read breaks phone_in cost care"
            " none other"
        ),
        "languages": "text",
        "access_more": "paragraph",
        "when": f"grid: {DAYS} x {TIMES}",
        "needs": "table: need why helper by",
        "contact_ok": "consent",
        "email": "email",
        "phone": "phone",
        "signature": "signature",
    },
    "workshop-feedback": {
        "how_joined": "select_one: in_person online phone",
        "could_hear": "select_one: yes partly no",
        "statements": f"grid: heard understood again x {AGREE}",
        "best": "paragraph",
        "better": "paragraph",
        "ideas": "table: idea help",
    },
    "consent": {
        "take_part": "consent",
        "notes": "consent",
        "quoted": "consent",
        "photographs": "consent",
        "contact_again": "consent",
        "email": "email",
        "phone": "phone",
        "name": "text",
        "date": "date",
        "signature": "signature",
    },
}
"""What each form must ask at least: the kind of a question, and its choices, columns, or rows x choices."""

SIZES = {
    "project-values": (100, 150, 9),
    "drivers": (150, 200, 8),
    "asset-bank": (180, 230, 9),
    "workshop-feedback": (20, 45, 1),
    "consent": (8, 15, 1),
}
"""Of each form: the fewest and the most fields, and the most pages. Much more is not filled in to the end."""


def _form(name: str) -> Form:
    return load_form(SPECS / f"{name}.yaml", [PARTS])


def _shape(question: Question) -> str:
    match question:
        case Table(columns=columns):
            parts = [column.id for column in columns]
        case Grid(rows=rows, choices=choices, unsure=unsure):
            extra = ["unsure"] if unsure else []
            parts = [*_keys(row.key for row in rows), "x", *_keys(choice.key for choice in choices), *extra]
        case SelectOne() | SelectMultiple():
            parts = _keys(key for key, _ in offered(question))
        case Rank(choices=choices):
            parts = _keys(choice.key for choice in choices)
        case _:
            return kind_of(question)
    return f"{kind_of(question)}: {' '.join(parts)}"


def _keys(keys: Iterable[Key]) -> list[str]:
    return [str(key) for key in keys]


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_form_has_no_problem_and_no_note(name: str) -> None:
    loaded = read_form(SPECS / f"{name}.yaml", [PARTS])
    assert loaded.problems == ()
    assert loaded.form is not None
    assert loaded.form.id == name


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_form_asks_what_it_has_to(name: str) -> None:
    shapes = {question.id: _shape(question) for question in _form(name).questions}
    assert {id: shapes.get(id) for id in ASKS[name]} == ASKS[name]


@pytest.mark.parametrize("name", TOOLS)
def test_a_tool_begins_with_who_answers_and_ends_with_how_sure_they_are(name: str) -> None:
    ids = [question.id for question in _form(name).questions]
    assert ids[:8] == ["name", "organisation", "project", "role", "answering", "date", "team", "sharing"]
    assert ids[-2:] == ["anything_else", "confidence"]


def test_questions_with_the_same_id_are_the_same_question_in_every_form() -> None:
    shapes: dict[str, set[str]] = {}
    for name in NAMES:
        for question in _form(name).questions:
            shapes.setdefault(question.id, set()).add(f"{_shape(question)} / {question.label.in_('en')}")
    assert {id: found for id, found in shapes.items() if len(found) > 1} == {}


def test_limits_are_those_that_were_asked_for() -> None:
    values, drivers, bank = _form("project-values"), _form("drivers"), _form("asset-bank")
    statement, principles = values.question("statement"), values.question("principles")
    risks, assets, confidence = drivers.question("risks"), bank.question("assets"), bank.question("confidence")
    assert isinstance(statement, Paragraph)
    assert statement.max_chars == 280
    assert isinstance(principles, Rank)
    assert principles.most == 3
    assert isinstance(risks, Table)
    assert [_points(cell) for cell in risks.columns if cell.id in ("likelihood", "impact")] == [(1, 5), (1, 5)]
    assert isinstance(assets, Table)
    assert (len(assets.first_rows), len(assets.last_rows)) == (10, 10)
    assert isinstance(confidence, Scale)
    assert (confidence.min, confidence.max) == (1, 5)


def _points(column: Column) -> tuple[int, int]:
    assert isinstance(column.cell, Scale)
    return column.cell.min, column.cell.max


def test_nobody_is_shown_with_what_they_need_or_how_to_reach_them() -> None:
    shares = {question.id: question.share for name in NAMES for question in _form(name).questions}
    private = {"access_more", "email", "phone", "signature"}
    counted = {"access", "languages", "devices", "internet", "tools"}
    assert {id for id, share in shares.items() if share is Share.NEVER} >= private
    assert {id for id, share in shares.items() if share is Share.COUNT} >= counted


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_form_is_no_longer_than_people_can_bear(name: str) -> None:
    form = _form(name)
    fewest, most, pages = SIZES[name]
    assert fewest <= len(list(fields_of(form))) <= most
    known = (Settings(), load_settings(EXAMPLES / "friday-fridge"))
    laid_out = [lay_out(form, language, settings) for language in form.languages for settings in known]
    assert max(len(blank.pages.pages) for blank in laid_out) <= pages


SPEAKS = {"drivers": ("en", "pl", "ar"), "workshop-feedback": ("en", "pl")}
"""The languages of forms that have more than English."""


@pytest.mark.parametrize("name", NAMES)
def test_every_text_of_a_shipped_form_is_there_in_each_of_its_languages(name: str) -> None:
    form = _form(name)
    assert form.languages == SPEAKS.get(name, ("en",))
    texts = list(phrases_of(form))
    assert [phrase for phrase in texts if not all(phrase.has(language) for language in form.languages)] == []


# --- the whole plan ---------------------------------------------------------------------------------------------------

PLAN = (PLANS / "project-plan.yaml").read_text(encoding="utf-8")

HEADINGS = (
    "Who made this plan",
    "Summary",
    "Vision and values",
    "What we will do and what we will not do",
    "What success looks like and how we will know",
    "Why now",
    "Strengths and assets",
    "Gaps and needs",
    "Risks",
    "How we will communicate",
    "How and when we will work together",
    "Projects to learn from",
    "If it does not work out",
    "Next steps",
    "What we still disagree on",
    "Every answer",
)
"""The order in which a funder or a manager reads."""


def test_the_plan_tells_things_in_the_order_in_which_a_funder_reads() -> None:
    titles = re.findall(r"^  - title: (.+)$", PLAN, re.MULTILINE)
    assert [title for title in titles if title in HEADINGS] == list(HEADINGS)


def test_the_plan_shows_every_question_that_may_be_shown_and_no_other() -> None:
    named = set(re.findall(rf"\b((?:{'|'.join(TOOLS)})\.[a-z_]+)", PLAN))
    describing = {"name", "organisation", "project", "role", "answering", "date", "team", "sharing", "contact_ok"}
    shown = {
        f"{name}.{question.id}"
        for name in TOOLS
        for question in _form(name).questions
        if question.share is not Share.NEVER and question.id not in describing and not _is_only_counted(question)
    }
    assert named == shown


def _is_only_counted(question: Question) -> bool:
    """Words that may only be counted: how many wrote something tells a reader nothing."""
    return question.share is Share.COUNT and isinstance(question, (Text, Paragraph))
