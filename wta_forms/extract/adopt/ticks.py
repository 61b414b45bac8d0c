"""Tick boxes and radio buttons: which of them are the choices of one question, and what each choice is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from wta_forms.extract.adopt.asking import is_other
from wta_forms.extract.adopt.beside import OF_TICKS, Claim, Target, claimed, folded, says_the_same
from wta_forms.extract.adopt.labels import Printed, Words, words_of
from wta_forms.extract.adopt.lattice import Place, around
from wta_forms.extract.adopt.lines import Line, ends_a_sentence
from wta_forms.extract.adopt.names import common_start, telling, tokens
from wta_forms.extract.adopt.order import in_reading_order
from wta_forms.map import Rectangle

_BELOW = 60.0
_BESIDE = 260.0
"""Points between two choices of one question, at most."""
_SHORT = 7
"""Words: a choice that is longer is rather a sentence to agree to."""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: where it is ticked, its words, and what a screen reader says of it alone."""

    place: Place
    words: Words
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Choices of one question; one alone is a box to tick. ``spoken`` is what a screen reader says of all of them."""

    options: tuple[Option, ...]
    spoken: str = ""

    @property
    def page(self) -> int:
        return self.options[0].place.spot.page

    @property
    def is_one_name(self) -> bool:
        """Whether it is one field, of which one button at a time can be on."""
        return len(self.options) > 1 and len({option.place.box.name for option in self.options}) == 1

    @property
    def rectangle(self) -> Rectangle:
        own = [option.place.spot.rectangle for option in self.options if option.place.spot.page == self.page]
        return around(own + [line.rectangle for option in self.options for line in option.words.lines])

    @property
    def boxes(self) -> Rectangle:
        """Around the ticks alone."""
        return around([option.place.spot.rectangle for option in self.options if option.place.spot.page == self.page])


def groups_of(ticks: Sequence[Place], others: Sequence[Place], printed: Printed) -> tuple[Group, ...]:
    """Every tick in one group. ``others`` are the boxes that are no ticks: what stands between them is not one."""
    known = list(_known_to_be_one(ticks))
    claims = claimed_by_choices(known, (*ticks, *others), printed)
    together = [*_together(known, others, claims, printed.free)]
    return tuple(group_of(_in_order(places, ticks), claims, printed) for places in together)


def claimed_by_choices(groups: Iterable[Sequence[Place]], boxes: Iterable[Place], printed: Printed) -> dict[str, Claim]:
    """The line beside each choice, by the key of its place."""
    own = {place: said for places in groups for place, said in own_words(places).items()}
    targets = [Target(each.key, each.spot.page, each.spot.rectangle, OF_TICKS, said) for each, said in own.items()]
    claims = claimed(targets, printed.free, [(place.spot.page, place.spot.rectangle) for place in boxes])
    printed.take(claim.line for claim in claims.values())
    return claims


def _in_order(places: Sequence[Place], as_listed: Sequence[Place]) -> list[Place]:
    """As the file lists them, if that goes down or to the right from each to the next: choices may stand in columns
    that are read one after the other, or in rows. Else in the order in which a page is read."""
    listed = sorted(places, key=as_listed.index)
    steps = pairwise([place.spot.rectangle for place in listed])
    is_an_order = all(two[1] < one[1] + 4 or two[0] > one[2] - 4 for one, two in steps)
    return listed if is_an_order else in_reading_order(places, lambda place: (place.spot.page, place.spot.rectangle))


def spoken_at(place: Place) -> str:
    return place.spot.label or place.box.label


def group_of(places: Sequence[Place], claims: Mapping[str, Claim], printed: Printed) -> Group:
    said = [spoken_at(place) for place in places]
    options = []
    for place, own in own_words(places).items():
        claim = claims.get(place.key)
        is_said = claim is None or says_the_same(own, claim.line.text)
        options.append(Option(place, words_of(claim, own if is_said else "", _named(place, places), printed), own))
    prompt = shared_prompt(said) if len(places) > 1 else ""
    return Group(tuple(options), prompt.strip() or (said[0] if len(set(said)) == 1 else ""))


def own_words(places: Sequence[Place]) -> dict[Place, str]:
    """What a screen reader says of each choice alone."""
    said = [spoken_at(place) for place in places]
    if len(places) > 1 and len(set(said)) == 1:
        return dict.fromkeys(places, "")
    prompt, ending = shared_prompt(said), shared_ending(said)
    return {
        place: spoken[len(prompt) : len(spoken) - len(ending)].strip()
        for place, spoken in zip(places, said, strict=True)
    }


def _named(place: Place, places: Sequence[Place]) -> str:
    """What a choice is called in the program: its state, or what its name has that those of the others have not."""
    if len(places) == 1:
        return place.box.name
    if len({each.spot.on for each in places}) == len(places):
        return place.spot.on
    names = [tokens(each.box.name) for each in places]
    start = len(common_start(names))
    return " ".join(tokens(place.box.name)[start:]) or place.box.name


def shared_prompt(said: Sequence[str]) -> str:
    """The sentence that all of them begin with: "Which day? " of "Which day? Monday" and "Which day? Friday"."""
    if len(set(said)) < 2 or not all(said):
        return ""
    first, last = min(said), max(said)
    same = next((place for place, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first))
    start = first[:same]
    ends = [found.end() for found in re.finditer(r"[.?!:;؟]\s+|\s[-–—]\s", start)]
    return start[: ends[-1]] if ends and any(map(str.isalpha, start[: ends[-1]])) else ""


def shared_ending(said: Sequence[str]) -> str:
    """The sentences that all of them end with."""
    if len(set(said)) < 2 or not all(said):
        return ""
    first, last = min(each[::-1] for each in said), max(each[::-1] for each in said)
    same = next((place for place, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first))
    ending = first[:same][::-1]
    begins = re.search(r"[.?!؟]\s+(?=\S)", ending)
    return ending[begins.start() :] if begins else ""


# --- which belong together --------------------------------------------------------------------------------------------


def _known_to_be_one(ticks: Sequence[Place]) -> Iterator[list[Place]]:
    """Buttons of one name, and boxes near each other of which tooltips or names say that they are one question."""
    by_name: dict[str, list[Place]] = {}
    for place in ticks:
        by_name.setdefault(place.box.name, []).append(place)
    yield from (places for places in by_name.values() if len(places) > 1)
    yield from said_to_be_one([places[0] for places in by_name.values() if len(places) == 1])


def _together(
    known: Sequence[list[Place]], others: Sequence[Place], claims: Mapping[str, Claim], free: Sequence[Line]
) -> Iterator[list[Place]]:
    """These, and boxes alone that look as if they were one question."""
    yield from (places for places in known if len(places) > 1)
    left = [places[0] for places in known if len(places) == 1]
    group: list[Place] = []
    for place in in_reading_order(left, lambda place: (place.spot.page, place.spot.rectangle)):
        if group and not _looks_like_one([*group, place], others, claims, free):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def said_to_be_one(places: Sequence[Place]) -> list[list[Place]]:
    """Each in one list, in the order in which they are read."""
    groups: list[list[Place]] = []
    for place in in_reading_order(places, lambda place: (place.spot.page, place.spot.rectangle)):
        own = [group for group in groups if any(map(partial(_are_one, place), group))]
        groups = [group for group in groups if group not in own] + [[*(each for group in own for each in group), place]]
    return groups


def _are_one(one: Place, other: Place) -> bool:
    """Near each other, or one over the page if a screen reader says that they are one question."""
    said = [spoken_at(one), spoken_at(other)]
    is_over_page = abs(one.spot.page - other.spot.page) == 1 and bool(shared_prompt(said))
    if not is_over_page and not _are_near(one, other):
        return False
    if all(said) and said[0] != said[1]:
        return bool(shared_prompt(said))
    names = [tokens(one.box.name), tokens(other.box.name)]
    return bool(telling(common_start(names))) and min(map(len, names)) > 1


def _looks_like_one(
    places: Sequence[Place], others: Sequence[Place], claims: Mapping[str, Claim], free: Sequence[Line]
) -> bool:
    """Short words at each box, under one line that asks for them, and neither lines nor boxes in between."""
    *group, place = places
    if not any(_are_near(each, place) for each in group):
        return False
    labels = [claims[each.key].line for each in places if each.key in claims]
    if any(len(line.text.split()) > _SHORT or line.text.endswith(".") for line in labels):
        return False
    between = _between(group, place)
    size = max((line.size for line in labels), default=10.0)
    boxes = [other for other in others if other.spot.page == place.spot.page]
    lines = [line for line in free if line.page == place.spot.page and _is_inside(line.rectangle, between)]
    is_apart = any(line.is_bold or line.size > size + 0.6 or ends_a_sentence(line.text) for line in lines)
    return not is_apart and not any(_is_inside(other.spot.rectangle, between) for other in boxes)


def _are_near(one: Place, other: Place) -> bool:
    (x0, y0, x1, y1), (a0, b0, a1, b1) = one.spot.rectangle, other.spot.rectangle
    is_under = abs(a0 - x0) < 6 and max(b0 - y1, y0 - b1) < _BELOW
    is_beside = abs((b0 + b1) / 2 - (y0 + y1) / 2) < 6 and max(x0 - a1, a0 - x1) < _BESIDE
    return one.spot.page == other.spot.page and (is_under or is_beside)


def _between(group: Sequence[Place], place: Place) -> Rectangle:
    """From the top of the last row of a group to the bottom of what may belong to it, as wide as both."""
    both = around([*(each.spot.rectangle for each in group), place.spot.rectangle])
    low = min(each.spot.rectangle[1] for each in group)
    top = min(low, place.spot.rectangle[3] + 40) if place.spot.rectangle[3] < low else place.spot.rectangle[3]
    return (both[0] - 4, place.spot.rectangle[1], both[2] + 200, max(top, place.spot.rectangle[3]))


def _is_inside(inner: Rectangle, outer: Rectangle) -> bool:
    x, y = inner[0] + 1, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


# --- a line to write on behind "something else" -----------------------------------------------------------------------


def line_of_other(group: Group, texts: Iterable[Place]) -> Place | None:
    """The box for words beside or under a choice that asks for them."""
    for option in group.options:
        if not is_other(option.words.label):
            continue
        x0, y0, x1, y1 = around([option.place.spot.rectangle, *(line.rectangle for line in option.words.lines)])
        for text in texts:
            a0, b0, _, b1 = text.spot.rectangle
            is_beside = y0 - 6 < (b0 + b1) / 2 < y1 + 6 and -4 <= a0 - x1 < 60
            is_under = -2 <= y0 - b1 < 16 and a0 >= x0 - 4
            says_so = folded(text.box.name).startswith(folded(option.place.box.name)) or is_other(text.box.label)
            if text.spot.page == group.page and (is_beside or (is_under and (says_so or not text.box.label))):
                return text
    return None
