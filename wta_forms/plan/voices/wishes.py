"""How people want to be shown: of the plan's rule, the question's and the person's own wish the strictest counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum

from wta_forms.answers import Answer, State
from wta_forms.plan.entry import Names
from wta_forms.plan.voices.standings import Standing
from wta_forms.spec.form import Share


class Wish(IntEnum):
    """From freest to strictest. ``COUNT``: nothing of this person is quoted."""

    NAME = 0
    ROLE = 1
    NEITHER = 2
    COUNT = 3


_BY_KEY = {wish.name.lower(): wish for wish in Wish}
_OF_PLAN = {Names.NAME: Wish.NAME, Names.ROLE: Wish.ROLE, Names.NONE: Wish.NEITHER}
_SHOWN = {Wish.NAME: Names.NAME, Wish.ROLE: Names.ROLE, Wish.NEITHER: Names.NONE, Wish.COUNT: Names.NONE}


def wish_of(standings: Iterable[Standing]) -> Wish:
    """The strictest of what somebody said on all their forms; the freest, where nobody asked or nobody answered.

    On one form the newest answer counts; where nobody knows which is the newest, the strictest of them.
    """
    return max((wish for standing in standings for wish in _wishes(standing)), default=Wish.NAME)


def _wishes(standing: Standing) -> Iterator[Wish]:
    for given in standing.counting:
        is_clear = given.answer.state is State.ANSWERED
        yield _BY_KEY.get(str(given.answer.value), Wish.NEITHER) if is_clear else _strictest_ticked(given.answer)


def _strictest_ticked(answer: Answer) -> Wish:
    """What is not clear is as strict as the strictest box that is ticked; where none is, nothing is said of them."""
    keys = (name.partition("#")[0].rpartition("-")[2] for name, text in answer.raw.items() if text.strip() != "Off")
    ticked = [_BY_KEY[key] for key in keys if key in _BY_KEY] if answer.state is not State.UNREAD else []
    return max(ticked, default=Wish.NEITHER)


def names_for(wish: Wish, names: Names) -> Names:
    """How somebody is shown in a plan that shows people by ``names``."""
    return _SHOWN[max(wish, _OF_PLAN[names])]


def share_for(wish: Wish, share: Share) -> Share:
    """How somebody's answer to a question may be shown."""
    strictness = list(Share)
    return max(share, Share.COUNT if wish is Wish.COUNT else Share.QUOTE, key=strictness.index)
