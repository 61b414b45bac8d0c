"""Figures written beside choices: places in an order (rank), and points shared out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from wta_forms.answers import State
from wta_forms.errors import (
    POINTS_SUM,
    RANK_GAP,
    RANK_MARKED,
    RANK_NOT_A_PLACE,
    RANK_OUTSIDE,
    RANK_TOO_MANY,
    RANK_TWICE,
    Problem,
)
from wta_forms.extract.fields.match import Returned
from wta_forms.extract.meaning.choices import contradictions, listed
from wta_forms.extract.meaning.figures import plain_figures
from wta_forms.extract.meaning.numbers import read_number
from wta_forms.extract.meaning.reading import BLANK, Reading, answered, conflict, invalid, placed
from wta_forms.extract.quote import quoted
from wta_forms.spec.fields import Field
from wta_forms.spec.form import Choice, Key, Number, Phrase, Points, Rank


def choice_place(question: Rank | Points, field: Field, language: str) -> str:
    return _labels(question.choices, language)[field.choice]


def _labels(choices: Iterable[Choice], language: str) -> dict[Key | None, str]:
    return {choice.key: choice.label.in_(language) for choice in choices}


# --- places in an order ---------------------------------------------------------------------------------------------

_PLACE = re.compile(
    r"[#№(\[]?\s*(?:n(?:[or]|\.?[º°])?\.?)?\s*(?P<figures>\d{1,4})(?:[.,]0+)?"
    r"\s*(?:-?(?:st|nd|rd|th|er|re|e|na|mh|й|я|е|º|ª|°))?\s*[.:)\]]*",
    re.IGNORECASE,
)
"""A whole number with what people put around one that counts: "1.", "1st", "#1", "(1)", "No. 1", "1º"."""

_MARK = re.compile(r"[xXхХvV×✓✔☑☒✅✗✘√*+●•■]\ufe0f?")
"""A cross or a tick in place of a figure; the second x is the Cyrillic one."""


@dataclass(frozen=True, slots=True)
class _Ranked:
    """What stands beside each choice, in the order printed: places by key, keys with a mark, other words by key."""

    places: Mapping[Key, int]
    marked: tuple[Key, ...]
    words: Mapping[Key, str]
    labels: Mapping[Key | None, str]

    def said(self, keys: Iterable[Key]) -> str:
        return listed(self.labels[key] for key in keys)


def read_rank(question: Rank, boxes: Sequence[Returned], language: str) -> Reading:
    """The keys from place 1 on; fewer than asked for will do, and an empty box is a choice that is not ranked.

    A mark in place of a figure counts only where one choice is asked for. Two choices in the same place are a conflict;
    a place left out, one too many, and words are invalid.
    """
    if any(box.is_contradicted for box in boxes):
        return conflict(*contradictions(boxes))
    ranked = _ranked(question, boxes, language)
    if not (ranked.places or ranked.marked or ranked.words):
        return BLANK
    if question.most == 1 and len(ranked.marked) == 1 and not ranked.places and not ranked.words:
        return answered(list(ranked.marked))
    twice = tuple(_twice(ranked))
    if problems := (*twice, *_unnumbered(ranked), *_outside(question, ranked)):
        return Reading(State.CONFLICT if twice else State.INVALID, None, problems)
    missing = [place for place in range(1, max(ranked.places.values())) if place not in ranked.places.values()]
    if missing:
        return invalid(RANK_GAP.at("", last=max(ranked.places.values()), missing=_counted(missing)))
    return answered(sorted(ranked.places, key=lambda key: ranked.places[key]))


def place_of(text: str) -> int | None:
    """The place a text names, in figures of any script; None for anything else. "①" and "一" are figures too."""
    plain = plain_figures(text)
    if len(plain) == 1 and (value := unicodedata.numeric(plain, -1.0)) >= 0:
        return int(value) if value.is_integer() else None
    read = _PLACE.fullmatch(plain)
    return int(read["figures"]) if read else None


def _ranked(question: Rank, boxes: Iterable[Returned], language: str) -> _Ranked:
    texts = {box.field.choice: box.texts[0] for box in boxes if box.texts}
    filled = [(choice.key, texts[choice.key]) for choice in question.choices if choice.key in texts]
    places = {key: place for key, text in filled if (place := place_of(text)) is not None}
    marked = tuple(key for key, text in filled if _MARK.fullmatch(text))
    words = {key: text for key, text in filled if key not in places and key not in marked}
    return _Ranked(places, marked, words, _labels(question.choices, language))


def _twice(ranked: _Ranked) -> Iterator[Problem]:
    for place, count in sorted(Counter(ranked.places.values()).items()):
        if count > 1:
            keys = [key for key, own in ranked.places.items() if own == place]
            yield RANK_TWICE.at("", place=place, labels=ranked.said(keys))


def _unnumbered(ranked: _Ranked) -> Iterator[Problem]:
    if ranked.marked:
        yield RANK_MARKED.at("", labels=ranked.said(ranked.marked))
    for key, text in ranked.words.items():
        yield RANK_NOT_A_PLACE.at("", raw=quoted(text), label=quoted(ranked.labels[key]))


def _outside(question: Rank, ranked: _Ranked) -> Iterator[Problem]:
    """Who numbers too many has places beyond the last one for that reason: it is told once."""
    if len(ranked.places) > question.most:
        yield RANK_TOO_MANY.at("", count=len(ranked.places), most=question.most)
        return
    for key, place in ranked.places.items():
        if not 1 <= place <= question.most:
            yield RANK_OUTSIDE.at("", label=quoted(ranked.labels[key]), place=place, most=question.most)


def _counted(places: Iterable[int]) -> str:
    return ", ".join(map(str, places))


# --- points ---------------------------------------------------------------------------------------------------------

_UNITS = (("en", "points"), ("en", "pts"))
_OF_A_HUNDRED = ("en", "%")
"""Where a hundred points are shared out, and only there, a percent is a point."""


def read_points(question: Points, boxes: Sequence[Returned], languages: Sequence[str]) -> Reading:
    """``{key: number}`` for the choices that have one, in the order printed; an empty box is no points.

    Nothing is made to fit: another sum than the one asked for is invalid, and so is less than nothing.
    """
    if any(box.is_contradicted for box in boxes):
        return conflict(*contradictions(boxes))
    units = (*_UNITS, _OF_A_HUNDRED) if question.points == 100 else _UNITS
    number = Number(id=question.id, label=question.label, min=0, unit=Phrase(units))
    read = {box.field.choice: read_number(box.texts[0], number, languages) for box in boxes if box.texts}
    if not read:
        return BLANK
    labels = _labels(question.choices, languages[0])
    problems = tuple(problem for key, reading in read.items() for problem in placed(reading.problems, labels[key]))
    if any(reading.state is not State.ANSWERED for reading in read.values()):
        return invalid(*problems)
    return _shared_out(question, {key: reading.value for key, reading in read.items()}).with_problems(problems)


def _shared_out(question: Points, given: Mapping[Key | None, int | float]) -> Reading:
    """Summed up as they were typed: binary fractions would make 33.3 + 33.3 + 33.4 something else than 100."""
    total = sum((Decimal(str(number)) for number in given.values()), Decimal())
    if total != question.points:
        return invalid(POINTS_SUM.at("", total=f"{total.normalize():f}", points=question.points))
    return answered(dict(given))
