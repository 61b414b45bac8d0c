"""What can only be seen when the whole form is there: conditions and translations."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import assert_never

from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.spec import wording
from wta_forms.spec.asked import ANSWERED, TICKED, Condition, Key, Phrase
from wta_forms.spec.form import Form, Section
from wta_forms.spec.kinds import (
    Consent,
    Date,
    Email,
    Grid,
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
    offered,
)
from wta_forms.spec.plain import reads_like_a_machine
from wta_forms.spec.questions import kind_of
from wta_forms.spec.texts import short, texts_of
from wta_forms.spec.words import advice


def check_questions(sections: Sequence[Section], file: str, broken: Collection[str] = ()) -> list[Problem]:
    """Every problem between the questions of a form.

    ``broken`` are ids of questions that have problems of their own ("": one whose id is not known); nothing is said of
    what depends on them.
    """
    asked = [question for section in sections for question in section.questions]
    if not asked and not broken:
        return [errors.NO_QUESTIONS.at(file)]
    all_ids = {question.id for question in asked}
    earlier: dict[str, Question] = {}
    found: list[Problem] = []
    for section in sections:
        found += _condition(section.only_if, earlier, all_ids, broken)
        for question in section.questions:
            found += _condition(question.only_if, earlier, all_ids, broken)
            found += _machine_words(question)
            earlier[question.id] = question
    return found


def _machine_words(question: Question) -> Iterator[Problem]:
    """Labels that are names of variables. Choices may be: a form can be about such names."""
    asked = [question, *(column.cell for column in question.columns)] if isinstance(question, Table) else [question]
    for each in asked:
        for _, words in each.label.by_language:
            if reads_like_a_machine(words):
                yield errors.MACHINE_WORDS.at(each.where, words=words)


def _condition(
    condition: Condition | None, earlier: dict[str, Question], all_ids: set[str], broken: Collection[str]
) -> Iterator[Problem]:
    if condition is None:
        return
    where = f"{condition.file}:{condition.line}"
    for id, values in condition.any_of:
        if id in earlier:
            yield from _values(id, values, earlier[id], where)
        elif id in all_ids:
            yield errors.CONDITION_LATER.at(where, id=id)
        elif id not in broken and "" not in broken:
            hint = advice(id, earlier) if earlier else "ask that question first"
            yield errors.CONDITION_UNKNOWN.at(where, id=id, advice=hint)


def _values(id: str, values: tuple[Key, ...], asked: Question, where: str) -> Iterator[Problem]:
    allowed = _possible(asked)
    for value in values:
        if value == ANSWERED or value in allowed:
            continue
        if not allowed:
            yield errors.CONDITION_KIND.at(where, id=id, kind=kind_of(asked))
        else:
            yield errors.CONDITION_VALUE.at(where, value=value, id=id, advice=_answers(id, str(value), allowed))


_COMPARED = re.compile(r"(?P<sign><=?|>=?|\u2264|\u2265) *(?P<number>[0-9]{1,9})")
_COMPARE: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt, "<=": operator.le, "\u2264": operator.le,
    ">": operator.gt, ">=": operator.ge, "\u2265": operator.ge,
}  # fmt: skip


def _answers(id: str, value: str, allowed: Sequence[Key]) -> str:
    """What to write in place of a value that is none: of a comparison, the answers for which it is true."""
    compared = _COMPARED.fullmatch(value.strip())
    if compared is None:
        return advice(value, [str(key) for key in allowed])
    is_true, number = _COMPARE[compared["sign"]], int(compared["number"])
    meant = [str(key) for key in allowed if isinstance(key, int) and is_true(key, number)]
    return f"list the answers: {{{id}: [{', '.join(meant or map(str, allowed))}]}}"


def _possible(asked: Question) -> tuple[Key, ...]:
    """The values a condition can name; none for kinds whose answers are free."""
    match asked:
        case SelectOne() | SelectMultiple() | Scale() | Sharing():
            return tuple(key for key, _ in offered(asked))
        case Tick() | Consent():
            return (TICKED,)
        case Text() | Paragraph() | Number() | Date() | Email() | Phone() | Signature():
            return ()
        case Rank() | Points() | Grid() | Table():
            return ()
        case _:
            assert_never(asked)


def check_translations(form: Form, file: str, languages: Sequence[str] = ()) -> Iterator[Problem]:
    """A note for each language with texts missing, and for each that the program's own words are not there in. All of
    the form's unless some are given."""
    texts = list(phrases_of(form))
    for language in languages or form.languages:
        if not wording.BEFORE_TITLE.has(language.split("-")[0]):
            known = ", ".join(own for own, _ in wording.BEFORE_TITLE.by_language)
            yield errors.NO_OWN_WORDS.at(file, language=language, languages=known)
        missing = [phrase.in_(form.languages[0]) for phrase in texts if not phrase.has(language)]
        if missing:
            first = _IN_ENGLISH.get(form.languages[0], f"text in '{form.languages[0]}'")
            yield errors.NOT_TRANSLATED.at(file, texts=_some(missing), language=language, first=first)


_IN_ENGLISH = {
    "ar": "Arabic", "cs": "Czech", "cy": "Welsh", "de": "German", "en": "English", "es": "Spanish", "fr": "French",
    "ga": "Irish", "gd": "Gaelic", "it": "Italian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "sco": "Scots", "uk": "Ukrainian", "ur": "Urdu",
}  # fmt: skip
_MOST_NAMED = 3


def _some(texts: Sequence[str]) -> str:
    """The first few of many texts, so that they can be found, and how many more there are."""
    named = ", ".join(f"'{short(text)}'" for text in texts[:_MOST_NAMED])
    more = len(texts) - _MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named


def phrases_of(form: Form) -> Iterator[Phrase]:
    """Every text an author wrote that a participant can read, in the order of the form."""
    return (text.phrase for text in texts_of(form) if text.is_for_participants)
