"""The copy for a pen: places that are no fields, with what is known printed in them."""

from __future__ import annotations

from typing import Any

from tests.layout.paper import form_of
from tests.render.paper import PROJECT, people
from tests.render.tagged import Tagged
from wta_forms.layout.style import BY_HAND
from wta_forms.project.people import Person
from wta_forms.project.settings import load_settings
from wta_forms.render.document import Imprint
from wta_forms.render.personalise import write_pdf
from wta_forms.spec.load import load_form
from wta_forms.spec.shipped import PARTS, SPECS
from wta_forms.workflow.generate import copy_of, lay_out

ASKED = """
- {id: name, kind: text, label: Your name, prefill: name}
- {id: role, kind: select_one, label: Your role, appearance: minimal, choices: {a: Carer, b: Friend}, prefill: role}
- {id: day, kind: select_one, label: Your day, choices: {mon: Monday, tue: Tuesday}, prefill: day}
"""
ANN = Person(id="ann", name="Ann Reid", columns={"name": "Ann Reid", "role": "Friend", "day": "mon"}, line=2)


def paper(person: Person | None = ANN) -> Tagged:
    return Tagged(copy_of(lay_out(form_of(ASKED), variant=BY_HAND.variant), person))


def places(tagged: Tagged) -> dict[str, Any]:
    """The Form elements by what is said at them."""
    found = [tagged.reader.get_object(element.reference) for element in tagged.tree.find("Form")]
    return {str(entries["/Alt"]): entries["/A"] for entries in found}


def test_it_has_no_fields_and_no_hidden_stamp() -> None:
    tagged = paper()
    assert "/AcroForm" not in tagged.root
    assert tagged.widgets() == []


def test_what_is_known_of_a_person_is_printed_and_read_at_its_place() -> None:
    (place,) = (form for form in paper().tree.find("Form") if "Ann Reid" in form.alt)
    assert place.words().strip() == "Ann Reid"
    assert place.alt == "1: Your name Ann Reid"


def test_a_tick_that_is_known_is_printed_whatever_it_would_be_on_screen() -> None:
    states = {said: str(place["/checked"]) for said, place in places(paper()).items() if "/checked" in place}
    assert states == {
        "2: Your role. Carer": "/off",
        "2: Your role. Friend": "/on",
        "3: Your day. Monday": "/on",
        "3: Your day. Tuesday": "/off",
    }


def test_every_place_says_what_it_is_for() -> None:
    roles = {str(place["/Role"]) for place in places(paper(None)).values()}
    assert roles == {"/cb", "/tv"}
    assert all(place["/O"] == "/PrintField" for place in places(paper(None)).values())


def test_words_in_letters_from_the_right_are_printed_too() -> None:
    form = load_form(SPECS / "drivers.yaml", [PARTS])
    blank = lay_out(form, "ar", load_settings(PROJECT), BY_HAND.variant)
    samira = people()["samira-haddad"]
    assert any("سميرة" in said for said in places(Tagged(copy_of(blank, samira))))


def test_the_same_person_has_the_same_bytes() -> None:
    pages = lay_out(form_of(ASKED), variant=BY_HAND.variant).pages
    filled = Imprint("A test", "en", values={"name": "Ann", "day-mon": True})
    assert write_pdf(pages, filled) == write_pdf(pages, filled)
    assert write_pdf(pages, filled) != write_pdf(pages, Imprint("A test", "en"))
