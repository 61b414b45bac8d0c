"""What stands on the page "More room" at the end of a form: which box, and which question it says that it goes on from.

It is no part of that answer: a person put the number there, and a person has to see that it fits.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from wta_forms.extract.fields.match import bare_name
from wta_forms.extract.quote import on_one_line
from wta_forms.extract.raw import RawValue
from wta_forms.spec.fields import more_room_number, more_room_place


def more_room(value: RawValue, unknown: Sequence[RawValue], numbers: Collection[str]) -> str:
    """``box 2 under "More room", which goes on from question 4``; "" for what stands elsewhere. ``unknown`` are all
    values that belong to no question, ``numbers`` those of the questions."""
    place = more_room_place(bare_name(value.name))
    if not place:
        return ""
    name = value.name.replace(bare_name(value.name), more_room_number(place))
    number = next((each for each in unknown if each.name == name), None)
    return f'box {place} under "More room", {_from(number, numbers)}'


def is_told_with_another(value: RawValue, unknown: Sequence[RawValue]) -> bool:
    """Whether this is the number beside such a box, in which something stands."""
    told = {(each.page, more_room_number(more_room_place(bare_name(each.name)))) for each in unknown if _is_given(each)}
    return (value.page, bare_name(value.name)) in told


def _is_given(value: RawValue) -> bool:
    return bool(value.texts or value.picture or value.problems)


def _from(number: RawValue | None, numbers: Collection[str]) -> str:
    """``number`` is what stands beside the box, None where that was not found."""
    if number is None or not _is_given(number):
        return "beside which no question is named"
    said = " ".join((*number.texts, number.suggestion)).strip()
    perhaps = "" if number.texts else "perhaps "
    if said in numbers:
        return f"which goes on {perhaps}from question {said}"
    if number.texts:
        return f"beside which stands '{on_one_line(said)}' for the question"
    return "which goes on from the question whose number is on the picture beside it"
