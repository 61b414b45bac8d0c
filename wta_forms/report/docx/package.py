"""The file that a DOCX is: an empty document with the plan's look, and the same bytes for the same document."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.shared import Emu, Pt, Twips

from wta_forms.report.characters import printable
from wta_forms.report.docx.look import ACCENT, FACE, FACE_OF_OTHER_SCRIPTS, MARGIN, PAGE, styles, w


def new_document(title: str, language: str, accent: str = ACCENT) -> WordDocument:
    """An empty A4 document. It says what it is called and in which language, and neither when nor by whom."""
    document = Document()
    _keep_only_what_is_used(document, accent)
    _fill(document.styles.element, styles(language))
    _fill(document.part.numbering_part.element, bullets())
    _fill(document.settings.element, _settings())
    _fill(document.core_properties._element, ())
    document.core_properties.title = title[:_LONGEST_PROPERTY]
    document.core_properties.language = language
    page = document.sections[0]
    page.page_width, page.page_height = map(Twips, PAGE)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Twips(MARGIN)
    page.header_distance = page.footer_distance = Twips(MARGIN // 2)
    return document


_LOGO = (Pt(160), Pt(44))
"""The most that a logo is given, as on the forms."""


def add_logo(document: WordDocument, png: bytes, words: str) -> None:
    """On a line of its own, read out as ``words``."""
    shape = document.add_paragraph().add_run().add_picture(BytesIO(png))
    scale = min(most / length for most, length in zip(_LOGO, (shape.width, shape.height), strict=True))
    shape.width, shape.height = Emu(round(shape.width * scale)), Emu(round(shape.height * scale))
    shape._inline.docPr.set("descr", printable(words))


_LONGEST_PROPERTY = 255
"""Of core.xml, so that Word shows it; the title stands in full at the top of the document."""


def bytes_of(document: WordDocument) -> bytes:
    """Every member of the zip file has the same date, the first one that a zip file can say."""
    saved, made = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as dated, ZipFile(made, "w") as undated:
        for name in dated.namelist():
            member = ZipInfo(name)
            member.compress_type, member.create_system = ZIP_DEFLATED, 0
            undated.writestr(member, dated.read(name))
    return made.getvalue()


def _fill(element: Any, members: Any) -> None:
    for member in list(element):
        element.remove(member)
    element.extend(members)


# --- parts ------------------------------------------------------------------------------------------------------------

_KEPT = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
}


def _keep_only_what_is_used(document: WordDocument, accent: str) -> None:
    """python-docx starts from a file of 2013 with a thumbnail, 700 KB of styles and the fonts of a Mac."""
    package = document.part.package
    assert package is not None
    theme = document.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    for relationships in (package.rels, document.part.rels):
        for name, relationship in list(relationships.items()):
            if relationship.reltype not in _KEPT:
                relationships.pop(name)
    made = {
        RELATIONSHIP_TYPE.THEME: Part(theme.partname, theme.content_type, _recoloured(theme.blob, accent), package),
        RELATIONSHIP_TYPE.FONT_TABLE: Part(
            PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, _FONTS.encode(), package
        ),
    }
    for kind, part in made.items():
        document.part.relate_to(part, kind)


def _recoloured(theme: bytes, accent: str) -> bytes:
    """What Word offers for shapes and charts that somebody adds: the accent and our font, not its own of 2007."""
    for old, new in (("4F81BD", accent), ("0000FF", accent), ("Cambria", FACE)):
        theme = theme.replace(f'"{old}"'.encode(), f'"{new}"'.encode())
    return theme


def _font(name: str, other_name: str, design: str) -> str:
    """Where a font is missing, another is found by its other name, or by its design (panose) and family."""
    return (
        f'<w:font w:name="{name}"><w:altName w:val="{other_name}"/><w:panose1 w:val="{design}"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    )


_FONTS = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {nsdecls("w")}>'
    f"{_font(FACE, 'Carlito', '020F0502020204030204')}"
    f"{_font(FACE_OF_OTHER_SCRIPTS, 'Liberation Sans', '020B0604020202020204')}</w:fonts>"
)


def bullets() -> Iterator[Any]:
    """One list, with one level: a dot in the accent colour."""
    place = w("pPr", w("ind", left=340, hanging=340))
    look = w("rPr", w("rFonts", ascii=FACE, hAnsi=FACE, hint="default"), w("color", val=ACCENT))
    dot = (w("start", val=1), w("numFmt", val="bullet"), w("lvlText", val="•"), w("lvlJc", val="left"), place, look)
    yield w("abstractNum", w("multiLevelType", val="singleLevel"), w("lvl", *dot, ilvl=0), abstractNumId=0)
    yield w("num", w("abstractNumId", val=0), numId=1)


def _settings() -> Iterator[Any]:
    """Without the last of them Word takes the file for one of an older version and says so in its title bar."""
    yield w("zoom", percent=100)
    yield w("defaultTabStop", val=720)
    yield w("characterSpacingControl", val="doNotCompress")
    where = "http://schemas.microsoft.com/office/word"
    yield w("compat", w("compatSetting", name="compatibilityMode", uri=where, val=15))
