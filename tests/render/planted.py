"""Defects, each put into a document that is otherwise fine, before it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from tests.render.paper import blank_of
from wta_forms.layout.boxes import Pages, Words
from wta_forms.render.conformance import Finding, Rule, findings
from wta_forms.render.document import Imprint, put_together
from wta_forms.render.objects import Dictionary, TextString, array, stream

FORM = """
- {id: first, kind: text, label: Your name}
- {id: last, kind: text, label: Your town}
- {id: seat, kind: select_one, label: Your seat, choices: {window: Window, aisle: Aisle}, appearance: radio}
- {id: way, kind: select_one, label: Your way, choices: {bus: By bus, train: By train}}
- id: gaps
  kind: table
  label: Gaps
  rows: 2
  columns: [{id: gap, kind: text, label: Gap}, {id: size, kind: number, label: Size}]
"""


class Paper:
    """A document that is not written yet, and ways to what is in it."""

    def __init__(self, pages: Pages | None = None) -> None:
        self.pages = pages or blank_of(FORM).pages
        self.document = put_together(self.pages, Imprint("A test", "en"))
        self.catalog = self.document.Catalog

    def found(self) -> tuple[Finding, ...]:
        return findings(self.document, self.pages)

    def written(self) -> bytes:
        return bytes(self.document.GetPDFData(None))

    def at(self, name: str) -> Any:
        """The entries of an object by its internal name."""
        return self.document.idToObject[name].dict

    def widget(self, field: str) -> Any:
        return self.at(f"widget {field}")

    def elements(self, type: str) -> list[Any]:
        """The entries of all structure elements of a type, in the order of reading."""
        every = [made for name, made in self.document.idToObject.items() if name.startswith("element ")]
        every.sort(key=lambda made: int(made.__InternalName__.split()[1]))
        return [made.dict for made in every if made.dict["S"] == f"/{type}"]

    def form_of(self, field: str) -> Any:
        """The entries of the element that holds the widget."""
        return self.at(self.parents()[self.widget(field)["StructParent"] * 2 + 1].name)

    def parents(self) -> list[Any]:
        """The parent tree: keys and elements by turns."""
        numbers: list[Any] = self.at("parents")["Nums"].sequence
        return numbers

    def drawn(self) -> bytes:
        """What the first page draws by itself, beside what every page does."""
        contents = self.document.Pages.pages[0].dict["Contents"].sequence
        content: bytes = self.document.idToObject[contents[-1].name].content
        return content

    def redraw(self, old: bytes, new: bytes) -> None:
        """Change the first operators that are so on the first page."""
        drawn = self.drawn()
        assert old in drawn
        contents = self.document.Pages.pages[0].dict["Contents"].sequence
        contents[-1] = self.document.Reference(stream(drawn.replace(old, new, 1)), "drawn anew")


Plant = Callable[[Paper], object]


@dataclass(frozen=True, slots=True)
class Defect:
    """``rule``: what catches it, one of ours or the clause that veraPDF names. ``judged``: the clause where both do."""

    rule: Rule | str
    plant: Plant
    judged: str = ""

    def planted(self) -> Paper:
        paper = Paper()
        self.plant(paper)
        return paper


# --- what we see ------------------------------------------------------------------------------------------------------


def _font_that_is_not_there(paper: Paper) -> None:
    fonts = paper.catalog.AcroForm.dict["DR"].dict["Font"].dict
    fonts["Helv"] = Dictionary({"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica"})


def _typed_with(paper: Paper, operators: str) -> None:
    paper.widget("last")["DA"] = TextString(operators)


def _shuffled(paper: Paper) -> None:
    paper.catalog.AcroForm.dict["Fields"].sequence.reverse()


def _said(paper: Paper, words: str) -> None:
    paper.widget("last")["TU"] = TextString(words)


def _only_the_element_speaks(paper: Paper, field: str) -> None:
    del paper.widget(field)["TU"]
    paper.form_of(field)["Alt"] = TextString("Something")


def _buttons_alike(paper: Paper) -> None:
    paper.widget("seat aisle")["TU"] = paper.widget("seat window")["TU"]


def _crossed(paper: Paper) -> None:
    one, other = (2 * paper.widget(field)["StructParent"] + 1 for field in ("first", "last"))
    parents = paper.parents()
    parents[one], parents[other] = parents[other], parents[one]


def _crossed_words(paper: Paper) -> None:
    words = paper.parents()[1].sequence
    words[0], words[1] = words[1], words[0]


def _cut_off(paper: Paper) -> None:
    """The element above the field's has it no more."""
    form = paper.form_of("last")
    above = paper.at(form["P"].name)
    kids = above["K"].sequence
    above["K"] = array(kid for kid in kids if getattr(kid, "name", "") != _name(paper, form))


def _name(paper: Paper, element: Any) -> str:
    objects: dict[str, Any] = paper.document.idToObject
    return next(name for name, made in objects.items() if getattr(made, "dict", None) is element)


def _empty_form(paper: Paper) -> None:
    del paper.form_of("last")["K"]


def _wrong_parent(paper: Paper) -> None:
    paper.form_of("last")["P"] = paper.form_of("first")["P"]
    paper.form_of("way-bus")["P"] = paper.form_of("first")["P"]


def _unread(paper: Paper, kind: bytes) -> None:
    """The words of the first label are drawn as an artifact; the tree still names them."""
    drawn = paper.drawn()
    begin = drawn.index(b" <</MCID 2>> BDC")
    tag = drawn[drawn.rindex(b"\n", 0, begin) + 1 : begin]
    paper.redraw(tag + b" <</MCID 2>> BDC", b"/Artifact <</Type /%s>> BDC" % kind)


def _tiny(paper: Paper) -> None:
    rect = paper.widget("way-bus")["Rect"].sequence
    rect[2:] = [rect[0] + 12, rect[1] + 12]


SEEN = {
    "a font of the form is not embedded": Defect(Rule.FONT_EMBEDDED, _font_that_is_not_there),
    "typed words in a font that the form has not": Defect(
        Rule.FONT_KNOWN, partial(_typed_with, operators="/Helv 11 Tf 0 g")
    ),
    "pale typed words": Defect(Rule.WORDS_DARK, partial(_typed_with, operators="/Atkinson 11 Tf 0.6 g")),
    "pale typed words in colour": Defect(Rule.WORDS_DARK, partial(_typed_with, operators="/Atkinson 11 Tf 1 0 0 rg")),
    "pale typed words in inks": Defect(Rule.WORDS_DARK, partial(_typed_with, operators="0.5 0 0 0.1 k /Atkinson 9 Tf")),
    "fields in another order": Defect(Rule.FIELDS_IN_ORDER, _shuffled),
    "the field's name is said": Defect(Rule.SAID_IN_WORDS, partial(_said, words="last")),
    "a variable's name is said": Defect(Rule.SAID_IN_WORDS, partial(_said, words="2: lastName")),
    "a program's name is said": Defect(Rule.SAID_IN_WORDS, partial(_said, words="Text1")),
    "no words are said": Defect(Rule.SAID_IN_WORDS, partial(_said, words="2: ???")),
    "no tooltip, but the element has words": Defect(Rule.SAID_AT_ALL, partial(_only_the_element_speaks, field="last")),
    "a button without words": Defect(Rule.BUTTONS_APART, partial(_only_the_element_speaks, field="seat aisle")),
    "two buttons with the same words": Defect(Rule.BUTTONS_APART, _buttons_alike),
    "crossed ways back from two boxes": Defect(Rule.WAY_BACK, _crossed),
    "crossed ways back from two texts": Defect(Rule.WAY_BACK, _crossed_words),
    "a Form that is cut from the tree": Defect(Rule.IN_THE_TREE, _cut_off),
    "a Form that has lost its box": Defect(Rule.IN_THE_TREE, _empty_form, judged="7.18.4"),
    "a Form that says it belongs elsewhere": Defect(Rule.IN_THE_TREE, _wrong_parent),
    "words as decoration": Defect(Rule.WORDS_READ, partial(_unread, kind=b"Layout")),
    "words as a running head": Defect(Rule.WORDS_READ, partial(_unread, kind=b"Pagination")),
    "a box too small to hit": Defect(Rule.LARGE_ENOUGH, _tiny),
}


def with_an_artifact(text: str, y: float) -> Paper:
    """A text that is drawn and not read, ``y`` points from the top of the first page."""
    pages = blank_of(FORM).pages
    first, *others = pages.pages
    label = next(box for box in first.boxes if isinstance(box, Words))
    line = replace(label.lines[0], text=text)
    added = replace(label, rect=replace(label.rect, y=y), lines=(line,))
    return Paper(replace(pages, pages=(replace(first, artifacts=(*first.artifacts, added)), *others)))


# --- what veraPDF sees ------------------------------------------------------------------------------------------------


def _without(paper: Paper, *words: str) -> None:
    for word in words:
        setattr(paper.catalog, word, None)


def _suspect(paper: Paper) -> None:
    paper.catalog.MarkInfo.dict["Suspects"] = "true"


def _untagged(paper: Paper) -> None:
    paper.redraw(b"/Artifact <</Type /Pagination>> BDC\n", b"/Nothing BMC\n")


def _retyped(paper: Paper, old: str, new: str) -> None:
    paper.elements(old)[0]["S"] = f"/{new}"


def _speechless(paper: Paper) -> None:
    del paper.widget("last")["TU"]


def _without_scope(paper: Paper) -> None:
    for head in paper.elements("TH"):
        head.pop("A", None)


def _no_order(paper: Paper) -> None:
    del paper.document.Pages.pages[0].dict["Tabs"]


def _font_taken_out(paper: Paper) -> None:
    del paper.at("fieldFontDescriptor")["FontFile2"]


def _with_packet(paper: Paper, old: bytes, new: bytes) -> None:
    packet = paper.catalog.Metadata
    assert old in packet.content
    paper.catalog.Metadata = type(packet)(packet.content.replace(old, new), packet.entries, is_plain=True)


def _cell_lost(paper: Paper) -> None:
    row = paper.elements("TR")[-1]
    row["K"] = array(row["K"].sequence[:-1])


def _not_a_form(paper: Paper) -> None:
    paper.form_of("last")["S"] = "/P"


JUDGED = {
    "no tooltip": Defect("7.18.1", _speechless),
    "no title on the window": Defect("7.1", lambda paper: _without(paper, "ViewerPreferences")),
    "no language": Defect("7.2", lambda paper: _without(paper, "Lang")),
    "not marked": Defect("6.2", lambda paper: _without(paper, "MarkInfo")),
    "suspect tags": Defect("7.1", _suspect),
    "no metadata": Defect("7.1", lambda paper: _without(paper, "Metadata")),
    "not said to conform": Defect("5", partial(_with_packet, old=b"<pdfuaid:part>1</pdfuaid:part>", new=b"")),
    "no title in the metadata": Defect("7.1", partial(_with_packet, old=b"dc:title", new=b"dc:subject")),
    "content outside the tree": Defect("7.1", _untagged),
    "a heading level left out": Defect("7.4.2", partial(_retyped, old="H2", new="H4")),
    "a head of a table without scope": Defect("7.5", _without_scope),
    "a picture without words": Defect("7.3", partial(_retyped, old="P", new="Figure")),
    "a type that nobody knows": Defect("7.1", partial(_retyped, old="P", new="Box")),
    "a page without an order of boxes": Defect("7.18.3", _no_order),
    "a font that is not embedded": Defect("7.21.4.1", _font_taken_out),
    "a list entry outside a list": Defect("7.2", partial(_retyped, old="L", new="Sect")),
    "a row with a cell less": Defect("7.2", _cell_lost),
    "a box outside a Form": Defect("7.18.4", _not_a_form),
}
