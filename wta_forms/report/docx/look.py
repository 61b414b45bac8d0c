"""How a plan looks in Word: its colours, its measures and one table of styles.

Lengths are in twentieths of a point, sizes of letters in points, rules in eighths of a point (ECMA-376 part 1, 17.3).
Word refuses a file whose elements do not stand in the order of its schema: they are written here in that order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from wta_forms.report.widths import CELL as CELL

INK, QUIET, ACCENT, FAINT, TINT = "182026", "4E5A63", "0B5F6C", "CDD6DA", "EEF5F6"
"""The colours of the forms, RGB: letters have at least 4.5:1 on white and on TINT (WCAG 2.2, 1.4.3)."""

WHITE = "FFFFFF"
RANGE = "8DBDC4"
"""Between the lowest and the highest of ratings."""
NO_HEAT = "F5F8F9"
HEAT = (("E6F1F2", False), ("C3DEE2", False), ("93C1C9", False), ("2B7D8A", True), (ACCENT, True))
"""From few to many, and whether letters on it are WHITE: these and INK have at least 4.5:1 there."""

FACE, FACE_OF_OTHER_SCRIPTS = "Calibri", "Arial"
"""Nearly every machine has them, or has fonts of the same widths; Arial has Arabic and Hebrew."""

PAGE = (11906, 16838)
"""A4."""
MARGIN = 1474
"""26 mm."""
MEASURE = PAGE[0] - 2 * MARGIN
"""The width of the text."""
BETWEEN_COLUMNS = 480
INDENT = 680
"""Room for "[123]" in front of an answer."""


def w(tag: str, *members: Any, **attributes: object) -> Any:
    """An element of WordprocessingML: ``w("shd", val="clear")`` is ``<w:shd w:val="clear"/>``."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(members)
    return element


def value_of(element: Any, tag: str, attribute: str = "val") -> str:
    """Of a member; "" where there is none."""
    member = element.find(qn(f"w:{tag}"))
    return str(member.get(qn(f"w:{attribute}")) or "") if member is not None else ""


class Look(StrEnum):
    """The styles, by the ids that paragraphs, letters and tables name them with."""

    NORMAL = "Normal"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    HEADING_1 = "Heading1"
    HEADING_2 = "Heading2"
    HEADING_3 = "Heading3"
    BULLET = "ListBullet"
    QUOTE = "Quote"
    QUOTE_SOURCE = "QuoteSource"
    CAPTION = "Caption"
    QUESTION = "AnsweredQuestion"
    ANSWER = "Answer"
    NUMBERED_ANSWER = "NumberedAnswer"
    TABLE_TEXT = "TableText"
    TABLE_HEAD = "TableHead"
    BAR = "ChartBar"
    SCALE = "RatingScale"
    HEAT_HEAD = "HeatHead"
    HEAT_NONE = "HeatNone"
    HEAT_COUNT = "HeatCount"
    HEAT_DARK = "HeatCountDark"
    HEAT_WORDS = "HeatWords"
    HEAT_WORDS_DARK = "HeatWordsDark"
    CONTENTS_HEADING = "TOCHeading"
    CONTENTS = "TOC1"
    FOOTER = "Footer"
    LINK = "Hyperlink"
    NUMBER = "AnswerNumber"
    COLUMNS = "PlanColumns"
    TABLE = "PlanTable"
    CHART = "PlanChart"
    HEATMAP = "PlanHeatmap"


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A style of paragraphs. ``name`` is Word's own where it has such a style.

    ``line`` is the leading in 240ths of a line. ``extra`` are the members of CT_PPr that come before ``spacing``. Where
    it ``is_tight`` there is no room between its own paragraphs.
    """

    look: Look
    name: str
    size: float = 0
    colour: str = ""
    is_bold: bool = False
    before: int = 0
    after: int = 0
    line: int = 0
    indent: tuple[int, int] = (0, 0)
    based_on: Look = Look.NORMAL
    extra: tuple[Any, ...] = ()
    level: int | None = None
    is_tight: bool = False
    is_centred: bool = False


def styles(language: str) -> Iterator[Any]:
    """The members of ``w:styles`` for a document in this language."""
    yield _defaults(language)
    yield from map(_paragraph_style, _paragraphs())
    yield from _letter_styles()
    yield from _table_styles()


# --- paragraphs -------------------------------------------------------------------------------------------------------


def _paragraphs() -> Iterator[_Paragraph]:
    hanging = (INDENT, -INDENT)
    yield _Paragraph(Look.NORMAL, "Normal", 11, INK, after=140, line=300)
    title = (*_kept(), _rule("top", ACCENT, 48, 18))
    yield _Paragraph(Look.TITLE, "Title", 28, INK, True, after=100, line=252, extra=title)
    yield _Paragraph(Look.SUBTITLE, "Subtitle", 13, QUIET, after=360)
    first = (*_kept(), _rule("bottom", FAINT, 6, 5))
    yield _Paragraph(Look.HEADING_1, "heading 1", 18, ACCENT, True, 480, 160, 252, extra=first, level=0)
    yield _Paragraph(Look.HEADING_2, "heading 2", 13, INK, True, 300, 100, 264, extra=_kept(), level=1)
    yield _Paragraph(Look.HEADING_3, "heading 3", 11.5, ACCENT, True, 240, 80, 264, extra=_kept(), level=2)
    dot = (w("numPr", w("numId", val=1)),)
    yield _Paragraph(Look.BULLET, "List Bullet", after=140, indent=(340, -340), extra=dot, is_tight=True)
    quote = (w("keepNext"), _quote_rule("left", ACCENT))
    yield _Paragraph(Look.QUOTE, "Quote", before=60, line=290, indent=(300, 0), extra=quote)
    source = (w("keepLines"), _quote_rule("left", ACCENT))
    yield _Paragraph(Look.QUOTE_SOURCE, "Quote Source", 10, QUIET, after=240, line=240, indent=(300, 0), extra=source)
    yield _Paragraph(Look.CAPTION, "caption", 9.5, QUIET, before=100, after=200, line=264)
    question = (*_kept(), _number_room())
    yield _Paragraph(Look.QUESTION, "Answered Question", 10, QUIET, False, 220, 40, 264, hanging, extra=question)
    yield _Paragraph(Look.ANSWER, "Answer", after=60, line=290, indent=(INDENT, 0))
    answer = (_number_room(),)
    yield _Paragraph(Look.NUMBERED_ANSWER, "Numbered Answer", after=60, line=290, indent=hanging, extra=answer)
    yield _Paragraph(Look.TABLE_TEXT, "Table Text", 10, line=259)
    yield _Paragraph(Look.TABLE_HEAD, "Table Head", 10, ACCENT, True, based_on=Look.TABLE_TEXT, line=259, extra=_kept())
    bar = (w("shd", val="clear", color="auto", fill=ACCENT),)
    yield _Paragraph(Look.BAR, "Chart Bar", 6, before=50, based_on=Look.TABLE_TEXT, line=240, extra=bar)
    yield from _of_pictures()
    yield from _of_contents()
    footer = (_rule("top", FAINT, 6, 8), w("tabs", w("tab", val="right", pos=MEASURE)))
    yield _Paragraph(Look.FOOTER, "footer", 9, QUIET, line=240, extra=footer)


def _of_pictures() -> Iterator[_Paragraph]:
    """``SCALE`` is drawn on a line of its own colour; counts stand in the middle of their cells."""
    text, thin = Look.TABLE_TEXT, w("shd", val="clear", color="auto", fill=FAINT)
    yield _Paragraph(Look.SCALE, "Rating Scale", 6, before=50, based_on=text, line=240, extra=(thin,))
    count = _Paragraph(Look.HEAT_COUNT, "Heat Count", 12, INK, True, based_on=text, line=259, is_centred=True)
    yield count
    yield replace(count, look=Look.HEAT_HEAD, name="Heat Head", size=9.5, colour=ACCENT, extra=_kept())
    yield replace(count, look=Look.HEAT_NONE, name="Heat None", size=10, colour=QUIET, is_bold=False)
    yield replace(count, look=Look.HEAT_DARK, name="Heat Count Dark", colour=WHITE)
    words = _Paragraph(Look.HEAT_WORDS, "Heat Words", 8.5, INK, before=30, based_on=text, line=240, is_centred=True)
    yield words
    yield replace(words, look=Look.HEAT_WORDS_DARK, name="Heat Words Dark", colour=WHITE)


def _of_contents() -> Iterator[_Paragraph]:
    """A line for each section, with its page at the right; the heading is none that contents have."""
    yield _Paragraph(Look.CONTENTS_HEADING, "TOC Heading", 13, ACCENT, True, 120, 80, 264, extra=_kept())
    page = w("tabs", w("tab", val="right", leader="dot", pos=MEASURE))
    yield _Paragraph(Look.CONTENTS, "toc 1", 11, INK, after=40, line=264, extra=(page,))


def _kept() -> tuple[Any, ...]:
    """Not alone at the end of a page. (Elements have one parent: every style needs its own.)"""
    return w("keepNext"), w("keepLines")


def _number_room() -> Any:
    return w("tabs", w("tab", val="left", pos=INDENT))


def _rule(side: str, colour: str, eighths: int, points_away: int) -> Any:
    return w("pBdr", w(side, val="single", sz=eighths, space=points_away, color=colour))


def _quote_rule(side: str, colour: str) -> Any:
    return _rule(side, colour, 18, 11)


OTHER_ACCENT = "0B5F6D"
"""Nobody can tell it from ACCENT."""


def own_quote_rule(*, is_rtl: bool, is_second: bool) -> list[Any]:
    """The rule of a quotation where it is not that of the style: on the right side, or to be told from the one above.

    Word draws one rule along neighbours whose rules are the same in everything, so every second one has another colour.
    It exchanges the sides of indents where words run from right to left, but not those of rules (17.3.1.17).
    """
    if not (is_rtl or is_second):
        return []
    rule = _quote_rule("right" if is_rtl else "left", OTHER_ACCENT if is_second else ACCENT)
    if is_rtl:
        rule.insert(0, w("left", val="nil"))
    return [rule]


_WITH_COUNTRY = {"en": "en-GB"}
"""Word checks the spelling of a country's language; the product is at home in Scotland."""


def _defaults(language: str) -> Any:
    fonts = w("rFonts", ascii=FACE, hAnsi=FACE, eastAsia=FACE, cs=FACE_OF_OTHER_SCRIPTS)
    languages = w("lang", val=_WITH_COUNTRY.get(language, language), bidi="ar-SA")
    letters = w("rPr", fonts, w("sz", val=22), w("szCs", val=22), languages)
    return w("docDefaults", w("rPrDefault", letters), w("pPrDefault"))


def _paragraph_style(style: _Paragraph) -> Any:
    is_base = style.look is Look.NORMAL
    spacing = w("spacing", before=style.before, after=style.after, line=style.line or 300, lineRule="auto")
    tight = [w("contextualSpacing")] if style.is_tight else []
    centred = [w("jc", val="center")] if style.is_centred else []
    level = [w("outlineLvl", val=style.level)] if style.level is not None else []
    return w(
        "style",
        w("name", val=style.name),
        *([] if is_base else [w("basedOn", val=style.based_on)]),
        *([w("next", val=Look.NORMAL)] if level else []),
        w("qFormat"),
        w("pPr", *style.extra, spacing, *_indent(*style.indent), *tight, *centred, *level),
        w("rPr", *_letters(style)),
        type="paragraph",
        styleId=style.look,
        **({"default": 1} if is_base else {}),
    )


def _indent(left: int, first_line: int) -> list[Any]:
    if not left:
        return []
    return [w("ind", left=left, hanging=-first_line) if first_line < 0 else w("ind", left=left)]


def _letters(style: _Paragraph) -> Iterator[Any]:
    if style.is_bold:
        yield from (w("b"), w("bCs"))
    if style.colour:
        yield w("color", val=style.colour)
    if style.size:
        yield from (w("sz", val=round(style.size * 2)), w("szCs", val=round(style.size * 2)))


# --- letters and tables -----------------------------------------------------------------------------------------------


def _letter_styles() -> Iterator[Any]:
    yield _style("character", "DefaultParagraphFont", "Default Paragraph Font", default=1)
    yield _style("character", Look.LINK, "Hyperlink", w("rPr", w("color", val=ACCENT)))
    yield _style("character", Look.NUMBER, "Answer Number", w("rPr", w("b"), w("bCs"), w("color", val=ACCENT)))


def _table_styles() -> Iterator[Any]:
    """Lines between rows and nowhere else."""
    bare = w("tblPr", w("tblInd", w=0, type="dxa"), _room(0))
    yield _style("table", "TableNormal", "Normal Table", bare, default=1)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    ruled = w("tblPr", _rules(dict.fromkeys(sides, INK)))
    yield _style("table", "TableGrid", "Table Grid", _based("TableNormal"), ruled)
    calm = dict.fromkeys(sides, "") | {"bottom": FAINT, "insideH": FAINT}
    head = w("tcPr", w("tcBorders", _line("bottom", ACCENT, 8)), w("shd", val="clear", color="auto", fill=TINT))
    first_row = w("tblStylePr", w("tblPr"), head, type="firstRow")
    yield _style("table", Look.TABLE, "Plan Table", _based("TableGrid"), w("tblPr", _rules(calm), _room(75)), first_row)
    tiles = w("tblPr", _rules(dict.fromkeys(sides, "") | {"insideH": WHITE, "insideV": WHITE}, 18), _room(60, 50))
    yield _style("table", Look.HEATMAP, "Plan Heatmap", _based("TableGrid"), tiles)
    airy = w("tblPr", _rules(dict.fromkeys(sides, "")), _room(35))
    yield _style("table", Look.COLUMNS, "Plan Columns", _based("TableNormal"))
    yield _style("table", Look.CHART, "Plan Chart", _based("TableGrid"), airy)


def _style(kind: str, id: str, name: str, *members: Any, **attributes: object) -> Any:
    return w("style", w("name", val=name), *members, type=kind, styleId=id, **attributes)


def _based(on: str) -> Any:
    return w("basedOn", val=on)


def _rules(colours: dict[str, str], eighths: int = 4) -> Any:
    return w("tblBorders", *(_line(side, colour, eighths) for side, colour in colours.items()))


def _line(side: str, colour: str, eighths: int) -> Any:
    return w(side, val="single", sz=eighths, space=0, color=colour) if colour else w(side, val="nil")


def _room(above_and_below: int, beside: int = CELL) -> Any:
    """What is free between a cell's words and its edges."""
    room = {"top": above_and_below, "left": beside, "bottom": above_and_below, "right": beside}
    return w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in room.items()))
