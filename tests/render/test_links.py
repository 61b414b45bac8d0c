"""Links, bookmarks and drawings, as any reader of PDF finds them in the file."""

from __future__ import annotations

from typing import Any

import pytest
from pypdf.generic import NullObject

from tests.layout.paper import filler
from tests.render.tagged import Tagged, show
from wta_forms.layout.blocks import Block, Drawing, PageNumber, Row, Run, Runs, Stack, Text
from wta_forms.layout.boxes import Link, Pages, Panel, Rect, Role, Words
from wta_forms.layout.legible import LEAST_FOR_WORDS, contrast
from wta_forms.layout.paginate import Running, paginate
from wta_forms.layout.style import STANDARD, Colour
from wta_forms.render.conformance import Rule, findings
from wta_forms.render.document import Imprint, put_together
from wta_forms.render.fonts import Ruler
from wta_forms.render.palette import OURS, Palette
from wta_forms.render.personalise import write_pdf

BODY = STANDARD.body
THERE = Stack((Text("Answer 1", BODY, Role.H2, anchor="there"),), starts_page=True)
LED = Runs((Run("We were told so [", BODY), Run("1", BODY, link=Link("there", "To answer 1")), Run("].", BODY)))


def pages_of(*members: Block, language: str = "en") -> Pages:
    return paginate(Stack(members), Running("Head", "{page}"), STANDARD, Ruler(language), language)


def pdf_of(*members: Block, has_bookmarks: bool = False) -> Tagged:
    return Tagged(write_pdf(pages_of(*members), Imprint("A test", "en", has_bookmarks=has_bookmarks)))


def links(pdf: Tagged) -> list[Any]:
    return [link for link in pdf.widgets() if link["/Subtype"] == "/Link"]


# --- links ------------------------------------------------------------------------------------------------------------


def test_a_link_leads_to_the_page_and_the_height_of_what_has_its_anchor() -> None:
    pdf = pdf_of(LED, THERE)
    (link,) = links(pdf)
    page, way, left, top, zoom = link["/Dest"]
    assert isinstance(left, NullObject)
    assert isinstance(zoom, NullObject)
    assert (page.get_object(), way) == (pdf.pages[1], "/XYZ")
    assert STANDARD.page_height - STANDARD.margin_top < top < STANDARD.page_height


def test_a_link_says_where_it_leads_and_is_printed_without_a_border() -> None:
    (link,) = links(pdf_of(LED, THERE))
    assert (link["/Contents"], link["/F"], list(link["/Border"])) == ("To answer 1", 4, [0, 0, 0])


def test_a_link_is_as_large_as_its_words() -> None:
    (link,) = links(pdf_of(LED, THERE))
    left, bottom, right, top = (float(side) for side in link["/Rect"])
    assert right - left == pytest.approx(Ruler().width("1", BODY.face, BODY.size), abs=0.02)
    assert top - bottom == pytest.approx(BODY.leading, abs=0.02)


def test_a_link_stands_in_the_tree_with_its_words_and_leads_back_there() -> None:
    pdf = pdf_of(LED, THERE)
    assert '    Link "1" []\n' in show(pdf.tree)
    (link,), (element,) = links(pdf), pdf.tree.find("Link")
    numbers = list(pdf.root["/StructTreeRoot"]["/ParentTree"]["/Nums"])
    assert numbers[numbers.index(link["/StructParent"]) + 1].get_object()["/S"] == "/Link"
    assert element.fields == [link]


def test_words_that_lead_somewhere_over_two_lines_are_one_link_with_a_place_for_each_line() -> None:
    long = Text("so many words " * 12, BODY, Role.LINK, link=Link("there", "To answer 1"))
    (link,) = links(pdf_of(long, THERE))
    assert len(link["/QuadPoints"]) == 8 * 2


def test_a_link_that_goes_on_on_another_page_has_a_part_on_each() -> None:
    long = Text("so many words " * 80, BODY, Role.LINK, link=Link("there", "To answer 1"))
    pdf = pdf_of(filler(44), long, THERE)
    assert len(pdf.tree.find("Link")) == 1
    assert {len(page.get("/Annots", [])) > 0 for page in pdf.pages[:2]} == {True}


def test_a_page_number_in_a_list_of_contents_is_part_of_the_link() -> None:
    link = Link("there", "To the place")
    line = Row((Text("The place", BODY, None, link=link), PageNumber("there", BODY, link)), (1, 1), role=Role.LINK)
    entry = Stack((Stack((line,), role=Role.REFERENCE),), role=Role.CONTENTS_ENTRY)
    tree = show(pdf_of(Stack((entry,), role=Role.CONTENTS), THERE).tree)
    assert [line.strip() for line in tree.splitlines()[1:5]] == [
        "TOC",
        "TOCI",
        "Reference",
        'Link "The place" [] "2" []',
    ]


def test_a_link_that_says_nothing_is_found_before_it_is_written() -> None:
    led = Runs((Run("1", BODY, link=Link("there", "")),))
    pages = pages_of(led, THERE)
    assert [finding.rule for finding in findings(put_together(pages, Imprint("A test", "en")), pages)] == [
        Rule.SAID_AT_ALL
    ]


# --- bookmarks --------------------------------------------------------------------------------------------------------


def heading(level: int, words: str) -> Block:
    return Text(words, BODY, Role(f"H{level}"))


def outline_of(entries: Any) -> list[Any]:
    return [outline_of(entry) if isinstance(entry, list) else entry.title for entry in entries]


def test_headings_are_bookmarks_below_one_another() -> None:
    pdf = pdf_of(*(heading(*each) for each in ((1, "A"), (2, "B"), (3, "C"), (2, "D"))), has_bookmarks=True)
    assert outline_of(pdf.reader.outline) == ["A", ["B", ["C"], "D"]]
    assert pdf.root["/PageMode"] == "/UseOutlines"


def test_sections_are_seen_at_once_and_what_is_in_them_is_not() -> None:
    pdf = pdf_of(*(heading(*each) for each in ((1, "A"), (2, "B"), (3, "C"))), has_bookmarks=True)
    (title,) = [pdf.root["/Outlines"]["/First"]]
    assert (pdf.root["/Outlines"]["/Count"], title["/Count"], title["/First"]["/Count"]) == (2, 1, -1)


def test_a_form_has_no_bookmarks() -> None:
    assert "/Outlines" not in pdf_of(heading(1, "A")).root


# --- drawings ---------------------------------------------------------------------------------------------------------

SHAPES = (
    Panel(Rect(0, 0, 50, 10), fill=Colour.ACCENT, strength=0.5),
    Words(Rect(60, 0, 20, 10), (), BODY),
)


def test_a_drawing_is_one_figure_with_its_words_said_and_a_place() -> None:
    pdf = pdf_of(Drawing(100, 10, "5 of 10", SHAPES))
    (figure,) = pdf.tree.find("Figure")
    assert figure.alt == "5 of 10"
    attributes = pdf.root["/StructTreeRoot"]["/K"]["/K"]["/A"]
    assert (attributes["/O"], attributes["/Placement"]) == ("/Layout", "/Block")
    assert not pdf.content[0].outside


def test_half_of_a_colour_is_mixed_with_white() -> None:
    assert Palette(accent=(0, 100, 200)).mixed(Colour.ACCENT, 0.5) == (128, 178, 228)
    assert OURS.mixed(Colour.INK, 1) == Colour.INK.value


def test_what_leads_somewhere_can_be_read() -> None:
    assert contrast(OURS.of(Colour.ACCENT), OURS.of(Colour.WHITE)) >= LEAST_FOR_WORDS


def test_words_from_the_right_are_read_in_their_order_between_others() -> None:
    runs = Runs((Run("They said ", BODY), Run("شكراً لأنكم سألتم", BODY, "und-Arab"), Run(" to us.", BODY)))
    pdf = pdf_of(runs)
    (span,) = pdf.tree.find("Span")
    assert (span.words().strip(), span.language) == ("شكراً لأنكم سألتم", "und-Arab")
