"""The form's own list of fields: /AcroForm /Fields, walked field by field (ISO 32000-2, 12.7.4).

pypdf's ``get_fields`` fails a whole file for one null kid, and names fields by /TM, under which one field can hide
another; of other people's forms it reads 97 % rightly. Here a broken field is left out, or said to be broken, and
the rest comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from wta_forms.extract.fields.objects import (
    Dictionary,
    Flag,
    dictionaries,
    dictionary,
    entry,
    inherited,
    name,
    number,
    words,
)
from wta_forms.extract.limits import FIELD_DEPTH, FIELDS
from wta_forms.extract.raw import Channel

_NAME_CHARACTERS = 500  # of a part of a name; a hostile 20 MB name would be repeated in every field below it


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A field where it was found: itself and what it inherits from, upwards, and the widgets that show it."""

    name: str
    ancestry: tuple[Dictionary, ...]
    widgets: tuple[Dictionary, ...]
    channel: Channel = Channel.ACROFORM

    @property
    def itself(self) -> Dictionary:
        return self.ancestry[0]

    @property
    def bare_widgets(self) -> tuple[Dictionary, ...]:
        """The widgets that are not the field itself: mostly the two are one dictionary (12.7.4.1)."""
        return tuple(widget for widget in self.widgets if widget is not self.itself)


@dataclass(frozen=True, slots=True, eq=False)
class Walk:
    """The fields in the form's order, the identity of every dictionary that was reached, and what was left out."""

    fields: tuple[Found, ...] = ()
    reached: frozenset[int] = frozenset()
    left_out: frozenset[str] = frozenset()


def walked(form: Dictionary | None) -> Walk:
    """Every field of a form, at most 20,000 in 32 levels; no form has none."""
    if form is None:
        return Walk()
    walk = _Walk()
    walk.through(form)
    return Walk(tuple(walk.fields), frozenset(walk.reached), frozenset(walk.left_out))


def partial_name(node: Dictionary) -> str:
    """/T, "" when there is none to be read. Never /TM, which is a name for exporting and may be another field's."""
    with suppress(Exception):  # a /T that cannot be read is none
        return words(entry(node, "/T")).text[:_NAME_CHARACTERS]
    return ""


@dataclass(frozen=True, slots=True, eq=False)
class _Node:
    itself: Dictionary
    above: tuple[Dictionary, ...]
    names: tuple[str, ...]

    @property
    def ancestry(self) -> tuple[Dictionary, ...]:
        return (self.itself, *self.above)


class _Walk:
    """Depth first, without recursion. Nothing is visited twice, which ends circles and kids shared by thousands."""

    def __init__(self) -> None:
        self.fields: list[Found] = []
        self.reached: set[int] = set()
        self.left_out: set[str] = set()
        self._waiting: list[_Node] = []
        self._unnamed = 0

    def through(self, form: Dictionary) -> None:
        """The list should have the fields at the top alone. Some programs list a kid, beside its parent or in place of
        it: it is one box all the same, with its parents' names and values."""
        families = [tuple(upwards(node)) for node in dictionaries(form, "/Fields", self._say_broken)]
        of_kids = [family for family in families if len(family) > 1]
        self._walk(family for family in families if len(family) == 1)
        self._walk(family[-1:] for family in of_kids if "/Kids" in family[-1])
        self._walk(family for family in of_kids if _is_field(family[0]))  # its parent does not know it
        if self._waiting:
            self.left_out.add(f"more than {FIELDS} boxes")

    def _walk(self, families: Iterable[tuple[Dictionary, ...]]) -> None:
        self._wait(_first_of(family) for family in families if self._is_new(family[0]))
        while self._waiting and len(self.fields) < FIELDS:
            try:
                self._visit(self._waiting.pop())
            except Exception:  # pypdf raises nine kinds of errors for a broken object; the other fields still come
                self._say_broken()

    def _visit(self, node: _Node) -> None:
        fields: list[Dictionary] = []
        widgets: list[Dictionary] = []
        for kid in filter(self._is_new, dictionaries(node.itself, "/Kids", self._say_broken)):
            (fields if _is_field(kid) and not _is_button_of(node, kid) else widgets).append(kid)
        if widgets or not fields:
            shown_by = tuple(widgets) or _own_widget(node.itself)
            self.fields.append(Found(self._full_name(node), node.ancestry, shown_by))
        if len(node.ancestry) < FIELD_DEPTH:
            self._wait(_Node(kid, node.ancestry, _names(node.names, kid)) for kid in fields)
        elif fields:
            self.left_out.add(f"boxes nested more than {FIELD_DEPTH} deep")

    def _is_new(self, node: Dictionary) -> bool:
        is_new = id(node) not in self.reached
        self.reached.add(id(node))
        return is_new

    def _say_broken(self) -> None:
        self.left_out.add("boxes that are damaged")

    def _wait(self, nodes: Iterable[_Node]) -> None:
        self._waiting.extend(reversed(list(nodes)))

    def _full_name(self, node: _Node) -> str:
        if node.names:
            return ".".join(node.names)
        self._unnamed += 1
        return unnamed(self._unnamed)


def unnamed(place: int) -> str:
    """What a field without a name is called here; several of them are not one."""
    return f"#{place}"


def upwards(node: Dictionary) -> Iterator[Dictionary]:
    """A dictionary and its parents, as far as they can be read and do not lead round in a circle."""
    above: Dictionary | None = node
    seen: set[int] = set()
    while above is not None and id(above) not in seen and len(seen) < FIELD_DEPTH:
        seen.add(id(above))
        yield above
        above = _parent(above)


def _parent(node: Dictionary) -> Dictionary | None:
    """Not what lies on a page itself and has no kids: PDFium 159, where it takes pages over into another file, leaves
    the number of the parent as it was, and there another object has it. A page is none either."""
    with suppress(Exception):  # a broken parent is none
        parent = dictionary(dict.get(node, "/Parent"))
        if parent is not None and ("/Kids" in parent or "/Rect" not in parent) and not _is_page(parent):
            return parent
    return None


def _is_page(node: Dictionary) -> bool:
    return name(dict.get(node, "/Type")) in {"Page", "Pages"}


def _first_of(family: tuple[Dictionary, ...]) -> _Node:
    """Where a walk begins: a field, with the parents it has."""
    names: tuple[str, ...] = ()
    for node in reversed(family):
        names = _names(names, node)
    return _Node(family[0], family[1:], names)


def _names(above: tuple[str, ...], node: Dictionary) -> tuple[str, ...]:
    """A part without a name is no part (12.7.4.2)."""
    part = partial_name(node)
    return (*above, part) if part else above


def _is_field(kid: Dictionary) -> bool:
    """Whether a kid is a field of its own; one with neither a name nor kids is a widget of its parent (12.7.4.1)."""
    return "/Kids" in kid or bool(partial_name(kid))


def _is_button_of(group: _Node, kid: Dictionary) -> bool:
    """Whether a kid with a name is still no more than a button of a radio group, whose kids have none (12.7.5.2.4).

    Apple's Preview and Files (macOS 12, iOS 15 and later) take /Parent away from the button that is clicked and give
    it a /T, /FT and /V of its own, while the group keeps its old /V.
    """
    if "/Kids" in kid or "/Parent" in kid:
        return False
    is_button = name(inherited(group.ancestry, "/FT")) == "Btn"
    return is_button and bool(Flag.RADIO & number(inherited(group.ancestry, "/Ff")))


def _own_widget(node: Dictionary) -> tuple[Dictionary, ...]:
    return (node,) if "/Rect" in node or "/AS" in node or name(entry(node, "/Subtype")) == "Widget" else ()
