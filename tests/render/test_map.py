"""The map says where everything stands in the PDF that goes with it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pytest

from tests.render.paper import EVERY_KIND, blank, blank_of, copy_for, drivers, opened, people
from tests.render.tagged import Tagged
from wta_forms.layout.boxes import Words
from wta_forms.map import map_from_json
from wta_forms.render.document import map_of
from wta_forms.workflow.generate import copy_of


def letters_of(lines: Iterable[str]) -> Counter[str]:
    """Words, each with its letters in one order: Arabic ones are drawn from the left."""
    return Counter("".join(sorted(word)) for word in " ".join(lines).split())


def test_every_field_has_the_rectangle_it_has_in_the_pdf() -> None:
    in_pdf = [
        (str(widget["/T"]), number, [float(side) for side in widget["/Rect"]])
        for number, page in enumerate(opened(copy_for("ewa-zolkowska")).pages, 1)
        for widget in (note.get_object() for note in page["/Annots"])
        if widget["/T"] != "wta-stamp"
    ]
    assert [(field.name, field.page, list(field.rectangle)) for field in drivers().map.fields] == in_pdf


def test_every_page_has_the_size_it_has_in_the_pdf() -> None:
    boxes = [[float(side) for side in page.mediabox] for page in opened(blank()).pages]
    assert [[0, 0, *size] for size in drivers().map.sizes] == boxes


def test_it_has_every_printed_word_but_those_of_the_stamp() -> None:
    for number, content in enumerate(Tagged(blank()).content, 1):
        printed = letters_of([*content.marked.values(), *content.artifacts])
        in_map = letters_of([line.text for line in drivers().map.words if line.page == number])
        assert printed - in_map == letters_of([f"drivers, version {drivers().form.version}"])
        assert not in_map - printed


def test_a_printed_line_stands_where_it_is_drawn() -> None:
    pages = drivers().pages
    title = next(box for box in pages.pages[0].boxes if isinstance(box, Words))
    first = drivers().map.words[0]
    height = pages.pages[0].height
    assert first.text == "The drivers of your project"
    assert first.rectangle == pytest.approx(
        (title.rect.x, height - title.rect.bottom, title.rect.x + title.lines[0].width, height - title.rect.y), abs=0.01
    )


def test_a_box_says_how_much_is_sure_to_fit_and_a_tick_nothing() -> None:
    room = {field.name: field.capacity for field in blank_of(EVERY_KIND).map.fields}
    assert room["agree"] == room["way-bus"] == 0
    assert 4 * room["name"] < room["story"] < 5 * room["name"]
    assert 0 < room["gaps-1-urgent"] < room["name"]


def test_it_is_the_same_whoever_the_copy_is_for() -> None:
    before = drivers().map.digest()
    copy_of(drivers(), people()["samira-haddad"], values={"name": "Samira"}, key=b"secret", round=2)
    assert drivers().map.digest() == map_of(drivers().pages).digest() == before


def test_it_changes_with_what_is_printed() -> None:
    one, other = (blank_of(f"- {{id: q, kind: text, label: {label}}}").map for label in ("Name", "Names"))
    assert one.digest() != other.digest()
    assert one.fields == other.fields


def test_a_map_from_before_there_were_marks_is_read_as_it_was() -> None:
    before = replace(drivers().map, marks=None)
    assert "marks" not in before.to_json()
    assert map_from_json(before.to_json(), "drivers.map.json") == before


def test_it_comes_back_out_of_its_json_which_has_a_line_for_each_field() -> None:
    text = drivers().map.to_json()
    assert map_from_json(text, "drivers.map.json") == drivers().map
    assert json.loads(text)["map"] == 1
    assert len(json.loads(text)["marks"]) == 5
    assert sum('["name",1,' in line for line in text.splitlines()) == 1
