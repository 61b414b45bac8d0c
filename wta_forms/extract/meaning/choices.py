"""Choices: tick boxes, radio buttons and drop-downs become the keys they stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import permutations
from typing import assert_never

from wta_forms.answers import Value
from wta_forms.errors import (
    NONE_AND_MORE,
    NOT_IN_LIST,
    NOT_ON_SCALE,
    OTHER_WITHOUT_TICK,
    OTHER_WITHOUT_WORDS,
    SEVERAL_TICKED,
    TOO_FEW_TICKED,
    TOO_MANY_TICKED,
    Problem,
)
from wta_forms.extract.fields.match import Returned
from wta_forms.extract.meaning.figures import plain_figures
from wta_forms.extract.meaning.reading import BLANK, Reading, answered, conflict, invalid
from wta_forms.extract.quote import quoted
from wta_forms.spec.fields import OTHER_TEXT, Shape
from wta_forms.spec.form import Key, Phrase, Scale, SelectMultiple, SelectOne, Sharing, Ticked, offered
from wta_forms.spec.languages import BESIDE, languages_of

_ALONE = frozenset({"none", "unsure"})
"""Keys that go with nothing else."""


@dataclass(frozen=True, slots=True)
class _Ticked:
    """What is ticked, in the order offered, and the words on the line beside "other"."""

    keys: tuple[Key, ...]
    words: str
    labels: Mapping[Key, str]

    @property
    def said(self) -> str:
        return listed(self.labels[key] for key in self.keys)

    def values(self) -> list[Value]:
        return [{"other": self.words} if key == "other" else key for key in self.keys]


def read_ticks(question: Ticked, boxes: Sequence[Returned], language: str) -> Reading:
    """A key, or a list of keys; ``{"other": text}`` stands in place of "other", with empty text when there is none.

    Words beside an unticked "other" count as a tick, with a note; where one choice is asked for and made, they do not:
    then they stand in ``raw`` alone, with the same note.
    """
    if any(box.is_contradicted for box in boxes):
        return conflict(*contradictions(boxes))
    return _meant(question, {box.field.choice for box in boxes if box.texts} - {OTHER_TEXT}, boxes, language)


def read_one_field(question: SelectOne, boxes: Sequence[Returned], languages: Sequence[str]) -> Reading:
    """Radio buttons or a drop-down: a key, and "other" with its words, as with tick boxes.

    Several buttons that are on are a conflict, unless all of them mean the same choice; so are several entries.
    """
    language = languages[0]
    chosen, *beside = boxes
    if chosen.is_on_and_off or any(box.is_contradicted for box in beside):
        return conflict(*contradictions(boxes))
    keys = {text: _key_of(text, question, chosen, languages) for text in chosen.texts}
    unknown = [text for text, key in keys.items() if key is None]
    on = [(key, label.in_(language)) for key, label in offered(question) if key in keys.values()]
    if len(on) + len(unknown) > 1:
        is_list = chosen.field.shape is Shape.LIST
        return conflict(*(contradictions([chosen]) if is_list else [_several([*dict(on).values(), *unknown])]))
    if unknown:
        return invalid(NOT_IN_LIST.at("", raw=quoted(unknown[0])))
    return _meant(question, dict(on).keys(), boxes, language)


def contradictions(boxes: Iterable[Returned]) -> Iterator[Problem]:
    return (problem for box in boxes for problem in box.contradiction())


def _meant(question: Ticked, on: Set[Key | None], boxes: Sequence[Returned], language: str) -> Reading:
    """What is meant by the keys that are on, and the words on the line among the boxes."""
    words = next((box.texts[0] for box in boxes if box.field.choice == OTHER_TEXT and box.texts), "")
    ticked, notes = _ticked(question, on, words, language)
    if not ticked.keys:
        return BLANK
    match question:
        case SelectOne() | Scale() | Sharing():
            return _one(ticked).with_problems(notes)
        case SelectMultiple():
            return _many(question, ticked).with_problems(notes)
        case _:
            assert_never(question)


def _one(ticked: _Ticked) -> Reading:
    if len(ticked.keys) > 1:
        return conflict(_several([ticked.labels[key] for key in ticked.keys]))
    return answered(ticked.values()[0])


def _several(labels: Sequence[str]) -> Problem:
    return SEVERAL_TICKED.at("", count=len(labels), labels=listed(labels))


def listed(labels: Iterable[str]) -> str:
    """Labels as a message names them: 'Bus', 'Train'."""
    return ", ".join(f"'{quoted(label)}'" for label in labels)


def _many(question: SelectMultiple, ticked: _Ticked) -> Reading:
    alone = [key for key in ticked.keys if key in _ALONE]
    if alone and len(ticked.keys) > 1:
        return conflict(NONE_AND_MORE.at("", none=ticked.labels[alone[0]], labels=ticked.said))
    problems = () if alone else tuple(_miscounted(question, len(ticked.keys)))
    return invalid(*problems) if problems else answered(ticked.values())


def _miscounted(question: SelectMultiple, count: int) -> Iterator[Problem]:
    if question.up_to is not None and count > question.up_to:
        yield TOO_MANY_TICKED.at("", count=count, most=question.up_to)
    if question.at_least is not None and count < question.at_least:
        yield TOO_FEW_TICKED.at("", count=count, least=question.at_least)


def _ticked(question: Ticked, on: Set[Key | None], words: str, language: str) -> tuple[_Ticked, tuple[Problem, ...]]:
    labels = {key: label.in_(language) for key, label in offered(question)}
    is_unticked = bool(words) and "other" not in on
    is_meant = is_unticked and (isinstance(question, SelectMultiple) or not on)
    ticked = _Ticked(tuple(key for key in labels if key in on or (is_meant and key == "other")), words, labels)
    if is_unticked:
        return ticked, (OTHER_WITHOUT_TICK.at("", other=labels["other"]),)
    is_wordless = "other" in on and not words
    return ticked, (OTHER_WITHOUT_WORDS.at("", other=labels["other"]),) if is_wordless else ()


# --- one field for all choices --------------------------------------------------------------------------------------

_WHOLE = re.compile(r"(-?\d+)[.,]0+")


def read_list(text: str, cell: SelectOne, box: Returned, languages: Sequence[str]) -> Reading:
    """A cell of a table. "Something else" in it has no line for words: its text is empty."""
    key = _key_of(text, cell, box, languages)
    if key is None:
        return invalid(NOT_IN_LIST.at("", raw=quoted(text)))
    return answered({"other": ""} if key == "other" else key)


def read_point(text: str, cell: Scale, box: Returned, languages: Sequence[str]) -> Reading:
    """A scale in a cell: a figure of any script that is one of its points; "3.0" is 3."""
    plain = plain_figures(text)
    whole = _WHOLE.fullmatch(plain)
    key = _key_of(whole[1] if whole else plain, cell, box, languages)
    if key is None:
        return invalid(NOT_ON_SCALE.at("", raw=quoted(text), least=cell.min, most=cell.max))
    return answered(key)


def _key_of(text: str, question: SelectOne | Scale, box: Returned, languages: Sequence[str]) -> Key | None:
    """The key that is meant by a label as it stands in the copy, by the key itself, by a label in another language or
    in two others.

    Radio buttons have keys as on-states, so there a key goes first. Case, white space and Unicode form (NFC) do not
    matter. A program may write the export value for the label or the other way round; both are looked for.
    """
    spoken = {_folded(said) for said in (text, *_other_half(text, box))}
    for names in _ways_to_say(question, BESIDE.join(languages), is_key_first=box.field.shape is Shape.RADIO):
        keys = {key for key, name in names if _folded(name) in spoken}
        if len(keys) == 1:
            return keys.pop()
    return None


def _ways_to_say(question: SelectOne | Scale, language: str, *, is_key_first: bool) -> Iterable[list[tuple[Key, str]]]:
    choices = offered(question)
    labels = [(key, label.in_(language)) for key, label in choices]
    keys = [(key, str(key)) for key, _ in choices]
    own = [(key, label.in_(each)) for key, label in choices for each in languages_of(language)]
    every = [(key, words) for key, label in choices for words in _words(label)]
    return (keys, labels, own, every) if is_key_first else (labels, keys, own, every)


def _words(label: Phrase) -> Iterator[str]:
    """In each language, and in any two: a copy that has lost its stamp does not say which were its own."""
    known = [language for language, _ in label.by_language]
    yield from (label.in_(language) for language in known)
    yield from (label.in_(BESIDE.join(two)) for two in permutations(known, 2))


def _other_half(text: str, box: Returned) -> Iterator[str]:
    for export, label in (pair for value in box.values for pair in value.options):
        if text in {export, label}:
            yield from (export, label)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
