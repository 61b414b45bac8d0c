"""``why``: who said what stands under a number in the plan, where, and what has become of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.plan.doubts import spoken_doubt
from wta_forms.plan.model import Answers, Entry, Names, Plan, Rows
from wta_forms.plan.settling.decisions import Decisions
from wta_forms.plan.settling.keys import doubt_keys, key_of
from wta_forms.plan.spoken import quoted, spoken_answer, spoken_date
from wta_forms.plan.voices.entries import NOBODY
from wta_forms.plan.voices.people import Voice
from wta_forms.plan.voices.standings import Given, Standing
from wta_forms.plan.voices.wishes import Wish, names_for
from wta_forms.project.home import store_folder
from wta_forms.project.kept import kept_in
from wta_forms.project.reports import Report, Reported, last_report
from wta_forms.project.store import STORE_FILE, Store
from wta_forms.spec.form import Form, Question
from wta_forms.workflow.planning.grounds import Grounds, grounds_for, id_of
from wta_forms.workflow.planning.news import answers_in


@dataclass(frozen=True, slots=True)
class Said:
    """One answer, and where it stands: a sentence each. ``who`` and ``file`` are "" where the person's own wish, or
    ``names``, forbids them."""

    who: str
    words: str
    where: str


@dataclass(frozen=True, slots=True)
class Shared:
    """Where the answer stands in the plan together with others, who are named as they may be."""

    section: str
    words: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """``question`` has its number, form and words. ``said`` are the answers that the entry stands on, the clear one
    first; ``earlier`` what the same person had said before. ``decided`` are what the facilitator decided about it.
    ``notes`` say when the numbers are those of an earlier plan."""

    number: int
    question: str
    said: tuple[Said, ...]
    earlier: tuple[Said, ...]
    shared: tuple[Shared, ...]
    decided: tuple[str, ...]
    notes: tuple[str, ...]


def why(number: int, answers: Sequence[Path] = (), *, plan: Path | None = None, names: str = "name") -> Why:
    """What stands behind a number. In a project numbers are those of the last plan that was written, unless ``answers``
    or ``plan`` are named; else those of the plan that would be written now.

    ``names`` is how people are shown; their own wish counts where it is stricter. Raises WtaFormsError for a number
    that the plan does not have, and when the answer is not there any more.
    """
    last = None if answers or plan else _last_report()
    grounds = grounds_for(answers, plan=_followed(last) or plan, names=last.names if last else "")
    now_there = tuple(answers_in(grounds))
    row = next((each for each in (last.answers if last else now_there) if number and each.number == number), None)
    if row is None:
        most = max((each.number for each in (last.answers if last else now_there)), default=0)
        raise WtaFormsError(errors.WHY_NO_NUMBER.at("", number=number, most=most))
    voice = next((voice for voice in grounds.ground.as_said.voices if id_of(voice.key) == row.person), None)
    standing = voice.said.get((row.form, row.question)) if voice else None
    if voice is None or standing is None:
        day = spoken_date(last.day, "en") if last else ""
        raise WtaFormsError(errors.WHY_GONE.at("", number=number, day=day))
    new = next((each for each in now_there if each.place == row.place), row)
    return _Desk(grounds, Names(names), number, row, new).told(voice, standing, last)


def _last_report() -> Report | None:
    if kept_in(Path()) is None or not (store_folder(Path()) / STORE_FILE).is_file():
        return None
    with Store(Path()) as store:
        return last_report(store)


def _followed(last: Report | None) -> Path | None:
    return Path(last.plan) if last and Path(last.plan).is_file() else None


@dataclass(frozen=True, slots=True)
class _Desk:
    """``row`` is the answer as it was reported under ``number``, ``new`` as it would be reported now."""

    grounds: Grounds
    names: Names
    number: int
    row: Reported
    new: Reported

    @property
    def form(self) -> Form:
        return self.grounds.ground.forms[self.row.form]

    @property
    def question(self) -> Question:
        return self.form.question(self.row.question)

    def told(self, voice: Voice, standing: Standing, last: Report | None) -> Why:
        language = self.grounds.ground.language
        own = self.form.numbers()[self.question.id]
        title, label = self.form.title.in_(language), self.question.label.in_(language)
        plan = self.grounds.plan()
        return Why(
            number=self.number,
            question=f"Question {own} of {quoted(title)}: {label}",
            said=tuple(self.said(voice, given) for given in standing.counting),
            earlier=tuple(self.said(voice, given) for given in reversed((*standing.earlier, *standing.settled))),
            shared=tuple(self.shared(plan)),
            decided=tuple(self.decided(voice, standing)),
            notes=tuple(self.notes(last)),
        )

    # --- who, where ---

    def who(self, voice: Voice) -> str:
        shown = names_for(voice.wish, self.names)
        role = voice.role or NOBODY
        asked = " (asked not to be named)" if voice.wish is not Wish.NAME else ""
        match shown:
            case Names.NAME:
                known = ", ".join(filter(None, [voice.name or NOBODY, voice.organisation]))
                return f"{known} ({voice.role})" if voice.role else known
            case Names.ROLE:
                return f"{role}{asked}"
            case Names.NONE:
                return f"{NOBODY}{asked}"

    def said(self, voice: Voice, given: Given) -> Said:
        """The file's name often holds the person's."""
        page = given.answer.source.page if given.answer.source else 0
        is_named = names_for(voice.wish, self.names) is Names.NAME
        day = spoken_date(given.response.received[:10], "en") if given.response.received else ""
        where = (f"page {page}" if page else "", given.response.file if is_named else "", f"came {day}" if day else "")
        return Said(self.who(voice), self.words(given), ", ".join(filter(None, where)))

    def words(self, given: Given) -> str:
        language = self.grounds.ground.language
        if given.answer.value is None:
            return spoken_doubt(self.question, given.answer, language)
        spoken = spoken_answer(self.question, given.answer, language)
        if isinstance(spoken, Rows):
            return "; ".join(" | ".join(filter(None, cells)) for cells in spoken.cells)
        return quoted(spoken)

    # --- with whom ---

    def shared(self, plan: Plan) -> Iterator[Shared]:
        """Every line, row or bar of the plan that stands on this answer and on others."""
        number = self.new.number
        people = {told.entry.number: self.who(told.voice) for told in self._told() if told.entry}
        for section in plan.sections:
            for words, numbers in _standing_on(section.blocks, number):
                others = tuple(f"[{each}] {people[each]}" for each in numbers if each != number and each in people)
                if others:
                    yield Shared(section.title, words, others)

    def _told(self) -> Iterator[Any]:
        for all_told in self.grounds.ground.telling.told.values():
            yield from all_told

    # --- what was decided ---

    def decided(self, voice: Voice, standing: Standing) -> Iterator[str]:
        settled, ref = self.grounds.ground.decisions, f"{self.form.id}.{self.question.id}"
        for section in ("answers", "words"):
            if words := getattr(settled, section).get(ref):
                yield f"{settled.where(section, ref)}, {section}: {quoted(words)}"
        yield from self._of_one(settled, ref, voice, standing)

    def _of_one(self, settled: Decisions, ref: str, voice: Voice, standing: Standing) -> Iterator[str]:
        keys = {key: doubt for doubt in standing.doubts for key in doubt_keys(voice.key, self.question, doubt)}
        for key, doubt in keys.items():
            if words := settled.answers.get(key):
                given = spoken_doubt(self.question, doubt.answer, self.grounds.ground.language)
                yield f"{settled.where('answers', key)}, answers: {given}; it was taken as {quoted(words)}"
        key = key_of(self.form, self.question, standing.clear.answer) if standing.clear else ""
        if key and key in settled.pick.get(ref, ()):
            yield f"{settled.where('pick', ref)}, pick: it was picked to come first"
        known = self.grounds.ground.known
        for theme in settled.themes:
            if key and key in {known.get(each) or each for each in theme.keys}:
                yield f"themes.yaml: it stands under {quoted(theme.name)}"
        if (line := settled.translations.get(key)) and line.words and not line.is_same:
            by = f" by {line.by}" if line.by else ""
            yield f"{line.where}: translated{by}; it was written as {quoted(line.original)}"

    # --- which plan ---

    def notes(self, last: Report | None) -> Iterator[str]:
        if last is None:
            return
        day = spoken_date(last.day, "en")
        if self.new.number != self.row.number:
            now_is = f"[{self.new.number}]" if self.new.number else "without a number"
            yield f"The plan has changed since {day}: in a new one this is {now_is}."
        if self.new.answer != self.row.answer:
            yield f"The answer has changed since {day}: this is what it is now."


def _standing_on(part: Any, number: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """What has words and stands on this entry among others; the answers at the end, one by one, are none of it."""
    if isinstance(part, tuple):
        for each in part:
            yield from _standing_on(each, number)
    elif is_dataclass(part) and not isinstance(part, (Answers, Entry)):
        numbers = getattr(part, "numbers", ())
        if number in numbers:
            yield _in_words(part), numbers
        for each in fields(part):
            yield from _standing_on(getattr(part, each.name), number)


def _in_words(part: Any) -> str:
    words: Any = getattr(part, "words", "") or getattr(part, "cells", ())
    return words if isinstance(words, str) else " | ".join(str(word) for word in words if word)
