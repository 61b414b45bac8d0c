"""One answer to an earlier version: where it arrives in a newer one, what of it is left, and what is to be said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from wta_forms import errors
from wta_forms.answers import Answer, State, Value
from wta_forms.errors import Message, Problem
from wta_forms.extract.quote import quoted
from wta_forms.extract.versions.moved import moved
from wta_forms.extract.versions.moved_boxes import box_in, boxes_of
from wta_forms.extract.versions.moving import Moved, Moving
from wta_forms.extract.versions.said import said
from wta_forms.spec.asked import Share
from wta_forms.spec.fields import kept_name
from wta_forms.spec.fitting import names_of, points_of, takes
from wta_forms.spec.form import Consent, Form, Grid, Points, Question, Rank, Scale, Tick, Ticked
from wta_forms.spec.languages import languages_of
from wta_forms.spec.moves import Axis

_FREEST_FIRST = tuple(Share)
_OF_TICKS_OR_FIGURES = (Tick, Consent, Rank, Points)
"""Their boxes alone would not say what was answered: a tick, or figures of which some have no box any more."""


@dataclass(frozen=True, slots=True)
class Carried:
    """An ``answer`` to ``asked`` as it arrives at questions of the newer version. ``unplaced`` is what has no place
    there, with its ``problems``; ``does_fit``: all of it arrived as it was meant."""

    asked: Question
    answer: Answer
    arrivals: Mapping[str, Answer]
    unplaced: Answer | None = None
    problems: tuple[Problem, ...] = ()
    does_fit: bool = True


@dataclass(frozen=True, slots=True)
class Carrying:
    """From ``old`` to ``new``. ``file`` is where the answers stood."""

    old: Form
    new: Form
    moving: Moving
    file: str

    @property
    def is_counted_up(self) -> bool:
        """Whether the newer form says that it is another one."""
        return self.new.version > self.old.version

    @property
    def newer(self) -> str:
        return f"{self.new.version}" if self.is_counted_up else f"{self.new.version} as it is now"

    def carried(self, asked: Question, answer: Answer) -> Carried:
        if answer.state is State.ANSWERED:
            return self._answered(asked, answer, moved(asked, answer, self.moving))
        return self._in_doubt(asked, answer) if answer.is_given else self._not_given(asked, answer)

    def box(self, name: str) -> str:
        """What a box is called now; as before, where it has no place any more."""
        places = (
            box_in(asked, name, home, self.moving) for asked in self.old.questions for home in self._targets(asked)
        )
        return next(filter(None, places), name)

    # --- by state -----------------------------------------------------------------------------------------------------

    def _answered(self, asked: Question, answer: Answer, made: Moved) -> Carried:
        arrivals = {id: self._arrived(asked, answer, id, value) for id, value in made.arrived.items()}
        arrivals |= {id: self._crowded(asked, answer, id) for id in made.crowded}
        if made.left is None:
            return Carried(asked, answer, _first_tells(arrivals | self._beside(asked, answer, arrivals), answer))
        left = replace(answer, value=made.left, problems=() if arrivals else answer.problems)
        home = self._may_show(asked)
        if made.is_dropped:
            told: tuple[Problem, ...] = (self._dropped(asked, self.words(asked, made.left)),)
        elif made.crowded:
            told = ()
        elif not arrivals and home is not None:
            arrivals, told = {home.id: self._unfit(asked, answer, home)}, ()
        else:
            told = (self.left(asked, errors.MIGRATED_LEFT, self.words(asked, made.left)),)
        beside = self._beside(asked, answer, arrivals) if made.arrived or made.crowded else {}
        return Carried(asked, answer, _first_tells(arrivals | beside, answer), left, told, does_fit=False)

    def _arrived(self, asked: Question, answer: Answer, id: str, value: Value) -> Answer:
        notes = tuple(self._other_scale(asked, self.moving.asked[id], value)) if value == answer.value else ()
        boxes = boxes_of(asked, answer.raw, self.moving.asked[id], self.moving)
        return replace(answer, value=value, raw=MappingProxyType(boxes), problems=notes)

    def _crowded(self, asked: Question, answer: Answer, id: str) -> Answer:
        problem = self.at(asked, errors.MIGRATED_CROWDED, labels=f"'{self.words(asked, answer.value)}'")
        boxes = boxes_of(asked, answer.raw, self.moving.asked[id], self.moving)
        return replace(answer, state=State.CONFLICT, value=None, raw=MappingProxyType(boxes), problems=(problem,))

    def _unfit(self, asked: Question, answer: Answer, home: Question) -> Answer:
        words = said(asked, answer.value, self.moving.language)
        boxes = boxes_of(asked, answer.raw, home, self.moving, has_all=True) or {home.id: words}
        boxes = {kept_name(home): words} if isinstance(home, _OF_TICKS_OR_FIGURES) else boxes
        problem = self.at(asked, errors.MIGRATED_UNFIT, words=quoted(words))
        return replace(answer, state=State.INVALID, value=None, raw=MappingProxyType(boxes), problems=(problem,))

    def _in_doubt(self, asked: Question, answer: Answer) -> Carried:
        """What could not be read stays as it is, in the first place where it would be asked for again."""
        home = next(iter(self._targets(asked)), None) or self._may_show(asked)
        if home is not None:
            boxes = boxes_of(asked, answer.raw, home, self.moving, has_all=True)
            return Carried(asked, answer, {home.id: replace(answer, raw=MappingProxyType(boxes))})
        words = quoted(" | ".join(answer.raw.values()))
        is_dropped = not self.moving.route.questions(asked.id)
        told = self._dropped(asked, words) if is_dropped else self.left(asked, errors.MIGRATED_LEFT, words)
        return Carried(asked, answer, {}, answer, (told,), does_fit=False)

    def _not_given(self, asked: Question, answer: Answer) -> Carried:
        """Empty, or not to be read: then every question that took its place is, too."""
        places = self._targets(asked) or self.moving.homes(asked)[:1]
        arrivals = {place.id: replace(answer, raw=MappingProxyType({}), problems=()) for place in places}
        for first in places[:1]:
            boxes = boxes_of(asked, answer.raw, first, self.moving, has_all=takes(first, asked))
            arrivals[first.id] = replace(answer, raw=MappingProxyType(boxes))
        is_lost = not places and answer.state is State.UNREAD
        return Carried(asked, answer, arrivals, answer if is_lost else None)

    # --- where to -----------------------------------------------------------------------------------------------------

    def _targets(self, asked: Question) -> tuple[Question, ...]:
        """The questions that ask what this one asked: several where its choices, or its rows, went different ways."""
        home = self.moving.home(asked)
        if not isinstance(asked, (Ticked, Grid)):
            return (home,) if home else ()
        axis = Axis.ROWS if isinstance(asked, Grid) else Axis.CHOICES
        spots = (spot for name in names_of(asked, axis) for spot in self.moving.route.spots(axis, asked.id, name))
        ids = dict.fromkeys([*self.moving.route.questions(asked.id), *(spot.question for spot in spots)])
        found = (self.moving.asked[id] for id in ids if id in self.moving.asked)
        return tuple(question for question in found if takes(question, asked))

    def _beside(self, asked: Question, answer: Answer, arrivals: Mapping[str, Answer]) -> dict[str, Answer]:
        """Nothing was ticked of what went to the others. Words go to one question, and may be meant for the others."""
        if isinstance(asked, (Ticked, Grid)):
            empty = replace(answer, state=State.BLANK, value=None, raw=MappingProxyType({}), source=None, problems=())
            return {question.id: empty for question in self._targets(asked) if question.id not in arrivals}
        others = [question for question in self.moving.homes(asked) if question.id not in arrivals]
        return {question.id: self._offered(asked, answer, question) for question in others}

    def _offered(self, asked: Question, answer: Answer, other: Question) -> Answer:
        values = {"old": self.old.version, "number": self.old.numbers()[asked.id]}
        where = place_of(self.new, other, self.moving.language)
        note = errors.MIGRATED_OFFERED.at(where, **values, words=self.words(asked, answer.value))
        return Answer(State.NOT_ASKED, problems=(note,))

    def _may_show(self, asked: Question) -> Question | None:
        """Where the words of an answer that does not fit are shown: not where more may be shown than was promised."""
        strictest = _FREEST_FIRST.index(asked.share)
        return next((each for each in self.moving.homes(asked) if _FREEST_FIRST.index(each.share) >= strictest), None)

    # --- what is said -------------------------------------------------------------------------------------------------

    def at(self, asked: Question, message: Message, **values: object) -> Problem:
        where = place_of(self.old, asked, self.moving.language)
        way = "write in the form" if self.is_counted_up else "count version up in the form and write there"
        told = {"old": self.old.version, "new": self.newer, "way": way, "question": asked.id}
        return message.at(where, **told, **values)

    def left(self, asked: Question, message: Message, words: str, **values: object) -> Problem:
        """Of a whole file: its answers do not hold it any more."""
        problem = self.at(asked, message, words=words, **values)
        return replace(problem, where=f"{self.file}: {problem.where}")

    def words(self, asked: Question, value: Value) -> str:
        return quoted(said(asked, value, self.moving.language))

    def _dropped(self, asked: Question, words: str) -> Problem:
        moves = (step.move(asked.id) for step in self.moving.route.steps)
        reason = next((f" ({move.reason})" for move in moves if move and move.reason), "")
        return self.left(asked, errors.MIGRATED_DROPPED, words, reason=reason)

    def _other_scale(self, asked: Question, home: Question, value: Value) -> Iterator[Problem]:
        """A point of the same name on a scale that goes elsewhere."""
        if isinstance(asked, Scale) and isinstance(home, Scale) and points_of(asked) != points_of(home):
            yield self.at(asked, errors.MIGRATED_POINT, value=value, was=points_of(asked), now=points_of(home))


def place_of(form: Form, question: Question, language: str) -> str:
    """As the problems of answers are placed."""
    return f"question {form.numbers()[question.id]}, {question.label.in_(languages_of(language)[0])}"


def _first_tells(arrivals: Mapping[str, Answer], answer: Answer) -> dict[str, Answer]:
    """What was wrong with the answer is told once."""
    first = next(iter(arrivals), "")
    told = {
        id: replace(each, problems=(*answer.problems, *each.problems)) for id, each in arrivals.items() if id == first
    }
    return {**arrivals, **told}
