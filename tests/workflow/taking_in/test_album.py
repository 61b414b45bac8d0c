"""Photographs of several pages that came in one message are one form; a page that did not come is unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.extract.paper.forms import BLUE, Paper, jpeg, printed, scanned
from wta_forms import errors
from wta_forms.answers import Response, State, Status
from wta_forms.extract.isolate import Reader
from wta_forms.harvest.reading import Delivered
from wta_forms.project.people import Person
from wta_forms.spec.load import load_form
from wta_forms.workflow.generate import copy_of, lay_out
from wta_forms.workflow.making.blank import Blank
from wta_forms.workflow.reading.shelf import Shelf
from wta_forms.workflow.reading.versions import Versions
from wta_forms.workflow.taking_in.album import read_together

FORM = """\
form: small
version: 1
title: Small
sections:
  - title: One
    questions: [{id: near, kind: tick, label: It is near}]
  - title: Two
    new_page: true
    questions: [{id: dear, kind: tick, label: It is dear}]
  - title: Three
    new_page: true
    questions: [{id: open, kind: tick, label: It is open}]
"""

ANN, BOB = (Person(id, name, {}, 2) for id, name in (("ann", "Ann Reid"), ("bob", "Bob Hay")))


@dataclass(frozen=True)
class Desk:
    blank: Blank
    reader: Reader

    def photographs(self, person: Person, *ticked: str) -> list[bytes]:
        """A picture of each page, on which some boxes are ticked with a pen."""
        pictures = []
        for number, page in enumerate(printed(copy_of(self.blank, person)), 1):
            paper = Paper(page, number)
            for field in self.blank.map.fields:
                if field.page == number and field.name in ticked:
                    paper.cross(field.rectangle, BLUE)
            pictures.append(jpeg(scanned(paper)))
        return pictures

    def read(self, *pictures: bytes) -> list[tuple[tuple[int, ...], Response]]:
        files = [
            Delivered(f"IMG_{number}.jpg", content, "2026-03-02T09:00:00Z") for number, content in enumerate(pictures)
        ]
        shelf = Shelf(Versions((self.blank.form,)), people=(ANN, BOB), blank_map=self.blank.map)
        return list(read_together(files, shelf, self.reader))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path: Path = tmp_path_factory.mktemp("form") / "small.yaml"
    path.write_text(FORM, encoding="utf-8")
    with Reader() as reader:
        yield Desk(lay_out(load_form(path), variant="by-hand"), reader)


def states(response: Response) -> dict[str, State]:
    return {question: answer.state for question, answer in response.answers.items()}


def places(read: Sequence[tuple[tuple[int, ...], Response]]) -> list[tuple[int, ...]]:
    return [of_it for of_it, _ in read]


def test_pictures_of_the_pages_of_one_copy_are_one_form_in_whatever_order_they_came(desk: Desk) -> None:
    one, two, three = desk.photographs(ANN, "near", "open")
    ((of_it, response),) = desk.read(three, one, two)
    assert of_it == (1, 2, 0)
    assert response.recipient is not None
    assert (response.recipient.id, response.status, response.file) == (
        "ann",
        Status.SCAN,
        "IMG_1.jpg, IMG_2.jpg, IMG_0.jpg",
    )
    assert states(response) == {"near": State.ANSWERED, "dear": State.BLANK, "open": State.ANSWERED}
    assert response.received == "2026-03-02T09:00:00Z"


def test_a_page_that_did_not_come_is_unknown_and_not_empty(desk: Desk) -> None:
    one, _, three = desk.photographs(ANN, "near")
    ((_, response),) = desk.read(one, three)
    assert states(response) == {"near": State.ANSWERED, "dear": State.UNREAD, "open": State.BLANK}
    assert errors.PAGE_MISSING.at("", page=2, pages=3).message in [problem.message for problem in response.problems]


def test_pages_of_two_people_in_one_message_are_two_forms(desk: Desk) -> None:
    ann, bob = desk.photographs(ANN, "near"), desk.photographs(BOB, "dear")
    read = desk.read(ann[0], bob[0], ann[1], bob[1])
    assert places(read) == [(0, 2), (1, 3)]
    assert [response.recipient.id for _, response in read if response.recipient] == ["ann", "bob"]
    assert read[0][1].sha256 != read[1][1].sha256


def test_a_picture_of_something_else_is_told_by_itself(desk: Desk) -> None:
    one, two, _ = desk.photographs(ANN)
    dog = jpeg(scanned(Paper(printed(copy_of(desk.blank))[0][:400, :400])))
    read = desk.read(dog, one, two)
    assert places(read) == [(1, 2), (0,)]
    assert not read[1][1].is_read


def test_the_same_pictures_in_another_order_are_the_same_form(desk: Desk) -> None:
    one, two, three = desk.photographs(ANN)
    ((_, here),), ((_, there),) = desk.read(one, two, three), desk.read(three, two, one)
    assert here.sha256 == there.sha256
