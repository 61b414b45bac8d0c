"""Everything in a plan that waits for a person: why, what happens if nothing is done, and what could be decided.

It is for the facilitator alone. Yet decisions.yaml may be passed on: nobody is called there otherwise than they wish.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wta_forms import errors
from wta_forms.answers import Answer, State
from wta_forms.errors import Problem
from wta_forms.plan.authored.language import PlanSpec, QuestionRef, Way
from wta_forms.plan.doubts import spoken_doubt
from wta_forms.plan.entry import Names
from wta_forms.plan.marks import marks_in, texts_of
from wta_forms.plan.near import AS_FOUND, groups_of
from wta_forms.plan.settling.decisions import DECISIONS_FILE, Decisions
from wta_forms.plan.settling.keys import Open, doubt_keys, key_of
from wta_forms.plan.settling.offers import Choice, Offer, remark
from wta_forms.plan.settling.themes import THEMES_FILE, no_theme_yet
from wta_forms.plan.settling.translations import is_surely, to_translate
from wta_forms.plan.shown.blocks import MOST_SHOWN
from wta_forms.plan.shown.strategies import Strategy, strategy_of
from wta_forms.plan.spoken import alike, count_of, enumerated, people_of, plain_key, quoted, spoken
from wta_forms.plan.voices.entries import NOBODY, shown_as
from wta_forms.plan.voices.people import Voice, describes
from wta_forms.plan.voices.standings import Given
from wta_forms.plan.voices.wishes import Wish
from wta_forms.spec.form import (
    Date,
    Form,
    Grid,
    Number,
    Paragraph,
    Points,
    Question,
    Rank,
    Scale,
    SelectMultiple,
    SelectOne,
    Share,
    Sharing,
    Table,
    Text,
)
from wta_forms.spec.languages import UNKNOWN, in_english
from wta_forms.spec.write import in_double_quotes, scalar

FEW = 3
"""So many open answers are seen at a glance, and need no themes."""


@dataclass(frozen=True, slots=True)
class Pending:
    """``name`` is what it is called in its file and on the command line, "" where there is nothing to call.

    ``problem`` says why it is asked, and its hint what happens if nothing is done; ``file`` is where ``offer`` can be
    decided, "" where it cannot be in a file. ``is_needed``: without it the plan is not whole.
    """

    name: str
    problem: Problem
    file: str = ""
    offer: Offer | None = None
    is_needed: bool = True


def pending(
    plan: PlanSpec, forms: Mapping[str, Form], voices: Sequence[Voice], decisions: Decisions, language: str
) -> tuple[Pending, ...]:
    """What the plan needs first, then what would make it better. ``voices`` are as they were heard, nothing amended."""
    desk = _Desk(plan, forms, tuple(voices), decisions, language)
    waiting = (*desk.words(), *desk.decisions_left(), *desk.other_words(), *desk.doubts(), *desk.more())
    return tuple(sorted(waiting, key=lambda each: not each.is_needed))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question that the plan shows, and how it is called where something is asked about it."""

    ref: QuestionRef
    form: Form
    question: Question

    def told(self, language: str) -> dict[str, object]:
        return {
            "number": self.form.numbers()[self.question.id],
            "form": self.form.title.in_(language),
            "label": self.question.label.in_(language),
        }


@dataclass(frozen=True, slots=True)
class _Desk:
    plan: PlanSpec
    forms: Mapping[str, Form]
    voices: tuple[Voice, ...]
    settled: Decisions
    language: str

    # --- what is asked ---

    @property
    def shown(self) -> Iterator[_Asked]:
        """Every question that a block shows, once."""
        for ref in dict.fromkeys(ref for block in self.plan.blocks for ref in block.refs):
            if ref.form in self.forms:
                yield _Asked(ref, self.forms[ref.form], self.forms[ref.form].question(ref.question))

    def clear(self, ref: QuestionRef) -> list[tuple[Voice, Given]]:
        standings = ((voice, voice.said.get((ref.form, ref.question))) for voice in self.voices)
        return [(voice, standing.clear) for voice, standing in standings if standing and standing.clear]

    def problem(self, message: errors.Message, asked: _Asked, **values: object) -> Problem:
        return message.at("", **asked.told(self.language), **values)

    # --- words and decisions ---

    def words(self) -> Iterator[Pending]:
        for section in self.plan.sections:
            if section.write and section.write not in self.settled.words:
                title = section.title.in_(self.language)
                lines = (f"{section.write}: |", "  Write here, and leave a line empty between paragraphs.")
                about = (f"Your own words for the section {quoted(remark(title))}.",)
                offer = Offer("words", about, (Choice(lines[0], lines),))
                yield Pending(section.write, errors.ASK_WORDS.at("", title=title), DECISIONS_FILE, offer)

    def decisions_left(self) -> Iterator[Pending]:
        for asked in self.shown:
            if asked.question.merge in ("decide", "majority") and str(asked.ref) not in self.settled.answers:
                yield from self._decision(asked)

    def _decision(self, asked: _Asked) -> Iterator[Pending]:
        """Where people differ; of what most say only where several are level."""
        counts = Counter(alike(repr(given.answer.value)) for _, given in self.clear(asked.ref))
        level = [said for said, count in counts.items() if count == max(counts.values())]
        is_tie = asked.question.merge == "majority"
        left = level if is_tie else list(counts)
        if len(left) < 2:
            return
        message = errors.ASK_TIE if is_tie else errors.ASK_DECISION
        problem = self.problem(message, asked, count=len(left))
        choices = tuple(self._choices(asked, left))
        offer = Offer("answers", (*_about(problem), "Take away the # in front of the one that counts."), choices)
        yield Pending(str(asked.ref), problem, DECISIONS_FILE, offer)

    def _choices(self, asked: _Asked, left: Sequence[str]) -> Iterator[Choice]:
        """What whoever wants to be no more than counted wrote in their own words is not offered."""
        found: dict[str, tuple[str, int]] = {}
        for voice, given in self.clear(asked.ref):
            is_hidden = voice.wish is Wish.COUNT and isinstance(asked.question, Open)
            value = written(asked.question, given.answer.value)
            if value and not is_hidden and alike(repr(given.answer.value)) in left:
                words = spoken_in_short(asked.question, given.answer.value, self.language)
                found[value] = (words, found.get(value, ("", 0))[1] + 1)
        for value, (words, count) in sorted(found.items(), key=lambda pair: -pair[1][1]):
            token = f"{asked.ref}: {value}"
            yield Choice(token, (f"{token}  # {'; '.join(filter(None, [words, people_of(count)]))}",))

    # --- answers that are not clear ---

    def doubts(self) -> Iterator[Pending]:
        for form in self.forms.values():
            for question in form.questions:
                if not describes(question) and not isinstance(question, (Table, Grid, Points)):
                    for voice in self.voices:
                        yield from self._doubts(_Asked(QuestionRef(form.id, question.id), form, question), voice)

    def _doubts(self, asked: _Asked, voice: Voice) -> Iterator[Pending]:
        standing = voice.said.get((asked.ref.form, asked.ref.question))
        doubts = {doubt_keys(voice.key, asked.question, doubt): doubt for doubt in standing.doubts} if standing else {}
        settled = {keys[0] for keys in doubts if not self.settled.answers.keys().isdisjoint(keys)}
        for key, doubt in {keys[0]: doubt for keys, doubt in doubts.items()}.items():
            if doubt.answer.state is State.UNREAD or key in settled:
                continue
            said = spoken_doubt(asked.question, doubt.answer, self.language)
            who = shown_as(voice, Names.NAME) or NOBODY.lower()
            problem = self.problem(errors.ASK_DOUBT, asked, who=who, doubt=said)
            choices = tuple(_readings(asked.question, doubt.answer, key, self.language))
            offer = Offer("answers", (*_about(problem), "Or write here what it means:"), choices)
            is_shown = any(asked.ref in block.refs for block in self.plan.blocks)
            yield Pending(key, problem, DECISIONS_FILE, offer, is_needed=is_shown)

    # --- answers that may not be quoted ---

    def other_words(self) -> Iterator[Pending]:
        for asked in self.shown:
            said = [given for voice, given in self.clear(asked.ref) if voice.wish is not Wish.COUNT]
            is_kept_back = asked.question.share is Share.PARAPHRASE and not isinstance(asked.question, Sharing)
            if is_kept_back and said and str(asked.ref) not in self.settled.words:
                count = count_of(len(said), "answer", "answers")
                problem = self.problem(errors.ASK_OTHER_WORDS, asked, count=count)
                lines = (f"{asked.ref}: |", "  Say here in your own words what these people say.")
                answers = (spoken_in_short(asked.question, given.answer.value, self.language, 400) for given in said)
                about = (*_about(problem), "What was written; nobody else sees it:", *(f"- {each}" for each in answers))
                yield Pending(
                    str(asked.ref), problem, DECISIONS_FILE, Offer("words", about, (Choice(lines[0], lines),))
                )

    # --- what would make the plan better ---

    def more(self) -> Iterator[Pending]:
        yield from self._translations()
        for asked in self.shown:
            if isinstance(asked.question, Open) and asked.question.share is Share.QUOTE:
                answers = self._open_answers(asked)
                yield from self._near_ones(asked, answers.values())
                yield from self._themes(asked, answers)
                yield from self._picks(asked, answers)

    def _open_answers(self, asked: _Asked) -> dict[str, str]:
        """What may be quoted, by its key."""
        said = (given.answer for voice, given in self.clear(asked.ref) if voice.wish is not Wish.COUNT)
        return {key_of(asked.form, asked.question, answer): str(answer.value) for answer in said}

    def _near_ones(self, asked: _Asked, answers: Iterable[str]) -> Iterator[Pending]:
        """What is nearly the same, and was joined for that alone."""
        if strategy_of(asked.question) not in (Strategy.UNION, Strategy.MAJORITY, Strategy.DECIDE):
            return
        wanted = self.settled.near.get(str(asked.ref), AS_FOUND)
        by_hand = {alike(words) for group in wanted.together for words in group}
        groups: dict[str, list[str]] = {}
        first = {alike(words): words for words in reversed(list(answers))}
        for key, group in groups_of(first, wanted).items():
            groups.setdefault(group, []).append(first[key])
        joined = [same for same in groups.values() if len(same) > 1 and not by_hand & set(map(alike, same))]
        if joined:
            words = "; ".join(enumerated([quoted(remark(each)) for each in same]) for same in joined)
            problem = self.problem(errors.ASK_NEAR, asked, words=words)
            lists = ", ".join(f"[{', '.join(map(in_double_quotes, same))}]" for same in joined)
            line = f"{asked.ref}: [{lists}]"
            about = (*_about(problem), "To keep them apart take away the #.")
            yield Pending("", problem, DECISIONS_FILE, Offer("apart", about, (Choice(line, (line,)),)), is_needed=False)

    def _themes(self, asked: _Asked, answers: Mapping[str, str]) -> Iterator[Pending]:
        """Where there are many, or some have a theme."""
        themed = {key for theme in self.settled.themes for key in theme.keys}
        new = {key: words for key, words in answers.items() if key not in themed}
        has_ways = any(block.way in (Way.QUOTES, Way.LIST) and asked.ref in block.refs for block in self.plan.blocks)
        if has_ways and new and (len(new) < len(answers) or len(answers) > FEW):
            problem = self.problem(errors.ASK_THEME, asked, count=no_theme_yet(len(new)))
            choices = tuple(Choice(key, (f"  - {key}  # {quoted(remark(words))}",)) for key, words in new.items())
            is_new = len(new) < len(answers)
            yield Pending("", problem, THEMES_FILE, Offer("", _about(problem)[:1], choices), is_needed=is_new)

    def _picks(self, asked: _Asked, answers: Mapping[str, str]) -> Iterator[Pending]:
        """Where a block quotes fewer than there are, and neither picks nor themes say which."""
        most = min(map(self._most, self._quoting(asked.ref)), default=0)
        is_themed = any(key in theme.keys for key in answers for theme in self.settled.themes)
        if not most or len(answers) <= most or is_themed or str(asked.ref) in self.settled.pick:
            return
        problem = self.problem(errors.ASK_PICK, asked, count=len(answers), shown=most)
        first = Choice(f"{asked.ref}:", (f"{asked.ref}: [{', '.join(list(answers)[:most])}]",))
        listed = (Choice(key, (f"   {key}  {quoted(remark(words))}",)) for key, words in answers.items())
        yield Pending(
            "", problem, DECISIONS_FILE, Offer("pick", _about(problem)[:1], (first, *listed)), is_needed=False
        )

    def _quoting(self, ref: QuestionRef) -> Iterator[int | None]:
        blocks = (block for block in self.plan.blocks if block.way is Way.QUOTES and block.refs == (ref,))
        return (block.first for block in blocks)

    def _most(self, first: int | None) -> int:
        return first or (MOST_SHOWN[Way.QUOTES] if self.plan.has_every_answer else 0)

    def _translations(self) -> Iterator[Pending]:
        known = {key for key, line in self.settled.translations.items() if line.words}
        wanted = to_translate(self.voices, self.forms, self.language)
        left = [line for line in wanted if is_surely(line.language) and line.key not in known]
        if left:
            known_ones = sorted({in_english(line.language) for line in left if line.language != UNKNOWN})
            languages = f" ({enumerated(known_ones)})" if known_ones else ""
            count = count_of(len(left), "text", "texts")
            values = {"count": count, "languages": languages, "language": self.language}
            yield Pending("", errors.ASK_TRANSLATION.at("", **values), is_needed=True)


def _about(problem: Problem) -> tuple[str, ...]:
    """The sentences that stand over an offer."""
    return tuple(f"{remark(words[:1].upper() + words[1:], 300)}." for words in (problem.message, problem.hint) if words)


def spoken_in_short(question: Question, value: Any, language: str, most: int = 80) -> str:
    """ "" for a table."""
    return "" if isinstance(question, (Table, Grid)) else remark(spoken(question, value, language), most)


# --- as it has to be written ------------------------------------------------------------------------------------------


def written(question: Question, value: Any) -> str:
    """A value as it stands in decisions.yaml, "" for what cannot."""
    match question:
        case SelectOne() | Scale() | Sharing():
            return plain_key(value)
        case SelectMultiple():
            return ", ".join(map(plain_key, value))
        case Rank():
            return ", ".join(map(str, value))
        case Number() | Date() | Text() | Paragraph():
            return scalar(str(value))
        case _:
            return ""


def _readings(question: Question, answer: Answer, key: str, language: str) -> Iterator[Choice]:
    """What an unclear answer may mean: one of the boxes that are ticked, or the words that stand there."""
    if isinstance(question, (SelectOne, Scale)):
        for ticked in marks_in(question, answer):
            words = spoken_in_short(question, ticked, language)
            yield Choice(f"{key}: {ticked}", (f"{key}: {ticked}  # {words}",))
        return
    typed = [scalar(text) for text in texts_of(question, answer)] if isinstance(question, Open) else []
    for text in typed or ["…"]:
        yield Choice(f"{key}: {text}" if typed else f"{key}:", (f"{key}: {text}",))
