"""Which answers may be shown, under which number, and as whose."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from wta_forms.answers import Answer
from wta_forms.plan.model import Entry, Evidence, Group, Names, Rows
from wta_forms.plan.people import Given, Standing, Voice
from wta_forms.plan.spoken import shown_columns, spoken_answer, spoken_doubt
from wta_forms.spec.form import Form, Question, Share, Table

NOBODY = "Somebody"
"""Whoever gave no role, or no name where names are shown."""


@dataclass(frozen=True, slots=True)
class Told:
    """One person's answer to one question. ``entry`` is None where its words may not be shown."""

    standing: Standing
    entry: Entry | None = None

    @property
    def clear(self) -> Answer | None:
        return self.standing.clear.answer if self.standing.clear else None

    @property
    def numbers(self) -> tuple[int, ...]:
        return (self.entry.number,) if self.entry else ()


@dataclass(frozen=True, slots=True)
class Telling:
    """Everything told, by form and question, the people always in the same order; and what stands at the end."""

    told: Mapping[tuple[str, str], tuple[Told, ...]]
    groups: tuple[Group, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for group in self.groups for entry in group.entries)

    def of(self, form: str, question: str) -> tuple[Told, ...]:
        return self.told.get((form, question), ())


@dataclass(frozen=True, slots=True)
class _Candidate:
    """``place`` orders questions: the form's place in the plan, then the question's number."""

    form: Form
    question: Question
    place: tuple[int, int]
    standing: Standing
    voice: int
    person: str


def shown_as(voice: Voice, names: Names) -> str:
    """How a person is called in the plan, "" where nothing may be said of them."""
    match names:
        case Names.NONE:
            return ""
        case Names.ROLE:
            return voice.role or NOBODY
        case Names.NAME:
            return voice.name or NOBODY
        case _:
            assert_never(names)


def tell(voices: Sequence[Voice], forms: Iterable[Form], names: Names, language: str) -> Telling:
    """Number every answer that may be quoted: person by person, question by question.

    Where people are not shown, question by question and in the order of the words, so that nobody's answers can be
    told by their place.
    """
    shown = [shown_as(voice, names) for voice in voices]
    candidates = list(_candidates(voices, tuple(forms), shown))
    if names is Names.NONE:
        candidates.sort(key=lambda each: _by_words(each, language))
    told: dict[tuple[str, str], list[Told]] = defaultdict(list)
    groups: dict[Hashable, list[Entry]] = defaultdict(list)
    number = 0
    for each in candidates:
        may_be_quoted = _may_be_quoted(each.question)
        number += may_be_quoted
        entry = _entry(each, number, language) if may_be_quoted else None
        told[each.form.id, each.question.id].append(Told(each.standing, entry))
        if entry is not None:
            groups[each.place if names is Names.NONE else each.voice].append(entry)
    in_full = [tuple(entries) for entries in groups.values()]
    people = _told_apart([entries[0].person for entries in in_full])
    return Telling(
        told={where: tuple(answers) for where, answers in told.items()},
        groups=tuple(Group(person, entries) for person, entries in zip(people, in_full, strict=True)),
    )


def _told_apart(shown: Sequence[str]) -> Iterator[str]:
    total, so_far = Counter(shown), Counter[str]()
    for words in shown:
        so_far[words] += 1
        yield f"{words} ({so_far[words]} of {total[words]})" if words and total[words] > 1 else words


def _candidates(voices: Sequence[Voice], forms: tuple[Form, ...], shown: Sequence[str]) -> Iterator[_Candidate]:
    for voice_number, (voice, person) in enumerate(zip(voices, shown, strict=True)):
        for place, form in enumerate(forms):
            for number, question in enumerate(form.questions, 1):
                standing = voice.said.get((form.id, question.id))
                if standing is not None:
                    yield _Candidate(form, question, (place, number), standing, voice_number, person)


def _by_words(each: _Candidate, language: str) -> tuple[tuple[int, int], str, str]:
    given = each.standing.clear or each.standing.doubt
    return (each.place, str(_words(each, language)).casefold(), given.response.sha256 if given else "")


def _may_be_quoted(question: Question) -> bool:
    return question.share is Share.QUOTE and (not isinstance(question, Table) or bool(shown_columns(question)))


def _entry(each: _Candidate, number: int, language: str) -> Entry:
    doubt = each.standing.doubt
    given = [given for given in (each.standing.clear, doubt) if given is not None]
    return Entry(
        number=number,
        question=each.question.label.in_(language),
        words=_words(each, language),
        doubt=spoken_doubt(each.question, doubt.answer, language) if doubt else "",
        evidence=tuple(_evidence(each, given_here, language) for given_here in given),
    )


def _words(each: _Candidate, language: str) -> str | Rows:
    clear = each.standing.clear
    return spoken_answer(each.question, clear.answer, language) if clear else ""


def _evidence(each: _Candidate, given: Given, language: str) -> Evidence:
    return Evidence(
        person=each.person,
        form=each.form.title.in_(language),
        question=each.place[1],
        page=given.answer.source.page if given.answer.source else 0,
        file=given.response.file,
        sha256=given.response.sha256,
    )
