"""What can only be seen when the whole form is there: conditions and translations."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import assert_never

from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.spec import wording
from wta_forms.spec.asked import ANSWERED, TICKED, Asked, Choice, Condition, Key, Phrase
from wta_forms.spec.choices import EXTRAS
from wta_forms.spec.form import Form, Member, Section
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
from wta_forms.spec.questions import kind_of
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
            earlier[question.id] = question
    return found


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
            known = [str(key) for key in allowed]
            yield errors.CONDITION_VALUE.at(where, value=value, id=id, advice=advice(str(value), known))


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


def check_translations(form: Form, file: str) -> Iterator[Problem]:
    """A note for each language with texts missing."""
    texts = list(phrases_of(form))
    for language in form.languages:
        missing = sum(not phrase.has(language) for phrase in texts)
        if missing:
            yield errors.NOT_TRANSLATED.at(file, count=missing, language=language, first=form.languages[0])


def phrases_of(form: Form) -> Iterator[Phrase]:
    """Every text an author wrote that a participant can read, in the order of the form."""
    yield form.title
    yield from _given(form.about)
    for section in form.sections:
        yield from _given(section.title, section.about, *section.prompts)
        for member in section.members:
            yield from _phrases_of_member(member)


def _phrases_of_member(member: Member) -> Iterator[Phrase]:
    if member.label is not wording.SHARING:
        yield member.label
    if not isinstance(member, Asked):
        yield from _given(member.about)
        return
    yield from _given(member.hint, *member.prompts)
    match member:
        case SelectOne() | SelectMultiple():
            yield from _of_choices(member.choices)
            yield from _own_words(member.none, member.unsure, member.other)
        case Rank() | Points():
            yield from _of_choices(member.choices)
        case Scale():
            yield from _given(member.low, member.high)
            yield from _own_words(member.unsure)
        case Grid():
            yield from _of_choices((*member.rows, *member.choices))
            yield from _own_words(member.unsure)
        case Table():
            yield from _of_choices(() if isinstance(member.rows, int) else member.rows)
            for column in member.columns:
                yield from _phrases_of_member(column.cell)
        case Text() | Paragraph():
            yield from _given(member.message)
        case Number():
            yield from _given(member.unit)
        case Date() | Email() | Phone() | Tick() | Consent() | Sharing() | Signature():
            return
        case _:
            assert_never(member)


def _of_choices(choices: Iterable[Choice]) -> Iterator[Phrase]:
    for choice in choices:
        yield from _given(choice.label, choice.hint)


def _own_words(*extras: Phrase | None) -> Iterator[Phrase]:
    """The author's words for "other", "none" and "unsure", without the product's own."""
    return (words for words in _given(*extras) if words not in EXTRAS.values())


def _given(*phrases: Phrase | None) -> Iterator[Phrase]:
    return (phrase for phrase in phrases if phrase is not None)
