"""What is written on the page "More room": told with its box and the question that it goes on from."""

from __future__ import annotations

import pytest

from tests.extract.returned import form_of
from wta_forms import errors
from wta_forms.answers import Status
from wta_forms.errors import Problem
from wta_forms.extract.meaning.interpret import interpret
from wta_forms.extract.raw import FieldKind, RawForm, RawValue
from wta_forms.spec.form import Paragraph, Phrase

STORY = Paragraph(id="q", label=Phrase((("en", "Your story"),)))
WRITTEN = (errors.HANDWRITTEN.at(""),)
PICTURE = b"\x89PNG"


def told(*values: RawValue) -> tuple[Problem, ...]:
    raw = RawForm(Status.SCAN, {value.name: value for value in values})
    return interpret(form_of(STORY), raw, language="en", file="a.pdf").problems


def box(name: str, text: str = "", suggestion: str = "") -> RawValue:
    """With words in it, or a picture of them."""
    if text:
        return RawValue(name, FieldKind.TEXT, (text,), page=3)
    return RawValue(name, FieldKind.TEXT, page=3, picture=PICTURE, suggestion=suggestion, problems=WRITTEN)


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (box("wta--more-2-question", "1"), "which goes on from question 1"),
        (box("wta--more-2-question", "the first"), "beside which stands 'the first' for the question"),
        (box("wta--more-2-question", suggestion="1"), "which goes on perhaps from question 1"),
        (box("wta--more-2-question"), "which goes on from the question whose number is on the picture beside it"),
        (RawValue("wta--more-2-question", FieldKind.TEXT, page=3), "beside which no question is named"),
    ],
)
def test_writing_is_told_with_its_box_and_its_question(number: RawValue, says: str) -> None:
    (problem,) = told(number, box("wta--more-2"))
    assert problem.where == f'a.pdf, page 3, box 2 under "More room", {says}'
    assert problem.message == errors.HANDWRITTEN.text


def test_words_are_told_as_what_the_box_says() -> None:
    (problem,) = told(box("wta--more-1", "and then\nit rained"), box("wta--more-1-question", "1"))
    assert problem == errors.MORE_ROOM_SAYS.at(problem.where, words="and then it rained")


def test_a_number_without_words_is_told_too() -> None:
    (problem,) = told(box("wta--more-1-question", "1"))
    assert "wta--more-1-question" in problem.message
