"""Pictures of pages whose code cannot be read, with the blank that they are said to be of."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.extract.paper.forms import BLACK, Paper, file_of, printed, scanned
from wta_forms import copy_of, errors, extract, lay_out
from wta_forms.answers import Response, State, Status
from wta_forms.spec.load import load_form
from wta_forms.workflow.generate import Blank

TEA = """
form: tea
version: 3
title: Tea
languages: [en]
sections:
  - questions:
      - {id: name, kind: text, label: Your name}
      - {id: milk, kind: tick, label: With milk}
      - {id: story, kind: paragraph, lines: 20, label: Your story}
      - {id: sugar, kind: tick, label: With sugar}
"""
CAKE = """
form: cake
version: 1
title: Cake
languages: [en]
sections:
  - questions:
      - id: kinds
        kind: select_multiple
        label: Which cakes?
        choices: {a: Apple, b: Banana, c: Carrot, d: Date, e: Eccles, f: Fruit, g: Ginger, h: Honey}
      - {id: why, kind: text, label: Why?}
"""


@pytest.fixture(scope="module")
def specs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("specs")
    (folder / "tea.yaml").write_text(TEA)
    (folder / "cake.yaml").write_text(CAKE)
    return folder


@cache
def laid(spec: Path) -> Blank:
    return lay_out(load_form(spec), variant="by-hand")


def scribbled(blank: Blank, page: int, ticked: str = "") -> Paper:
    """A page with its code scribbled over."""
    assert blank.map.marks
    paper = Paper(printed(copy_of(blank))[page - 1], page)
    paper.scribble(blank.map.marks.code, BLACK, lines=30)
    for field in blank.map.fields:
        if field.name == ticked:
            paper.cross(field.rectangle, BLACK)
    return paper


def read(specs: Path, picture: bytes, blank: bytes = b"") -> Response:
    path, empty = specs / "returned", specs / "empty"
    path.write_bytes(picture)
    empty.write_bytes(blank)
    (response,) = extract([path], specs=specs, blank=empty if blank else None)
    return response


def test_without_the_blank_it_is_told_how_to_read_it(specs: Path) -> None:
    picture = file_of([scanned(scribbled(laid(specs / "tea.yaml"), 1))], "PNG")
    (problem,) = read(specs, picture).problems
    assert problem.message == errors.NO_CODE.text
    assert "--blank" in problem.hint


@pytest.mark.parametrize("kind", ["blank PDF", "map"])
def test_pages_in_any_order_are_read_as_the_blank_that_is_named(specs: Path, kind: str) -> None:
    blank = laid(specs / "tea.yaml")
    given = copy_of(blank) if kind == "blank PDF" else blank.map.to_json().encode()
    pages = [scribbled(blank, 2, "sugar"), scribbled(blank, 3), scribbled(blank, 1, "milk")]
    response = read(specs, file_of([scanned(page, 1.0) for page in pages], "TIFF"), given)
    assert (response.status, response.form, response.version, response.recipient) == (Status.SCAN, "tea", 3, None)
    assert [response.answers[name].value for name in ("milk", "sugar")] == [True, True]
    assert [problem.message for problem in response.problems] == [
        errors.LIKE_THE_BLANK.at("", form="tea", version=3).message
    ]


def test_of_one_page_alone_it_is_known_which_and_the_others_are_told_to_be_missing(specs: Path) -> None:
    blank = laid(specs / "tea.yaml")
    response = read(specs, file_of([scanned(scribbled(blank, 2, "sugar"))], "PNG"), copy_of(blank))
    assert (response.answers["sugar"].value, response.answers["milk"].state) == (True, State.UNREAD)
    assert any(map(errors.PAGES_MISSING.is_said, response.problems))


def test_a_page_of_another_form_is_not_read_as_this_one(specs: Path) -> None:
    picture = file_of([scanned(scribbled(laid(specs / "cake.yaml"), 1))], "PNG")
    response = read(specs, picture, copy_of(laid(specs / "tea.yaml")))
    assert (response.form, response.answers) == ("", {})
    assert [problem.message for problem in response.problems] == [errors.UNLIKE_THE_BLANK.text]
