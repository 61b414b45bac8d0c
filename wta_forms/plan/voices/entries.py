"""Which answers may be shown, under which number, and as whose."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from wta_forms.answers import Answer
from wta_forms.plan.doubts import spoken_doubt, spoken_tie
from wta_forms.plan.model import Entry, Evidence, Group, Names, Rows
from wta_forms.plan.spoken import shown_columns, spoken_answer
from wta_forms.plan.voices.people import Voice
from wta_forms.plan.voices.standings import Given, Standing
from wta_forms.plan.voices.wishes import names_for, share_for
from wta_forms.spec.form import Form, Question, Share, Sharing, Table

NOBODY = "Somebody"
"""Whoever gave no role, or no name where names are shown."""

UNNAMED = "Without a name"
"""Over the answers of all who want neither their name nor their role to be shown, one after the other."""


@dataclass(frozen=True, slots=True)
class Told:
    """One person's answer to one question. ``entry`` is None where its words may not be shown.

    ``person`` is the person as shown, "" where nothing may be said of them. ``share`` is the stricter of what the
    question and the person say.
    """

    standing: Standing
    voice: Voice
    person: str
    share: Share
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
    voice: Voice
    names: Names

    @property
    def person(self) -> str:
        return "" if self.share is not Share.QUOTE else shown_as(self.voice, self.names)

    @property
    def share(self) -> Share:
        """Questions that describe somebody are no entries: of these answers there are only counts."""
        return Share.COUNT if isinstance(self.question, Sharing) else share_for(self.voice.wish, self.question.share)


def shown_as(voice: Voice, names: Names) -> str:
    """How a person is called in a plan that shows people by ``names``, "" where nothing may be said of them."""
    match names_for(voice.wish, names):
        case Names.NONE:
            return ""
        case Names.ROLE:
            return voice.role or NOBODY
        case Names.NAME:
            return voice.name or NOBODY
        case shown:
            assert_never(shown)


def tell(voices: Sequence[Voice], forms: Iterable[Form], names: Names, language: str) -> Telling:
    """Number every answer that may be quoted: person by person, question by question.

    Whoever is shown by less than the plan shows others by comes after these. Where people are not shown, question by
    question, shuffled by a hash of the words: nobody's answers can be told by their place, nor put together by it.
    """
    candidates = _in_order(list(_candidates(voices, tuple(forms), names)), language)
    told: dict[tuple[str, str], list[Told]] = defaultdict(list)
    groups: dict[Hashable, list[Entry]] = defaultdict(list)
    number = 0
    for each in candidates:
        may_be_quoted = _may_be_quoted(each)
        number += may_be_quoted
        entry = _entry(each, number, language) if may_be_quoted else None
        told[each.form.id, each.question.id].append(Told(each.standing, each.voice, each.person, each.share, entry))
        if entry is not None:
            groups[_group(each, names)].append(entry)
    return Telling({where: tuple(answers) for where, answers in told.items()}, tuple(_groups(groups)))


def _in_order(candidates: list[_Candidate], language: str) -> list[_Candidate]:
    """The people who are shown as they came, by name before by role; then what nobody is to be known by."""
    strictness = list(Names)
    shown = [each for each in candidates if each.names is not Names.NONE]
    unnamed = [each for each in candidates if each.names is Names.NONE]
    shown.sort(key=lambda each: strictness.index(each.names))
    return [*shown, *sorted(unnamed, key=lambda each: _shuffled(each, language))]


def _group(each: _Candidate, names: Names) -> Hashable:
    """What an entry stands under at the end."""
    if names is Names.NONE:
        return each.place
    return each.voice.key if each.names is not Names.NONE else UNNAMED


def _groups(groups: Mapping[Hashable, Sequence[Entry]]) -> Iterator[Group]:
    people = _told_apart(["" if key == UNNAMED else entries[0].person for key, entries in groups.items()])
    for (key, entries), person in zip(groups.items(), people, strict=True):
        yield Group(UNNAMED if key == UNNAMED else person, tuple(entries))


def _told_apart(shown: Sequence[str]) -> Iterator[str]:
    total, so_far = Counter(shown), Counter[str]()
    for words in shown:
        so_far[words] += 1
        yield f"{words} ({so_far[words]} of {total[words]})" if words and total[words] > 1 else words


def _candidates(voices: Sequence[Voice], forms: tuple[Form, ...], names: Names) -> Iterator[_Candidate]:
    for voice in voices:
        for place, form in enumerate(forms):
            for number, question in enumerate(form.questions, 1):
                standing = voice.said.get((form.id, question.id))
                if standing is not None:
                    shown = names_for(voice.wish, names)
                    yield _Candidate(form, question, (place, number), standing, voice, shown)


def _shuffled(each: _Candidate, language: str) -> tuple[tuple[int, int], str, str]:
    """By question and by what is said there alone. Of those who say the same nobody can see who comes first."""
    said = (each.form.id, each.question.id, str(_words(each, language)), _doubt(each, language))
    digest = hashlib.sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()
    return (each.place, digest, each.standing.counting[0].response.sha256)


def _may_be_quoted(each: _Candidate) -> bool:
    has_words = not isinstance(each.question, Table) or bool(shown_columns(each.question))
    return each.share is Share.QUOTE and has_words


def _doubt(each: _Candidate, language: str) -> str:
    return "; ".join(dict.fromkeys(_doubts(each.question, each.standing, language)))


def _entry(each: _Candidate, number: int, language: str) -> Entry:
    return Entry(
        number=number,
        question=each.question.label.in_(language),
        words=_words(each, language),
        doubt=_doubt(each, language),
        evidence=tuple(_evidence(each, given, language) for given in each.standing.counting),
    )


def _doubts(question: Question, standing: Standing, language: str) -> Iterator[str]:
    tied = standing.tied
    if tied:
        yield spoken_tie(question, [given.answer for given in tied], language)
    for doubt in standing.doubts[len(tied) :]:
        yield spoken_doubt(question, doubt.answer, language)


def _words(each: _Candidate, language: str) -> str | Rows:
    clear = each.standing.clear
    return spoken_answer(each.question, clear.answer, language) if clear else ""


def _evidence(each: _Candidate, given: Given, language: str) -> Evidence:
    return Evidence(
        person=each.person,
        form=each.form.title.in_(language),
        question=each.place[1],
        page=given.answer.source.page if given.answer.source else 0,
        file=given.response.file if each.names is Names.NAME else "",
        sha256=given.response.sha256 if each.names is not Names.NONE else "",
    )
