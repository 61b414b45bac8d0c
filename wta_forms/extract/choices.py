"""Choices: tick boxes become keys, and the label in a drop-down becomes the key it stands for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wta_forms.answers import Value
from wta_forms.errors import (
    NONE_AND_MORE,
    NOT_IN_LIST,
    OTHER_WITHOUT_TICK,
    OTHER_WITHOUT_WORDS,
    SEVERAL_TICKED,
    TOO_FEW_TICKED,
    TOO_MANY_TICKED,
    Problem,
)
from wta_forms.extract.match import Returned
from wta_forms.extract.reading import BLANK, Reading, answered, conflict, invalid, quoted
from wta_forms.spec.fields import OTHER_TEXT
from wta_forms.spec.form import Key, Phrase, SelectMultiple, SelectOne, offered

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
        return ", ".join(f"'{self.labels[key]}'" for key in self.keys)

    def values(self) -> list[Value]:
        return [{"other": self.words} if key == "other" else key for key in self.keys]


def read_ticks(question: SelectOne | SelectMultiple, boxes: Sequence[Returned], language: str) -> Reading:
    """A key, or a list of keys; ``{"other": text}`` stands in place of "other", with empty text when there is none.

    Words beside an unticked "other" count as a tick, with a note; where one choice is asked for and made, they do not:
    then they stand in ``raw`` alone, with the same note.
    """
    if any(box.is_contradicted for box in boxes):
        return conflict(*(problem for box in boxes for problem in box.contradiction()))
    ticked, notes = _ticked(question, boxes, language)
    if not ticked.keys:
        return BLANK
    match question:
        case SelectOne():
            return _one(ticked).with_problems(notes)
        case SelectMultiple():
            return _many(question, ticked).with_problems(notes)


def _one(ticked: _Ticked) -> Reading:
    if len(ticked.keys) > 1:
        return conflict(SEVERAL_TICKED.at("", count=len(ticked.keys), labels=ticked.said))
    return answered(ticked.values()[0])


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


def _ticked(
    question: SelectOne | SelectMultiple, boxes: Sequence[Returned], language: str
) -> tuple[_Ticked, tuple[Problem, ...]]:
    labels = {key: label.in_(language) for key, label in offered(question)}
    on = {box.field.choice for box in boxes if box.texts}
    words = next((box.texts[0] for box in boxes if box.field.choice == OTHER_TEXT and box.texts), "")
    is_unticked = bool(words) and "other" not in on
    if is_unticked and (isinstance(question, SelectMultiple) or on == {OTHER_TEXT}):
        on.add("other")
    ticked = _Ticked(tuple(key for key in labels if key in on), words, labels)
    if is_unticked:
        return ticked, (OTHER_WITHOUT_TICK.at("", other=labels["other"]),)
    is_wordless = "other" in on and not words
    return ticked, (OTHER_WITHOUT_WORDS.at("", other=labels["other"]),) if is_wordless else ()


# --- drop-downs -----------------------------------------------------------------------------------------------------


def read_list(text: str, cell: SelectOne, box: Returned, language: str) -> Reading:
    """The key of the label in ``text``: in the copy's language first, then the key itself, then other languages.

    Case, white space and Unicode form (NFC) do not matter. A program may write the export value for the label or the
    other way round; both are looked for. "Something else" in a list has no line for words: its text is empty.
    """
    spoken = (text, *_other_half(text, box))
    for names in _ways_to_say(cell, language):
        keys = {key for key, name in names if _folded(name) in set(map(_folded, spoken))}
        if len(keys) == 1:
            key = keys.pop()
            return answered({"other": ""} if key == "other" else key)
    return invalid(NOT_IN_LIST.at("", raw=quoted(text)))


def _ways_to_say(cell: SelectOne, language: str) -> Iterator[list[tuple[Key, str]]]:
    choices = offered(cell)
    yield [(key, label.in_(language)) for key, label in choices]
    yield [(key, str(key)) for key, _ in choices]
    yield [(key, words) for key, label in choices for words in _words(label)]


def _words(label: Phrase) -> Iterator[str]:
    return (words for _, words in label.by_language)


def _other_half(text: str, box: Returned) -> Iterator[str]:
    for export, label in (pair for value in box.values for pair in value.options):
        if text in {export, label}:
            yield from (export, label)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
