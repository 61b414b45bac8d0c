"""What blocks are made of: the answers to one question from the people a block is about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wta_forms.answers import Answer, Recipient
from wta_forms.plan.authored.language import Only, QuestionRef
from wta_forms.plan.model import Entry, Line, Names
from wta_forms.plan.near import AS_FOUND, Wanted
from wta_forms.plan.settling.decisions import Decisions
from wta_forms.plan.shown.strategies import ONE_BY_ONE, Strategy, kept, strategy_of
from wta_forms.plan.spoken import folded
from wta_forms.plan.voices.entries import Telling, Told
from wta_forms.plan.voices.identity import Key
from wta_forms.plan.voices.people import Voice, describes
from wta_forms.plan.voices.wishes import Wish, share_for
from wta_forms.spec.form import (
    ANSWERED,
    Consent,
    Form,
    Grid,
    Phrase,
    Points,
    Question,
    Rank,
    Scale,
    SelectMultiple,
    SelectOne,
    Share,
    Sharing,
    Tick,
)

Counted = SelectOne | SelectMultiple | Scale | Sharing | Rank | Points | Grid | Tick | Consent
"""Questions answered with what the form offers: they can be counted without anybody's words."""


@dataclass(frozen=True, slots=True)
class Material:
    """Everything a block can be made of. ``asked`` is None where nobody said who was; ``wishes`` are theirs, by id.
    ``moved`` says what is otherwise since people were asked before."""

    forms: Mapping[str, Form]
    voices: tuple[Voice, ...]
    telling: Telling
    asked: Sequence[Recipient] | None
    wishes: Mapping[str, Wish]
    names: Names
    language: str
    values: Mapping[str, str]
    has_every_answer: bool
    decisions: Decisions
    k: int = 1
    moved: tuple[Line, ...] = ()

    def words(self, phrase: Phrase | None) -> str:
        return phrase.in_(self.language) if phrase else ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and everything told; ``returned`` people gave any answer at all in its form.

    ``is_to_count``: the block wants counts, whatever the form says. ``decision`` is what the facilitator decided, as
    written, "" where nothing is decided; ``near`` is what they say of near duplicates, ``reworded`` are their words for
    answers that may not be quoted, and ``picked`` the keys of those that come first. ``is_too_few``: there were more,
    of fewer than ``k`` people who may only be counted.
    """

    form: Form
    question: Question
    told: tuple[Told, ...]
    returned: int
    language: str
    is_to_count: bool = False
    decision: str = ""
    near: Wanted = AS_FOUND
    reworded: str = ""
    picked: tuple[str, ...] = ()
    k: int = 1
    is_too_few: bool = False

    @property
    def label(self) -> str:
        return self.question.label.in_(self.language)

    @property
    def strategy(self) -> Strategy:
        return strategy_of(self.question)

    @property
    def is_tallied(self) -> bool:
        """Choices can be counted even where nobody may be quoted; ``never`` means not even that."""
        may_be_quoted = self.question.share is Share.QUOTE and not isinstance(self.question, Sharing)
        is_wanted = self.is_to_count or self.strategy not in ONE_BY_ONE or not may_be_quoted
        return isinstance(self.question, Counted) and is_wanted and self.question.share is not Share.NEVER

    @property
    def is_only_counted(self) -> bool:
        """Whether nothing but counts may be shown: then groups of fewer than ``k`` people are not told."""
        return self.question.share is not Share.QUOTE or isinstance(self.question, Sharing)

    @property
    def used(self) -> tuple[Told, ...]:
        """The answers that count, of those that may be shown in this way."""
        return tuple(told for told in kept(self.question, self.told) if told.entry or self.is_tallied)

    @property
    def given(self) -> tuple[tuple[Answer, Told], ...]:
        """Those of them that are clear."""
        return tuple((told.clear, told) for told in self.used if told.clear is not None)

    @property
    def entries(self) -> Iterator[Entry]:
        """Those that were picked first, in the order in which they were picked."""
        shown = [told.entry for told in self.used if told.entry and told.entry.words]
        last = len(self.picked)
        return iter(sorted(shown, key=lambda entry: self.picked.index(entry.key) if entry.key in self.picked else last))

    def kept_back(self, share: Share) -> int:
        """How many answers may be shared in this way and no more. How somebody wants to be shown is none."""
        return sum(told.share is share for told in self.told) if not isinstance(self.question, Sharing) else 0


def asked_of(ref: QuestionRef, material: Material, who: Only | None = None, *, is_to_count: bool = False) -> Asked:
    form = material.forms[ref.form]
    voices = [voice for voice in material.voices if is_one_of(voice, who)]
    unnamed = {voice.key for voice in voices if voice.wish >= _freest_unnamed(who, material)}
    is_too_few = who is not None and _is_too_few(voices, unnamed, who, material)
    if is_too_few:
        voices = [voice for voice in voices if voice.key not in unnamed]
    keys = {voice.key for voice in voices}
    picked = (told for told in material.telling.of(ref.form, ref.question) if told.voice.key in keys)
    told = tuple(_unnamed(each) if who and each.voice.key in unnamed else each for each in picked)
    returned = sum(any(form == ref.form for form, _ in voice.said) for voice in voices)
    decided = material.decisions
    return Asked(
        form=form,
        question=form.question(ref.question),
        told=told,
        returned=returned,
        language=material.language,
        is_to_count=is_to_count,
        decision=decided.answers.get(str(ref), ""),
        near=decided.near.get(str(ref), AS_FOUND),
        reworded=decided.words.get(str(ref), "") if who is None else "",
        picked=decided.pick.get(str(ref), ()),
        k=material.k,
        is_too_few=is_too_few,
    )


def _is_too_few(voices: Sequence[Voice], unnamed: Collection[Key], who: Only, material: Material) -> bool:
    """Whether the people picked who may only be counted are so few that counts would tell of them; or those who are
    left are, for what they say is what all say without what these say."""
    answered = Only(tuple((question, (ANSWERED,)) for question, _ in who.any_of))
    rest = sum(is_one_of(voice, answered) for voice in material.voices) - len(voices)
    return 0 < len(unnamed) < material.k or (bool(unnamed) and 0 < rest < material.k)


def is_one_of(voice: Voice, who: Only | None) -> bool:
    """Whether somebody said, on any of their forms, one of the values of every question named."""
    return all(_said(voice, question) & set(map(_as_said, values)) for question, values in (who.any_of if who else ()))


def _freest_unnamed(who: Only | None, material: Material) -> Wish:
    """From which wish on people are only counted in a block about some of them: being there tells what they said."""
    named = {question for question, _ in who.any_of} if who else set()
    questions = (question for form in material.forms.values() for question in form.questions)
    return min((_keeps_back(question) for question in questions if question.id in named), default=Wish.COUNT)


def _keeps_back(question: Question) -> Wish:
    """What may not be quoted tells nothing of anybody here either; who somebody is, only of those who allow it."""
    if question.share is not Share.QUOTE:
        return Wish.NAME
    if question.prefill == "role" or isinstance(question, Sharing):
        return Wish.NEITHER
    return Wish.ROLE if describes(question) else Wish.COUNT


def _unnamed(told: Told) -> Told:
    """An answer that is counted among those of some people, and not quoted there."""
    return replace(told, entry=None, person="", share=share_for(Wish.COUNT, told.share))


def _said(voice: Voice, question: str) -> set[str]:
    said = {key for (_, id), keys in voice.keys.items() if id == question for key in keys}
    return said | {ANSWERED} if said else said


def _as_said(value: object) -> str:
    return folded(str(value))


def numbers_of(told: Iterable[Told]) -> tuple[int, ...]:
    """Each once, in the order of the people."""
    return tuple(sorted({number for each in told for number in each.numbers}))


def line(words: str, told: Iterable[Told]) -> Line:
    return Line(words, numbers_of(told))
