"""Two people's forms in one file, put together by the programs that do so: each comes back as if it had come alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.extract.test_returned_files import ANSWERS, blank, fields_for
from tests.programs import needs
from tests.programs.merging import MERGERS, PDFBOX_JOINED, Merger
from wta_forms import errors
from wta_forms.answers import State, Status
from wta_forms.extract.files.read import read
from wta_forms.extract.meaning.interpret import interpret
from wta_forms.extract.raw import RawForm
from wta_forms.project.people import Person
from wta_forms.spec.stamp import stamp_from_text
from wta_forms.workflow.generate import copy_of

OTHER_ANSWERS: dict[str, Any] = {
    **ANSWERS,
    "way": "bus",
    "pick": 1,
    "mail": "bob@example.org",
    "well": 1,
    "show": "name",
    "sign": "Bob",
}

EVERY_MERGER = [pytest.param(merger, marks=needs(merger), id=name) for name, merger in MERGERS.items()]


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """What Ann answered, what Bob answered, and Ann's form as it was sent."""
    folder = tmp_path_factory.mktemp("forms")
    people = {"ann": ANSWERS, "bob": OTHER_ANSWERS, "empty": {}}
    for number, (name, answers) in enumerate(people.items(), 1):
        owner = "bob" if name == "bob" else "ann"
        person = Person(owner, owner.title(), {}, number)
        (folder / f"{name}.pdf").write_bytes(copy_of(blank(), person, values=fields_for(answers)))
    return {name: folder / f"{name}.pdf" for name in people}


def merged(merger: Merger, *files: Path) -> RawForm:
    target = files[0].parent / f"{merger.name}.pdf"
    merger.merge(files, target)
    return read(target.read_bytes())


def answers_in(copy: RawForm) -> dict[str, Any]:
    """Names or not: places are counted from the form's own first page."""
    read_again = interpret(blank().form, copy, language="en", blank_map=blank().map)
    assert read_again.problems == ()
    return {id: answer.value for id, answer in read_again.answers.items() if answer.state is State.ANSWERED}


def owner_of(copy: RawForm) -> str:
    stamp = stamp_from_text(copy.stamp)
    return stamp.recipient_name if stamp else ""


@pytest.mark.parametrize("merger", EVERY_MERGER)
def test_each_form_comes_back_by_itself(merger: Merger, forms: Mapping[str, Path]) -> None:
    raw = merged(merger, forms["ann"], forms["bob"])
    assert [(owner_of(copy), copy.first_page, copy.pages, copy.status) for copy in raw.copies] == [
        ("Ann", 1, 4, Status.READ),
        ("Bob", 5, 4, Status.READ),
    ]
    assert [answers_in(copy) for copy in raw.copies] == [ANSWERS, OTHER_ANSWERS]
    assert errors.MIXED_STAMPS.at("") not in (*raw.problems, *raw.copies[0].problems, *raw.copies[1].problems)


@pytest.mark.parametrize("merger", EVERY_MERGER)
@pytest.mark.parametrize("order", [("ann", "empty"), ("empty", "ann")], ids=["empty last", "empty first"])
def test_an_empty_copy_of_the_same_form_empties_nothing(
    merger: Merger, order: tuple[str, str], forms: Mapping[str, Path]
) -> None:
    raw = merged(merger, *(forms[name] for name in order))
    found = {name: answers_in(copy) for name, copy in zip(order, raw.copies, strict=True)}
    assert found == {"ann": ANSWERS, "empty": {}}


@needs(PDFBOX_JOINED)
def test_forms_that_cannot_be_taken_apart_are_told(forms: Mapping[str, Path]) -> None:
    raw = merged(PDFBOX_JOINED, forms["ann"], forms["bob"])
    assert (raw.copies, raw.problems) == ((), (errors.MIXED_STAMPS.at(""),))
