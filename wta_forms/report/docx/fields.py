"""What Word counts by itself: the contents with their pages, captions, and the numbers of pages.

Nobody but Word knows on which page a section begins. So the contents are links without pages until Word brings them up
to date, which they ask for when the file is opened (``dirty``; ECMA-376 part 1, 17.16.18).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import shorten
from typing import Any

from docx.document import Document

from wta_forms.report import sentences
from wta_forms.report.characters import directed
from wta_forms.report.docx.look import Look, value_of, w
from wta_forms.report.docx.tables import is_kept_with_next, is_table, keep_with_next
from wta_forms.report.docx.words import paragraph, run


def field(instruction: str, shown: str = "1") -> Any:
    return w("fldSimple", run(shown), instr=instruction)


# --- contents ---------------------------------------------------------------------------------------------------------

_FIRST_MARK = 100_000
"""Bookmarks of answers have the numbers of these."""
_INSTRUCTION = r'TOC \o "1-1" \h \z'
"""Of headings of the first level, as links, and without page numbers in a browser."""


def with_contents(elements: Sequence[Any]) -> list[Any]:
    """Contents before the first section, which lead to every one; none where there is one section or none."""
    titles = [each for each in elements if not is_table(each) and each.style == Look.HEADING_1]
    if len(titles) < 2:
        return list(elements)
    first = elements.index(titles[0])
    return [*elements[:first], *_contents(titles), *elements[first:]]


def _contents(titles: Sequence[Any]) -> Iterator[Any]:
    yield paragraph(Look.CONTENTS_HEADING, sentences.CONTENTS)
    begins = [
        w("r", w("fldChar", fldCharType="begin", dirty="true")),
        w("r", _instruction()),
        w("r", w("fldChar", fldCharType="separate")),
    ]
    for number, title in enumerate(titles, 1):
        mark = f"_Toc{number:08}"
        words = "".join(text.text or "" for text in title.iter(w("t").tag))
        _marked(title, mark, _FIRST_MARK + number)
        link = w("hyperlink", run(words), anchor=mark, history=1)
        yield paragraph(Look.CONTENTS, "", *(begins if number == 1 else ()), link)
    yield paragraph(Look.TABLE_TEXT, "", w("r", w("fldChar", fldCharType="end")))


def _instruction() -> Any:
    made = w("instrText")
    made.text = _INSTRUCTION
    return made


def _marked(title: Any, name: str, id: int) -> None:
    title.pPr.addnext(w("bookmarkStart", id=id, name=name))
    title.append(w("bookmarkEnd", id=id))


# --- captions ---------------------------------------------------------------------------------------------------------

_CAPTIONED = {Look.TABLE: sentences.TABLE, Look.CHART: sentences.FIGURE, Look.HEATMAP: sentences.FIGURE}


def captioned(elements: Iterable[Any]) -> Iterator[Any]:
    """Each table and picture with a number of its own and its name below it, so that people can speak of "Table 3".

    Tables that are somebody's answer have the number of this.
    """
    counts = dict.fromkeys(_CAPTIONED.values(), 0)
    caption: Any = None
    for element in elements:
        if caption is not None:
            if is_table(element) or element.style != Look.CAPTION:
                yield caption
            else:
                _put_before(element, caption)
        yield element
        caption = None
        if is_table(element) and (label := _label_of(element)):
            counts[label] += 1
            caption = paragraph(Look.CAPTION, "", *_caption(element, label, counts[label]))
            if is_kept_with_next(element):
                keep_with_next(caption)
            keep_with_next(element)
    if caption is not None:
        yield caption


def _put_before(told: Any, caption: Any) -> None:
    """On one line with what is told of a picture anyway."""
    told.pPr.addnext(run(" "))
    for part in reversed([each for each in caption if each is not caption.pPr]):
        told.pPr.addnext(part)


def _label_of(table: Any) -> str:
    """ "" for what has no caption."""
    is_answer = value_of(table.tblPr, "tblInd", "w") != "0"
    return "" if is_answer else _CAPTIONED.get(Look(value_of(table.tblPr, "tblStyle")), "")


def _caption(table: Any, label: str, number: int) -> list[Any]:
    words = value_of(table.tblPr, "tblCaption")
    name = [run(piece, is_rtl=is_rtl) for piece, is_rtl in directed(words)]
    start = [run(f"{label} "), field(rf"SEQ {label} \* ARABIC", str(number))]
    return [*start, run(". "), *name, run(sentences.ended(words).removeprefix(words))] if name else [*start, run(".")]


# --- pages ------------------------------------------------------------------------------------------------------------

_LONGEST_FOOT = 80


def number_pages(document: Document, title: str) -> None:
    """The title and the number of the page; the first page has its title at the top."""
    page = document.sections[0]
    page.different_first_page_header_footer = True
    for foot, words in ((page.footer, shorten(title, _LONGEST_FOOT, placeholder="…")), (page.first_page_footer, "")):
        foot.is_linked_to_previous = False
        kept = foot.paragraphs[0]._p
        number = (w("r", w("tab")), field("PAGE"), run(" / "), field("NUMPAGES"))
        kept.getparent().replace(kept, paragraph(Look.FOOTER, words, *number))
