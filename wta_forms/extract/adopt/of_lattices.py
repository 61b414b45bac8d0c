"""Boxes in rows and columns → a table, or a grid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from wta_forms.extract.adopt.asking import (
    GUESSED_HEADS,
    Asking,
    Wish,
    are_listed,
    choices_of,
    ends_of,
    ends_said,
    scale_of,
)
from wta_forms.extract.adopt.labels import Words
from wta_forms.extract.adopt.lattice import TICKED, Head, Lattice, Place, around
from wta_forms.extract.adopt.lines import is_a_number, plain_label
from wta_forms.extract.adopt.names import common_start, telling, tokens
from wta_forms.extract.adopt.of_boxes import as_wanted, lines_in, with_sums
from wta_forms.extract.adopt.speech import Speech, without_cue
from wta_forms.extract.raw import FieldKind
from wta_forms.spec.plain import reads_like_a_machine

_MOST_LINES_OF_A_TEXT = 3


def of_lattice(lattice: Lattice, words: Words, speech: Speech) -> Asking:
    """Where nothing is printed over it, it is called by its heads."""
    heads = ", ".join(head.label for head in lattice.heads if head.label)
    is_named = bool(words.lines) or not heads
    asking = Asking(
        lattice.page,
        around([lattice.rectangle, *(line.rectangle for line in words.lines)]),
        "table",
        words.label if is_named else heads,
        words.hint if is_named else "",
        words.is_required,
        tuple(telling(common_start([tokens(place.box.name) for row in lattice.rows for place in row]))),
    )
    made = _of_grid(asking, lattice, speech) if lattice.is_ticked else _of_table(asking, lattice, speech)
    return made.with_remark("label", words.remark if is_named else GUESSED_HEADS)


def _rows(lattice: Lattice) -> list[Wish]:
    names = [plain_label(name) for name in lattice.names]
    return [Wish(name or f"Row {at + 1}", _row_name(lattice, at)) for at, name in enumerate(names)]


# --- grids ------------------------------------------------------------------------------------------------------------


def _of_grid(asking: Asking, lattice: Lattice, speech: Speech) -> Asking:
    is_radio = any(place.box.kind is FieldKind.RADIO for place in lattice.places)
    wishes = list(_choices_of_columns(lattice))
    choices = choices_of(wishes, speech, extras=("unsure",), with_figures=not is_radio)
    own = {
        "rows": choices_of(_rows(lattice), speech).listed,
        "choices": choices.listed,
        "is_many": not is_radio and not speech.asks_for_one(f"{asking.label} {asking.hint}"),
        **choices.extras,
    }
    return replace(asking, kind="grid", own=own, hint=without_cue(asking.hint))


def _choices_of_columns(lattice: Lattice) -> Iterator[Wish]:
    """Each head, with the state that all the boxes under it have in common."""
    for head, column in zip(lattice.heads, zip(*lattice.rows, strict=True), strict=True):
        states = {place.spot.on for place in column}
        yield Wish(plain_label(head.label) or head.label, states.pop() if len(states) == 1 else "")


# --- tables -----------------------------------------------------------------------------------------------------------


def _of_table(asking: Asking, lattice: Lattice, speech: Speech) -> Asking:
    are_numbered = all(not name or is_a_number(name) for name in lattice.names)
    rows: Any = len(lattice.rows) if are_numbered else choices_of(_rows(lattice), speech).listed
    more = {"more_rows": len(lattice.more)} if lattice.more and are_numbered else {}
    columns = tuple(_column(lattice, number, head, speech) for number, head in enumerate(lattice.heads))
    return replace(asking, own={"rows": rows, "columns": columns, **more})


def _column(lattice: Lattice, number: int, head: Head, speech: Speech) -> Asking:
    """A column is asked like a question; it has no id yet."""
    first = lattice.rows[0][number]
    label = plain_label(head.label)
    asking = Asking(
        first.spot.page,
        first.spot.rectangle,
        "text",
        f"Column {number + 1}" if reads_like_a_machine(label) else label,
        head.hint,
        parts=tuple(_column_parts(lattice, number)),
    )
    made = _as_cell(as_wanted(asking, first, speech, is_cell=True), first, head.hint, speech)
    return with_sums(made, first.box)


def _as_cell(asking: Asking, place: Place, hint: str, speech: Speech) -> Asking:
    """As one of the kinds that a column may have."""
    if place.box.kind in TICKED:
        return replace(asking, kind="tick", own={}, remarks={})
    match asking.kind:
        case "signature":
            return replace(asking, kind="text", own={})
        case "paragraph":
            lines = lines_in(place.spot.height)
            kind = "text" if lines <= _MOST_LINES_OF_A_TEXT else "paragraph"
            return replace(asking, kind=kind, own={"lines": lines}, remarks={})
        case "select_one":
            return _as_list(asking, hint, speech)
        case "select_multiple":
            return replace(asking, kind="text", own={}).with_remark("", "Several could be chosen from a list here.")
        case _:
            return asking


def _as_list(asking: Asking, hint: str, speech: Speech) -> Asking:
    """A list of figures is a scale, with its ends in the head: that is what a scale in a cell looks like."""
    choices = asking.own["choices"]
    labels = [choice.label.in_(speech.language) for choice in choices]
    if scale := scale_of([Wish(label) for label in labels], speech):
        ends = ends_said(hint)
        more = ends_of(*ends, speech) if ends else {}
        return replace(asking, kind="scale", own={**scale, **more}, hint="" if ends else asking.hint)
    return replace(asking, own={"choices": choices}, hint="" if are_listed(asking.hint, labels) else asking.hint)


# --- names ------------------------------------------------------------------------------------------------------------


def _column_parts(lattice: Lattice, number: int) -> list[str]:
    """What the names of a column have in common that those of other columns have not."""
    own, others = _shared([row[number] for row in lattice.rows]), set[str]()
    for at in range(len(lattice.heads)):
        others |= _shared([row[at] for row in lattice.rows]) if at != number else set()
    return [part for part in telling(tokens(lattice.rows[0][number].box.name)) if part in own - others]


def _row_name(lattice: Lattice, number: int) -> str:
    """The same for a row, as its key."""
    own, others = _shared(lattice.rows[number]), set[str]()
    for at, row in enumerate(lattice.rows):
        others |= _shared(row) if at != number else set()
    return "_".join(part for part in telling(tokens(lattice.rows[number][0].box.name)) if part in own - others)


def _shared(places: Iterable[Place]) -> set[str]:
    sets = [set(telling(tokens(place.box.name))) for place in places]
    return sets[0].intersection(*sets)
