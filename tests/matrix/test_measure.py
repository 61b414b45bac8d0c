"""How answers that came back are counted: right, told, wrong, or lost without a word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.extract.returned import answers_again
from tests.make_corpus import CORPUS
from tests.matrix.answers import answers_to, boxes_for
from tests.matrix.measure import Count, Written, counted
from tests.matrix.run import forms
from tests.matrix.words import EVERYDAY, PLAIN, WORLD, Words
from wta_forms import errors
from wta_forms.answers import Answer, Certainty, Response, State, Status
from wta_forms.errors import Problem
from wta_forms.spec.load import load_form

FORM = """
form: small
version: 1
title: Small
sections:
- questions:
  - {id: story, kind: paragraph, label: Your story}
  - {id: agree, kind: tick, label: I agree}
"""
MEANT = {"story": "We eat\ntogether", "agree": True}
TICKED = Answer(State.ANSWERED, True, {"agree": "yes"})


@pytest.fixture
def written(tmp_path: Path) -> Written:
    path = tmp_path / "small.yaml"
    path.write_text(FORM, encoding="utf-8")
    form = load_form(path)
    return Written(form, MEANT, boxes_for(form, MEANT, "en"))


def told(text: str, *problems: Problem) -> Answer:
    return Answer(State.ANSWERED, text, {"story": text}, problems=problems)


def of(written: Written, story: Answer, *problems: Problem, is_exact: bool = True, **more: Any) -> Count:
    response = Response("f", "", Status.READ, answers={"story": story, "agree": TICKED} | more, problems=problems)
    return counted(written, response, is_exact=is_exact)


ALL = Count(questions=2, right=2, words=3, found=3, marks=1, seen=1)
FLAG = errors.CUT_EMOJI.at("story")


def test_what_came_back_as_it_was_meant_is_right(written: Written) -> None:
    assert of(written, told("We eat\ntogether")) == ALL
    assert of(written, replace(told("We eat\ntogether"), certainty=Certainty.RECOVERED)) == replace(ALL, recovered=1)


def test_where_lines_are_broken_counts_in_fields_and_not_in_print(written: Written) -> None:
    assert of(written, told("We eat together")) == replace(ALL, right=1, wrong=1)
    assert of(written, told("We eat together"), is_exact=False) == ALL


def test_other_words_are_wrong_or_told(written: Written) -> None:
    assert of(written, told("We eat")) == replace(ALL, right=1, wrong=1, found=2)
    assert of(written, told("We eat", FLAG)) == replace(ALL, right=1, told=1, flagged=1, found=2)


def test_an_empty_box_is_lost_if_nobody_says_a_word(written: Written) -> None:
    empty = Answer(State.BLANK)
    assert of(written, empty) == replace(ALL, right=1, lost=1, found=0)
    assert of(written, empty, FLAG) == replace(ALL, right=1, told=1, found=0)


def test_an_answer_that_nobody_gave_is_extra(written: Written) -> None:
    nothing_meant = replace(written, answers={"agree": True})
    assert of(nothing_meant, told("Something")).extra == 1


@pytest.mark.parametrize("words", [PLAIN, EVERYDAY, *WORLD.values()], ids=["plain", "everyday", *WORLD])
@pytest.mark.parametrize("name", [*sorted(path.stem for path in CORPUS.glob("*.yaml")), "drivers", "asset-bank"])
def test_the_answers_that_are_given_are_answers_without_a_doubt(name: str, words: Words) -> None:
    form = forms()[name]
    given = answers_to(form, words)
    assert given.keys() == {question.id for question in form.questions}
    answers = answers_again(form, given)
    assert {id: answers[id].value for id in given} == given
    assert not [problem for answer in answers.values() for problem in answer.problems if not problem.is_note]
