"""Where each part of an answer to an earlier version has its place in a newer one.

Nothing is made to fit. A choice, a row or a cell that has no place is what is ``left``, under its old keys; every part
of a value arrives somewhere or is left.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import assert_never

from wta_forms.answers import Answer, Value
from wta_forms.extract.versions.moved_tables import moved_table
from wta_forms.extract.versions.moving import Moved, Moving, as_choice, as_words, key_in, name_of
from wta_forms.extract.versions.said import label_of
from wta_forms.spec.form import (
    Cell,
    Consent,
    Date,
    Email,
    Grid,
    Key,
    Number,
    Paragraph,
    Phone,
    Points,
    Question,
    Rank,
    Scale,
    SelectMultiple,
    SelectOne,
    Sharing,
    Signature,
    Table,
    Text,
    Tick,
    Ticked,
    offered,
)
from wta_forms.spec.moves import Axis, Spot


def moved(old: Question, answer: Answer, moving: Moving) -> Moved:
    """Of an answered question."""
    match old:
        case SelectOne() | SelectMultiple() | Scale() | Sharing():
            return _choices(old, answer.value, moving)
        case Grid():
            return _grid(old, answer.value, moving)
        case Rank():
            return _rank(old, answer.value, moving)
        case Points():
            return _points(old, answer.value, moving)
        case Table():
            return moved_table(old, answer, moving)
        case Text() | Paragraph() | Number() | Date() | Email() | Phone() | Signature() | Tick() | Consent():
            return _whole(old, answer, moving)
        case _:
            assert_never(old)


def _whole(old: Cell | Signature | Consent, answer: Answer, moving: Moving) -> Moved:
    home = moving.home(old)
    if home is None:
        return Moved(left=answer.value, is_dropped=not moving.route.questions(old.id))
    return Moved({home.id: as_words(old, home, answer.value, answer.raw.get(old.id, ""))})


# --- choices ----------------------------------------------------------------------------------------------------------


def _choices(old: Ticked, value: Value, moving: Moving) -> Moved:
    """Each choice goes to the first question that offers it. What is too much for a question is left, too."""
    given = value if isinstance(value, list) else [value]
    landed: dict[str, list[tuple[Value, Value]]] = {}
    left = []
    for each in given:
        spot = moving.spot(old, Axis.CHOICES, name_of(each))
        if spot is None:
            left.append(each)
        else:
            own = as_choice(moving.asked[spot.question], spot.name, each, label_of(old, name_of(each), moving.language))
            landed.setdefault(spot.question, []).append((each, own))
    made = {id: together(moving.asked[id], [own for _, own in pairs]) for id, pairs in landed.items()}
    crowded = tuple(id for id, own in made.items() if own is None)
    left += [each for id in crowded for each, _ in landed[id]]
    return Moved(
        {id: own for id, own in made.items() if own is not None},
        crowded,
        (left if isinstance(value, list) else left[0]) if left else None,
        is_dropped=bool(left) and all(moving.was_dropped(old, Axis.CHOICES, name_of(each)) for each in left),
    )


def together(question: Question, values: list[Value]) -> Value:
    """Choices as one value, in the order offered; None where a question with one answer would have several."""
    keys = [str(key) for key, _ in offered(question)] if isinstance(question, Ticked) else []
    others = list(dict.fromkeys(str(each["other"]) for each in values if isinstance(each, Mapping)))
    by_name: dict[str, Value] = {str(each): each for each in values if not isinstance(each, Mapping)}
    if others:
        by_name["other"] = {"other": "; ".join(filter(None, others))}
    landed = [by_name[name] for name in keys if name in by_name]
    if isinstance(question, SelectMultiple):
        return landed
    return landed[0] if len(landed) == 1 else None


# --- grids ------------------------------------------------------------------------------------------------------------


def _grid(old: Grid, value: Mapping[str, Value], moving: Moving) -> Moved:
    """Row by row, which may go to several grids."""
    arrived: dict[str, Value] = {}
    left: dict[str, Value] = {}
    dropped: list[bool] = []
    for row, mark in value.items():
        spot = moving.spot(old, Axis.ROWS, row)
        marks = mark if isinstance(mark, list) else [mark]
        kept = marks if spot is None else _marks(old, marks, spot, arrived, moving)
        if kept:
            left[row] = kept if isinstance(mark, list) else kept[0]
            were_dropped = all(moving.was_dropped(old, Axis.CHOICES, str(key)) for key in kept)
            dropped.append(were_dropped or moving.was_dropped(old, Axis.ROWS, row))
    return Moved(arrived, left=left or None, is_dropped=bool(dropped) and all(dropped))


def _marks(old: Grid, marks: list[Key], spot: Spot, arrived: dict[str, Value], moving: Moving) -> list[Key]:
    """Put the marks of a row where they belong; those that have no place there, or no room, are given back."""
    grid = moving.asked[spot.question]
    landed = {key: moving.mark(old, str(key), grid) for key in marks}
    keys = [key_in(grid, name) for name in landed.values() if name]
    rows = arrived.get(grid.id, {})
    had = rows.get(spot.name, [])
    both = list(dict.fromkeys([*(had if isinstance(had, list) else [had]), *keys]))
    is_many = isinstance(grid, Grid) and grid.is_many
    if not keys or (not is_many and len(both) > 1):
        return marks
    arrived[grid.id] = {**rows, spot.name: both if is_many else both[0]}
    return [key for key, name in landed.items() if not name]


# --- orders and points ------------------------------------------------------------------------------------------------


def _rank(old: Rank, value: list[Key], moving: Moving) -> Moved:
    """The order of those that are still there; of several that are one now, the first place counts."""
    home = moving.home(old)
    if home is None:
        return Moved(left=value, is_dropped=not moving.route.questions(old.id))
    landed = {key: moving.spot(old, Axis.CHOICES, str(key), within=home.id) for key in value}
    order = list(dict.fromkeys(key_in(home, spot.name) for spot in landed.values() if spot is not None))
    left = [key for key, spot in landed.items() if spot is None]
    is_dropped = bool(left) and all(moving.was_dropped(old, Axis.CHOICES, str(key)) for key in left)
    return Moved({home.id: order} if order else {}, left=left or None, is_dropped=is_dropped)


def _points(old: Points, value: Mapping[Key, float], moving: Moving) -> Moved:
    """All of them or none: what is shared out has to add up."""
    home = moving.home(old)
    if home is None:
        return Moved(left=value, is_dropped=not moving.route.questions(old.id))
    shares: dict[Key, Decimal] = {}
    for key, share in value.items():
        spot = moving.spot(old, Axis.CHOICES, str(key), within=home.id)
        if spot is None and share:
            return Moved(left=value)
        if spot is not None:
            own = key_in(home, spot.name)
            shares[own] = shares.get(own, Decimal()) + Decimal(str(share))
    if not isinstance(home, Points) or sum(shares.values()) != home.points:
        return Moved(left=value)
    return Moved({home.id: {key: _figure(share) for key, share in shares.items()}})


def _figure(share: Decimal) -> int | float:
    return int(share) if share == share.to_integral_value() else float(share)
