"""Answers that are longer than their boxes: a note, for the end is there on a screen and not on a printout."""

from __future__ import annotations

from tests.extract.returned import form_of, problem
from wta_forms import errors
from wta_forms.answers import Answer, State, Status
from wta_forms.extract.meaning.interpret import interpret
from wta_forms.extract.raw import FieldKind, RawForm, RawValue
from wta_forms.map import Rectangle
from wta_forms.spec.fields import Shape
from wta_forms.spec.form import Choice, Column, Paragraph, Phrase, Question, SelectOne, Table, Text, Tick

Q = Phrase((("en", "Q"),))
BOX = (0.0, 0.0, 100.0, 20.0)
ONE, TWO = (Choice(key, Phrase((("en", key),))) for key in ("one", "two"))


def five(shape: Shape, rectangle: Rectangle, text: str) -> int:
    """Every box shows five characters in 100 points, however many lines it has."""
    return min(len(text), int(rectangle[2] - rectangle[0]) // 20)


def answer(question: Question, *values: RawValue) -> Answer:
    raw = RawForm(Status.READ, {value.name: value for value in values})
    return interpret(form_of(question), raw, language="en", shows=five).answers["q"]


def typed(name: str, text: str, *, initial: str | None = None, box: Rectangle | None = BOX) -> RawValue:
    return RawValue(name, FieldKind.TEXT, (text,), page=1, rectangle=box, initial=initial)


def test_an_answer_that_goes_on_beyond_its_box_is_kept_whole_and_told() -> None:
    read = answer(Paragraph(id="q", label=Q), typed("q", "much too long"))
    assert (read.state, read.value) == (State.ANSWERED, "much too long")
    assert read.problems == problem(errors.OVERFULL, count=13, shown=5)
    assert read.problems[0].is_note


def test_one_that_just_fits_is_no_matter() -> None:
    assert answer(Text(id="q", label=Q), typed("q", "fives")).problems == ()


def test_a_cell_is_called_by_its_row_and_its_column() -> None:
    table = Table(id="q", label=Q, rows=2, columns=(Column(Text(id="a", label=Phrase((("en", "Gap"),)))),))
    read = answer(table, typed("q-1-a", "short"), typed("q-2-a", "longer"))
    assert read.problems == problem(errors.OVERFULL, "row 2, Gap", count=6, shown=5)


def test_what_is_longer_although_it_cannot_be_read_is_told_too() -> None:
    read = answer(Text(id="q", label=Q, pattern="[0-9]+", message=Q), typed("q", "not figures"))
    assert read.state is State.INVALID
    assert read.problems[-1:] == problem(errors.OVERFULL, count=11, shown=5)


def test_of_lists_and_ticks_nothing_is_said() -> None:
    cells = (Column(SelectOne(id="a", label=Q, choices=(ONE, TWO))), Column(Tick(id="b", label=Q)))
    table = Table(id="q", label=Q, rows=1, columns=cells)
    long = RawValue("q-1-a", FieldKind.LIST, ("a label that is long",), page=1, rectangle=BOX)
    ticked = RawValue("q-1-b", FieldKind.TICK, ("yes",), page=1, rectangle=(0.0, 0.0, 18.0, 18.0))
    told = [each.message for each in answer(table, long, ticked).problems]
    assert told == [errors.NOT_IN_LIST.at("", raw="a label that is long").message]


def test_what_the_form_was_sent_out_with_is_not_the_persons() -> None:
    read = answer(Text(id="q", label=Q), typed("q", "filled in", initial="filled in"))
    assert read.problems == problem(errors.STILL_PREFILLED)


def test_nothing_is_said_of_what_came_back_without_a_box_or_where_nobody_knows_the_type() -> None:
    question, long = Text(id="q", label=Q), typed("q", "much too long", box=None)
    assert answer(question, long).problems == ()
    raw = RawForm(Status.READ, {"q": typed("q", "much too long")})
    assert interpret(form_of(question), raw, language="en").answers["q"].problems == ()
