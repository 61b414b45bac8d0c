"""Small boxes to write figures in, one beside each of several choices: to put them in order, or to share out points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wta_forms.extract.adopt.asking import Asking, Wish, choices_of
from wta_forms.extract.adopt.labels import Printed
from wta_forms.extract.adopt.lattice import Place
from wta_forms.extract.adopt.names import own_tokens
from wta_forms.extract.adopt.speech import Speech
from wta_forms.extract.adopt.ticks import Group, claimed_by_choices, group_of, said_to_be_one, spoken_at
from wta_forms.extract.raw import FieldKind

_WIDE = 60.0
"""Points: in a wider box people write words."""

_ORDER = re.compile(
    r"\border of (importance|preference|priority)|\brank\b|\bnumber from 1\b|\b1 (matters most|is most|for the most)"
    r"|\bput .{1,40} in order\b|w kolejności|\bnumer od 1\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\bshare out (\d+)|\b(\d+) points\b|\bpoints, out of (\d+)|\b(\d+) (marks|votes) to\b", re.IGNORECASE
)
_UP_TO = re.compile(r"\bfrom 1 to (\d+)", re.IGNORECASE)


def figures_of(texts: Sequence[Place], others: Sequence[Place], printed: Printed) -> tuple[Group, ...]:
    """Groups of which a screen reader says that figures are wanted."""
    small = [
        each for each in texts if each.box.kind is FieldKind.TEXT and each.spot.width <= _WIDE and _is_figure(each)
    ]
    known = [places for places in said_to_be_one(small) if len(places) > 1]
    claims = claimed_by_choices(known, (*texts, *others), printed)
    return tuple(group_of(places, claims, printed) for places in known)


def _is_figure(place: Place) -> bool:
    said = spoken_at(place)
    return bool(_ORDER.search(said) or _POINTS.search(said))


def with_figures(asking: Asking, group: Group, speech: Speech) -> Asking:
    """The same question as one of its kind."""
    said = " ".join([asking.label, asking.hint, *(spoken_at(option.place) for option in group.options)])
    wishes = [Wish(o.words.label, "_".join(own_tokens(o.place.box.name)[-1:]), o.words.hint) for o in group.options]
    choices = choices_of(wishes, speech).listed
    if points := _POINTS.search(said):
        most = next(int(number) for number in points.groups() if number and number.isdecimal())
        return replace(asking, kind="points", own={"points": most, "choices": choices}, hint="")
    last = _UP_TO.search(said)
    up_to = int(last[1]) if last and int(last[1]) < len(choices) else None
    return replace(asking, kind="rank", own={"choices": choices, "up_to": up_to}, hint="")
