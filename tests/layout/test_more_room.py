"""Rows of a table that do not stand with their question but at the end of the form."""

from __future__ import annotations

from tests.layout.paper import pages_of, read, tags, widgets, words
from wta_forms.layout.boxes import Role, Tag, Words
from wta_forms.spec import wording

ROOM = """
- {id: first, kind: text, label: First}
- id: gaps
  kind: table
  label: Gaps
  rows: 2
  more_rows: 3
  columns: [{id: gap, kind: text, label: Gap}, {id: fine, kind: tick, label: Fine}]
- {id: last, kind: text, label: Last}
"""


def test_more_rows_stand_on_a_page_of_their_own_before_the_last_box() -> None:
    pages = pages_of(ROOM)
    said = words(pages)
    more = said[said.index("More room") :]
    assert more[:5] == ["More room", "More rows for question 2: Gaps", "Row", "Gap", "Fine"]
    assert [word for word in more if word.isdigit()] == ["3", "4", "5"]
    assert more.index("Before you send it") > more.index("5")
    page = next(page for page, box in read(pages) if isinstance(box, Words) and box.text == "More room")
    first = pages.pages[page].boxes[0]
    assert isinstance(first, Words)
    assert first.text == "More room"


def test_more_rows_have_the_columns_of_the_others() -> None:
    pages = pages_of(ROOM)
    here, there = widgets(pages)["gaps-1-gap"], widgets(pages)["gaps-3-gap"]
    assert (here.rect.x, here.rect.width, here.capacity) == (there.rect.x, there.rect.width, there.capacity)
    assert there.tooltip == "2, row 3: gap"


def test_the_table_says_that_there_is_more_room_and_only_that_table() -> None:
    said = words(pages_of(ROOM))
    assert said.count(wording.MORE_ROOM_BELOW.in_("en")) == 1
    plain = words(pages_of(ROOM.replace("  more_rows: 3\n", "")))
    assert not {"More room", wording.MORE_ROOM_BELOW.in_("en")} & set(plain)


def test_boxes_at_the_end_are_the_last_of_the_form() -> None:
    names = list(dict.fromkeys(widget.name for _, widget in pages_of(ROOM).widgets()))
    assert names[-6:] == ["gaps-3-gap", "gaps-3-fine", "gaps-4-gap", "gaps-4-fine", "gaps-5-gap", "gaps-5-fine"]
    assert names[-7] == "last"


def test_the_level_of_headings_on_the_page_for_more_is_that_of_the_others() -> None:
    pages = pages_of(ROOM)
    section = tags(pages.tree, Role.SECTION)[-1]
    assert [tag.role for tag in section.children if isinstance(tag, Tag)] == [Role.H2, Role.H3, Role.TABLE]
