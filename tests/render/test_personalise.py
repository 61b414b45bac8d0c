"""Copies of one blank: what they share is made once, and each is the same as if it had been made alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.layout.paper import form_of
from tests.render.paper import EVERY_KIND, fields, people
from wta_forms.layout.paginate import stamp_words
from wta_forms.project.people import Person
from wta_forms.render import personalise
from wta_forms.render.conformance import findings
from wta_forms.render.document import Imprint, put_together
from wta_forms.render.fonts import Ruler
from wta_forms.render.palette import Palette
from wta_forms.render.personalise import write_pdf
from wta_forms.workflow.generate import Blank, copy_of, lay_out


@cache
def laid_out(variant: str) -> Blank:
    return lay_out(form_of(EVERY_KIND), variant=variant)


def new_blank(variant: str = "standard") -> Blank:
    """Pages that nothing was written of before."""
    blank = laid_out(variant)
    return replace(blank, pages=replace(blank.pages))


def alone(imprint: Imprint) -> bytes:
    """As the first copy of its pages."""
    return write_pdf(new_blank().pages, imprint)


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """How often a whole document is put together, tag tree, pages and fonts, and how often one is looked at."""
    times: Counter[str] = Counter()
    for function in (put_together, findings):

        def counting(*arguments: object, _function: object = function) -> object:
            times[_function.__name__] += 1  # type: ignore[attr-defined]
            return _function(*arguments)  # type: ignore[operator]

        monkeypatch.setattr(personalise, function.__name__, counting)
    yield times
    monkeypatch.undo()


# --- what is made once ------------------------------------------------------------------------------------------------

TWENTY = [Person(f"person-{number}", f"Person {number}", {}, number) for number in range(20)]


def test_of_twenty_copies_one_is_put_together_and_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    blank = new_blank()
    with counted(monkeypatch) as times:
        copies = {copy_of(blank, person, key=b"k" * 32) for person in TWENTY}
    assert len(copies) == 20
    assert times == {"put_together": 1, "findings": 1}


def test_letters_that_are_in_no_font_yet_need_a_document_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = new_blank().pages
    with counted(monkeypatch) as times:
        for name in ("Ann", "Żaneta", "Zoë"):
            write_pdf(pages, Imprint("T", "en", values={"name": name}))
    assert times["put_together"] == 2


def test_a_name_with_other_letters_costs_the_next_people_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = new_blank().pages
    write_pdf(pages, named("Ann"))
    with counted(monkeypatch) as times:
        for name in ("Żaneta", "Bob", "Łucja", "Cat", "Żaneta", "Świt", "Źreb", "Dan"):
            write_pdf(pages, named(name))
    assert times["put_together"] == 4


def named(name: str) -> Imprint:
    """A copy with the line of a stamp."""
    words = stamp_words(name, laid_out("standard").style, Ruler(), "en")
    return Imprint("T", "en", stamp=name, stamp_field="wta-stamp", line=words)


def test_nothing_is_kept_for_longer_than_the_pages_are() -> None:
    blank = new_blank()
    copy_of(blank)
    assert blank.pages in personalise._FIRSTS
    kept, number = personalise._FIRSTS._of, id(blank.pages)
    del blank
    assert number not in kept


# --- the same bytes ---------------------------------------------------------------------------------------------------

PLAIN = Imprint("T", "en")
IMPRINTS = (
    PLAIN,
    replace(PLAIN, stamp="S", stamp_field="wta-stamp", file_id=b"0123456789abcdef"),
    replace(PLAIN, stamp="another", stamp_field="wta-stamp", values={"name": "Ann", "agree": True, "way": "By bus"}),
    replace(PLAIN, values={"name": "Łódź سميرة"}),
    replace(PLAIN, prefilled={"name": "Ann (a)\n\\b", "agree": True}, values={"name": "Bob"}),
    replace(PLAIN, palette=Palette(accent=(90, 0, 90))),
    replace(PLAIN, title="Another title", saved_at=datetime(2026, 11, 26, tzinfo=UTC)),
)


def test_what_was_written_first_changes_nothing() -> None:
    expected = [alone(imprint) for imprint in IMPRINTS]
    for one, other in permutations(range(len(IMPRINTS)), 2):
        pages = new_blank().pages
        written = [write_pdf(pages, IMPRINTS[one]), write_pdf(pages, IMPRINTS[other])]
        assert written == [expected[one], expected[other]], (one, other)


@settings(max_examples=12)
@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_people_are_called_a_copy_is_as_if_it_were_the_first(name: str, value: str) -> None:
    usable = name.encode("utf-8", "ignore").decode(), value.encode("utf-8", "ignore").decode()
    first, then = (Imprint("T", "en", values={"name": each, "story": each}) for each in usable)
    pages = new_blank().pages
    write_pdf(pages, first)
    assert write_pdf(pages, then) == alone(then)


@pytest.mark.parametrize("variant", ["standard", "by-hand", "phone"])
def test_every_person_gets_the_same_file_in_whatever_order(variant: str) -> None:
    there, back = new_blank(variant), new_blank(variant)
    persons = list(people().values())
    assert [copy_of(there, each) for each in persons] == [copy_of(back, each) for each in persons[::-1]][::-1]


def test_a_button_that_was_pressed_in_the_first_copy_is_not_in_the_next() -> None:
    yaml = "- {id: way, kind: select_one, label: Way, appearance: radio, choices: {bus: By bus, train: By train}}"
    pages = lay_out(form_of(yaml)).pages
    for on in ("bus", "train", ""):
        made = write_pdf(pages, Imprint("T", "en", values={"way": on} if on else {}))
        assert fields(made)["way"]["/V"] == f"/{on or 'Off'}"
