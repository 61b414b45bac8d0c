"""The Word document, read back: its styles, its tables, and numbers that lead to the answers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml.etree import tostring
from PIL import Image

from tests.plan.paper import form_of, plan_from, said
from tests.report.fridge import plan_for_the_fridge
from tests.report.orchard import ORCHARD
from wta_forms.plan.model import Bar, Block, Chart, Grid, Line, Listing, Plan, Row, Section
from wta_forms.report.branding import Branding
from wta_forms.report.formats import write
from wta_forms.report.outline import Heading, outline

FORM = form_of(
    """
    - {id: gap, kind: paragraph, label: What is missing?}
    - {id: way, kind: select_one, label: Which way?, choices: {bus: By bus, van: By van, foot: On foot}}
    - id: steps
      kind: table
      label: The steps
      rows: 30
      columns: [{id: step, kind: text, label: Step}, {id: who, kind: text, label: Who}]
    """
)
QUOTES, LIST, ANSWERS = "{from: drivers.gap, as: quotes}", "{from: drivers.gap, as: list}", "{from: answers}"


def opened(plan: Plan) -> WordDocument:
    return Document(BytesIO(write(plan, ".docx")[""]))


@cache
def fridge(names: str = "role") -> WordDocument:
    return opened(plan_for_the_fridge(names))


def document(text: str, *blocks: str, **options: Any) -> WordDocument:
    """What is written of a plan in which Ann says ``text`` about the gap."""
    return opened(plan_from(FORM, [said("Ann", gap=text)], *(blocks or (QUOTES, ANSWERS)), **options))


def plan_of_blocks(*blocks: Block, title: str = "Our plan", language: str = "en") -> Plan:
    plan = plan_from(FORM, [said("Ann", gap="A van")], QUOTES)
    sections = (Section("Everything", (), blocks),)
    return Plan(title, "", language, plan.names, sections, plan.entries, plan.counts)


def styled(made: WordDocument, *styles: str) -> list[str]:
    return [paragraph.text for paragraph in made.paragraphs if name_of(paragraph) in styles]


def words_of(paragraph: Paragraph) -> str:
    """With what Word counts itself, which python-docx leaves out."""
    return "".join(text.text or "" for text in paragraph._p.iter(qn("w:t")))


def name_of(paragraph: Paragraph) -> str:
    assert paragraph.style is not None
    return str(paragraph.style.name)


def every_paragraph(made: WordDocument) -> Iterator[Paragraph]:
    for block in made.iter_inner_content():
        if isinstance(block, Table):
            yield from (paragraph for row in block.rows for cell in row.cells for paragraph in cell.paragraphs)
        else:
            yield block


def all_words(made: WordDocument) -> list[str]:
    return " ".join(paragraph.text for paragraph in every_paragraph(made)).split()


def in_xml(made: WordDocument, tag: str) -> list[Any]:
    return list(made.element.body.iter(qn(tag)))


# --- styles -----------------------------------------------------------------------------------------------------------


def test_headings_are_words_own_and_stand_as_in_every_other_format() -> None:
    styles = {1: "Title", 2: "Heading 1", 3: "Heading 2", 4: "Heading 3"}
    told = [
        (styles[node.level], node.words) for node in outline(plan_for_the_fridge("role")) if isinstance(node, Heading)
    ]
    assert [(name_of(p), p.text) for p in fridge().paragraphs if name_of(p) in styles.values()] == told


def test_the_date_is_a_subtitle_and_quotes_lists_and_captions_have_their_styles() -> None:
    assert styled(fridge(), "Subtitle") == ["12 March 2026"]
    assert "Me, until you asked." in styled(fridge(), "Quote")
    assert "— Someone who uses services [21]" in styled(fridge(), "Quote Source")
    assert "Co-production (2 of 5) [1, 32]" in styled(fridge(), "List Bullet")
    assert [words_of(each) for each in fridge().paragraphs if name_of(each) == "Caption"] == [
        "Figure 1. Who has to be at the table. 6 people answered.",
        *("Table 1. Gaps.", "Table 2. Strengths.", "Table 3. First steps."),
    ]


def test_every_line_of_a_quote_is_a_paragraph_and_of_a_list_a_line() -> None:
    made = document("First line\n  second line\n\nlast", QUOTES, LIST)
    assert styled(made, "Quote") == ["First line", "second line", "last"]
    assert styled(made, "List Bullet") == ["First line\nsecond line\nlast [1]"]


def test_every_style_and_every_list_that_is_named_is_there() -> None:
    made = fridge()
    known = {style.style_id for style in made.styles}
    named = {
        element.get(qn("w:val")) for tag in ("w:pStyle", "w:rStyle", "w:tblStyle") for element in in_xml(made, tag)
    }
    based = {element.get(qn("w:val")) for element in made.styles.element.iter(qn("w:basedOn"), qn("w:next"))}
    assert named | based <= known
    (bullet,) = made.styles["List Bullet"].element.iter(qn("w:numId"))
    lists = made.part.numbering_part.element.iter(qn("w:num"))
    assert bullet.get(qn("w:val")) in [each.get(qn("w:numId")) for each in lists]


def test_a_heading_stays_with_what_it_is_over() -> None:
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Answered Question"):
        assert fridge().styles[name].paragraph_format.keep_with_next, name
    leads = [p for p in fridge().paragraphs if p.text == "What is missing now and how we know, the most urgent first."]
    assert [p.paragraph_format.keep_with_next for p in leads] == [True]


# --- the file ---------------------------------------------------------------------------------------------------------


def test_the_file_says_its_title_and_its_language_and_neither_when_nor_by_whom() -> None:
    told = fridge().core_properties
    assert (told.title, told.language) == ("Fridges for all: what drives us, and where we start", "en")
    assert (told.author, told.last_modified_by, told.comments, told.created, told.modified) == ("", "", "", None, None)
    (language,) = fridge().styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "en-GB"


def test_nothing_in_the_file_says_when_it_was_made() -> None:
    members = ZipFile(BytesIO(write(plan_for_the_fridge("role"), ".docx")[""])).infolist()
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert not [member.filename for member in members if "thumbnail" in member.filename or "app.xml" in member.filename]


def test_a_title_longer_than_a_property_may_be_stands_in_full_on_the_page() -> None:
    title = "A long title " * 40
    made = opened(plan_of_blocks(Block(Listing((Line("x"),))), title=title))
    assert styled(made, "Title") == [title.strip()]
    assert made.core_properties.title == title[:255]


def test_pages_are_a4_and_numbered_and_all_but_the_first_have_the_title_at_their_foot() -> None:
    (section,) = fridge().sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert min(section.left_margin, section.right_margin, section.top_margin, section.bottom_margin) >= Mm(25)
    assert section.different_first_page_header_footer
    for foot, title in (
        (section.footer, "Fridges for all: what drives us, and where we start"),
        (section.first_page_footer, ""),
    ):
        (paragraph,) = foot.paragraphs
        fields = [field.get(qn("w:instr")) for field in paragraph._p.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
        assert paragraph.text.startswith(f"{title}\t")


def test_only_the_appendix_begins_a_page() -> None:
    breaking = [p.text for p in fridge().paragraphs if p.paragraph_format.page_break_before]
    assert breaking == ["Every answer"]


ORDER = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs bidi spacing ind contextualSpacing jc "
    "outlineLvl sectPr",
    "w:rPr": "rStyle rFonts b bCs color sz szCs shd rtl lang",
    "w:tblPr": "tblStyle bidiVisual tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "w:trPr": "cantSplit tblHeader",
    "w:tcPr": "tcW gridSpan tcBorders shd tcMar vAlign",
    "w:sectPr": "headerReference footerReference type pgSz pgMar cols titlePg docGrid",
    "w:style": "name basedOn next qFormat pPr rPr tblPr tblStylePr",
    "w:pBdr": "top left bottom right",
    "w:tbl": "tblPr tblGrid tr",
}
"""ECMA-376 part 1, annex A: Word asks to repair a file in which they stand otherwise."""


@pytest.mark.parametrize("kind", ORDER)
def test_what_an_element_holds_stands_in_the_order_that_word_wants(kind: str) -> None:
    order = [qn(f"w:{name}") for name in ORDER[kind].split()]
    made = document("لأن الأطفال جائعون الآن.", QUOTES, LIST, "{from: drivers.gap, as: quotes}", ANSWERS)
    for root in (fridge().element, fridge().styles.element, made.element, opened(ORCHARD).element):
        for element in root.iter(qn(kind)):
            places = [order.index(child.tag) for child in element]
            assert places == sorted(places)


# --- numbers that lead to answers -------------------------------------------------------------------------------------


def test_every_number_leads_to_its_answer() -> None:
    marks = {mark.get(qn("w:name")): mark.getparent() for mark in in_xml(fridge(), "w:bookmarkStart")}
    places = {name: place for name, place in marks.items() if name.startswith("answer_")}
    links = [link for link in in_xml(fridge(), "w:hyperlink") if link.get(qn("w:anchor")) in places]
    assert len(places) == len(plan_for_the_fridge("role").entries)
    assert len(links) > 60
    for link in links:
        number = "".join(text.text for text in link.iter(qn("w:t")))
        target = Paragraph(places[link.get(qn("w:anchor"))], fridge())
        assert target.text.startswith(f"[{number}]\t")


@pytest.mark.parametrize("names", ["name", "none"])
def test_every_answer_is_numbered_however_people_are_shown(names: str) -> None:
    marks = [mark.get(qn("w:name")) for mark in in_xml(fridge(names), "w:bookmarkStart")]
    answers = [mark for mark in marks if mark.startswith("answer_")]
    assert sorted(answers) == sorted({f"answer_{entry.number}" for entry in plan_for_the_fridge(names).entries})


def test_where_no_answer_stands_at_the_end_numbers_lead_nowhere() -> None:
    made = document("A van", QUOTES)
    assert in_xml(made, "w:hyperlink") == []
    assert styled(made, "Quote Source") == ["— Somebody [1]"]


def test_answers_that_stand_there_twice_are_marked_once() -> None:
    made = document("A van", ANSWERS, ANSWERS)
    assert len(in_xml(made, "w:bookmarkStart")) == 1
    assert styled(made, "Answered Question") == ["[1]\tQuestion 4: What is missing?"] * 2


def test_where_a_heading_says_the_question_the_number_stands_in_front_of_the_answer() -> None:
    made = document("A van\nand a bus", ANSWERS, names="none")
    assert styled(made, "Heading 2") == ["Question 4: What is missing?"]
    assert styled(made, "Numbered Answer", "Answer") == ["[1]\tA van", "and a bus"]


# --- tables -----------------------------------------------------------------------------------------------------------


def test_tables_repeat_their_heads_and_break_between_rows_only() -> None:
    assert len(fridge().tables) > 8
    for table in fridge().tables:
        heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert heads == [True] + [False] * (len(heads) - 1)
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


def test_a_table_has_our_style_and_the_cells_of_the_plan() -> None:
    gaps = next(table for table in fridge().tables if table.cell(0, 0).text == "The gap")
    assert gaps.style is not None
    assert gaps.style.name == "Plan Table"
    assert gaps.style.base_style.name == "Table Grid"
    assert [cell.text for cell in gaps.rows[0].cells] == [
        "The gap",
        "How we know",
        "Who feels it",
        "How urgent?",
        "Answer",
    ]
    first = ["No fridge in the north of the town", "Everyone takes two buses", "Families with prams", "High", "[4]"]
    assert [cell.text for cell in gaps.rows[1].cells] == first
    assert gaps._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Gaps"


def test_a_table_is_as_wide_as_the_text_whatever_stands_in_it() -> None:
    (page,) = fridge().sections
    measure = page.page_width - page.left_margin - page.right_margin
    for table in fridge().tables:
        indent = int(table._tbl.tblPr.find(qn("w:tblInd")).get(qn("w:w"))) * 635
        assert abs(sum(column.width for column in table.columns) + indent - measure) < 635
        assert min(column.width for column in table.columns) > 0


def test_a_chart_is_a_table_with_bars_as_long_as_their_share() -> None:
    bars = (Bar("By bus", 4, (1,)), Bar("By van", 2, (1,)), Bar("On foot", 1, (1,)))
    made = opened(plan_of_blocks(Block(Chart(4, bars))))
    (table,) = made.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Choice", "", "People", "Answers"]
    assert [[cell.text for cell in row.cells] for row in table.rows[1:2]] == [["By bus", "", "4", "[1]"]]
    room = table.columns[1].width - 2 * 110 * 635
    gaps = [row.cells[1].paragraphs[0].paragraph_format.right_indent / room for row in table.rows[1:]]
    assert gaps == pytest.approx([0, 0.5, 0.75], abs=0.01)
    (caption,) = (words_of(each) for each in made.paragraphs if name_of(each) == "Caption")
    assert caption == "Figure 1. Everything. 4 people answered."


def test_a_chart_without_numbers_has_no_column_for_them() -> None:
    (table,) = opened(plan_of_blocks(Block(Chart(2, (Bar("By bus", 2),))))).tables
    assert [cell.text for cell in table.rows[0].cells] == ["Choice", "", "People"]


def test_short_tables_stay_on_one_page_and_of_long_ones_neither_head_nor_last_row_stands_alone() -> None:
    def kept(count: int) -> list[bool]:
        rows = tuple(Row((f"Step {number}",)) for number in range(count))
        (table,) = opened(plan_of_blocks(Block(Grid(("Step",), rows)))).tables
        return [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in table.rows]

    assert kept(3) == [True, True, True, True]  # the last with its caption
    assert kept(20) == [True, True, *[False] * 17, True, True]


def kept_bullets(*texts: str) -> list[bool]:
    made = opened(plan_of_blocks(Block(Listing(tuple(map(Line, texts))))))
    return [bool(p.paragraph_format.keep_with_next) for p in made.paragraphs if name_of(p) == "List Bullet"]


def test_short_lists_stay_on_one_page_and_of_long_ones_neither_end_stands_alone() -> None:
    assert kept_bullets("By bus", "By van", "On foot") == [True, True, False]
    assert kept_bullets(*map(str, range(9))) == [True, *[False] * 6, True, False]
    assert kept_bullets(*("word " * 60 for _ in range(5))) == [True, False, False, True, False]


def is_kept(made: WordDocument, text: str) -> bool | None:
    (kept,) = (each.paragraph_format.keep_with_next for each in every_paragraph(made) if each.text == text)
    return kept


def test_a_sentence_between_two_headings_is_not_left_behind_by_what_it_introduces() -> None:
    grid = Block(Grid(("Step",), (Row(("Dig",)),)), "Steps")
    plan = plan_of_blocks(grid)
    made = opened(replace(plan, sections=(Section("All", ("What we do.",), (grid,)),)))
    assert is_kept(made, "What we do.")


def test_what_is_said_under_a_table_a_list_or_a_chart_stays_with_it() -> None:
    def caption_is_kept(more: int) -> list[bool]:
        made = opened(plan_of_blocks(Block(Grid(("Step",), (Row(("Dig",)),)), more=more)))
        assert is_kept(made, "Dig")
        return [bool(each.paragraph_format.keep_with_next) for each in made.paragraphs if name_of(each) == "Caption"]

    assert caption_is_kept(1) == [True]
    assert caption_is_kept(0) == [False]
    assert is_kept(opened(plan_of_blocks(Block(Listing((Line("Dig"),)), more=1))), "Dig")
    assert not is_kept(opened(plan_of_blocks(Block(Listing((Line("Dig"),))))), "Dig")
    chart = Block(Chart(2, (Bar("By bus", 2),), ("By van",)))
    assert is_kept(opened(plan_of_blocks(chart)), "Figure . Everything. 2 people answered.")


def widths(*cells: str) -> list[float]:
    """Of the columns of a table with one row, in points."""
    heads = tuple(f"H{place}" for place, _ in enumerate(cells))
    (table,) = opened(plan_of_blocks(Block(Grid(heads, (Row(cells),))))).tables
    return [column.width.pt for column in table.columns if column.width]


def test_a_date_stands_on_one_line_where_other_cells_need_two_anyway() -> None:
    date, what, why = widths("27 November 2026", "word " * 10, "word " * 10)
    assert date > len("27 November 2026") * 5
    assert what == pytest.approx(why, rel=0.1)


def test_the_longest_texts_get_most_of_the_room_and_short_ones_what_they_need() -> None:
    first, score, text, last = widths("The roof", "4 (3 to 5)", "word " * 60, "[27, 63, 99]")
    assert text > 0.6 * (first + score + text + last)
    assert min(first, score, last) > len("roof") * 5


def test_two_tables_do_not_become_one_and_the_last_is_not_the_end() -> None:
    block = Block(Grid(("Step",), (Row(("Ask",)),)))
    made = opened(plan_of_blocks(block, block))
    kinds = [type(each).__name__ for each in made.iter_inner_content()]
    assert kinds[-4:] == ["Table", "Paragraph", "Table", "Paragraph"]


# --- words in every script --------------------------------------------------------------------------------------------

ARABIC = "لأن الأطفال جائعون الآن."
HEBREW = "כי אין מקרר."


def is_rtl(paragraph: Paragraph) -> bool:
    return paragraph._p.pPr is not None and paragraph._p.pPr.find(qn("w:bidi")) is not None


@pytest.mark.parametrize("text", [ARABIC, HEBREW])
def test_what_is_written_from_right_to_left_is_marked_so(text: str) -> None:
    made = document(text, QUOTES, LIST, ANSWERS)
    there = [p for p in made.paragraphs if p.text.removesuffix(" [1]") == text]
    assert [name_of(p) for p in there] == ["Quote", "List Bullet", "Answer"]
    for paragraph in there:
        assert is_rtl(paragraph)
        assert paragraph.runs[0].font.rtl
    assert not [p.text for p in made.paragraphs if is_rtl(p) and name_of(p).startswith("Heading")]


def test_within_a_line_only_what_runs_from_right_to_left_is_marked_so() -> None:
    (quote,) = (p for p in document(f"We heard {ARABIC} on Friday", QUOTES).paragraphs if name_of(p) == "Quote")
    assert [(run.text, bool(run.font.rtl)) for run in quote.runs] == [
        ("We heard ", False),
        (ARABIC[:-1], True),
        (". on Friday", False),
    ]
    assert not is_rtl(quote)


def test_the_rule_beside_a_quote_stands_where_its_words_begin() -> None:
    (arabic,) = (p for p in document(ARABIC, QUOTES).paragraphs if name_of(p) == "Quote")
    sides = {side.tag: side.get(qn("w:val")) for side in arabic._p.pPr.find(qn("w:pBdr"))}
    assert sides == {qn("w:left"): "nil", qn("w:right"): "single"}


def test_quotes_of_two_people_have_rules_of_their_own() -> None:
    came = [said(f"P{day}", day=day, gap=f"Gap {day}\nand more") for day in range(1, 4)]
    made = opened(plan_from(FORM, came, QUOTES))
    rules = [p._p.pPr.find(qn("w:pBdr")) is not None for p in made.paragraphs if name_of(p).startswith("Quote")]
    assert rules == [False] * 3 + [True] * 3 + [False] * 3


@pytest.mark.parametrize(
    "text", ["Zażółć gęślą jaźń", "ice 👩🏽‍🍳 and 👍", "e\u0301 and \u0928\u093f", "a\ttab", '<b> & "c"']
)
def test_words_in_any_script_come_back_as_they_were_given(text: str) -> None:
    assert styled(document(text), "Quote") == [text]


@pytest.mark.parametrize("character", ["\x00", "\x1f", "\ud800", "\uffff"])
def test_a_character_that_no_xml_can_hold_is_shown_as_one_that_is_missing(character: str) -> None:
    assert styled(document(f"a{character}b"), "Quote") == ["a\N{REPLACEMENT CHARACTER}b"]


def test_white_space_between_pieces_of_a_line_is_kept() -> None:
    edged = [text for text in in_xml(fridge(), "w:t") if text.text != text.text.strip()]
    assert edged
    assert {text.get("{http://www.w3.org/XML/1998/namespace}space") for text in edged} == {"preserve"}


anything = st.text(st.characters(exclude_categories=())).filter(str.strip)


@settings(deadline=None, max_examples=40)
@given(anything, st.sampled_from(["role", "name", "none"]))
@example("\x85", "role")
@example("\u202eabc\u2066", "none")
@example("]]>&#0;\r\n\u2028.", "name")
def test_whatever_somebody_writes_stands_in_the_document(text: str, names: str) -> None:
    steps = [{"step": text, "who": text}]
    plan = plan_from(
        FORM,
        [said("Ann", gap=text, steps=steps)],
        QUOTES,
        LIST,
        "{from: drivers.steps, as: table}",
        ANSWERS,
        names=names,
    )
    words = "".join(filter(is_certain, text))
    assert "".join(filter(is_certain, "".join(all_words(opened(plan))))).count(words) >= 7


def is_certain(character: str) -> bool:
    """Neither white space nor a sign of direction, nor anything that no XML can hold: what may be shown otherwise."""
    return (
        not character.isspace()
        and unicodedata.category(character) not in {"Cc", "Cs", "Cf", "Cn"}
        and (character != "\N{REPLACEMENT CHARACTER}")
    )


def test_nobody_is_named_where_names_are_not_shown() -> None:
    for names in ("role", "none"):
        made = {word.strip(".,:;()") for word in map(str.casefold, all_words(fridge(names)))}
        assert not made & {"reid", "hay", "orr", "marr", "lorne", "tait"}


# --- contents, and how it looks ---------------------------------------------------------------------------------------


def test_the_contents_are_a_field_that_word_fills_and_links_that_work_without() -> None:
    made = opened(ORCHARD)
    begun = [each.get(qn("w:dirty")) for each in in_xml(made, "w:fldChar")]
    assert begun == ["true", None, None]
    assert [each.text for each in in_xml(made, "w:instrText")] == [r'TOC \o "1-1" \h \z']
    marks = {mark.get(qn("w:name")): mark.getparent() for mark in in_xml(made, "w:bookmarkStart")}
    lines = [each for each in made.paragraphs if name_of(each) == "toc 1"]
    assert [line.text for line in lines] == [section.title for section in ORCHARD.sections]
    for line in lines:
        (link,) = line._p.iter(qn("w:hyperlink"))
        assert Paragraph(marks[link.get(qn("w:anchor"))], made).text == line.text


def test_one_section_needs_no_contents() -> None:
    assert not in_xml(opened(plan_of_blocks(Block(Listing((Line("Dig"),))))), "w:instrText")


def test_it_has_the_colour_and_the_logo_of_the_organisation() -> None:
    picture = BytesIO()
    Image.new("RGB", (400, 100), "red").save(picture, "PNG")
    look = Branding(accent=(122, 31, 162), logo=picture.getvalue(), logo_words="Leith <Carers>")
    made = Document(BytesIO(write(ORCHARD, ".docx", look)[""]))
    (shape,) = made.inline_shapes
    assert (shape.width.pt, shape.height.pt) == (160, 40)
    assert shape._inline.docPr.get("descr") == "Leith <Carers>"
    assert made.paragraphs[1].text == ORCHARD.title
    for part in (made.element, made.styles.element):
        assert b"0B5F6C" not in tostring(part)
        assert b"7A1FA2" in tostring(part)
