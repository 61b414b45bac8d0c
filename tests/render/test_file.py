"""The file as a whole: its bytes, what it says of itself, its fonts and its size."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import fontpkg_atkinson_hyperlegible
import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from tests.layout.paper import form_of
from tests.programs import needs, qpdf
from tests.render.paper import EVERY_KIND, blank, blank_of, copy_for, drivers, fields, opened, pdf_of, people
from wta_forms.layout.style import VARIANTS, Face
from wta_forms.render.document import Imprint
from wta_forms.render.fonts import Ruler
from wta_forms.render.personalise import write_pdf
from wta_forms.spec.load import load_form
from wta_forms.spec.shipped import PARTS, SPECS
from wta_forms.workflow.generate import copy_of, lay_out

# --- the same bytes ---------------------------------------------------------------------------------------------------


def test_the_same_copy_is_the_same_bytes() -> None:
    ewa = people()["ewa-zolkowska"]
    assert copy_of(drivers(), ewa) == copy_of(drivers(), ewa) == copy_for("ewa-zolkowska")


def test_what_was_written_before_changes_nothing() -> None:
    polish, plain = blank_of("- {id: q, kind: text, label: Zażółć}"), blank_of(EVERY_KIND)
    first = [copy_of(polish), copy_of(plain)]
    assert [copy_of(plain), copy_of(polish)] == first[::-1]


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    program = (
        "import sys; from tests.render.paper import EVERY_KIND, pdf_of; "
        "open(sys.argv[1], 'wb').write(pdf_of(EVERY_KIND, name='Zażółć'))"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "other.pdf")]
    subprocess.run(command, check=True, cwd=Path(__file__).parents[2], env={"PYTHONHASHSEED": "7"})
    assert (tmp_path / "other.pdf").read_bytes() == pdf_of(EVERY_KIND, name="Zażółć")


def test_a_copy_that_could_not_be_finished_leaves_nothing_behind() -> None:
    blank = blank_of("- {id: q, kind: text, label: Zażółć}")
    before = copy_of(blank)
    with pytest.raises(UnicodeEncodeError):
        copy_of(blank, values={"q": "Łódź \ud800"})
    assert copy_of(blank) == before


# --- what it says of itself -------------------------------------------------------------------------------------------


def test_it_has_a_title_and_a_producer_and_no_date() -> None:
    told = opened(blank()).trailer["/Info"]
    assert dict(told) == {"/Title": "The drivers of your project", "/Producer": f"wta_forms {version('wta_forms')}"}


def test_its_metadata_says_title_language_and_conformance() -> None:
    packet = opened(blank()).trailer["/Root"]["/Metadata"].get_data()
    text = {
        element.tag.partition("}")[2]: (element.text or "").strip() for element in ElementTree.fromstring(packet).iter()
    }
    assert {word: text[word] for word in ("part", "Producer")} == {
        "part": "1",
        "Producer": f"wta_forms {version('wta_forms')}",
    }
    assert b'<rdf:li xml:lang="x-default">The drivers of your project</rdf:li>' in packet
    assert b"<dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>" in packet
    assert b"Date" not in packet


def test_a_title_with_signs_of_xml_stays_whole() -> None:
    form = form_of("- {id: q, kind: text, label: Q}", 'title: "<Us> & \\"them\\": ż"')
    reader = opened(copy_of(lay_out(form)))
    ElementTree.fromstring(reader.trailer["/Root"]["/Metadata"].get_data())
    assert reader.metadata.title == '<Us> & "them": ż'


def test_a_viewer_shows_the_title_and_knows_the_language() -> None:
    root: Any = opened(blank()).trailer["/Root"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en"
    polish = form_of("- {id: q, kind: text, label: {en: Name, pl: Imię}}")
    assert opened(copy_of(lay_out(polish, "pl"))).trailer["/Root"]["/Lang"] == "pl"


def test_of_two_languages_it_names_the_first_and_describes_itself_in_both() -> None:
    """/Lang takes one tag, and "pl+en" is none."""
    form = form_of("- {id: q, kind: text, label: {en: Name, pl: Imię}}")
    root: Any = opened(copy_of(lay_out(form, "pl+en"))).trailer["/Root"]
    assert root["/Lang"] == "pl"
    assert b"<rdf:Bag><rdf:li>pl</rdf:li><rdf:li>en</rdf:li></rdf:Bag>" in root["/Metadata"].get_data()


def test_the_files_id_says_which_blank_and_whose_copy_it_is() -> None:
    def ids(pdf: bytes) -> list[bytes]:
        return [bytes(part.original_bytes) for part in opened(pdf).trailer["/ID"]]

    ewa, bob, nobody = ids(copy_for("ewa-zolkowska")), ids(copy_for("bob-hay")), ids(blank())
    digest = bytes.fromhex(drivers().map.digest()[:16])
    assert ewa[0] == ewa[1]
    assert [each[0][:8] for each in (ewa, bob, nobody)] == [digest] * 3
    assert len({ewa[0][8:], bob[0][8:], nobody[0][8:]}) == 3


@pytest.mark.parametrize("word", ["JavaScript", "JS", "OpenAction", "URI", "Launch", "XFA", "NeedAppearances", "Sig"])
def test_nothing_in_it_acts(word: str) -> None:
    assert f"/{word}".encode() not in blank()


# --- fonts ------------------------------------------------------------------------------------------------------------


def field_font() -> Any:
    return opened(blank()).trailer["/Root"]["/AcroForm"]["/DR"]["/Font"]["/Atkinson"]


def test_the_font_for_typed_text_is_a_simple_one_in_windows_1252() -> None:
    font = field_font()
    assert (font["/Subtype"], font["/Encoding"]) == ("/TrueType", "/WinAnsiEncoding")
    assert "/FontFile2" in font["/FontDescriptor"]
    assert font["/FontDescriptor"]["/Flags"] == 1 << 5


def test_it_is_embedded_whole() -> None:
    """Every character that the font has can be typed; test_sfnt looks at what is left out."""
    folder = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"
    embedded = field_font()["/FontDescriptor"]["/FontFile2"]
    whole = TTFontFile(str(folder / "AtkinsonHyperlegible-Regular.ttf"))
    assert TTFontFile(io.BytesIO(embedded.get_data())).charToGlyph == whole.charToGlyph
    assert embedded["/Length1"] == len(embedded.get_data())
    assert "+" not in field_font()["/BaseFont"], "the name of a subset"


def test_its_widths_are_those_that_lines_are_broken_by() -> None:
    font = field_font()
    assert (font["/FirstChar"], font["/LastChar"], len(font["/Widths"])) == (32, 255, 224)
    for character in "AZaz09 .,éß€–“":
        code = character.encode("cp1252")[0]
        width = Ruler().width(character, Face.REGULAR, 1000)
        assert font["/Widths"][code - 32] == pytest.approx(width, abs=0.5)


def test_every_font_that_is_used_is_embedded() -> None:
    for page in opened(copy_for("ewa-zolkowska")).pages:
        for font in page["/Resources"]["/Font"].values():
            (simple,) = font.get_object().get("/DescendantFonts", [font])
            assert "/FontFile2" in simple.get_object()["/FontDescriptor"]


# --- size -------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("form", ["asset-bank", "consent", "drivers", "project-values", "workshop-feedback"])
def test_a_shipped_form_leaves_room_for_another_script(form: str, variant: str) -> None:
    """At most 150,000 bytes with whatever fonts its languages need; those of the Latin script take 20,000."""
    spec = load_form(SPECS / f"{form}.yaml", [PARTS])
    assert len(copy_of(lay_out(spec, variant=variant))) <= 140_000


def test_so_does_a_copy_that_is_filled_in() -> None:
    assert len(copy_for("ewa-zolkowska")) <= 120_000


# --- a strict reader --------------------------------------------------------------------------------------------------


@needs(qpdf)
@pytest.mark.parametrize("whose", ["nobody", "ewa-zolkowska", "samira-haddad"])
def test_a_strict_reader_finds_nothing_wrong(whose: str, tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(blank() if whose == "nobody" else copy_for(whose))
    qpdf.qpdf_check(path)


def test_an_unstamped_file_can_be_written_and_read() -> None:
    pages = blank_of(EVERY_KIND).pages
    assert len(opened(write_pdf(pages, Imprint("A test", "en"))).pages) == len(pages.pages)


# --- where objects stand ----------------------------------------------------------------------------------------------


def objects(pdf: bytes) -> list[bytes]:
    """Every object that can be found without the table of where they are."""
    return re.findall(rb"^\d+ 0 obj\n(.*?)\nendobj$", pdf, re.MULTILINE | re.DOTALL)


def test_structure_elements_are_packed_and_fields_are_not() -> None:
    found = objects(blank())
    assert not [each for each in found if b"/S/Form" in each]
    assert sum(b"/Subtype/Widget" in each for each in found) == len(fields(blank()))


def test_tooltips_are_packed_and_each_stands_there_once() -> None:
    pdf = pdf_of("".join(f"\n- {{id: {id}, kind: tick, label: The same}}" for id in "ab"))
    assert [field["/TU"] for field in fields(pdf).values()] == ["1: The same", "2: The same"]
    assert not [each for each in objects(pdf) if b"The same" in each and b"/Subtype/Widget" in each]


@pytest.mark.parametrize("words", ["(a) \\ b)", "Łódź", "الاسم", "Čeština", "ਪੰਜਾਬੀ", "\u280d\u0a0d\u0d0a", "😀"])
def test_a_text_string_comes_back_whatever_bytes_it_is_made_of(words: str) -> None:
    """UTF-16 stands in the file as it is, so that its bytes may be brackets, backslashes and ends of lines."""
    pdf = pdf_of("- {id: q, kind: text, label: Q}", q=words)
    assert fields(pdf)["q"]["/V"] == words


def test_the_fields_of_a_file_that_was_cut_short_are_still_there() -> None:
    whole = pdf_of(EVERY_KIND, name="Ada", way__bus=True)
    cut = objects(whole[: whole.index(b"/ObjStm")])
    assert [each for each in cut if b"/T(name)" in each and b"/V(Ada)" in each]
    assert [each for each in cut if b"/T(way-bus)" in each and b"/V/bus" in each]


def test_many_structure_elements_lie_in_several_streams() -> None:
    rows = "{id: t, kind: table, label: T, rows: 60, columns: [{id: a, kind: text, label: A}]}"
    pdf = pdf_of(f"- {rows}")
    assert sum(b"/Type/ObjStm" in each for each in objects(pdf)) > 1
    assert len(fields(pdf)) == 60


def test_boxes_of_one_size_are_drawn_by_one_object() -> None:
    rows = "{id: t, kind: table, label: T, rows: 40, columns: [{id: a, kind: tick, label: A}]}"
    reader = opened(pdf_of(f"- {rows}"))
    operators = b"".join(page.get_contents().get_data() for page in reader.pages)
    times = [operators.count(b"%s Do" % name.encode()) for name in reader.pages[0]["/Resources"]["/XObject"]]
    assert max(times) == 40
    assert min(times) >= 1
    assert b" c " not in operators, "a round corner"
