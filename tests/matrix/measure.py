"""What comes back of what was written: one file, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from tests.programs import Value
from wta_forms.answers import Answer, Certainty, Response, State
from wta_forms.spec.form import Form

Keeps = Callable[[Value], Value]
"""What a program makes of what it is given."""


@dataclass(frozen=True, slots=True)
class Count:
    """``right`` of so many ``questions`` came back as they were meant. Of the others ``told`` come with a word about
    it, theirs or the file's; the rest is ``wrong`` or, where a box seems to be empty, ``lost``. ``flagged`` have a word
    about them, right or not; ``recovered`` were not read out of a field. ``extra`` are answers that nobody gave.

    ``words`` were written into boxes, and ``found`` came back in the box they were written in; so many ``marks`` were
    made in boxes to tick, and ``seen``.
    """

    questions: int = 0
    right: int = 0
    told: int = 0
    wrong: int = 0
    lost: int = 0
    flagged: int = 0
    recovered: int = 0
    extra: int = 0
    words: int = 0
    found: int = 0
    marks: int = 0
    seen: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))


@dataclass(frozen=True, slots=True)
class Written:
    """What was put into a form: answers by question, and what stands in its boxes for them."""

    form: Form
    answers: Mapping[str, Any]
    boxes: Mapping[str, Value]

    def kept(self, keeps: Keeps) -> Written:
        answers = {question: _kept(value, keeps) for question, value in self.answers.items()}
        return Written(self.form, answers, {name: keeps(value) for name, value in self.boxes.items()})


def counted(written: Written, response: Response, *, is_exact: bool) -> Count:
    """Where lines are broken counts only if ``is_exact``: a printed page has its own."""
    is_same = (lambda one, other: one == other) if is_exact else _same
    whole = Count()
    for question in written.form.questions:
        answer = response.answers.get(question.id, _NONE)
        boxes = {name: value for name, value in written.boxes.items() if name.partition("-")[0] == question.id}
        meant = written.answers.get(question.id)
        whole += _one(meant, answer, is_same, is_told=bool(response.problems)) + _in_boxes(boxes, answer)
    return whole


_NONE = Answer(State.BLANK)


def _one(meant: Any, answer: Answer, is_same: Callable[[Any, Any], bool], *, is_told: bool) -> Count:
    if meant is None:
        return Count(extra=int(answer.is_given))
    is_flagged = any(not problem.is_note for problem in answer.problems)
    is_right = answer.state is State.ANSWERED and is_same(answer.value, meant)
    is_empty = answer.state in {State.BLANK, State.NOT_ASKED}
    has_word = is_flagged or (is_told if is_empty else answer.state is not State.ANSWERED)
    return Count(
        questions=1,
        right=int(is_right),
        told=int(not is_right and has_word),
        wrong=int(not is_right and not has_word and not is_empty),
        lost=int(not is_right and not has_word and is_empty),
        flagged=int(is_flagged),
        recovered=int(answer.certainty is Certainty.RECOVERED),
    )


def _in_boxes(boxes: Mapping[str, Value], answer: Answer) -> Count:
    count = Count()
    for name, value in boxes.items():
        if isinstance(value, str):
            written, read = Counter(value.split()), Counter(answer.raw.get(name, "").split())
            count += Count(words=written.total(), found=(written & read).total())
        else:
            count += Count(marks=1, seen=int(name in answer.raw))
    return count


def _same(value: Any, meant: Any) -> bool:
    match value, meant:
        case str(), str():
            return value.split() == meant.split()
        case dict(), dict():
            return value.keys() == meant.keys() and all(_same(value[key], meant[key]) for key in meant)
        case list(), list():
            return len(value) == len(meant) and all(map(_same, value, meant))
        case _:
            return bool(value == meant)


def _kept(value: Any, keeps: Keeps) -> Any:
    match value:
        case str():
            return keeps(value)
        case dict():
            return {key: _kept(each, keeps) for key, each in value.items()}
        case list():
            return [_kept(each, keeps) for each in value]
        case _:
            return value
