"""Boxes on pages and the tag tree: what the renderer draws, and all it knows.

Lengths are points; a box's ``x`` and ``y`` count from the page's top left corner, rightwards and downwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from wta_forms.layout.style import Colour, TextStyle

# The renderer takes these from here: it knows boxes, not forms.
from wta_forms.spec.fields import Shape as Shape
from wta_forms.spec.languages import is_right_to_left as is_right_to_left
from wta_forms.spec.languages import languages_of as languages_of

PRESSED = frozenset({Shape.TICK, Shape.RADIO})
"""What is on or off; everything else holds words."""


class Role(Enum):
    """Standard structure types (ISO 32000-1, 14.8.4) by their PDF names."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    H4 = "H4"
    H5 = "H5"
    H6 = "H6"
    PARAGRAPH = "P"
    LIST = "L"
    LIST_ENTRY = "LI"
    LIST_LABEL = "Lbl"
    LIST_BODY = "LBody"
    TABLE = "Table"
    TABLE_HEAD = "THead"
    TABLE_BODY = "TBody"
    TABLE_ROW = "TR"
    COLUMN_HEADER = "TH column"
    ROW_HEADER = "TH row"
    TABLE_CELL = "TD"
    SPAN = "Span"
    LINK = "Link"
    BLOCK_QUOTE = "BlockQuote"
    CONTENTS = "TOC"
    CONTENTS_ENTRY = "TOCI"
    REFERENCE = "Reference"
    FORM = "Form"
    FIGURE = "Figure"


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float

    def __post_init__(self) -> None:
        if self.width < 0 or self.height < 0:
            raise ValueError(f"a box cannot be {self.width} by {self.height} points")

    def moved(self, dx: float, dy: float) -> Rect:
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def inside(self, inset: float) -> Rect:
        """The rectangle without a margin all round."""
        return Rect(self.x + inset, self.y + inset, self.width - 2 * inset, self.height - 2 * inset)

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words: where it begins, its baseline (downwards from the box's top) and its width. ``is_cut``: its
    last word was too long for a line and goes on in the next."""

    text: str
    x: float
    baseline: float
    width: float
    is_cut: bool = False

    @property
    def spoken(self) -> str:
        """The line with the space that parts it from what follows (ISO 32000-2, 14.8.2.6.2)."""
        return self.text if self.is_cut else f"{self.text} "


@dataclass(frozen=True, slots=True)
class Link:
    """Leads to the first box whose ``anchor`` is its ``target``; ``tooltip`` says where that is."""

    target: str
    tooltip: str


@dataclass(frozen=True, slots=True)
class Words:
    """``language`` is empty where it is that of the document (of two, the first)."""

    rect: Rect
    lines: tuple[Line, ...]
    style: TextStyle
    language: str = ""
    link: Link | None = None
    anchor: str = ""

    @property
    def text(self) -> str:
        return "".join(line.spoken for line in self.lines).strip()


@dataclass(frozen=True, slots=True)
class Widget:
    """A field a person fills in, or one button of it: ``on`` is the on-state of a tick or a button, ``options`` the
    labels of a list, ``capacity`` how many characters are sure to fit, ``size`` the size of what is typed, ``group``
    what is said of all buttons together."""

    rect: Rect
    name: str
    shape: Shape
    tooltip: str
    size: float
    on: str = ""
    options: tuple[str, ...] = ()
    capacity: int = 0
    group: str = ""

    @property
    def is_pressed(self) -> bool:
        """Whether it is a tick or a button, and nothing is typed in it."""
        return self.shape in PRESSED


@dataclass(frozen=True, slots=True)
class Panel:
    """A drawn rectangle without meaning: a border, a tint; without width or height a rule. ``strength`` is how much of
    the ``fill`` there is, on white."""

    rect: Rect
    fill: Colour | None = None
    stroke: Colour | None = None
    line: float = 0.75
    radius: float = 0
    strength: float = 1


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is read: ``alt`` is what is said in its place, ``key`` tells the renderer which one it is."""

    rect: Rect
    alt: str
    key: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """Shapes and words that are seen together, placed from the corner of ``rect``; ``alt`` is said in their place."""

    rect: Rect
    alt: str
    shapes: tuple[Panel | Words, ...]


Read = Words | Widget | Picture | Drawn
Box = Read | Panel


@dataclass(frozen=True, slots=True)
class Leaf:
    """A box in the tag tree: the number of its page and its place there, both from 0."""

    page: int
    box: int


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of the structure tree, in reading order. ``language`` is empty where it is that of the element around
    it."""

    role: Role
    children: tuple[Tag | Leaf, ...]
    language: str = ""

    def leaves(self) -> Iterator[tuple[Tag, Leaf]]:
        """Every leaf with the element right above it, in reading order."""
        waiting: list[tuple[Tag, Tag | Leaf]] = [(self, child) for child in reversed(self.children)]
        while waiting:
            parent, child = waiting.pop()
            if isinstance(child, Leaf):
                yield parent, child
            else:
                waiting += [(child, each) for each in reversed(child.children)]


@dataclass(frozen=True, slots=True)
class Page:
    """``boxes`` are read; ``artifacts``, drawn first, are decoration, running headers and repeated header rows."""

    width: float
    height: float
    boxes: tuple[Read, ...]
    artifacts: tuple[Words | Panel, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """What every page has so that a picture of it can be read: ``corners``, squares in the order top left, top right,
    bottom left, bottom right, of which the first alone is hollow, so that they say which way up a page is, too; and
    ``code``, the square place of the one code, with nothing else in the margin of ``quiet`` points around it."""

    corners: tuple[Rect, Rect, Rect, Rect]
    code: Rect
    quiet: float


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Pages:
    """All pages and one tag tree. Refuses a box that is read twice or never, a widget outside a Form, a picture outside
    a Figure, and words that lead somewhere outside a Link or to no place. ``marks`` stand at the same place on each
    page.

    Where they are not ``is_fillable``, a widget is a place for a pen: its box is drawn and read, and is no field.
    """

    pages: tuple[Page, ...]
    tree: Tag
    is_fillable: bool = True
    marks: Marks | None = None

    def __post_init__(self) -> None:
        read = Counter(leaf for _, leaf in self.tree.leaves())
        drawn = {Leaf(p, b) for p, page in enumerate(self.pages) for b in range(len(page.boxes))}
        if set(read) != drawn or any(times > 1 for times in read.values()):
            raise ValueError("every box has to stand in the tag tree once, or be an artifact")
        for tag, leaf in self.tree.leaves():
            if isinstance(self.box(leaf), Widget) != (tag.role is Role.FORM):
                raise ValueError("a widget has to stand in a Form element, and nothing else may")
            if isinstance(self.box(leaf), Picture | Drawn) != (tag.role is Role.FIGURE):
                raise ValueError("a picture has to stand in a Figure element, and nothing else may")
            if (self.link_of(leaf) is not None) != (tag.role is Role.LINK):
                raise ValueError("what leads somewhere has to stand in a Link element, and nothing else may")
        if lost := {link.target for _, link in self.links()} - self.places().keys():
            raise ValueError(f"nothing has the anchor {min(lost)}")

    def box(self, leaf: Leaf) -> Read:
        return self.pages[leaf.page].boxes[leaf.box]

    def link_of(self, leaf: Leaf) -> Link | None:
        box = self.box(leaf)
        return box.link if isinstance(box, Words) else None

    def links(self) -> Iterator[tuple[Leaf, Link]]:
        """Everything that leads somewhere, in reading order."""
        for _, leaf in self.tree.leaves():
            if (link := self.link_of(leaf)) is not None:
                yield leaf, link

    def places(self) -> dict[str, Leaf]:
        """Where each anchor stands first, in reading order."""
        found: dict[str, Leaf] = {}
        for _, leaf in self.tree.leaves():
            box = self.box(leaf)
            if isinstance(box, Words) and box.anchor:
                found.setdefault(box.anchor, leaf)
        return found

    def widgets(self) -> Iterator[tuple[int, Widget]]:
        """Every widget with the number of its page (from 0), in reading order."""
        for _, leaf in self.tree.leaves():
            box = self.box(leaf)
            if isinstance(box, Widget):
                yield leaf.page, box
