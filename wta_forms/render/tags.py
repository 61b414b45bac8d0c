"""The structure tree (ISO 32000-2, 14.7): an element for every tag, a way back from every box to its element."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from reportlab.pdfbase import pdfdoc

from wta_forms.layout.boxes import Drawn, Leaf, Pages, Picture, Read, Role, Tag, Widget, Words, is_right_to_left
from wta_forms.render.directions import has_right_to_left
from wta_forms.render.fonts import Ruler
from wta_forms.render.names import link_name, page_name
from wta_forms.render.objects import Dictionary, Packed, TextString, array, reference
from wta_forms.render.typed import Value, is_on
from wta_forms.render.widgets import bottom_left, widget_name

_TYPES = {Role.COLUMN_HEADER: "TH", Role.ROW_HEADER: "TH"}
_SCOPES = {Role.COLUMN_HEADER: "/Column", Role.ROW_HEADER: "/Row"}


def structure_type(role: Role) -> str:
    """The standard structure type of a role."""
    return _TYPES.get(role, role.value)


class TreeWriter:
    """Writes the tree of ``pages``.

    ``marked`` gives the number (MCID) of each leaf's marked-content sequence on its page; ``keys`` the parent-tree key
    of each annotation. Pages have the keys before those, in their order. ``held`` are values by field.
    """

    def __init__(
        self,
        document: pdfdoc.PDFDocument,
        pages: Pages,
        marked: Mapping[Leaf, int],
        keys: Mapping[Leaf, int],
        held: Mapping[str, Value],
    ) -> None:
        self._document, self._pages, self._marked, self._keys = document, pages, marked, keys
        self._held = held
        self._parents_of_pages: dict[int, dict[int, Any]] = defaultdict(dict)
        self._parents_of_annotations: dict[int, Any] = {}
        self._count = 0

    def write(self) -> pdfdoc.PDFObjectReference:
        root = Dictionary(
            {
                "Type": "/StructTreeRoot",
                "K": self._element(self._pages.tree, reference("structure")),
                "ParentTree": self._document.Reference(self._parent_tree(), "parents"),
                "ParentTreeNextKey": len(self._pages.pages) + len(self._keys),
            }
        )
        return self._document.Reference(root, "structure")

    def _element(self, tag: Tag, parent: Any) -> pdfdoc.PDFObjectReference:
        self._count += 1
        own_name = f"element {self._count}"
        pages = sorted({leaf.page for leaf in tag.children if isinstance(leaf, Leaf)})
        own_page = pages[0] if pages else None
        children = [made for child in tag.children for made in self._children(child, own_name, own_page)]
        element = Packed(
            {
                "S": f"/{structure_type(tag.role)}",
                "P": parent,
                "Pg": reference(page_name(own_page)) if own_page is not None else None,
                "K": (children[0] if len(children) == 1 else array(children)) if children else None,
                "A": self._attributes(tag),
                "Alt": self._alt(tag),
                "Lang": TextString(tag.language) if tag.language else None,
                "ActualText": self._actual_text(tag),
            }
        )
        return self._document.Reference(element, own_name)

    def _children(self, child: Tag | Leaf, own_name: str, own_page: int | None) -> Iterator[Any]:
        if isinstance(child, Tag):
            yield self._element(child, reference(own_name))
            return
        box = self._pages.box(child)
        if isinstance(box, Widget) and self._pages.is_fillable:
            yield self._annotation(child, widget_name(box), own_name, own_page)
            return
        number = self._marked[child]
        self._parents_of_pages[child.page][number] = reference(own_name)
        is_here = child.page == own_page
        page = None if is_here else reference(page_name(child.page))
        yield number if is_here else Dictionary({"Type": "/MCR", "Pg": page, "MCID": number})
        if isinstance(box, Words) and box.link:
            yield self._annotation(child, link_name(child), own_name, own_page)

    def _annotation(self, leaf: Leaf, name: str, own_name: str, own_page: int | None) -> Dictionary:
        """A reference to it (ISO 32000-2, 14.7.5.3), and the way back."""
        self._parents_of_annotations[self._keys[leaf]] = reference(own_name)
        page = None if leaf.page == own_page else reference(page_name(leaf.page))
        return Dictionary({"Type": "/OBJR", "Obj": reference(name), "Pg": page})

    def _attributes(self, tag: Tag) -> Dictionary | None:
        """Scope of headers (ISO 14289-1, 7.5), numbering of lists (7.6), where a figure stands (ISO 32000-2,
        14.8.5.4.3), and what a box for a pen is for (14.8.5.6: a Form without a Role has to have a widget)."""
        if tag.role in _SCOPES:
            return Dictionary({"O": "/Table", "Scope": _SCOPES[tag.role]})
        if tag.role is Role.LIST:
            return Dictionary({"O": "/List", "ListNumbering": self._numbering(tag)})
        match self._only_box(tag):
            case page, Picture(rect=rect) | Drawn(rect=rect):
                corners = bottom_left(rect, self._pages.pages[page].height)
                placed = array(round(side, 2) for side in corners)
                return Dictionary({"O": "/Layout", "Placement": "/Block", "BBox": placed})
            case _, Widget() as widget if not self._pages.is_fillable:
                return self._print_field(widget)
        return None

    def _print_field(self, widget: Widget) -> Dictionary:
        is_pressed = is_on(widget, self._held.get(widget.name))
        state = {"checked": "/on" if is_pressed else "/off"} if widget.is_pressed else {}
        role = "/cb" if widget.is_pressed else "/tv"
        return Dictionary({"O": "/PrintField", "Role": role, "Desc": TextString(widget.tooltip), **state})

    def _alt(self, tag: Tag) -> TextString | None:
        """What is said in place of a figure (ISO 14289-1, 7.3) or of a box for a pen."""
        match self._only_box(tag):
            case _, Picture(alt=said) | Drawn(alt=said):
                return TextString(said)
            case _, Widget() as place if not self._pages.is_fillable:
                value = self._held.get(place.name)
                own = [value] if isinstance(value, str) and not place.is_pressed else []
                return TextString(" ".join([place.tooltip, *own]))
        return None

    def _only_box(self, tag: Tag) -> tuple[int, Read] | None:
        """What stands in a Figure or a Form, and on which page: Pages lets nothing else stand there."""
        if tag.role not in (Role.FIGURE, Role.FORM):
            return None
        (leaf,) = (child for child in tag.children if isinstance(child, Leaf))
        return leaf.page, self._pages.box(leaf)

    def _actual_text(self, tag: Tag) -> TextString | None:
        """The words of an element as they are read, where they are drawn in another order or no font has all their
        letters (ISO 32000-2, 14.9.4). In the content it would do harm: PDFium, Poppler and MuPDF turn it round once
        more."""
        boxes = [self._pages.box(child) for child in tag.children if isinstance(child, Leaf)]
        words = [box for box in boxes if isinstance(box, Words) and not box.link]
        lines = [line for box in words for line in box.lines]
        is_turned = any(has_right_to_left(line.text) for line in lines) or is_right_to_left(tag.language or "en")
        is_lacking = any(Ruler().lacks(line.text) for line in lines if not line.text.isascii())
        if len(words) < len(tag.children) or not (is_turned or is_lacking):
            return None
        return TextString("".join(line.spoken for line in lines).strip())

    def _numbering(self, tag: Tag) -> str:
        labels = [
            box.text
            for parent, leaf in tag.leaves()
            if parent.role is Role.LIST_LABEL and isinstance(box := self._pages.box(leaf), Words)
        ]
        if not labels:
            return "/None"
        return "/Decimal" if labels[0][:1].isdigit() else "/Disc"

    def _parent_tree(self) -> Dictionary:
        return Packed({"Nums": array(self._numbers())})

    def _numbers(self) -> Iterator[Any]:
        for page in range(len(self._pages.pages)):
            parents = self._parents_of_pages[page]
            yield page
            yield array(parents[number] for number in sorted(parents))
        for key in sorted(self._parents_of_annotations):
            yield key
            yield self._parents_of_annotations[key]
