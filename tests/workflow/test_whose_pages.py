"""Files in which pages of several kinds or of several forms lie together: each answer goes where it belongs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdfium2 import raw

from tests.extract.flattened import with_words
from wta_forms import copy_of, errors, extract, lay_out
from wta_forms.answers import Certainty, Response, State, Status
from wta_forms.project.people import Person
from wta_forms.spec.load import load_form
from wta_forms.workflow.making.blank import Blank

SPEC = """
form: small
version: 1
title: Small
sections:
  - questions:
      - {id: name, kind: text, label: Your name}
      - {id: town, kind: text, label: Your town}
  - new_page: true
    questions: [{id: story, kind: text, label: Your story}]
  - new_page: true
    questions: [{id: wish, kind: text, label: Your wish}, {id: agree, kind: tick, label: I agree}]
"""
ANN = {"name": "Ann", "town": "Leith", "story": "We met", "wish": "Peace", "agree": True}
BOB = {"name": "Bob", "town": "Perth", "story": "We ate", "wish": "Bread"}


@pytest.fixture(autouse=True)
def specs(tmp_path: Path) -> Path:
    (tmp_path / "small.yaml").write_text(SPEC)
    return tmp_path


@cache
def blank_of(spec: Path) -> Blank:
    return lay_out(load_form(spec))


@pytest.fixture
def made(specs: Path) -> Any:
    """A copy for somebody, filled in."""

    def copy(values: Mapping[str, Any], who: str = "Ann") -> bytes:
        return copy_of(blank_of(specs / "small.yaml"), Person(who.lower(), who, {}, 1), values=values)

    return copy


def flat(content: bytes, *pages: int) -> bytes:
    """These pages, or all of them, without their fields, as PDFium prints them."""
    with closing(pypdfium2.PdfDocument(content)) as document:
        document.init_forms()
        for number, page in enumerate(document, 1):
            if number in (pages or (number,)):
                raw.FPDFPage_Flatten(page, raw.FLAT_PRINT)
            page.close()
        file = BytesIO()
        document.save(file)
    return file.getvalue()


def together(*parts: tuple[bytes, Sequence[int]]) -> bytes:
    """Pages of several files in this order. Fields keep their names, and no form lists them."""
    writer = PdfWriter()
    for content, pages in parts:
        source = PdfReader(BytesIO(content))
        for page in pages:
            writer.add_page(source.pages[page - 1])
    whole = BytesIO()
    writer.write(whole)
    return whole.getvalue()


def unstamped(content: bytes) -> bytes:
    with pikepdf.open(BytesIO(content)) as file:
        page = file.pages[0].obj
        page.Annots = pikepdf.Array([each for each in page.Annots if each.get("/T") != "wta-stamp"])
        whole = BytesIO()
        file.save(whole)
    return whole.getvalue()


def noted(content: bytes, blank: Blank, name: str, words: str) -> bytes:
    """With words laid on top of a box."""
    field = next(each for each in blank.map.fields if each.name == name)
    box = " ".join(map(str, field.rectangle))
    with pikepdf.open(BytesIO(content)) as file:
        note = f"<< /Subtype /FreeText /Rect [{box}] /Contents ({words}) /DA (/Helv 11 Tf) >>"
        page = file.pages[field.page - 1].obj
        made = file.make_indirect(pikepdf.Object.parse(note.encode()))
        page.Annots = pikepdf.Array([*page.get("/Annots", []), made])
        whole = BytesIO()
        file.save(whole)
    return whole.getvalue()


def letter() -> bytes:
    with pikepdf.new() as file:
        file.add_blank_page(page_size=(595, 842))
        whole = BytesIO()
        file.save(whole)
    return with_words(whole.getvalue(), "80 700 Td (Dear all, here is what I wrote.) Tj")


def responses(content: bytes, specs: Path) -> list[Response]:
    file = specs / "file.pdf"
    file.write_bytes(content)
    return list(extract([file], specs=specs))


def given(response: Response) -> dict[str, Any]:
    return {id: answer.value for id, answer in response.answers.items() if answer.state is State.ANSWERED}


def people(found: Sequence[Response]) -> dict[str, dict[str, Any]]:
    return {response.recipient.name if response.recipient else "": given(response) for response in found}


ALL = (1, 2, 3)


def test_a_page_that_has_lost_its_fields_among_others_is_read_off_itself(made: Any, specs: Path) -> None:
    (response,) = responses(flat(made(ANN), 2), specs)
    assert given(response) == ANN
    story, name = response.answers["story"], response.answers["name"]
    assert (story.certainty, name.certainty) == (Certainty.RECOVERED, Certainty.READ)
    assert story.source is not None
    assert (story.source.channel, story.source.page) == ("page_text", 2)


def test_an_empty_box_on_a_page_that_has_lost_its_fields_is_blank(made: Any, specs: Path) -> None:
    (response,) = responses(flat(made({"name": "Ann"}), 3), specs)
    assert {id: answer.state for id, answer in response.answers.items()} == {
        "name": State.ANSWERED,
        **dict.fromkeys(["town", "story", "wish", "agree"], State.BLANK),
    }


def test_a_form_whose_stamp_is_gone_with_its_first_page_is_known_by_the_others(made: Any, specs: Path) -> None:
    (response,) = responses(flat(made(ANN), 1), specs)
    assert (given(response), response.status, response.form) == (ANN, Status.READ, "small")
    assert errors.BY_ITS_PAGES.at(response.file, form="small", version=1) in response.problems


def test_words_typed_on_a_page_beside_fields_that_are_filled_in_are_read(made: Any, specs: Path) -> None:
    content = made({"name": "Ann"})
    field = next(each for each in blank_of(specs / "small.yaml").map.fields if each.name == "town")
    left, bottom, _, _ = field.rectangle
    (response,) = responses(with_words(content, f"{left + 4} {bottom + 5} Td (Leith) Tj"), specs)
    assert given(response) == {"name": "Ann", "town": "Leith"}
    assert response.answers["town"].certainty is Certainty.RECOVERED


@pytest.mark.parametrize("order", [(3, 2, 1), (1, 3, 2)])
def test_a_note_goes_to_its_box_in_whatever_order_the_pages_are(order: tuple[int, ...], made: Any, specs: Path) -> None:
    with_note = noted(made({"name": "Ann"}), blank_of(specs / "small.yaml"), "wish", "Peace")
    (response,) = responses(together((with_note, order)), specs)
    assert given(response) == {"name": "Ann", "wish": "Peace"}


def test_a_page_that_did_not_come_is_told_and_its_answers_are_unread(made: Any, specs: Path) -> None:
    (response,) = responses(together((made(ANN), (1, 3))), specs)
    assert response.answers["story"].state is State.UNREAD
    assert given(response) == {id: value for id, value in ANN.items() if id != "story"}
    assert any(errors.PAGE_MISSING.is_said(problem) for problem in response.problems)


def test_a_printed_form_behind_one_with_fields_loses_no_page(made: Any, specs: Path) -> None:
    found = responses(together((made(ANN), ALL), (flat(made(BOB, "Bob")), ALL)), specs)
    assert people(found) == {"Ann": ANN, "Bob": BOB}


@pytest.mark.parametrize("order", [(6, 5, 4, 3, 2, 1), (1, 4, 2, 5, 3, 6)], ids=["last page first", "page by page"])
def test_the_pages_of_two_people_go_to_each_of_them(order: tuple[int, ...], made: Any, specs: Path) -> None:
    both = together((made(ANN), ALL), (made(BOB, "Bob"), ALL))
    assert people(responses(together((both, order)), specs)) == {"Ann": ANN, "Bob": BOB}


@pytest.mark.parametrize("whose", [("Ann",), ("Bob",), ("Ann", "Bob")], ids=" and ".join)
def test_two_people_whose_boxes_have_one_name_and_not_two_stamps_keep_their_answers(
    whose: tuple[str, ...], made: Any, specs: Path
) -> None:
    files = {"Ann": made(ANN), "Bob": made(BOB, "Bob")}
    parts = [unstamped(content) if who in whose else content for who, content in files.items()]
    assert people(responses(together(*((part, ALL) for part in parts)), specs)) == {"Ann": ANN, "Bob": BOB}


def test_notes_on_forms_that_were_put_together_are_read_as_well(made: Any, specs: Path) -> None:
    with_note = noted(made({"name": "Ann"}), blank_of(specs / "small.yaml"), "town", "Leith")
    found = responses(together((with_note, ALL), (made(BOB, "Bob"), ALL)), specs)
    assert people(found) == {"Ann": {"name": "Ann", "town": "Leith"}, "Bob": BOB}


def test_a_letter_among_the_pages_is_told(made: Any, specs: Path) -> None:
    for content in (made(ANN), flat(made(ANN))):
        (response,) = responses(together((content, (1, 2)), (letter(), (1,)), (content, (3,))), specs)
        assert given(response) == ANN
        assert errors.OF_NO_FORM.at(response.file, page=3) in response.problems
