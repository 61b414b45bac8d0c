"""What people said as the facilitator has settled it: unclear answers, and answers in another language.

Nothing of it is lost: an entry keeps the person's own words beside the translation, and what was given beside what it
was taken to mean.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wta_forms import errors
from wta_forms.answers import Answer, Certainty, State
from wta_forms.errors import Problem
from wta_forms.plan.doubts import spoken_doubt
from wta_forms.plan.entry import Entry
from wta_forms.plan.marks import key_called
from wta_forms.plan.settling.decisions import Decisions, advice_on
from wta_forms.plan.settling.keys import KEY, doubt_keys, key_of
from wta_forms.plan.settling.translations import language_of, languages_left, translated, used_for
from wta_forms.plan.spoken import spoken_answer
from wta_forms.plan.voices.entries import Telling, Told
from wta_forms.plan.voices.people import Voice, describes, keys_said
from wta_forms.plan.voices.standings import Given, Standing
from wta_forms.spec.form import (
    Consent,
    Date,
    Email,
    Form,
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
)
from wta_forms.spec.languages import UNKNOWN

Where = tuple[Hashable, str, str]
"""Somebody's answer to a question: whose, form, question."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """``key`` is that of the answer; ``decided`` says what was given where it was not clear; ``original`` is the answer
    before it was translated, None where it was not; ``language`` is that of what was written, "" where it is the
    plan's; ``is_foreign``: some of it waits to be translated."""

    key: str = ""
    decided: str = ""
    language: str = ""
    original: Answer | None = None
    translator: str = ""
    is_foreign: bool = False


@dataclass(frozen=True, slots=True)
class Amended:
    voices: tuple[Voice, ...]
    of: Mapping[Where, Amendment]
    problems: tuple[Problem, ...]


def amended(voices: Sequence[Voice], forms: Mapping[str, Form], decisions: Decisions, language: str) -> Amended:
    """``problems`` has every decision about one answer that does not fit it, and a note of each about nobody's."""
    desk = _Desk(forms, decisions, language, {}, [], set())
    voices = tuple(desk.voice(voice) for voice in voices)
    keys = (name for name in decisions.answers if KEY.fullmatch(name) and name not in desk.used)
    gone = [errors.DECIDED_ABOUT_NOBODY.at(decisions.where("answers", key), key=key) for key in keys]
    return Amended(voices, desk.of, (*dict.fromkeys(desk.problems), *gone))


@dataclass(frozen=True, slots=True)
class _Desk:
    forms: Mapping[str, Form]
    decisions: Decisions
    language: str
    of: dict[Where, Amendment]
    problems: list[Problem]
    used: set[str]

    def voice(self, voice: Voice) -> Voice:
        said = {where: self._standing(voice, where, standing) for where, standing in voice.said.items()}
        settled = {
            where: each.clear.answer for where, each in said.items() if each.clear and not voice.said[where].clear
        }
        keys = {where: keys_said(self._question(where), answer) for where, answer in settled.items()}
        return replace(voice, said=said, keys={**voice.keys, **keys})

    def _question(self, where: tuple[str, str]) -> Question:
        return self.forms[where[0]].question(where[1])

    def _standing(self, voice: Voice, where: tuple[str, str], standing: Standing) -> Standing:
        form, question = self.forms[where[0]], self._question(where)
        settled, decided = (standing, "") if describes(question) else self._settled(voice, where, standing)
        clear = settled.clear
        if clear is None:
            return settled
        known = self.decisions.translations
        new = translated(form, question, clear.answer, known)
        used = used_for(form, question, clear.answer, known) if new is not clear.answer else []
        left = languages_left(form, question, clear, known, self.language)
        of_used = [line.language or language_of(clear.response, line.original, self.language) for line in used]
        self.of[(voice.key, *where)] = Amendment(
            key=key_of(form, question, clear.answer),
            decided=decided,
            language=next(filter(None, [*of_used, *left]), UNKNOWN if used else ""),
            original=clear.answer if used else None,
            translator=", ".join(dict.fromkeys(line.by for line in used if line.by)),
            is_foreign=bool(left),
        )
        is_translated = bool(used)
        return replace(settled, clear=replace(clear, answer=new)) if is_translated else settled

    def _settled(self, voice: Voice, where: tuple[str, str], standing: Standing) -> tuple[Standing, str]:
        """With the newest doubt that was decided in place of the clear answer, and what was given. The same in another
        copy is settled with it."""
        question = self._question(where)
        keys = [doubt_keys(voice.key, question, doubt) for doubt in standing.doubts]
        for doubt, own in reversed([*zip(standing.doubts, keys, strict=True)]):
            key = next((each for each in own if self.decisions.answers.get(each)), "")
            if not key or doubt.answer.state is State.UNREAD:
                continue
            said = self.decisions.answers[key]
            self.used.update(each for each in own if each in self.decisions.answers)
            value = value_of(question, said)
            if value is None:
                self._told_unfit(key, said, where, question)
                continue
            answer = replace(doubt.answer, state=State.ANSWERED, value=value, certainty=Certainty.TYPED_IN)
            left = tuple(other for other, (name, _) in zip(standing.doubts, keys, strict=True) if name != own[0])
            settled = replace(standing, clear=Given(answer, doubt.response), doubts=left)
            return settled, spoken_doubt(question, doubt.answer, self.language)
        return standing, ""

    def _told_unfit(self, key: str, said: str, where: tuple[str, str], question: Question) -> None:
        hint = advice_on(said, question) or "ask them: wta-forms ask"
        values = {"value": said, "question": ".".join(where), "advice": hint}
        self.problems.append(errors.DECISION_UNFIT.at(self.decisions.where("answers", key), **values))


def value_of(question: Question, written: str) -> Any:
    """A decision as the value of an answer; None where it is none, or the question asks for more than one thing."""
    if advice_on(written, question):
        return None
    match question:
        case SelectOne() | Scale():
            return key_called(question, written)
        case SelectMultiple():
            return [key_called(question, part.strip()) for part in written.split(",")]
        case Rank():
            keys = {str(choice.key): choice.key for choice in question.choices}
            return [keys[part.strip()] for part in written.split(",")]
        case Number():
            return float(written) if "." in written else int(written)
        case Tick() | Consent():
            return True if written.strip().lower() in ("yes", "true") else None
        case Text() | Paragraph() | Date() | Email() | Phone() | Signature():
            return written
        case Table() | Grid() | Points() | Sharing():
            return None


# --- entries ----------------------------------------------------------------------------------------------------------


def with_amendments(
    telling: Telling, of: Mapping[Where, Amendment], forms: Mapping[str, Form], language: str
) -> Telling:
    """The entries with what was amended: their keys, the person's own words, what was decided."""

    def amend(told: Told, where: tuple[str, str]) -> Told:
        amendment = of.get((told.voice.key, *where))
        if told.entry is None or amendment is None:
            return told
        return replace(told, entry=_entry(told.entry, forms[where[0]].question(where[1]), amendment, language))

    told = {where: tuple(amend(each, where) for each in own) for where, own in telling.told.items()}
    new = {each.entry.number: each.entry for own in told.values() for each in own if each.entry}
    groups = (replace(group, entries=tuple(new[entry.number] for entry in group.entries)) for group in telling.groups)
    return Telling(told, tuple(groups))


def _entry(entry: Entry, question: Question, amendment: Amendment, language: str) -> Entry:
    original = amendment.original
    return replace(
        entry,
        key=amendment.key,
        decided=amendment.decided,
        language=amendment.language,
        original=spoken_answer(question, original, language) if original else "",
        translator=amendment.translator,
        is_foreign=amendment.is_foreign,
    )


def known_keys(voices: Sequence[Voice], forms: Mapping[str, Form]) -> Mapping[str, str]:
    """The keys of all open answers: each that counts by itself, and that of an earlier one by the one that corrected
    it, unless somebody else still says it."""
    known: dict[str, str] = {}
    now: list[str] = []
    for voice in voices:
        for (form, id), standing in voice.said.items():
            question = forms[form].question(id)
            if standing.clear and (key := key_of(forms[form], question, standing.clear.answer)):
                now.append(key)
                known |= dict.fromkeys(_earlier(forms[form], question, standing), key)
    return {**known, **dict(zip(now, now, strict=True))}


def _earlier(form: Form, question: Question, standing: Standing) -> Iterator[str]:
    yield from filter(None, (key_of(form, question, given.answer) for given in standing.earlier))
