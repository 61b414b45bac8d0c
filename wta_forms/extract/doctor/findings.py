"""What became of each question of a form that came back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from wta_forms import errors
from wta_forms.answers import Answer, Certainty, Response, State
from wta_forms.errors import Problem
from wta_forms.extract.doctor.diagnosis import Finding, Verdict
from wta_forms.extract.fields.match import bare_name
from wta_forms.extract.quote import quoted
from wta_forms.extract.raw import RawForm
from wta_forms.spec.fields import fields_of_question
from wta_forms.spec.form import Form, Question, Scale, SelectMultiple, SelectOne, Sharing, offered

_BY_HAND = (errors.HANDWRITTEN, errors.DRAWN_IN_BOX)


def findings_of(form: Form, response: Response, raw: RawForm, language: str) -> tuple[Finding, ...]:
    """Every question that the response knows, in the order of the form. ``raw`` is what the file holds."""
    numbers = form.numbers()
    return tuple(
        _finding(question, numbers[question.id], response.answers[question.id], raw, language)
        for question in form.questions
        if question.id in response.answers
    )


def _finding(question: Question, number: int, answer: Answer, raw: RawForm, language: str) -> Finding:
    label = question.label.in_(language)
    before = f"question {number}, {label}"
    serious = (problem for problem in answer.problems if not problem.is_note)
    told = tuple(replace(each, where=each.where.removeprefix(before).removeprefix(", ")) for each in serious)
    page = (answer.source.page if answer.source else 0) or _page(question, raw)
    ticked = tuple(_ticked(question, answer, language))
    wrote = "" if ticked else _wrote(question, answer)
    shown = tuple(_worth_telling(told, wrote))
    return Finding(number, question.id, label, _verdict(answer, told), page, wrote, ticked, shown)


def _verdict(answer: Answer, told: Sequence[Problem]) -> Verdict:
    match answer.state:
        case _ if told and all(map(_is_by_hand, told)):
            return Verdict.BY_HAND
        case State.UNREAD:
            return Verdict.UNREAD
        case State.NOT_ASKED:
            return Verdict.NOT_ASKED
        case State.BLANK if any(errors.REQUIRED_BLANK.is_said(problem) for problem in told):
            return Verdict.NEEDED
        case State.BLANK if any(errors.STILL_PREFILLED.is_said(problem) for problem in answer.problems):
            return Verdict.PREFILLED
        case _ if told or answer.state in (State.INVALID, State.CONFLICT):
            return Verdict.DOUBTFUL
        case State.BLANK:
            return Verdict.BLANK
        case _:
            return Verdict.RECOVERED if answer.certainty is Certainty.RECOVERED else Verdict.READ


def _is_by_hand(problem: Problem) -> bool:
    return any(message.is_said(problem) for message in (*_BY_HAND, errors.MAYBE_SAYS))


def _worth_telling(told: Iterable[Problem], wrote: str) -> Iterator[Problem]:
    """That a whole question is written by hand is said by its verdict; a cell of one is told with its place."""
    for problem in told:
        if any(message.is_said(problem) for message in _BY_HAND):
            yield from [errors.BY_HAND.at(problem.where)] if problem.where else []
        elif problem.where or not (wrote and errors.MAYBE_SAYS.is_said(problem)):
            yield problem


def _page(question: Question, raw: RawForm) -> int:
    """Where its first box stands, if the boxes came back."""
    own = {field.name for field in fields_of_question(question)}
    pages = (value.page for value in raw.values.values() if value.page and bare_name(value.name) in own)
    return min(pages, default=0)


def _ticked(question: Question, answer: Answer, language: str) -> Iterator[str]:
    if isinstance(question, (SelectOne, SelectMultiple, Scale, Sharing)):
        labels = {str(key): words.in_(language) for key, words in offered(question)}
        for field in fields_of_question(question):
            if field.on and field.name in answer.raw and field.on in labels:
                yield labels[field.on]


def _wrote(question: Question, answer: Answer) -> str:
    """What stands in a question of one box; a table does not fit on a line."""
    names = [field.name for field in fields_of_question(question)]
    return quoted(" | ".join(answer.raw.values())) if len(names) == 1 else ""
