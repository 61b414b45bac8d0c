"""One box → a question of a kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from wta_forms.extract.adopt.asking import GUESSED_KIND, GUESSED_SIZE, Asking, Wish, choices_of, without_prompt
from wta_forms.extract.adopt.blank import Box
from wta_forms.extract.adopt.formats import Wanted, calculation, wanted_by_script, wanted_by_words
from wta_forms.extract.adopt.labels import Words
from wta_forms.extract.adopt.lattice import Place, around
from wta_forms.extract.adopt.names import common_start, own_tokens, telling, tokens
from wta_forms.extract.adopt.pieces import Pieces
from wta_forms.extract.adopt.speech import Speech
from wta_forms.extract.raw import FieldKind
from wta_forms.spec.kinds import Appearance

_LINE = 15.0
_PADDING = 4.0
_TALL = 32.0
"""Points from which a box holds several lines, whatever it says of itself."""
_MOST_LINES = 20
"""As many as fit on a page of every variant, beside the words of a question."""
_USUAL_LINES = 5

_DATE_HINT = re.compile(r"(^|(?<=\. ))[^.]*\b(for example|e\.g\.|na przykład|наприклад) \d[^.]*\.?$", re.IGNORECASE)
"""How to write a date: the product says it by itself."""


def of_box(place: Place, words: Words, speech: Speech, unit: str = "") -> Asking:
    """``unit`` is a sign or word that is printed directly beside it."""
    box = place.box
    asking = Asking(
        place.spot.page,
        around([place.spot.rectangle, *(line.rectangle for line in words.lines)]),
        "text",
        words.label,
        words.hint,
        words.is_required or box.is_required,
        tuple(own_tokens(box.name)),
    )
    made = as_wanted(asking, place, speech)
    if unit and made.kind in ("text", "number"):
        own = {word: value for word, value in made.own.items() if word != "max_chars"}
        hint = made.hint.removesuffix(f"({unit})").strip()
        made = replace(made, kind="number", own={**own, "unit": speech.say(unit)}, hint=hint)
    return with_sums(made, box).with_remark("label", words.remark)


def as_wanted(asking: Asking, place: Place, speech: Speech, *, is_cell: bool = False) -> Asking:
    """With the kind that its box, the programs behind it and its words want. In a cell of a table a box may be high
    and wants a date all the same."""
    match place.box.kind:
        case FieldKind.SIGNATURE:
            return replace(asking, kind="signature")
        case FieldKind.LIST:
            return _of_list(asking, place.box, speech)
        case _:
            return _of_line(asking, place, speech, is_cell=is_cell)


def with_sums(asking: Asking, box: Box) -> Asking:
    told = calculation(box)
    return asking.with_remark("", f"This box was calculated: {told}" if told else "")


def lines_in(height: float) -> int:
    return min(_MOST_LINES, max(1, round((height - _PADDING) / _LINE)))


def _of_line(asking: Asking, place: Place, speech: Speech, *, is_cell: bool) -> Asking:
    box, lines = place.box, lines_in(place.spot.height)
    is_high = lines > 1 and (box.is_tall or place.spot.height >= _TALL)
    wanted = wanted_by_script(box) or _by_words(asking, box, is_high=is_high and not is_cell)
    if wanted is not None:
        return _of_kind(asking, wanted, speech)
    if is_high:
        made = replace(asking, kind="paragraph", own={} if lines == _USUAL_LINES else {"lines": lines})
        return made if box.is_tall else made.with_remark("kind", GUESSED_SIZE)
    made = replace(asking, own={"max_chars": box.most} if box.most else {})
    return made.with_remark("", f"One letter a square: {box.most} squares." if box.is_comb and box.most else "")


def _by_words(asking: Asking, box: Box, *, is_high: bool) -> Wanted | None:
    """Where there is room for several lines, words say at most that somebody is to sign."""
    wanted = wanted_by_words(asking.label, asking.hint, box.label, " ".join(tokens(box.name)))
    is_signed = wanted is not None and wanted.kind == "signature" and not box.is_tall
    return wanted if is_signed or not is_high else None


def _of_kind(asking: Asking, wanted: Wanted, speech: Speech) -> Asking:
    own: dict[str, Any] = {}
    if wanted.kind == "number":
        bounds = {"min": wanted.least, "max": wanted.most, "decimals": wanted.decimals or None}
        own = {word: value for word, value in bounds.items() if value is not None}
        own |= {"unit": speech.say(wanted.unit)} if wanted.unit else {}
    hint = _DATE_HINT.sub("", asking.hint).strip() if wanted.kind == "date" else asking.hint
    made = replace(asking, kind=wanted.kind, own=own, hint=hint)
    return made if wanted.is_sure else made.with_remark("kind", GUESSED_KIND)


def _of_list(asking: Asking, box: Box, speech: Speech) -> Asking:
    wishes = [Wish(label, export if export != label else "") for export, label in without_prompt(box.options)]
    if len(wishes) < 2:
        return asking.with_remark("", "This was a list to choose from, without anything in it.")
    if box.is_several:
        return replace(asking, kind="select_multiple", own={"choices": choices_of(wishes, speech).listed})
    choices = choices_of(wishes, speech, extras=("other",) if box.is_open else (), with_figures=True)
    own: dict[str, Any] = {"choices": choices.listed, "appearance": Appearance.MINIMAL, **choices.extras}
    made = replace(asking, kind="select_one", own=own)
    is_open = box.is_open and not choices.extras
    return made.with_remark("", "Other words could be typed into this list." if is_open else "")


# --- several boxes for one answer -------------------------------------------------------------------------------------


def of_pieces(asking: Asking, pieces: Pieces) -> Asking:
    """What the first of the boxes asks, for all of them."""
    rectangle = around([asking.rectangle, *(place.spot.rectangle for place in pieces.places)])
    made = replace(asking, rectangle=rectangle, hint="", parts=tuple(_shared_names(pieces.places)))
    if pieces.is_date:
        made = replace(made, kind="date", own={})
    elif pieces.are_lines:
        made = replace(made, kind="paragraph", own={"lines": min(_MOST_LINES, len(pieces.places))})
    elif made.kind == "text":
        made = replace(made, own={"max_chars": pieces.most} if pieces.most else {})
    made = replace(made, remarks={word: remark for word, remark in made.remarks.items() if word})
    where = "under" if pieces.are_lines else "beside"
    return made.with_remark("", f"{len(pieces.places)} boxes {where} each other were put together.")


def _shared_names(places: Sequence[Place]) -> list[str]:
    return telling(common_start([tokens(place.box.name) for place in places])) or own_tokens(places[0].box.name)
