"""Several pages of a form on one sheet, as printers lay them: each answer is read once, and in its own place."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from tests.workflow.test_whose_pages import ANN, blank_of, flat, given, made, noted, people, responses, specs, together
from wta_forms import errors
from wta_forms.answers import State

__all__ = ["made", "specs"]  # fixtures

WIDTH, HEIGHT = 842, 595
"""Of a sheet, in points: A4 on its side."""


def two_up(content: bytes) -> bytes:
    """Two pages on a sheet, side by side, and smaller. What lies on them, fields too, is moved along."""
    with pikepdf.open(BytesIO(content)) as file:
        pages = list(file.pages)
        for first in range(0, len(pages), 2):
            file.pages.append(_sheet(file, pages[first : first + 2]))
        del file.pages[: len(pages)]
        whole = BytesIO()
        file.save(whole)
    return whole.getvalue()


def _sheet(file: pikepdf.Pdf, pages: list[pikepdf.Page]) -> pikepdf.Page:
    drawn, lies_on_it, content = Dictionary(), Array(), ""
    for at, page in enumerate(pages):
        scale, across = HEIGHT / float(page.mediabox[3]), at * WIDTH / 2
        drawn[f"/P{at}"] = page.as_form_xobject()
        content += f"q {scale} 0 0 {scale} {across} 0 cm /P{at} Do Q "
        for annotation in page.obj.get("/Annots", []):
            x0, y0, x1, y1 = (float(side) * scale for side in annotation.Rect)
            annotation.Rect = Array([x0 + across, y0, x1 + across, y1])
            lies_on_it.append(annotation)
    made = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, WIDTH, HEIGHT]), Resources=Dictionary(XObject=drawn))
    made.Contents, made.Annots = file.make_stream(content.encode()), lies_on_it
    return pikepdf.Page(file.make_indirect(made))


def test_pages_that_share_a_sheet_and_kept_their_fields_all_came(made: Any, specs: Path) -> None:
    (response,) = responses(two_up(made(ANN)), specs)
    assert given(response) == ANN
    assert response.problems == ()
    assert [answer.problems for answer in response.answers.values() if answer.problems] == []


@pytest.mark.parametrize("name", ["town", "story", "wish"])
@pytest.mark.parametrize("is_printed", [True, False], ids=["printed", "with fields"])
def test_a_note_on_a_sheet_is_told_once_in_the_box_on_which_it_lies(
    name: str, is_printed: bool, made: Any, specs: Path
) -> None:
    answered = {"name": "Ann"}
    blank = made(answered)
    content = noted(flat(blank) if is_printed else blank, blank_of(specs / "small.yaml"), name, "Leith")
    (response,) = responses(two_up(content), specs)
    assert given(response) == {**answered, name: "Leith"}
    assert response.problems == ()


def test_printed_pages_on_one_sheet_among_others_with_fields_are_all_read(made: Any, specs: Path) -> None:
    content = made(ANN)
    printed = two_up(together((flat(content), (2, 3))))
    (response,) = responses(together((content, (1,)), (printed, (1,))), specs)
    assert given(response) == ANN
    assert not [each for each in response.problems if errors.PAGE_MISSING.is_said(each)]


def test_the_same_page_of_two_people_on_one_sheet_is_given_to_neither_and_told_to_both(made: Any, specs: Path) -> None:
    both = together((flat(made(ANN)), (1, 2)), (flat(made({"name": "Bob"}, "Bob")), (2, 3)))
    found = responses(two_up(together((both, (1, 4, 2, 3)))), specs)
    assert people(found) == {"Ann": {"name": "Ann", "town": "Leith"}, "Bob": {}}
    for response in found:
        assert response.answers["story"].state is State.UNREAD
        assert errors.SAME_PAGE_TWICE.at(response.file, page=2) in response.problems


def test_such_a_sheet_among_pages_with_fields_is_given_to_nobody_either(made: Any, specs: Path) -> None:
    ann, bob = made({**ANN, "story": ""}), flat(made({"story": "We ate"}, "Bob"))
    sheet = two_up(together((bob, (2,)), (flat(made(ANN)), (2,))))
    found = responses(together((ann, (1,)), (sheet, (1,)), (ann, (3,))), specs)
    assert people(found) == {"Ann": {id: value for id, value in ANN.items() if id != "story"}, "Bob": {}}
    for response in found:
        assert response.answers["story"].state is State.UNREAD
        assert errors.SAME_PAGE_TWICE.at(response.file, page=2) in response.problems
