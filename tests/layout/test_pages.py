"""Where a page ends, and what stands on every page."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.layout.paper import (
    RULER,
    filler,
    form_of,
    lay_out,
    page_of,
    pages_of,
    paginated,
    place_of,
    read,
    said_in,
    tags,
    unread,
    widgets,
    words,
)
from wta_forms.errors import TOO_HIGH, TOO_WIDE, WtaFormsError
from wta_forms.layout.blocks import Stack, Table, Text
from wta_forms.layout.boxes import Pages, Role, Widget, Words
from wta_forms.layout.paginate import stamp_words
from wta_forms.layout.style import STANDARD

PAGEFUL = int(STANDARD.text_height / STANDARD.body.leading)
"""Lines of body text that fit on a page."""

PARAGRAPH = "Many people told us that this takes longer than anybody thinks it should. "


def after_lines(count: int, questions: str, opening: str = "") -> Pages:
    """Questions under a note of so many lines, in a section of their own."""
    about = "".join(f"\n      line {n}" for n in range(count))
    note = f"- title: Before\n  questions:\n  - kind: note\n    label: A note\n    about: |{about}\n"
    return pages_of(note + f"- title: A section\n{opening}  questions:\n{questions}")


EVERYWHERE = range(1, 50)
"""Lines above a question, so that it falls on every place of a page."""


# --- what stays together ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lines", EVERYWHERE)
def test_a_question_is_never_parted_from_its_boxes(lines: int) -> None:
    pages = after_lines(
        lines,
        "  - {id: name, kind: text, label: Your name, hint: As you like it.}\n"
        "  - {id: story, kind: paragraph, label: Your story}\n"
        "  - {id: way, kind: select_one, label: Your way, choices: {bus: Bus, train: Train}, other: true}\n",
    )
    for label, ids in {"Your name": ["name"], "Your story": ["story"], "Your way": ["way-bus", "way-other"]}.items():
        assert {page for page, widget in pages.widgets() if widget.name in ids} == {page_of(pages, label)}


@pytest.mark.parametrize("lines", EVERYWHERE)
def test_a_title_leads_to_the_first_question_under_it(lines: int) -> None:
    pages = after_lines(lines, "  - {id: name, kind: text, label: Your name}\n")
    assert page_of(pages, "A section") == page_of(pages, "Your name")
    assert place_of(pages, "A section").y < place_of(pages, "Your name").y


NINE_ROWS = "  - {id: gaps, kind: table, label: Gaps, rows: 9, columns: [{id: gap, kind: text, label: Gap}]}\n"


@pytest.mark.parametrize("lines", EVERYWHERE)
def test_a_table_has_two_rows_at_least_on_each_page(lines: int) -> None:
    pages = after_lines(lines, NINE_ROWS)
    rows = [page for page, _ in pages.widgets()]
    assert min(rows.count(page) for page in set(rows)) >= 2
    assert page_of(pages, "Gaps") == rows[0]


@pytest.mark.parametrize(("last", "page"), [(1, 1), (2, 0)])
def test_what_may_end_a_page_does_so_only_where_that_saves_one(last: int, page: int) -> None:
    talk = Stack((Text("talk", STANDARD.body),), leads=True, may_end_page=True)
    pages = paginated(filler(PAGEFUL - 2), talk, filler(PAGEFUL - 2), filler(last))
    assert page_of(pages, "talk") == page
    assert len(pages.pages) == 2


def test_questions_to_talk_about_stay_under_their_title_wherever_the_page_ends() -> None:
    parted = set()
    for lines in EVERYWHERE:
        after = "  - {kind: note, label: A note, about: " + '"' + "line\\n" * 12 + '"}\n'
        pages = after_lines(lines, NINE_ROWS + after, opening="  prompts: [Who knows?]\n")
        assert page_of(pages, "A section") == page_of(pages, "Who knows?")
        parted.add(page_of(pages, "Who knows?") < page_of(pages, "Gaps"))
    assert parted == {True, False}


def test_the_first_row_of_a_table_is_alone_on_a_page_only_to_save_one_and_the_last_never() -> None:
    rows = tuple((Text(f"row {n}", STANDARD.body),) for n in range(9))
    table = Table((Text("head", STANDARD.body),), rows, (1,))
    alone = set()
    for lines in EVERYWHERE:
        pages = paginated(filler(lines), table, filler(PAGEFUL - 16))
        places = [page_of(pages, f"row {n}") for n in range(9)]
        assert places[-1] == places[-2]
        alone.add(places[0] < places[1])
    assert alone == {True, False}


def test_choices_that_need_more_than_a_page_begin_under_their_question() -> None:
    choices = "".join(f"    c{n}: {PARAGRAPH}{n}\n" for n in range(30))
    pages = pages_of(f"- id: many\n  kind: select_multiple\n  label: Which?\n  choices:\n{choices}")
    ticks = [page for page, _ in pages.widgets()]
    assert page_of(pages, "Which?") == ticks[0] < ticks[-1]
    assert ticks.count(ticks[-1]) > 1, "one choice alone is easily overlooked"
    assert len(ticks) == 30


def test_what_has_to_keep_together_and_cannot_is_broken_without_a_lone_end() -> None:
    pages = paginated(Stack(tuple(filler(4) for _ in range(13)), keeps_together=True))
    assert [len(page.boxes) for page in pages.pages] == [11, 2]


# --- long texts -------------------------------------------------------------------------------------------------------


def test_a_paragraph_of_three_pages_is_one_paragraph_that_begins_under_its_title() -> None:
    pages = pages_of(f"- title: Long\n  about: {PARAGRAPH * 90}\n  questions:\n  - {{id: q, kind: text, label: Q}}\n")
    (long,) = [tag for tag in tags(pages.tree, Role.PARAGRAPH) if said_in(tag, pages)[0].startswith("Many people")]
    assert " ".join(said_in(long, pages)).split() == (PARAGRAPH * 90).split()
    assert len({leaf.page for _, leaf in long.leaves()}) >= 3
    assert page_of(pages, "Long") == page_of(pages, "Many people told")
    assert page_of(pages, "Q") == len(pages.pages) - 1


@pytest.mark.parametrize("above", range(PAGEFUL - 13, PAGEFUL + 1))
def test_a_paragraph_leaves_no_single_line_on_a_page(above: int) -> None:
    pages = paginated(*[filler(1)] * above, Text("\n".join(["long"] * 14), STANDARD.body))
    lines = [sum(box.text == "long" for box in page.boxes if isinstance(box, Words)) for page in pages.pages]
    assert sum(lines) == 14
    assert 1 not in lines


def test_a_short_paragraph_does_not_break() -> None:
    pages = paginated(*[filler(1)] * (PAGEFUL - 1), filler(4))
    assert [len(page.boxes) for page in pages.pages] == [PAGEFUL - 1, 1]


def test_what_leads_for_longer_than_a_page_still_fills_its_pages() -> None:
    paragraphs = tuple(filler(3) for _ in range(40))
    pages = paginated(filler(5), Stack(paragraphs, leads=True), Text("the end", STANDARD.body))
    last = [box.rect.bottom for page in pages.pages[:-1] for box in page.boxes[-1:]]
    assert min(last) > STANDARD.margin_top + 0.9 * STANDARD.text_height
    assert [box.text for box in pages.pages[-1].boxes if isinstance(box, Words)][-1] == "the end"


# --- new pages --------------------------------------------------------------------------------------------------------


def test_a_section_begins_on_a_new_page_where_its_author_wants_it() -> None:
    pages = pages_of("""
        - title: First
          questions: [{id: a, kind: text, label: A}]
        - title: Second
          new_page: true
          questions: [{id: b, kind: text, label: B}]
    """)
    assert (page_of(pages, "First"), page_of(pages, "Second")) == (0, 1)
    assert place_of(pages, "Second").y == STANDARD.margin_top


def test_a_new_page_is_not_begun_where_one_has_just_begun() -> None:
    assert len(paginated(Stack((filler(1),), starts_page=True)).pages) == 1
    assert len(paginated(filler(PAGEFUL), Stack((filler(1),), starts_page=True)).pages) == 2


# --- tables over several pages ----------------------------------------------------------------------------------------

LONG_TABLE = """
- id: gaps
  kind: table
  label: Which gaps do you see?
  rows: 60
  columns: [{id: gap, kind: text, label: The gap}, {id: known, kind: text, label: How we know}]
"""


def test_the_head_of_a_table_stands_on_every_page_and_is_read_once() -> None:
    pages = pages_of(LONG_TABLE)
    first = page_of(pages, "Which gaps")
    assert words(pages).count("How we know") == 1
    for page in pages.pages[first + 1 :]:
        assert {"Row", "The gap", "How we know"} <= set(unread(page))
    assert all("How we know" not in unread(page) for page in pages.pages[: first + 1])


def test_a_table_over_several_pages_is_one_table() -> None:
    pages = pages_of(LONG_TABLE)
    (table,) = tags(pages.tree, Role.TABLE)
    assert len(tags(table, Role.TABLE_BODY)) == 1
    assert len(tags(table, Role.TABLE_ROW)) == 61


def test_a_repeated_head_pushes_its_rows_down() -> None:
    pages = pages_of(LONG_TABLE)
    second = pages.pages[page_of(pages, "Which gaps") + 1]
    heads = [box.rect.bottom for box in second.artifacts if isinstance(box, Words) and box.text == "The gap"]
    assert all(box.rect.y >= heads[0] for box in second.boxes)


# --- what stands on every page ----------------------------------------------------------------------------------------


def test_every_page_says_which_it_is_and_every_page_but_the_first_the_title() -> None:
    pages = pages_of(LONG_TABLE)
    feet = [unread(page)[-1] for page in pages.pages]
    assert feet == [f"Page {n} of {len(pages.pages)}" for n in range(1, len(pages.pages) + 1)]
    assert ["A test" in unread(page) for page in pages.pages] == [False] + [True] * (len(pages.pages) - 1)


def test_the_foot_is_free_for_the_stamp() -> None:
    strip = stamp_words("test, version 1", STANDARD, RULER, "en").rect
    for page in pages_of(LONG_TABLE).pages:
        assert all(box.rect.bottom <= strip.y for box in page.boxes)
        assert all(box.rect.y + box.rect.height <= strip.y or box.rect.y >= strip.y - 7 for box in page.artifacts)
    assert strip.bottom < STANDARD.page_height


def test_what_is_too_long_for_the_head_or_the_foot_of_a_page_shows_that_it_goes_on() -> None:
    title = " ".join(["word"] * 60)
    stamp = stamp_words(title, STANDARD, RULER, "en")
    (head,) = (words for words in unread(lay_out(form_of(LONG_TABLE, f"title: {title}")).pages[1]) if "word" in words)
    assert stamp.lines[0].width <= stamp.rect.width
    for shown in (stamp.text, head):
        assert shown.startswith("word word")
        assert shown.endswith("word…")


# --- side by side -----------------------------------------------------------------------------------------------------


def test_halves_share_a_line_with_their_boxes_side_by_side() -> None:
    pages = pages_of("""
        - {id: name, kind: text, label: Your name, width: half}
        - {id: group, kind: text, label: Your group, hint: Leave this empty if you have none., width: half}
    """)
    name, group = widgets(pages)["name"].rect, widgets(pages)["group"].rect
    assert place_of(pages, "Your name").y == place_of(pages, "Your group").y
    assert name.y == group.y
    assert name.right < group.x
    assert name.width == pytest.approx(group.width)


def test_boxes_under_labels_of_different_heights_are_on_one_line() -> None:
    pages = pages_of("""
        - {id: one, kind: number, label: A number that needs three lines for all it says, width: third}
        - {id: two, kind: date, label: A date, width: third}
        - {id: way, kind: select_one, label: Way, choices: {bus: Bus, train: Train}, width: third}
    """)
    inset = STANDARD.box_inset
    tops = [
        widget.rect.y - (0 if widget.on else inset) for name, widget in widgets(pages).items() if name != "way-train"
    ]
    assert len(tops) == 3
    assert max(tops) - min(tops) < 0.01


def test_a_third_half_begins_a_new_line_and_a_whole_one_too() -> None:
    halves = "".join(f"- {{id: {id}, kind: text, label: {id.upper()}, width: half}}\n" for id in "abc")
    pages = pages_of(halves + "- {id: d, kind: text, label: D}\n")
    tops = [(round(widget.rect.x), widget.rect.y) for widget in widgets(pages).values()]
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = tops
    assert (ay, ax) == (by, cx)
    assert ax < bx
    assert ay < cy < dy
    assert cx == dx


@pytest.mark.parametrize("width", ["half", "third"])
def test_a_box_alone_on_its_line_is_as_wide_as_with_neighbours(width: str) -> None:
    alone = f"- {{id: a, kind: text, label: A, width: {width}}}\n- {{kind: note, label: Between}}\n"
    pages = pages_of(alone + "".join(f"- {{id: {id}, kind: text, label: B, width: {width}}}\n" for id in "bcd"))
    assert widgets(pages)["a"].rect.width == pytest.approx(widgets(pages)["b"].rect.width)


def test_neighbours_never_touch() -> None:
    pages = pages_of("""
        - {id: a, kind: date, label: A, width: third}
        - {id: b, kind: number, label: B, unit: hours a week, width: third}
        - {id: c, kind: number, label: C, unit: million pounds sterling a year, width: third}
    """)
    for left, right in pairwise(widgets(pages).values()):
        assert left.rect.right < right.rect.x - STANDARD.gutter / 2
    assert widgets(pages)["c"].rect.right <= STANDARD.margin_left + STANDARD.text_width


# --- what does not fit ------------------------------------------------------------------------------------------------


def test_a_table_with_more_columns_than_fit_is_a_problem_that_names_it() -> None:
    columns = ", ".join(f"{{id: c{n}, kind: text, label: Column {n}}}" for n in range(40))
    with pytest.raises(WtaFormsError) as error:
        pages_of(f"- {{id: t, kind: table, label: T, rows: 2, columns: [{columns}]}}")
    assert error.value.problems == (TOO_WIDE.at("", count=41, words="Column 0"),)


def test_a_choice_higher_than_a_page_is_a_problem_that_quotes_it() -> None:
    with pytest.raises(WtaFormsError) as error:
        pages_of(f"- {{id: q, kind: select_one, label: Q, choices: {{a: {PARAGRAPH * 80}, b: B}}}}")
    assert error.value.problems == (TOO_HIGH.at("", words=(PARAGRAPH * 2)[:60]),)


def test_a_column_is_at_least_as_wide_as_its_longest_word_where_there_is_room() -> None:
    pages = pages_of("""
        - id: t
          kind: table
          label: T
          rows: 2
          columns: [{id: a, kind: text, label: Wide, width: 20}, {id: b, kind: tick, label: Responsible, width: 0.1}]
    """)
    (label,) = [box for _, box in read(pages) if isinstance(box, Words) and box.text == "Responsible"]
    assert len(label.lines) == 1


def test_a_column_is_never_narrower_than_a_tick() -> None:
    columns = ", ".join(f"{{id: c{n}, kind: tick, label: Incomprehensible {n}}}" for n in range(15))
    pages = pages_of(f"- {{id: t, kind: table, label: T, rows: 2, columns: [{columns}]}}")
    ticks = [box.rect for _, box in read(pages) if isinstance(box, Widget)]
    assert all(left.right < right.x for left, right in pairwise(ticks[:15]))
    assert max(tick.right for tick in ticks) <= STANDARD.margin_left + STANDARD.text_width
