"""An organisation's own Word document, with the plan in it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.programs import libreoffice
from tests.programs.needs import needs
from tests.report.orchard import ORCHARD
from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.report.branding import Branding
from wta_forms.report.docx.look import CELL, MEASURE
from wta_forms.report.docx.template import read_template
from wta_forms.report.formats import write


def letterhead(*paragraphs: str) -> WordDocument:
    """A document of python-docx, which has every style but those that are ours alone."""
    made = Document()
    made.sections[0].header.paragraphs[0].text = "The Big Fund"
    made.sections[0].footer.paragraphs[0].text = "Charity number 12345"
    for words in paragraphs:
        made.add_paragraph(words)
    return made


def bytes_of(made: WordDocument) -> bytes:
    saved = BytesIO()
    made.save(saved)
    return saved.getvalue()


def filled(made: WordDocument | bytes, branding: Branding | None = None) -> WordDocument:
    content = made if isinstance(made, bytes) else bytes_of(made)
    template = read_template(content, "funder.docx")
    look = Branding(branding.accent, template=template) if branding else Branding(template=template)
    return Document(BytesIO(write(ORCHARD, ".docx", look)[""]))


def notes(made: WordDocument) -> tuple[Problem, ...]:
    return read_template(bytes_of(made), "funder.docx").notes


def refused(content: bytes) -> tuple[Problem, ...]:
    with pytest.raises(WtaFormsError) as raised:
        read_template(content, "funder.docx")
    return raised.value.problems


def texts(made: WordDocument) -> list[str]:
    return [paragraph.text for paragraph in made.paragraphs if paragraph.text]


# --- where it goes ----------------------------------------------------------------------------------------------------


def test_the_plan_stands_where_the_template_says_and_all_else_is_kept() -> None:
    made = filled(letterhead("Dear reader,", "{{plan}}", "Yours, Ann"))
    told = texts(made)
    assert told[:2] == ["Dear reader,", ORCHARD.title]
    assert told[-1] == "Yours, Ann"
    assert made.sections[0].header.paragraphs[0].text == "The Big Fund"
    assert made.sections[0].footer.paragraphs[0].text == "Charity number 12345"


def test_the_place_is_found_over_however_many_runs_word_has_spread_it() -> None:
    template = letterhead("")
    spread = template.paragraphs[0]
    for piece in ("Our plan: {", "{", "pl", "an}", "} (the end)"):
        spread.add_run(piece)
    assert texts(filled(template))[:2] == ["Our plan:  (the end)", ORCHARD.title]


def test_a_template_that_names_no_place_has_the_plan_at_its_end_and_that_is_told() -> None:
    template = letterhead("Dear reader,")
    assert texts(filled(template))[:2] == ["Dear reader,", ORCHARD.title]
    assert errors.TEMPLATE_NO_PLACE.at("funder.docx") in notes(template)
    assert errors.TEMPLATE_NO_PLACE.at("funder.docx") not in notes(letterhead("{{ plan }}"))


def test_it_may_stand_in_a_cell() -> None:
    template = letterhead()
    cell = template.add_table(1, 1).cell(0, 0)
    cell.text = "{{plan}}"
    inside = filled(template).tables[0].cell(0, 0)
    assert inside.paragraphs[0].text == ORCHARD.title


def test_tables_are_as_wide_as_the_page_has_room() -> None:
    template = letterhead("{{plan}}")
    page = template.sections[0]
    page.page_width, page.left_margin, page.right_margin = Mm(120), Mm(10), Mm(10)
    widths = {int(table._tbl.tblPr.find(qn("w:tblW")).get(qn("w:w"))) for table in filled(template).tables}
    wide = round(100 / 25.4 * 1440)
    assert all(abs(width - wide) < 40 or width < wide for width in widths)
    assert max(widths) < MEASURE


def test_what_is_drawn_in_a_cell_stays_within_it() -> None:
    """LibreOffice begins a new line at a tab beyond the end of its cell."""
    template = letterhead("{{plan}}")
    template.sections[0].right_margin = Mm(80)
    for cell in filled(template).element.body.iter(qn("w:tc")):
        inside = int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) - 2 * CELL
        places = [int(tab.get(qn("w:pos"))) for tab in cell.iter(qn("w:tab")) if tab.get(qn("w:pos"))]
        assert all(place <= inside for place in places)


def test_a_section_of_its_own_keeps_its_page() -> None:
    template = letterhead("{{plan}}")
    template.add_section()
    made = filled(template)
    assert len(made.sections) == 2
    assert texts(made)[0] == ORCHARD.title


# --- how it looks -----------------------------------------------------------------------------------------------------


def test_headings_are_in_the_styles_of_the_template_by_whatever_id() -> None:
    """Word writes other ids in other languages, and the same names."""
    template = letterhead("{{plan}}")
    heading = template.styles["Heading 1"]
    heading.element.set(qn("w:styleId"), "berschrift1")
    made = filled(template)
    summary = next(each for each in made.paragraphs if each.text == "Summary" and each.style.name == "Heading 1")
    assert summary._p.style == "berschrift1"


def test_what_has_no_style_in_the_template_is_told_by_name_and_has_ours() -> None:
    template = letterhead("{{plan}}")
    for name in ("Quote", "Caption", "List Bullet"):
        style = template.styles[name].element
        style.getparent().remove(style)
    assert notes(template) == (
        errors.TEMPLATE_NO_STYLES.at("funder.docx", styles="“List Bullet”, “Quote” and “caption”"),
    )
    made = filled(template)
    assert {"Quote", "Caption", "List Bullet", "Answered Question"} <= {style.name for style in made.styles}


def test_quotations_have_no_rule_of_ours_where_the_template_says_how_they_look() -> None:
    template = letterhead("{{plan}}")
    assert not ruled(filled(template))
    style = template.styles["Quote"].element
    style.getparent().remove(style)
    assert ruled(filled(template)) >= {"Quote", "Quote Source"}


def ruled(made: WordDocument) -> set[str]:
    styles = [each for each in made.styles if each.name in ("Quote", "Quote Source")]
    paragraphs = [each for each in made.paragraphs if each.style.name in ("Quote", "Quote Source")]
    return {each.name for each in styles if list(each.element.iter(qn("w:pBdr")))} | {
        each.style.name for each in paragraphs if list(each._p.iter(qn("w:pBdr")))
    }


def test_every_style_that_is_named_is_there_once() -> None:
    made = filled(letterhead("{{plan}}"))
    ids = [style.get(qn("w:styleId")) for style in made.styles.element.iterchildren(qn("w:style"))]
    assert len(ids) == len(set(ids))
    tags = ("w:pStyle", "w:rStyle", "w:tblStyle")
    assert {each.get(qn("w:val")) for tag in tags for each in made.element.body.iter(qn(tag))} <= set(ids)
    based = {each.get(qn("w:val")) for each in made.styles.element.iter(qn("w:basedOn"))}
    assert based <= set(ids)


def test_bullets_are_bullets_also_where_the_template_has_no_lists() -> None:
    template = letterhead("{{plan}}")
    style = template.styles["List Bullet"].element
    style.getparent().remove(style)
    for name, each in list(template.part.rels.items()):
        if each.reltype.endswith("/numbering"):
            template.part.rels.pop(name)
    made = filled(template)
    number = made.styles["List Bullet"].element.find(".//" + qn("w:numId")).get(qn("w:val"))
    lists = made.part.numbering_part.element
    assert [each.get(qn("w:numId")) for each in lists.iterchildren(qn("w:num"))] == [number]


def test_what_is_ours_has_the_colour_of_the_organisation() -> None:
    made = filled(letterhead("{{plan}}"), Branding(accent=(122, 31, 162)))
    number = made.styles["Answer Number"].element
    assert number.find(".//" + qn("w:color")).get(qn("w:val")) == "7A1FA2"
    colours = {each.get(qn("w:fill")) for each in made.element.body.iter(qn("w:shd"))}
    assert "7A1FA2" in colours
    assert "0B5F6C" not in colours


def test_marks_of_the_template_keep_their_numbers() -> None:
    template = letterhead("{{plan}}")
    start = template.paragraphs[0]._p
    for tag in ("bookmarkStart", "bookmarkEnd"):
        mark = start.makeelement(qn(f"w:{tag}"), {qn("w:id"): "7"})
        start.append(mark)
    marks = [each.get(qn("w:id")) for each in filled(template).element.body.iter(qn("w:bookmarkStart"))]
    assert len(marks) == len(set(marks))


def test_the_same_template_and_plan_give_the_same_bytes() -> None:
    template = read_template(bytes_of(letterhead("{{plan}}")), "funder.docx")
    look = Branding(template=template)
    assert write(ORCHARD, ".docx", look) == write(ORCHARD, ".docx", look)


# --- what cannot be a template ----------------------------------------------------------------------------------------


def with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A letterhead with one of its parts changed, or one more."""
    made = BytesIO()
    with ZipFile(BytesIO(bytes_of(letterhead("{{plan}}")))) as old, ZipFile(made, "w") as new:
        for member in dict.fromkeys([*old.namelist(), name]):
            part = old.read(member) if member in old.namelist() else b""
            new.writestr(member, change(part) if member == name else part)
    return made.getvalue()


def types(change: Callable[[bytes], bytes]) -> bytes:
    return with_part("[Content_Types].xml", change)


MAIN = b"wordprocessingml.document.main+xml"


def test_macros_are_refused() -> None:
    macros = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    docm = types(lambda part: part.replace(b"application/vnd.openxmlformats-officedocument." + MAIN, macros))
    assert refused(docm) == (errors.TEMPLATE_MACROS.at("funder.docx"),)
    assert refused(with_part("word/vbaProject.bin", lambda part: b"x")) == (errors.TEMPLATE_MACROS.at("funder.docx"),)


def test_a_template_of_word_is_taken_as_the_document_that_it_makes() -> None:
    dotx = types(lambda part: part.replace(MAIN, b"wordprocessingml.template.main+xml"))
    assert texts(filled(dotx))[0] == ORCHARD.title


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        with_part("word/document.xml", lambda part: part[:-40]),
        with_part("word/document.xml", lambda part: b'<!DOCTYPE a [<!ENTITY b "c">]>' + part),
        types(lambda part: part.replace(MAIN, b"spreadsheetml.sheet.main+xml")),
    ],
)
def test_what_is_no_word_document_is_refused(content: bytes) -> None:
    assert refused(content) == (errors.TEMPLATE_BROKEN.at("funder.docx"),)


def test_what_unpacks_to_too_much_is_refused_before_it_is(monkeypatch: Any) -> None:
    monkeypatch.setattr(sys.modules[read_template.__module__], "_MOST_BYTES", 1_000)
    assert refused(bytes_of(letterhead())) == (errors.TEMPLATE_TOO_LARGE.at("funder.docx"),)


@needs(libreoffice)
def test_libreoffice_opens_it_with_all_its_words() -> None:
    template = read_template(bytes_of(letterhead("Dear reader,", "{{plan}}", "Yours, Ann")), "funder.docx")
    for look in (Branding(template=template), Branding()):
        made = write(ORCHARD, ".docx", look)[""]
        told = libreoffice.converted(made, "txt", "docx").decode("utf-8-sig")
        assert all(section.title in told for section in ORCHARD.sections)
        assert ("Dear reader," in told) == bool(look.template)
