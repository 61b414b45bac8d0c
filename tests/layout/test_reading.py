"""What documents to read need besides what forms do: runs, links, page numbers, drawings, tables that break."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layout.paper import RULER, filler, page_of, paginated, place_of, read, said_in, tags, unread, words
from wta_forms.layout.blocks import Align, Block, Drawing, Frame, PageNumber, Row, Rules, Run, Runs, Stack, Table, Text
from wta_forms.layout.boxes import Drawn, Leaf, Link, Page, Pages, Panel, Rect, Role, Tag, Words
from wta_forms.layout.paginate import Running, paginate
from wta_forms.layout.runs import broken
from wta_forms.layout.show import show_pages, show_tree
from wta_forms.layout.style import STANDARD, Colour, Face, TextStyle

GOLDEN = Path(__file__).parent / "golden"
TEN = TextStyle(Face.REGULAR, 10, 14)
"""A character is five points wide."""
HERE = Link("there", "To the place")
THERE = Text("The place", TEN, anchor="there")


def lines(width: float, *texts: str) -> list[str]:
    """The lines of runs; a bar stands between two runs, a dot for the space that is read after one."""
    runs = [Run(text, TEN) for text in texts]
    return ["|".join(segment.text + "." * segment.has_space for segment in line) for line in broken(runs, width, RULER)]


# --- runs -------------------------------------------------------------------------------------------------------------


def test_runs_wrap_as_one_text() -> None:
    assert lines(60, "one two ", "three four") == ["one two.", "three four."]
    assert lines(75, "one two ", "three four") == ["one two.|three.", "four."]


def test_what_no_space_parts_stays_on_one_line() -> None:
    assert lines(60, "a long word [", "12", "]") == ["a long word.", "[|12|]."]


def test_a_word_that_is_wider_than_a_line_is_cut_and_nothing_of_it_is_lost() -> None:
    assert lines(25, "abcdefghij k") == ["abcde", "fghij.", "k."]
    assert "".join(lines(25, "abcdefghij")).replace(".", "") == "abcdefghij"


def test_a_line_end_in_a_run_stays_one() -> None:
    assert lines(500, "one\ntwo ", "three") == ["one.", "two.|three."]


@given(st.lists(st.text("ab \n", max_size=12), max_size=6), st.integers(20, 90))
def test_runs_say_every_word_in_order(texts: list[str], width: int) -> None:
    runs = [Run(text, TEN) for text in texts]
    made = list(broken(runs, width, RULER))
    said = "".join(segment.text + " " * segment.has_space for line in made for segment in line)
    assert said.split() == "".join(texts).split()
    for line in made:
        assert line[-1].x + line[-1].width <= width
        assert all(before.x + before.width <= after.x for before, after in pairwise(line))


def test_a_run_with_a_language_is_a_span_and_one_that_leads_somewhere_a_link() -> None:
    runs = (Run("In ", TEN), Run("Paris", TEN, "fr"), Run(" see ", TEN), Run("[1]", TEN, link=HERE))
    pages = paginated(Runs(runs), THERE)
    assert said_in(tags(pages.tree, Role.PARAGRAPH)[0], pages) == ["In", "Paris", "see", "[1]"]
    assert said_in(tags(pages.tree, Role.LINK)[0], pages) == ["[1]"]
    assert tags(pages.tree, Role.SPAN)[0].language == "fr"


def test_turned_runs_stand_from_right_to_left() -> None:
    runs = (Run("אבג ", TEN, "he"), Run("[1]", TEN, link=HERE))
    pages = paginated(Runs(runs, is_turned=True), THERE)
    first, second = place_of(pages, "אבג"), place_of(pages, "[1]")
    assert first.right == STANDARD.margin_left + STANDARD.text_width
    assert second.right < first.x


def test_runs_are_aligned_line_by_line() -> None:
    pages = paginated(Runs((Run("short", TEN),), align=Align.RIGHT))
    assert place_of(pages, "short").right == STANDARD.margin_left + STANDARD.text_width


def test_long_runs_go_on_on_the_next_page_as_one_paragraph() -> None:
    pages = paginated(filler(30), Runs((Run("so many words " * 400, TEN),)))
    assert len(pages.pages) > 1
    assert len(tags(pages.tree, Role.PARAGRAPH)) == 2
    assert " ".join(said_in(tags(pages.tree, Role.PARAGRAPH)[1], pages)).split() == ["so", "many", "words"] * 400


# --- links and the numbers of pages -----------------------------------------------------------------------------------


def test_a_page_number_is_that_of_the_page_where_its_anchor_stands() -> None:
    entry = Row((Text("The place", TEN, None, link=HERE), PageNumber("there", TEN, HERE)), (1, 1), role=Role.LINK)
    pages = paginated(Stack((entry,), role=Role.REFERENCE), Stack((THERE,), starts_page=True))
    assert said_in(tags(pages.tree, Role.LINK)[0], pages) == ["The place", "2"]
    assert place_of(pages, "2").right == STANDARD.margin_left + STANDARD.text_width


def one_page(*boxes: Words, role: Role) -> Pages:
    tree = Tag(Role.DOCUMENT, (Tag(role, tuple(Leaf(0, at) for at in range(len(boxes)))),))
    return Pages((Page(500, 500, boxes, ()),), tree)


LED = Words(Rect(0, 0, 10, 10), (), TEN, link=HERE)


def test_pages_refuse_a_link_that_leads_nowhere() -> None:
    with pytest.raises(ValueError, match="nothing has the anchor there"):
        one_page(LED, role=Role.LINK)


def test_pages_refuse_what_leads_somewhere_outside_a_link() -> None:
    with pytest.raises(ValueError, match="has to stand in a Link element"):
        one_page(LED, role=Role.PARAGRAPH)


# --- drawings ---------------------------------------------------------------------------------------------------------

BAR = Panel(Rect(0, 2, 30, 6), fill=Colour.ACCENT)


def test_a_drawing_is_a_figure_of_which_its_alternative_text_is_read() -> None:
    pages = paginated(Drawing(60, 10, "3 of 6", (BAR,)))
    assert show_tree(pages) == "Document\n  Figure (3 of 6)\n"


def test_a_drawing_is_mirrored_with_its_page() -> None:
    body = Stack((Drawing(60, 10, "3 of 6", (BAR,)),))
    pages = paginate(body, Running("", "{page}"), STANDARD, RULER, "ar")
    drawn = pages.pages[0].boxes[0]
    assert isinstance(drawn, Drawn)
    assert drawn.rect.right == STANDARD.page_width - STANDARD.margin_left
    assert drawn.shapes[0].rect.x == 30


# --- tables that are read ---------------------------------------------------------------------------------------------


def table(*rows: tuple[str, ...], rules: Rules = Rules.BETWEEN) -> Table:
    head = tuple(Text(f"Head {number}", TEN) for number in range(len(rows[0])))
    return Table(head, tuple(tuple(Text(cell, TEN) for cell in row) for row in rows), (1.0,) * len(head), rules=rules)


def panels(pages: Pages) -> list[Panel]:
    return [box for box in pages.pages[0].artifacts if isinstance(box, Panel)]


def test_lines_between_rows_are_all_there_are() -> None:
    ruled = [panel for panel in panels(paginated(table(("a", "b"), ("c", "d")))) if panel.stroke]
    assert [(panel.rect.width, panel.rect.height) for panel in ruled][:3] == [(STANDARD.text_width, 0)] * 3


def test_a_table_without_lines_has_the_grounds_of_its_cells_and_they_fill_these() -> None:
    dark = Stack((Text("1", TEN),), frame=Frame(fill=Colour.ACCENT, strength=0.5, radius=0))
    high = Text("a\nb\nc", TEN)
    pages = paginated(Table((high, high), ((high, dark),), (1, 1), padding=5, is_level=True, rules=Rules.NONE))
    (ground,) = [panel for panel in panels(pages) if panel.fill]
    assert (ground.strength, ground.rect.height) == (0.5, 3 * 14 + 2 * 5 - 2)
    assert place_of(pages, "1").y == pytest.approx(ground.rect.y + (ground.rect.height - 14) / 2)


def test_a_row_that_is_higher_than_a_page_goes_on_and_each_cell_stays_one() -> None:
    long, short = "many words " * 900, "few words"
    pages = paginated(table(("before", "b"), (long, short), ("after", "a")))
    cells = [said_in(tag, pages) for tag in tags(pages.tree, Role.ROW_HEADER)]
    assert len(pages.pages) > 2
    assert " ".join(cells[1]).split() == ["many", "words"] * 900
    assert [said_in(tag, pages) for tag in tags(pages.tree, Role.TABLE_CELL)] == [["b"], [short], ["a"]]
    assert all("Head 0" in unread(page) for page in pages.pages[1:])


def test_two_long_cells_go_on_side_by_side() -> None:
    pages = paginated(table(("left " * 1500, "right " * 1500)))
    for page in pages.pages[:-1]:
        both = {box.text.split()[0] for box in page.boxes if isinstance(box, Words)}
        assert {"left", "right"} <= both
    assert [len(tags(pages.tree, role)) for role in (Role.TABLE_ROW, Role.ROW_HEADER)] == [2, 1]


# --- columns that break -----------------------------------------------------------------------------------------------


def columns(*counts: int) -> Row:
    """So many short paragraphs in each column."""
    made: list[Block] = [
        Stack(tuple(Text(f"{name}{n}", TEN) for n in range(count)), gap=6)
        for name, count in zip("abc", counts, strict=False)
    ]
    return Row(tuple(made), (1,) * len(made), gap=20, may_break=True)


def test_columns_that_fit_begin_side_by_side() -> None:
    pages = paginated(columns(5, 3))
    assert len(pages.pages) == 1
    assert place_of(pages, "a0").y == place_of(pages, "b0").y


def test_columns_go_on_side_by_side_on_the_next_page() -> None:
    pages = paginated(filler(30), columns(20, 20))
    assert len(pages.pages) == 2
    for name in "ab":
        on = [page for page, box in read(pages) if isinstance(box, Words) and box.text.startswith(name)]
        assert on == sorted(on)
        assert set(on) == {0, 1}
    assert [text for text in words(pages) if text[0] == "a"] == [f"a{n}" for n in range(20)]


@pytest.mark.parametrize("lines", range(20, 45))
def test_the_last_of_a_column_does_not_go_on_alone(lines: int) -> None:
    pages = paginated(filler(lines), columns(9, 4))
    for name in "ab":
        on = [page for page, box in read(pages) if isinstance(box, Words) and box.text.startswith(name)]
        assert on.count(on[-1]) > 1


def test_a_column_that_is_higher_than_a_page_takes_several() -> None:
    pages = paginated(columns(120, 2))
    assert len(pages.pages) > 2
    assert page_of(pages, "b1") == 0


def test_a_title_stays_with_the_columns_under_it() -> None:
    title = Stack((Text("Title", TEN),), leads=True)
    for count in range(30, 48):
        pages = paginated(filler(count), title, columns(8, 8))
        assert page_of(pages, "Title") == page_of(pages, "a0") == page_of(pages, "b0")


# --- how it looks as text ---------------------------------------------------------------------------------------------


def test_a_page_to_read(golden: Callable[[Path, str], None]) -> None:
    contents = Row((Text("The place", TEN, None, link=HERE), PageNumber("there", TEN, HERE)), (1, 1), role=Role.LINK)
    quote = Stack((Text("Words of a person", TEN),), role=Role.BLOCK_QUOTE, frame=Frame(bar=Colour.ACCENT, above=2))
    pages = paginated(
        Stack((Stack((contents,), role=Role.REFERENCE),), role=Role.CONTENTS_ENTRY),
        Stack((Runs((Run("See ", TEN), Run("[1]", TEN, link=HERE), Run(".", TEN))),)),
        quote,
        table(("a", "b"), ("c", "d")),
        columns(2, 1),
        Drawing(60, 10, "3 of 6", (BAR,)),
        THERE,
    )
    golden(GOLDEN / "reading-pages.txt", show_pages(pages))
    golden(GOLDEN / "reading-tree.txt", show_tree(pages))
