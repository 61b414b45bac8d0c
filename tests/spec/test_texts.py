"""Every text of a form has an id of its own, and can be put back under it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from tests.spec.forms import forms
from tests.spec.paper import form_of, loaded
from wta_forms.spec.form import Form, Phrase
from wta_forms.spec.load import load_form
from wta_forms.spec.shipped import PARTS, SPECS
from wta_forms.spec.texts import short, texts_of, with_texts

GAPS = """
- {kind: note, label: Look around, about: Take your time}
- {id: way, kind: select_one, label: Way, hint: H, prompts: [A, B], choices: {bus: {label: Bus, hint: 22}, van: V}}
- {id: pace, kind: scale, label: Pace, max: 3, low: Slow, high: Fast, unsure: No idea, facilitator: Wait}
- id: gaps
  kind: table
  label: Gaps
  rows: {6: Hall}
  columns: [{id: gap, kind: number, label: Gap, unit: m}, {id: way, kind: select_one, label: By, choices: {a: A, b: B}}]
- {id: code, kind: text, label: Code, pattern: "[0-9]+", message: Figures}
- {id: feel, kind: grid, label: Feel, rows: {heard: Heard}, choices: {1: Bad, 2: Good}, unsure: true}
"""
IDS = """
title sections.1.questions.1.label sections.1.questions.1.about way.label way.hint way.prompts.1 way.prompts.2
way.choices.bus.label way.choices.bus.hint way.choices.van.label pace.label pace.facilitator pace.low pace.high
pace.unsure gaps.label gaps.columns.gap.label gaps.columns.gap.unit gaps.columns.way.label
gaps.columns.way.choices.a.label gaps.columns.way.choices.b.label gaps.rows.6.label code.label code.message feel.label
feel.rows.heard.label feel.choices.1.label feel.choices.2.label
"""


def as_it_is(called: str, phrase: Phrase) -> Phrase:
    del called
    return phrase


def test_a_text_is_called_by_its_way_through_the_form() -> None:
    assert [text.id for text in texts_of(form_of(GAPS))] == IDS.split()


def test_sections_are_counted_with_those_of_parts_and_their_facilitators_notes_are_texts_too() -> None:
    text = "form: small\nversion: 1\ntitle: S\nabout: A\nsections: [{use: us}, {title: T, prompts: [P], questions: []}]"
    part = "part: us\nsections: [{title: Us, about: We, facilitator: F, questions: [{id: q, kind: text, label: Q}]}]"
    form = loaded(text.replace("[]", "[{id: r, kind: tick, label: R}]"), us=part).form
    assert form is not None
    of_sections = [text.id for text in texts_of(form) if text.id.startswith("sections")]
    assert of_sections == [
        *("sections.1.title", "sections.1.about", "sections.1.facilitator"),
        *("sections.2.title", "sections.2.prompts.1"),
    ]
    kept_back = [text.id for text in texts_of(form) if not text.is_for_participants]
    assert kept_back == ["sections.1.facilitator"]


def test_the_products_own_words_are_no_texts_of_the_form() -> None:
    own = "- {id: a, kind: select_one, label: A, choices: {x: X, y: Y}, other: true, none: No way, unsure: true}"
    ids = [text.id for text in texts_of(form_of(f"{own}\n- {{id: show, kind: sharing}}"))]
    assert ids == ["title", "a.label", "a.choices.x.label", "a.choices.y.label", "a.none"]


def test_a_text_knows_the_list_that_its_label_stands_in() -> None:
    lists = {text.id: text.list for text in texts_of(form_of(GAPS)) if text.list}
    assert lists == {
        "way.choices.bus.label": "way.choices",
        "way.choices.van.label": "way.choices",
        "gaps.columns.way.choices.a.label": "gaps.columns.way.choices",
        "gaps.columns.way.choices.b.label": "gaps.columns.way.choices",
        "gaps.rows.6.label": "gaps.rows",
        "feel.rows.heard.label": "feel.rows",
        "feel.choices.1.label": "feel.choices",
        "feel.choices.2.label": "feel.choices",
    }


def test_other_words_can_be_put_in_place_of_each_text() -> None:
    form = with_texts(form_of(GAPS), lambda called, phrase: Phrase((("en", f"{called}!"),)))
    assert [text.phrase.in_("en") for text in texts_of(form)] == [f"{text.id}!" for text in texts_of(form)]


@given(forms)
def test_no_two_texts_of_a_form_share_an_id(form: Form) -> None:
    ids = [text.id for text in texts_of(form)]
    assert len(set(ids)) == len(ids)


@given(forms)
def test_a_form_stays_as_it_is_where_every_text_does(form: Form) -> None:
    assert with_texts(form, as_it_is) == form


@pytest.mark.parametrize("path", sorted(SPECS.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_shipped_forms_stay_as_they_are_too(path: Path) -> None:
    form = load_form(path, [PARTS])
    assert with_texts(form, as_it_is) == form


def test_a_long_text_is_named_by_its_beginning_on_one_line() -> None:
    assert (short("One\ntwo"), short("x" * 41), short("x" * 40)) == ("One two", "x" * 40 + "…", "x" * 40)
