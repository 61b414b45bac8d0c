"""Real files: a form as we make it, completed by programs, and read back."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import pikepdf
import pytest
from pikepdf.form import DefaultAppearanceStreamGenerator, Form
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, NameObject, TextStringObject

from tests.spec.paper import form_of
from wta_forms import errors
from wta_forms.answers import Answer, Certainty, State
from wta_forms.extract.isolate import Reader
from wta_forms.extract.meaning.interpret import interpret
from wta_forms.spec.fields import Shape, fields_of
from wta_forms.spec.filling import FieldValue, fill_question
from wta_forms.workflow.generate import Blank, copy_of, lay_out

WAYS = "choices: {bus: By bus, van: By van, bike: By bike}"
EVERY_NEW_KIND = f"""
- {{id: way, kind: select_one, appearance: radio, label: Way, {WAYS}, other: true, unsure: true}}
- {{id: pick, kind: select_one, appearance: minimal, label: Pick, choices: {{1: One, 2: Łwo}}, other: true}}
- {{id: mail, kind: email, label: Mail}}
- {{id: well, kind: scale, label: Well, max: 5, unsure: true}}
- {{id: order, kind: rank, label: Order, {WAYS}}}
- {{id: share, kind: points, label: Share, points: 10, {WAYS}}}
- {{id: rooms, kind: grid, label: Rooms, rows: {{hall: Hall, yard: Yard}}, choices: {{1: Bad, 2: Good}}}}
- {{id: days, kind: grid, label: Days, tick: many, rows: {{mon: Mon}}, choices: {{am: AM, pm: PM}}}}
- {{id: agree, kind: consent, label: I agree}}
- {{id: show, kind: sharing}}
- {{id: sign, kind: signature, label: Sign}}
- id: gaps
  kind: table
  label: Gaps
  rows: 1
  more_rows: 1
  columns: [{{id: well, kind: scale, label: W, max: 5}}, {{id: call, kind: phone, label: P}}]
"""
ANSWERS: dict[str, Any] = {
    "way": "van",
    "pick": 2,
    "mail": "ann@example.org",
    "well": 4,
    "order": ["van", "bus"],
    "share": {"bus": 4, "van": 5.5, "bike": 0.5},
    "rooms": {"yard": 2},
    "days": {"mon": ["am", "pm"]},
    "agree": True,
    "show": "role",
    "sign": "Ann",
    "gaps": [{"well": 3}, {"call": "0131 496 0000"}],
}
Fill = Callable[[bytes, Mapping[str, FieldValue]], bytes]


@cache
def blank() -> Blank:
    return lay_out(form_of(EVERY_NEW_KIND))


@cache
def blank_bytes() -> bytes:
    return copy_of(blank())


def fields_for(answers: Mapping[str, Any]) -> dict[str, FieldValue]:
    values: dict[str, FieldValue] = {}
    for question in blank().form.questions:
        values |= fill_question(question, answers.get(question.id), "en")
    return values


def ours(_: bytes, values: Mapping[str, FieldValue]) -> bytes:
    return copy_of(blank(), values=values)


def by_pypdf(content: bytes, values: Mapping[str, FieldValue]) -> bytes:
    shapes = {field.name: field for field in fields_of(blank().form)}
    meant = {
        name: f"/{shapes[name].on or value}" if shapes[name].shape in {Shape.TICK, Shape.RADIO} else str(value)
        for name, value in values.items()
    }
    writer = PdfWriter(clone_from=io.BytesIO(content))
    writer.update_page_form_field_values(None, meant, auto_regenerate=False)
    return saved(writer.write)


def by_pikepdf(content: bytes, values: Mapping[str, FieldValue]) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        form: Any = Form(pdf, DefaultAppearanceStreamGenerator)
        for name, value in values.items():
            field = form[name]
            if value is True:
                field.checked = True
            else:
                field.value = pikepdf.Name(f"/{value}") if field.is_radio_button else value
        return saved(pdf.save)


def saved(write: Callable[[io.BytesIO], object]) -> bytes:
    made = io.BytesIO()
    write(made)
    return made.getvalue()


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as one_for_all:
        yield one_for_all


def answers_in(content: bytes, reader: Reader) -> Mapping[str, Answer]:
    return interpret(blank().form, reader.read(content), language="en", blank_map=blank().map).answers


@pytest.mark.parametrize("fill", [ours, by_pypdf, by_pikepdf])
def test_every_new_kind_comes_back_as_it_was_filled_in(fill: Fill, reader: Reader) -> None:
    read = answers_in(fill(blank_bytes(), fields_for(ANSWERS)), reader)
    assert {id: answer.value for id, answer in read.items()} == ANSWERS
    assert not [problem for answer in read.values() for problem in answer.problems]


@pytest.mark.parametrize("fill", [by_pypdf, by_pikepdf])
def test_other_beside_radio_buttons_and_a_list_comes_back_with_its_words(fill: Fill, reader: Reader) -> None:
    others = {"way": {"other": "By boat"}, "pick": {"other": "Łódź"}}
    read = answers_in(fill(blank_bytes(), fields_for(others)), reader)
    assert {id: read[id].value for id in others} == others


def test_nothing_filled_in_is_nothing_answered(reader: Reader) -> None:
    assert {answer.state for answer in answers_in(blank_bytes(), reader).values()} == {State.BLANK}


# --- radio buttons that were taken apart ----------------------------------------------------------------------------

Change = Callable[[ArrayObject, Any, list[Any]], None]
"""Of the form's list of fields, a group of radio buttons in it, and its buttons."""

VAN = NameObject("/van")


def taken_apart(change: Change) -> bytes:
    """The blank with its group of radio buttons changed; the second button is "van"."""
    writer = PdfWriter(clone_from=io.BytesIO(blank_bytes()))
    acroform: Any = writer.root_object["/AcroForm"]
    fields = acroform["/Fields"]
    (group,) = (field.get_object() for field in fields if field.get_object().get("/T") == "way")
    change(fields, group, [kid.get_object() for kid in group["/Kids"]])
    return saved(writer.write)


def detach(_: ArrayObject, group: Any, buttons: list[Any]) -> None:
    """As Apple's Preview saves a button."""
    button = buttons[1]
    del button["/Parent"]
    named = {"/T": TextStringObject("way"), "/FT": group["/FT"], "/Ff": group["/Ff"], "/V": VAN, "/AS": VAN}
    button.update({NameObject(key): value for key, value in named.items()})


def rename(_: ArrayObject, group: Any, buttons: list[Any]) -> None:
    group[NameObject("/T")], group[NameObject("/V")] = TextStringObject("Group1"), VAN
    buttons[1][NameObject("/AS")] = VAN


def orphan(fields: ArrayObject, group: Any, buttons: list[Any]) -> None:
    """The group is gone; its buttons lie on the page without a name."""
    for button in buttons:
        del button["/Parent"]
        button[NameObject("/FT")], button[NameObject("/Ff")] = group["/FT"], group["/Ff"]
    buttons[1][NameObject("/AS")] = VAN
    fields[:] = [field for field in fields if field.get_object() is not group]


def press_two(_: ArrayObject, group: Any, buttons: list[Any]) -> None:
    group[NameObject("/V")] = buttons[1][NameObject("/AS")] = VAN
    buttons[0][NameObject("/AS")] = NameObject("/bus")


def test_a_button_that_preview_took_out_of_its_group_answers_for_it(reader: Reader) -> None:
    read = answers_in(taken_apart(detach), reader)["way"]
    assert (read.state, read.value, read.certainty) == (State.ANSWERED, "van", Certainty.READ)


@pytest.mark.parametrize("change", [rename, orphan])
def test_buttons_without_their_names_are_found_by_their_places(change: Change, reader: Reader) -> None:
    read = answers_in(taken_apart(change), reader)["way"]
    assert (read.state, read.value, read.certainty) == (State.ANSWERED, "van", Certainty.RECOVERED)


def test_two_buttons_of_a_group_that_are_on_are_a_conflict_that_names_them(reader: Reader) -> None:
    read = answers_in(taken_apart(press_two), reader)["way"]
    assert (read.state, read.value, set(read.raw.values())) == (State.CONFLICT, None, {"bus", "van"})
    said = errors.SEVERAL_TICKED.at("question 1, Way", count=2, labels="'By bus', 'By van'")
    assert said in read.problems
