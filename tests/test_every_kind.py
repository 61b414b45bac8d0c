"""A kind is tested by existing: its example in ``docs/examples`` is laid out, rendered, filled in and read back.

Whoever adds a kind to ``words.KINDS`` adds its question and an answer there, and here what it makes of a wrong answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pytest

from docs.examples import ANSWERS, FORM, questions
from tests.render.paper import fields
from wta_forms import copy_of, errors, lay_out
from wta_forms.answers import Answer, State
from wta_forms.errors import Message
from wta_forms.extract.isolate import Reader
from wta_forms.extract.meaning.interpret import interpret
from wta_forms.layout.boxes import Words
from wta_forms.project.people import Person
from wta_forms.spec.fields import STAMP_FIELD, Shape, fields_of
from wta_forms.spec.filling import FieldValue, fill_question
from wta_forms.spec.form import Appearance, Form, Member, Phrase, Question, Section
from wta_forms.spec.load import load_form, read_form
from wta_forms.spec.merging import STRATEGIES
from wta_forms.spec.own_words import OWN_WORDS
from wta_forms.spec.questions import kind_of
from wta_forms.spec.texts import with_texts
from wta_forms.spec.words import ASKING, ASKS, KINDS, TALKING


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is put in the boxes, and what is said of it."""

    boxes: Mapping[str, FieldValue]
    state: State
    message: Message


@dataclass(frozen=True, slots=True)
class Never:
    """It cannot happen with this kind."""

    why: str


KEPT = Never("what is too long is kept whole, and told")
ANY_WORDS = Never("any words are an answer")
ONLY_TICKED = Never("a box can only be ticked")
ONE_BOX = Never("there is one box only")
TYPED = Never("whatever stands beside it is kept as it was typed")
BY_THE_CELL = Never("a cell that cannot be read is left out and told; the rest of the table is an answer")

TOO_MUCH: dict[str, Wrong | Never] = {
    "text": KEPT,
    "paragraph": KEPT,
    "number": Wrong({"budget": "£1,000 to £2,000"}, State.INVALID, errors.NOT_A_NUMBER),
    "date": Wrong({"deadline": "31/3/2026 or 1/4/2026"}, State.INVALID, errors.NOT_A_DATE),
    "email": TYPED,
    "phone": TYPED,
    "select_one": Wrong({"way-foot": True, "way-bus": True}, State.CONFLICT, errors.SEVERAL_TICKED),
    "select_multiple": Wrong({"needs-quiet": True, "needs-none": True}, State.CONFLICT, errors.NONE_AND_MORE),
    "scale": Wrong({"pace-2": True, "pace-3": True}, State.CONFLICT, errors.SEVERAL_TICKED),
    "rank": Wrong({"first-food": "1", "first-people": "1"}, State.CONFLICT, errors.RANK_TWICE),
    "points": Wrong({"money-food": "6", "money-people": "5"}, State.INVALID, errors.POINTS_SUM),
    "grid": Wrong({"feelings-heard-1": True, "feelings-heard-3": True}, State.CONFLICT, errors.SEVERAL_TICKED),
    "table": BY_THE_CELL,
    "tick": ONE_BOX,
    "consent": ONE_BOX,
    "sharing": Wrong({"show-name": True, "show-count": True}, State.CONFLICT, errors.SEVERAL_TICKED),
    "signature": TYPED,
}
"""More than was asked for."""

NONSENSE: dict[str, Wrong | Never] = {
    "text": ANY_WORDS,
    "paragraph": ANY_WORDS,
    "number": Wrong({"budget": "a lot"}, State.INVALID, errors.NOT_A_NUMBER),
    "date": Wrong({"deadline": "soon"}, State.INVALID, errors.NOT_A_DATE),
    "email": Wrong({"mail": "I have none"}, State.INVALID, errors.NOT_AN_EMAIL),
    "phone": Wrong({"phone": "ask Ewa"}, State.INVALID, errors.NOT_A_PHONE),
    "select_one": ONLY_TICKED,
    "select_multiple": ONLY_TICKED,
    "scale": ONLY_TICKED,
    "rank": Wrong({"first-food": "quite"}, State.INVALID, errors.RANK_NOT_A_PLACE),
    "points": Wrong({"money-food": "most of it"}, State.INVALID, errors.NOT_A_NUMBER),
    "grid": ONLY_TICKED,
    "table": BY_THE_CELL,
    "tick": ONLY_TICKED,
    "consent": ONLY_TICKED,
    "sharing": ONLY_TICKED,
    "signature": ANY_WORDS,
}
"""What nobody could read."""

every_kind = pytest.mark.parametrize("kind", KINDS)
every_asking_kind = pytest.mark.parametrize("kind", [kind for kind in KINDS if kind in ASKING])


@cache
def member_of(kind: str) -> Member:
    (member,) = (
        member for section in load_form(FORM).sections for member in section.members if kind_of(member) == kind
    )
    return member


@cache
def form_of(kind: str) -> Form:
    """A form with the example of a kind and nothing else."""
    return replace(load_form(FORM), sections=(Section(members=(member_of(kind),)),))


def question_of(kind: str) -> Question:
    (question,) = form_of(kind).questions
    return question


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as reader:
        yield reader


def read_back(form: Form, boxes: Mapping[str, FieldValue], reader: Reader, language: str = "en") -> dict[str, Answer]:
    """The form with values in its boxes, written to a PDF and read again."""
    blank = lay_out(form, language)
    read = interpret(form, reader.read(copy_of(blank, values=boxes)), language=language, blank_map=blank.map)
    assert read.problems == ()
    return dict(read.answers)


# --- it stands in every table -----------------------------------------------------------------------------------------


def test_a_kind_has_an_example_an_answer_and_an_entry_wherever_kinds_are_listed() -> None:
    assert set(questions()) == set(KINDS) == set(ASKS) == {*ASKING, *TALKING}
    assert {kind_of(question) for question in load_form(FORM).questions if question.id in ANSWERS} == ASKING
    assert set(TOO_MUCH) == set(NONSENSE) == set(STRATEGIES) == {*OWN_WORDS, "table"} == ASKING


def test_the_examples_are_a_form_that_is_fine() -> None:
    assert read_form(FORM).problems == ()


# --- it is printed ----------------------------------------------------------------------------------------------------


@every_kind
def test_it_is_laid_out_within_the_page_with_its_words(kind: str) -> None:
    pages = lay_out(form_of(kind)).pages
    for page in pages.pages:
        for rect in (box.rect for box in (*page.boxes, *page.artifacts)):
            assert 0 <= rect.x <= rect.right <= page.width
            assert 0 <= rect.y <= rect.bottom <= page.height
    printed = " ".join(box.text for page in pages.pages for box in page.boxes if isinstance(box, Words))
    assert member_of(kind).label.in_("en") in printed


FLAGS = {
    Shape.LINE: ("/Tx", 0),
    Shape.LINES: ("/Tx", 1 << 12),
    Shape.TICK: ("/Btn", 0),
    Shape.RADIO: ("/Btn", 1 << 15),
    Shape.LIST: ("/Ch", 1 << 17),
}
"""ISO 32000-2, tables 227, 229 and 231: a field's type, and the flag that tells it from others of that type."""


@every_kind
def test_the_fields_in_the_pdf_are_those_that_were_named_each_of_its_shape(kind: str) -> None:
    form = form_of(kind)
    written = {name: field for name, field in fields(copy_of(lay_out(form))).items() if name != STAMP_FIELD}
    assert list(written) == [field.name for field in fields_of(form)]
    distinguishing = sum(flag for _, flag in FLAGS.values())
    for field in fields_of(form):
        found = written[field.name]
        assert (found["/FT"], found.get("/Ff", 0) & distinguishing) == FLAGS[field.shape]


# --- it is answered ---------------------------------------------------------------------------------------------------


@every_asking_kind
def test_what_was_filled_in_comes_back(kind: str, reader: Reader) -> None:
    question = question_of(kind)
    value = ANSWERS[question.id]
    boxes = fill_question(question, value, "en")
    assert boxes
    answer = read_back(form_of(kind), boxes, reader)[question.id]
    assert (answer.state, answer.value, answer.problems) == (State.ANSWERED, value, ())


@every_asking_kind
def test_an_empty_copy_is_blank_and_never_a_no(kind: str, reader: Reader) -> None:
    answer = read_back(form_of(kind), {}, reader)[question_of(kind).id]
    assert (answer.state, answer.value, answer.problems) == (State.BLANK, None, ())


def wrong(table: dict[str, Wrong | Never]) -> list[str]:
    return [kind for kind, entry in table.items() if isinstance(entry, Wrong)]


@pytest.mark.parametrize("kind", wrong(TOO_MUCH))
def test_too_much_is_asked_back_with_all_that_was_given(kind: str, reader: Reader) -> None:
    entry = TOO_MUCH[kind]
    assert isinstance(entry, Wrong)
    is_asked_back(kind, entry, reader)


@pytest.mark.parametrize("kind", wrong(NONSENSE))
def test_nonsense_is_asked_back_with_what_was_written(kind: str, reader: Reader) -> None:
    entry = NONSENSE[kind]
    assert isinstance(entry, Wrong)
    is_asked_back(kind, entry, reader)


def is_asked_back(kind: str, entry: Wrong, reader: Reader) -> None:
    answer = read_back(form_of(kind), entry.boxes, reader)[question_of(kind).id]
    assert (answer.state, answer.value) == (entry.state, None)
    assert any(is_said(problem.message, entry.message) for problem in answer.problems)
    for name, value in entry.boxes.items():
        assert name in answer.raw
        assert value is True or answer.raw[name] == value


def is_said(said: str, message: Message) -> bool:
    """Whether these are the words of the catalogue, whatever was filled in."""
    parts = re.split(r"\{\w+\}", message.text)
    return re.fullmatch(".*".join(map(re.escape, parts)), said) is not None


def test_a_cell_that_cannot_be_read_is_told_and_the_rest_of_the_table_is_kept(reader: Reader) -> None:
    boxes = {"gaps-1-gap": "Hot food", "gaps-1-urgency": "Rather", "gaps-2-gap": "A key"}
    answer = read_back(form_of("table"), boxes, reader)["gaps"]
    assert (answer.state, answer.value) == (State.ANSWERED, [{"gap": "Hot food"}, {"gap": "A key"}])
    assert answer.problems
    assert answer.raw["gaps-1-urgency"] == "Rather"


# --- what a kind looks like on request --------------------------------------------------------------------------------

ON_REQUEST: dict[str, tuple[str, dict[str, Any], Any]] = {
    "radio buttons": ("select_one", {"appearance": Appearance.RADIO}, "bus"),
    "radio buttons, something else": ("select_one", {"appearance": Appearance.RADIO}, {"other": "By ferry"}),
    "a list": ("select_one", {"appearance": Appearance.MINIMAL}, "unsure"),
    "a list, something else": ("select_one", {"appearance": Appearance.MINIMAL}, {"other": "By ferry"}),
    "many ticks in a row": ("grid", {"is_many": True}, {"heard": [1, 3], "left_out": ["unsure"]}),
    "all in order": ("rank", {"up_to": None}, ["people", "rooms", "food"]),
    "a scale from 0 to 10": ("scale", {"min": 0, "max": 10}, 10),
    "rows at the end": ("table", {"more_rows": 5}, [{}, {}, {}, {}, {}, {}, {}, {"gap": "The last"}]),
}
"""A kind, what is changed of its example, and an answer."""


@pytest.mark.parametrize("request_", ON_REQUEST)
def test_what_it_looks_like_on_request_comes_back_too(request_: str, reader: Reader) -> None:
    kind, changes, value = ON_REQUEST[request_]
    question = replace(question_of(kind), **changes)
    form = replace(form_of(kind), sections=(Section(members=(question,)),))
    answer = read_back(form, fill_question(question, value, "en"), reader)[question.id]
    assert (answer.state, answer.value, answer.problems) == (State.ANSWERED, value, ())


# --- in two languages -------------------------------------------------------------------------------------------------


def in_polish_too(form: Form) -> Form:
    """Every text of the author in Polish as well, all of them different."""

    def polish(id: str, phrase: Phrase) -> Phrase:
        return Phrase((*phrase.by_language, ("pl", f"Zażółć {phrase.in_('en')} ({id})")))

    return with_texts(replace(form, languages=("en", "pl")), polish)


@every_asking_kind
@pytest.mark.parametrize("language", ["pl+en", "en+pl", "pl"])
def test_what_was_filled_in_comes_back_in_two_languages(kind: str, language: str, reader: Reader) -> None:
    form = in_polish_too(form_of(kind))
    (question,) = form.questions
    value = ANSWERS[question.id]
    answer = read_back(form, fill_question(question, value, language), reader, language)[question.id]
    assert (answer.state, answer.value, answer.problems) == (State.ANSWERED, value, ())


@pytest.mark.parametrize("request_", ON_REQUEST)
def test_what_it_looks_like_on_request_comes_back_in_two_languages(request_: str, reader: Reader) -> None:
    kind, changes, value = ON_REQUEST[request_]
    question = replace(question_of(kind), **changes)
    form = in_polish_too(replace(form_of(kind), sections=(Section(members=(question,)),)))
    boxes = fill_question(form.questions[0], value, "pl+en")
    answer = read_back(form, boxes, reader, "pl+en")[question.id]
    assert (answer.state, answer.value, answer.problems) == (State.ANSWERED, value, ())


def test_a_list_in_two_languages_is_filled_in_beforehand_with_both(reader: Reader) -> None:
    question = replace(question_of("select_one"), **ON_REQUEST["a list"][1], prefill="means")
    form = in_polish_too(replace(form_of("select_one"), sections=(Section(members=(question,)),)))
    sent = copy_of(lay_out(form, "pl+en"), Person("ann", "Ann", {"means": "by bus"}, 2))
    label = "Zażółć By bus (way.choices.bus.label) / By bus"
    way = fields(sent)["way"]
    assert ([way["/V"], way["/DV"]], label in way["/Opt"]) == ([label, label], True)
    answer = interpret(form, reader.read(sent), language="pl+en").answers["way"]
    assert (answer.state, answer.raw) == (State.BLANK, {"way": label})
