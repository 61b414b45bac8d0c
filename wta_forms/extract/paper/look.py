"""The pictures of a file, page after page: what is ticked, what is written, and what could not be seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic

import cv2
import numpy as np
from PIL import Image

from wta_forms.answers import Certainty
from wta_forms.errors import (
    BOX_NOT_SEEN,
    HANDWRITTEN,
    MAYBE_SAYS,
    PAGE_NOT_FOUND,
    PAGE_SHOWN_TWICE,
    PAGES_NOT_LOOKED_AT,
    PICTURE_BROKEN,
    STATE_DIFFERS,
    TICK_TAKEN_BACK,
    TICK_UNSURE,
    WRITTEN_BESIDE,
    Problem,
)
from wta_forms.extract.fields.match import OFF
from wta_forms.extract.paper.blank import Area, BlankPage, Place, blank_page
from wta_forms.extract.paper.borders import like_those_around
from wta_forms.extract.paper.colour import coloured_on, is_coloured, is_marked, shaded
from wta_forms.extract.paper.crops import around, crop_of
from wta_forms.extract.paper.ink import Grey, Ink, seen_through
from wta_forms.extract.paper.straight import Straight, find_page
from wta_forms.extract.paper.strays import strays_near
from wta_forms.extract.paper.ticks import Mark, marks_in
from wta_forms.extract.paper.writing import is_written, written_beside
from wta_forms.extract.pictures.codes import corners_of_codes
from wta_forms.extract.pictures.opened import pictures_of
from wta_forms.extract.pictures.suggest import suggestions
from wta_forms.extract.places import Places, Seen
from wta_forms.extract.raw import Channel, FieldKind, RawValue
from wta_forms.spec.stamp import read_page_mark

_SECONDS = 45.0
"""For all pages of a file; whoever waits for the answer waits 60."""
_SECONDS_TO_READ = 10.0

_ABOUT_A_TICK, _ABOUT_A_BOX = 10.0, 6.0
"""Points around a box in its picture."""
_OVERFLOW = 14.0
"""Points beside a box in which words go on that did not find room in it."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """One box: ``page`` is that of the file; ``mark`` what a box to tick has, None for one to write in or one that was
    not seen; ``picture`` what is to be looked at, ``inside`` the same without a border, for Tesseract."""

    place: Place
    page: int
    is_seen: bool = True
    mark: Mark | None = None
    is_written: bool = False
    picture: bytes = b""
    inside: bytes = b""


@dataclass(frozen=True, slots=True)
class _Looked:
    """A page of the blank as it was found on a page of the file."""

    page: int
    blank: int
    spots: tuple[_Spot, ...] = ()
    remarks: tuple[bytes, ...] = ()
    fit: float = 0.0
    problems: tuple[Problem, ...] = ()


def look_at_paper(content: bytes, places: Places) -> Seen:
    """See :data:`wta_forms.extract.places.Look`. Where a page was found twice, the second's values are ``name#2``."""
    started = monotonic()
    looked = _best(list(_pages(content, places, started + _SECONDS)))
    has_ticks = any(spot.mark is Mark.TICKED for page in looked for spot in page.spots)
    torn = _contradicted(looked)
    values = [value for page in looked for value in _values(page, has_ticks, torn)]
    inside = {spot.picture: spot.inside for page in looked for spot in page.spots if spot.inside}
    return Seen(
        tuple(_suggested(_named_once(values), inside, started + _SECONDS - monotonic())),
        fit=sum(page.fit for page in looked) / len(looked) if looked else 0.0,
        problems=tuple(problem for page in looked for problem in page.problems),
    )


# --- pages ------------------------------------------------------------------------------------------------------------


def _pages(content: bytes, places: Places, until: float) -> Iterator[_Looked]:
    wanted = {page: [blank for here, blank in places.pages if here == page] for page, _ in places.pages}
    came: set[int] = set()
    for number, picture in pictures_of(content, wanted):
        if monotonic() > until:
            break
        came.add(number)
        for blank in (blank_page(places.map, there) for there in wanted.get(number, ())):
            yield _looked(number, picture, blank)
    left = sorted(set(wanted) - came)
    problem = PAGES_NOT_LOOKED_AT.at("", pages=", ".join(map(str, left)))
    for number in left:
        for there in wanted[number]:
            yield _unseen(number, blank_page(places.map, there), *([problem] if number == left[0] else []))


def _looked(number: int, picture: Image.Image | Problem, blank: BlankPage) -> _Looked:
    if isinstance(picture, Problem):
        return _unseen(number, blank, replace(picture, where=f"page {number}"))
    try:
        grey = picture.convert("L")
        codes = corners_of_codes(grey, lambda text: _is_of(text, blank))
        if len(codes) > 1:
            return _unseen(number, blank, PAGE_SHOWN_TWICE.at(f"page {number}", page=blank.number))
        found = find_page(np.asarray(grey), blank, np.array(codes[0]) if codes else None)
        if found is None:
            return _unseen(number, blank, PAGE_NOT_FOUND.at(f"page {number}", page=blank.number))
        return _read(number, picture, found, blank)
    except (cv2.error, MemoryError) as error:
        return _unseen(number, blank, PICTURE_BROKEN.at(f"page {number}", why=error))


def _is_of(text: str, blank: BlankPage) -> bool:
    mark = read_page_mark(text)
    return mark is not None and mark.page == blank.number


def _unseen(number: int, blank: BlankPage, *problems: Problem) -> _Looked:
    spots = tuple(_Spot(place, number, is_seen=False) for place in blank.places)
    return _Looked(number, blank.number, spots, problems=problems)


def _best(looked: Sequence[_Looked]) -> list[_Looked]:
    """Without those on which nothing was seen, where the same page of the blank was found elsewhere in the file."""
    found = {page.blank for page in looked if page.fit}
    return [page for page in looked if page.fit or page.blank not in found]


def _contradicted(looked: Sequence[_Looked]) -> frozenset[str]:
    """Fields of a page that is there several times, of which a box is ticked on one picture of it and empty on another:
    somebody changed their mind, or one of the pictures is bad."""
    marks: dict[tuple[str, str], set[Mark | None]] = {}
    for spot in (spot for page in looked for spot in page.spots):
        marks.setdefault((spot.place.field.name, spot.place.field.on), set()).add(spot.mark)
    return frozenset(name for (name, _), found in marks.items() if found >= {Mark.TICKED, Mark.EMPTY})


# --- one page ---------------------------------------------------------------------------------------------------------


def _read(number: int, picture: Image.Image, straight: Straight, blank: BlankPage) -> _Looked:
    where = _where(straight, blank)
    shown = {place: _is_shown(place.area, straight, picture.size) for place in blank.places}
    ticks = [place for place in blank.places if place.is_tick and place in where and shown[place]]
    colour = coloured_on(picture, straight, blank)
    marks = dict(zip(ticks, _marks(straight.ink, colour, [where[place] for place in ticks], blank), strict=True))
    ink = shaded(straight.ink, colour)
    beside = list(written_beside(straight.ink, blank))
    spots = []
    for place in blank.places:
        if place.is_tick:
            spots.append(_tick(place, number, marks.get(place), where.get(place, place.area), ink))
        else:
            area = where.get(place, _moved_like_others(place.area, straight))
            # Where its border is not to be seen, a hand or a fold lies on it, and perhaps on what is written there.
            is_seen = shown[place] and place in where
            is_full = is_written(straight.ink, area, blank.words) or (is_seen and is_coloured(colour, area))
            spots.append(_box(place, number, area, beside, ink) if is_full else _Spot(place, number, is_seen))
    remarks = tuple(crop_of(ink, area.larger(_ABOUT_A_BOX)) for area in beside)
    return _Looked(number, blank.number, tuple(spots), remarks, straight.printed.fit)


def _marks(ink: Ink, colour: Grey, boxes: Sequence[Area], blank: BlankPage) -> Iterator[Mark]:
    for box, mark, is_near in zip(boxes, marks_in(ink, boxes), strays_near(ink, boxes, blank), strict=True):
        # Over a box, a highlighter that is dark enough fills it.
        if mark in {Mark.EMPTY, Mark.FILLED} and is_marked(colour, box, blank):
            yield Mark.COLOURED
        else:
            yield Mark.NEAR if mark is Mark.EMPTY and is_near else mark


def _where(straight: Straight, blank: BlankPage) -> Mapping[Place, Area]:
    """Where boxes are whose borders were found."""
    borders = like_those_around(straight.printed.borders)
    return {border.place: border.place.area.moved(border.right, border.down) for border in borders}


def _moved_like_others(area: Area, straight: Straight) -> Area:
    borders = straight.printed.borders
    if not borders:
        return area
    right, down = np.median([(border.right, border.down) for border in borders], axis=0)
    return area.moved(float(right), float(down))


def _is_shown(area: Area, straight: Straight, size: tuple[int, int]) -> bool:
    """Whether a picture shows all of an area."""
    corners = seen_through(straight.lens, np.array(area.corners()))
    return bool((corners >= 0).all() and (corners < size).all())


def _tick(place: Place, number: int, mark: Mark | None, area: Area, ink: Ink) -> _Spot:
    if mark in {Mark.EMPTY, Mark.TICKED}:
        return _Spot(place, number, mark=mark)
    return _Spot(place, number, mark is not None, mark, picture=crop_of(ink, area.larger(_ABOUT_A_TICK)))


def _box(place: Place, number: int, area: Area, beside: list[Area], ink: Ink) -> _Spot:
    """A box in which something is written; of what is written ``beside`` boxes it takes what goes on from within it."""
    overflow = [remark for remark in beside if remark.meets(area.larger(_OVERFLOW))]
    beside[:] = [remark for remark in beside if remark not in overflow]
    picture = crop_of(ink, around([area, *overflow]).larger(_ABOUT_A_BOX))
    return _Spot(place, number, is_written=True, picture=picture, inside=crop_of(ink, area))


# --- values -----------------------------------------------------------------------------------------------------------


def _values(page: _Looked, has_ticks: bool, torn: frozenset[str]) -> Iterator[RawValue]:
    """One for each field, though it may have several boxes; and one for each remark."""
    by_name: dict[str, list[_Spot]] = {}
    for spot in page.spots:
        by_name.setdefault(spot.place.field.name, []).append(spot)
    for name, spots in by_name.items():
        value = _value(name, spots, has_ticks)
        yield _on_and_off(value) if name in torn and value.texts else value
    for at, remark in enumerate(page.remarks, 1):
        yield RawValue(
            f"#beside-{page.page}-{at}",
            FieldKind.UNKNOWN,
            page=page.page,
            channel=Channel.SCAN,
            certainty=Certainty.RECOVERED,
            picture=remark,
            problems=(WRITTEN_BESIDE.at(""),),
        )


def _value(name: str, spots: Sequence[_Spot], has_ticks: bool) -> RawValue:
    """Ticked boxes say what they stand for. The box that is shown is the first that says anything."""
    first = next((spot for spot in spots if spot.picture or spot.mark is Mark.TICKED), spots[0])
    is_tick = first.place.is_tick
    return RawValue(
        name,
        (FieldKind.RADIO if len(spots) > 1 else FieldKind.TICK) if is_tick else FieldKind.TEXT,
        tuple(spot.place.field.on for spot in spots if spot.mark is Mark.TICKED),
        page=first.page,
        rectangle=first.place.field.rectangle,
        channel=Channel.SCAN,
        certainty=Certainty.RECOVERED,
        picture=first.picture,
        problems=tuple(dict.fromkeys(problem for spot in spots for problem in _problems(spot, has_ticks))),
    )


def _on_and_off(value: RawValue) -> RawValue:
    told = STATE_DIFFERS.at("", field=value.name)
    return replace(value, texts=(*value.texts, OFF), problems=(*value.problems, told))


def _problems(spot: _Spot, has_ticks: bool) -> Iterator[Problem]:
    if not spot.is_seen:
        yield BOX_NOT_SEEN.at("")
    elif spot.is_written:
        yield HANDWRITTEN.at("")
    elif spot.mark is Mark.FILLED:
        # Somebody who ticks nothing, and fills boxes in, may mean them to be ticked.
        yield TICK_TAKEN_BACK.at("") if has_ticks else TICK_UNSURE.at("", why=_FILLED_ALONE)
    elif spot.mark is not None and not spot.mark.is_sure:
        yield TICK_UNSURE.at("", why=spot.mark.value)


_FILLED_ALONE = "it is filled in completely, which means taken back, but nothing else is ticked"


def _named_once(values: Sequence[RawValue]) -> Iterator[RawValue]:
    count: dict[str, int] = {}
    for value in values:
        count[value.name] = count.get(value.name, 0) + 1
        yield value if count[value.name] == 1 else replace(value, name=f"{value.name}#{count[value.name]}")


def _suggested(values: Iterator[RawValue], inside: Mapping[bytes, bytes], seconds: float) -> Iterator[RawValue]:
    """With what words may say that are written in boxes; ``inside`` has what is to be read, by its picture."""
    every = list(values)
    written = [value for value in every if value.picture in inside]
    said = suggestions([inside[value.picture] for value in written], min(seconds, _SECONDS_TO_READ))
    may_say = {value.name: text for value, text in zip(written, said, strict=True) if text}
    for value in every:
        if text := may_say.get(value.name, ""):
            problem = MAYBE_SAYS.at("", suggestion=" ".join(text.split()))
            value = replace(value, suggestion=text, problems=(problem,))
        yield value
