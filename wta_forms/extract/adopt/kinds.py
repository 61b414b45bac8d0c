"""Boxes, groups and lattices → questions of a kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from wta_forms.extract.adopt.asking import (
    GUESSED_KIND,
    GUESSED_SIZE,
    Asking,
    Say,
    Wish,
    are_listed,
    choices_of,
    ends_of,
    ends_said,
    scale_of,
    without_empty,
)
from wta_forms.extract.adopt.blank import Box
from wta_forms.extract.adopt.figures import with_figures
from wta_forms.extract.adopt.formats import Wanted, calculation, wanted_by_script, wanted_by_words
from wta_forms.extract.adopt.labels import Words
from wta_forms.extract.adopt.lattice import Head, Lattice, Place, around
from wta_forms.extract.adopt.lines import is_a_number, plain_label
from wta_forms.extract.adopt.names import InLatin, common_start, own_tokens, telling, tokens
from wta_forms.extract.adopt.ticks import Group, Option
from wta_forms.extract.raw import FieldKind
from wta_forms.spec import wording
from wta_forms.spec.choices import EXTRAS
from wta_forms.spec.kinds import Appearance, Column

_LINE = 15.0
_PADDING = 4.0
_TALL = 32.0
"""Points from which a box holds several lines, whatever it says of itself."""
_MOST_LINES = 30
_LONG_LIST = 60

_ONE = re.compile(
    r"\b(tick|check|choose|select|mark|pick|circle|cross) (only )?one\b|\bone (box|answer|choice|option)? ?only\b|\bonly one\b",
    re.IGNORECASE,
)
_AGREES = re.compile(
    r"\b(i|we) (hereby )?(agree|consent|give|authori[sz]e|accept|allow|permit)\b|\byou (may|can)\b|\bconsent\b"
    r"|\bi want to take part\b",
    re.IGNORECASE,
)
_PAIRS = ({"yes", "no"}, {"male", "female"}, {"true", "false"}, {"tak", "nie"}, {"так", "ні"}, {"oui", "non"},
          {"ja", "nein"}, {"sí", "no"}, {"نعم", "لا"})  # fmt: skip


class Kinds:
    """Makes questions in one language; ``in_latin`` writes any text in small Latin letters."""

    def __init__(self, say: Say, in_latin: InLatin, language: str) -> None:
        self._say = say
        self._in_latin = in_latin
        self._language = language

    # --- one box ---

    def of_box(self, place: Place, words: Words, unit: str = "") -> Asking:
        box, spot = place.box, place.spot
        rectangles = [spot.rectangle, *(line.rectangle for line in words.lines)]
        asking = Asking(
            spot.page,
            around(rectangles),
            "text",
            words.label,
            words.hint,
            words.is_required or box.is_required,
            tuple(own_tokens(box.name)),
        )
        made = self._as_wanted(asking, place, words)
        if unit and made.kind in ("text", "number"):
            rest = made.hint.removesuffix(f"({unit})").strip()
            made = replace(made, kind="number", own={**_bounds(made), "unit": self._say(unit)}, hint=rest)
        return _with_sums(made, box).with_remark("label", words.remark)

    def _as_wanted(self, asking: Asking, place: Place, words: Words, *, is_cell: bool = False) -> Asking:
        box = place.box
        match box.kind:
            case FieldKind.SIGNATURE:
                return replace(asking, kind="signature")
            case FieldKind.LIST:
                return self._of_list(asking, box)
            case _:
                return self._of_line(asking, place, words, is_cell=is_cell)

    def _of_line(self, asking: Asking, place: Place, words: Words, *, is_cell: bool) -> Asking:
        box, height = place.box, place.spot.height
        wanted = wanted_by_script(box)
        is_high = box.is_tall or height >= _TALL
        if wanted is None:
            wanted = wanted_by_words(words.label, asking.hint, box.label, " ".join(tokens(box.name)))
            may_be = is_cell or not is_high or (wanted is not None and wanted.kind == "signature" and not box.is_tall)
            wanted = wanted if may_be else None
        if wanted is not None:
            return _of_kind(asking, wanted, self._say)
        if is_high:
            lines = _lines(height)
            made = replace(asking, kind="paragraph", own={} if lines == 5 else {"lines": lines})
            return made if box.is_tall else made.with_remark("kind", GUESSED_SIZE)
        made = replace(asking, own={"max_chars": box.most} if box.most else {})
        return made.with_remark("", f"One letter a square: {box.most} squares.") if box.is_comb and box.most else made

    def _of_list(self, asking: Asking, box: Box) -> Asking:
        wishes = [Wish(label, export if export != label else "") for export, label in without_empty(box.options)]
        if len(wishes) < 2:
            return asking.with_remark("", "This was a list to choose from, without anything in it.")
        if box.is_several:
            choices = choices_of(wishes, self._say, self._in_latin, with_figures=False)
            return replace(asking, kind="select_multiple", own={"choices": choices.listed})
        allowed = ("other",) if box.is_open else ()
        choices = choices_of(wishes, self._say, self._in_latin, extras=allowed, with_figures=True)
        own: dict[str, Any] = {"choices": choices.listed, "appearance": Appearance.MINIMAL, **choices.extras}
        made = replace(asking, kind="select_one", own=own)
        is_open = box.is_open and not choices.extras
        return made.with_remark("", "Other words could be typed into this list." if is_open else "")

    # --- ticks ---

    def of_group(self, group: Group, words: Words, has_line: bool) -> Asking:
        """``has_line``: a line to write on stands beside something else. A box alone is a tick, and its words its own."""
        if len(group.options) == 1:
            return self._of_tick(group)
        asking = Asking(
            group.page,
            around([group.rectangle, *(line.rectangle for line in words.lines)]),
            "select_multiple",
            words.label,
            words.hint,
            words.is_required or any(option.place.box.is_required for option in group.options),
            tuple(_shared_parts(group)),
        )
        if group.options[0].place.box.kind is FieldKind.TEXT:
            return with_figures(asking, group, self._say, self._in_latin).with_remark("label", words.remark)
        wishes = [_wish(option) for option in group.options]
        return self._of_choices(asking, group, wishes, has_line).with_remark("label", words.remark)

    def _of_tick(self, group: Group) -> Asking:
        ((place, words),) = ((option.place, option.words) for option in group.options)
        kind = "consent" if _AGREES.search(words.label) else "tick"
        asking = Asking(
            group.page,
            group.rectangle,
            kind,
            words.label,
            words.hint,
            words.is_required or place.box.is_required,
            tuple(own_tokens(place.box.name)),
        )
        return asking.with_remark("label", words.remark).with_remark("kind", GUESSED_KIND if kind == "consent" else "")

    def _of_choices(self, asking: Asking, group: Group, wishes: Sequence[Wish], has_line: bool) -> Asking:
        if _is_sharing([wish.label for wish in wishes], self._language):
            label = {"label": wording.SHARING} if wording.SHARING.in_(self._language) == asking.label else {}
            return replace(
                asking,
                kind="sharing",
                hint=_without_cue(asking.hint),
                own={"choices": wording.SHARING_CHOICES, **label},
            )
        unsure = [
            wish
            for wish in wishes
            if choices_of([wish, Wish("x")], self._say, self._in_latin, extras=("unsure",)).extras
        ]
        if scale := scale_of([wish for wish in wishes if wish not in unsure], self._say):
            extra = {"unsure": EXTRAS["unsure"]} if unsure else {}
            return replace(asking, kind="scale", own={**scale, **extra}, hint=_without_cue(asking.hint))
        extras = ("none", "unsure", *(["other"] if has_line else []))
        is_radio = any(option.place.box.kind is FieldKind.RADIO for option in group.options)
        choices = choices_of(wishes, self._say, self._in_latin, extras=extras, with_figures=not is_radio)
        own = {"choices": choices.listed, **choices.extras}
        cue = _ONE.search(f"{asking.label} {asking.hint} {group.spoken}") or self._says_one(asking)
        own |= _limits(f"{asking.label} {asking.hint}", len(choices))
        made = replace(asking, own=own, hint=_without_cue(asking.hint))
        if group.is_one_name or cue:
            return replace(made, kind="select_one", own={"choices": choices.listed, **choices.extras})
        if any({wish.label.casefold() for wish in wishes} == pair for pair in _PAIRS):
            one = replace(made, kind="select_one", own={"choices": choices.listed, **choices.extras})
            return one.with_remark("kind", GUESSED_KIND)
        return made

    def _says_one(self, asking: Asking) -> bool:
        return any(phrase.in_(self._language) in asking.hint for phrase in (wording.TICK_ONE, wording.CHOOSE_ONE))

    # --- lattices ---

    def of_lattice(self, lattice: Lattice, words: Words) -> Asking:
        asking = Asking(
            lattice.page,
            around([lattice.rectangle, *(line.rectangle for line in words.lines)]),
            "table",
            words.label,
            words.hint,
            words.is_required,
            tuple(_table_parts(lattice)),
        )
        made = self._of_grid(asking, lattice) if lattice.is_ticked else self._of_table(asking, lattice)
        return made.with_remark("label", words.remark)

    def _of_grid(self, asking: Asking, lattice: Lattice) -> Asking:
        columns = list(zip(*lattice.rows, strict=True))
        wishes = [
            Wish(plain_label(head.label) or head.label, _same({place.spot.on for place in column}))
            for head, column in zip(lattice.heads, columns, strict=True)
        ]
        is_radio = any(place.box.kind is FieldKind.RADIO for row in lattice.rows for place in row)
        choices = choices_of(wishes, self._say, self._in_latin, extras=("unsure",), with_figures=not is_radio)
        rows = choices_of(
            [
                Wish(plain_label(name) or f"Row {number}", _row_name(lattice, number - 1))
                for number, name in enumerate(lattice.names, 1)
            ],
            self._say,
            self._in_latin,
        )
        is_many = not is_radio and not (
            _ONE.search(f"{asking.label} {asking.hint}") or self._says_one(asking) or self._says_grid(asking)
        )
        own = {"rows": rows.listed, "choices": choices.listed, "is_many": is_many, **choices.extras}
        return replace(asking, kind="grid", own=own, hint=_without_cue(asking.hint))

    def _says_grid(self, asking: Asking) -> bool:
        return wording.GRID_ONE.in_(self._language) in asking.hint

    def _of_table(self, asking: Asking, lattice: Lattice) -> Asking:
        are_numbered = all(not name or is_a_number(name) for name in lattice.names)
        rows: Any = len(lattice.rows)
        if not are_numbered:
            wishes = [
                Wish(plain_label(name) or f"Row {number}", _row_name(lattice, number - 1))
                for number, name in enumerate(lattice.names, 1)
            ]
            rows = choices_of(wishes, self._say, self._in_latin).listed
        columns = [self._column(lattice, number, head) for number, head in enumerate(lattice.heads)]
        more = {"more_rows": len(lattice.more)} if lattice.more and isinstance(rows, int) else {}
        return replace(asking, kind="table", own={"rows": rows, "columns": tuple(columns), **more})

    def _column(self, lattice: Lattice, number: int, head: Head) -> Asking:
        """A column is asked like a question, without an id yet; its share of the width is among its own words."""
        first = lattice.rows[0][number]
        label = plain_label(head.label) or f"Column {number + 1}"
        asking = self._as_wanted(
            Asking(
                first.spot.page,
                first.spot.rectangle,
                "text",
                label,
                head.hint,
                parts=tuple(_column_parts(lattice, number)),
            ),
            first,
            Words(label),
            is_cell=True,
        )
        return _with_sums(self._as_cell(asking, first, head.hint), first.box)

    def _as_cell(self, asking: Asking, place: Place, hint: str) -> Asking:
        match asking.kind:
            case "signature":
                return replace(asking, kind="text", own={})
            case "paragraph":
                lines = _lines(place.spot.height)
                return replace(
                    asking, kind="text" if lines < 4 else "paragraph", own={"lines": lines} if lines > 1 else {}
                )
            case "select_one":
                return self._as_list_in_a_cell(asking, hint)
            case "select_multiple":
                return replace(asking, kind="text", own={}).with_remark("", "Several could be chosen from a list here.")
            case _:
                is_tick = place.box.kind in (FieldKind.TICK, FieldKind.RADIO)
                return replace(asking, kind="tick", own={}) if is_tick else asking

    def _as_list_in_a_cell(self, asking: Asking, hint: str) -> Asking:
        choices = asking.own["choices"]
        labels = [choice.label.in_(self._language) for choice in choices]
        if scale := scale_of([Wish(label) for label in labels], self._say):
            ends = ends_said(hint)
            more = ends_of(*ends, self._say) if ends else {}
            return replace(asking, kind="scale", own={**scale, **more}, hint="" if ends else asking.hint)
        own = {"choices": choices}
        return replace(asking, own=own, hint="" if are_listed(asking.hint, labels) else asking.hint)


# --- details ------------------------------------------------------------------------------------------------------------


def _of_kind(asking: Asking, wanted: Wanted, say: Say) -> Asking:
    own: dict[str, Any] = {}
    if wanted.kind == "number":
        bounds = {"min": wanted.least, "max": wanted.most, "decimals": wanted.decimals or None}
        own = {word: value for word, value in bounds.items() if value is not None}
        own |= {"unit": say(wanted.unit)} if wanted.unit else {}
    made = replace(asking, kind=wanted.kind, own=own)
    if wanted.kind == "date":
        made = replace(made, hint=_DATE_HINT.sub("", made.hint).strip())
    return made if wanted.is_sure else made.with_remark("kind", GUESSED_KIND)


def _bounds(asking: Asking) -> dict[str, Any]:
    return {word: value for word, value in asking.own.items() if word in ("min", "max", "decimals")}


_DATE_HINT = re.compile(r"(^|(?<=\. ))[^.]*\b(for example|e\.g\.|na przykład|наприклад) \d[^.]*\.?$", re.IGNORECASE)


def _with_sums(asking: Asking, box: Box) -> Asking:
    told = calculation(box)
    return asking.with_remark("", f"This box was calculated: {told}" if told else "")


def _lines(height: float) -> int:
    return min(_MOST_LINES, max(1, round((height - _PADDING) / _LINE)))


def _wish(option: Option) -> Wish:
    """A point of a scale is a figure, with what it means behind it: so a screen reader says it."""
    box, on = option.place.box, option.place.spot.on
    names = own_tokens(box.name)
    point = re.fullmatch(r"(\d{1,2})(?:[,:]\s*(\D+))?", option.spoken)
    label, hint = (point[1], point[2] or "") if point else (option.words.label, option.words.hint)
    return Wish(label, on or "_".join(names[-1:]), hint)


def _same(states: Iterable[str]) -> str:
    different = set(states)
    return different.pop() if len(different) == 1 else ""


def _is_sharing(labels: Sequence[str], language: str) -> bool:
    return sorted(labels) == sorted(choice.label.in_(language) for choice in wording.SHARING_CHOICES)


def _without_cue(hint: str) -> str:
    """A hint without the sentence that says how many to tick: the product prints its own."""
    sentences = re.split(r"(?<=[.!?])\s+", hint)
    return " ".join(each for each in sentences if not _CUE.match(each))


_CUE = re.compile(
    r"(please )?(tick|check|choose|select|mark|pick) (only )?"
    r"(one|all that apply|as many as you like|any|(up to|at least) \w+)\b[^.]{0,40}\.?$"
    r"|one in each row\.?$",
    re.IGNORECASE,
)


_MOST = re.compile(
    r"\b(?:up to|at most|no more than|a maximum of|maximum)\s+(\d+|two|three|four|five)\b", re.IGNORECASE
)
_LEAST = re.compile(r"\b(?:at least|a minimum of)\s+(\d+|one|two|three)\b", re.IGNORECASE)
_IN_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


def _limits(said: str, count: int) -> dict[str, int]:
    """How many may be ticked, where that is said."""
    found = {"up_to": _MOST.search(said), "at_least": _LEAST.search(said)}
    numbers = {word: _IN_WORDS.get(each[1].lower()) or int(each[1]) for word, each in found.items() if each}
    return {word: number for word, number in numbers.items() if 0 < number < count}


def _shared_parts(group: Group) -> list[str]:
    if group.is_one_name:
        return own_tokens(group.options[0].place.box.name)
    return telling(common_start([tokens(option.place.box.name) for option in group.options]))


def _table_parts(lattice: Lattice) -> list[str]:
    return telling(common_start([tokens(place.box.name) for row in lattice.rows for place in row]))


def _column_parts(lattice: Lattice, number: int) -> list[str]:
    """What the names of a column have in common that those of other columns have not."""
    own, others = _shared_tokens([row[number] for row in lattice.rows]), set[str]()
    for at in range(len(lattice.heads)):
        others |= _shared_tokens([row[at] for row in lattice.rows]) if at != number else set()
    return [part for part in telling(tokens(lattice.rows[0][number].box.name)) if part in own - others]


def _row_name(lattice: Lattice, number: int) -> str:
    """The same for a row, as its key."""
    own, others = _shared_tokens(lattice.rows[number]), set[str]()
    for at, row in enumerate(lattice.rows):
        others |= _shared_tokens(row) if at != number else set()
    return "_".join(part for part in telling(tokens(lattice.rows[number][0].box.name)) if part in own - others)


def _shared_tokens(places: Iterable[Place]) -> set[str]:
    sets = [set(telling(tokens(place.box.name))) for place in places]
    return sets[0].intersection(*sets)


def column_of(asking: Asking, id: str, say: Say, share: float) -> Column:
    cell: Any = asking.question(id, say)
    return Column(cell, share)
