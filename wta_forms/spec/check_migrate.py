"""Whether what ``migrate`` says fits: the form it stands in, and the earlier versions that are kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wta_forms import errors
from wta_forms.errors import Message, Problem
from wta_forms.spec.asked import Share
from wta_forms.spec.fitting import cell_of, names_of, points_of, takes
from wta_forms.spec.form import Form
from wta_forms.spec.kinds import Question, Scale, Table
from wta_forms.spec.moves import DROPPED, Axis, Move, Part, Route, Spot, route_from
from wta_forms.spec.questions import kind_of
from wta_forms.spec.words import advice, advice_on_value

_ONE = {Axis.CHOICES: "choice", Axis.ROWS: "row", Axis.COLUMNS: "column"}

# --- the form it stands in --------------------------------------------------------------------------------------------


def check_migrate(form: Form) -> Iterator[Problem]:
    """What is sent to questions, choices, rows or columns that the form does not have, each at its line."""
    for step in form.migrate:
        if step.version >= form.version:
            yield errors.MIGRATE_VERSION.at(f"{form.file}:{step.line}", value=step.version)
            continue
        after = step.version + 1
        onward = _Onward(form.file, route_from(form.migrate, after), _by_id(form), after if after < form.version else 0)
        for move in step.moves:
            yield from onward.problems(move)


@dataclass(frozen=True, slots=True)
class _Onward:
    """Where the names of the version after a step have gone by now. ``version`` is that one, 0 where it is this one."""

    file: str
    route: Route
    asked: Mapping[str, Question]
    version: int

    def problems(self, move: Move) -> Iterator[Problem]:
        own = () if _is_for_itself(move) else (move.question,)
        for id in dict.fromkeys((*move.to, *(part.question for part in move.parts if part.question))):
            if id not in own and not self._is_asked(id):
                hint = advice_on_value(id, (*self.asked, DROPPED)) + self._or_later()
                yield errors.MIGRATE_NO_QUESTION.at(f"{self.file}:{move.line}", id=id, advice=hint)
        for part in (part for part in move.parts if part.to):
            yield from self._part(move, part)
            for choice in (choice for choice in part.choices if choice.to):
                yield from self._cell_choice(move, part, choice)

    def _is_asked(self, id: str) -> bool:
        """Also where it was dropped later."""
        ids = self.route.questions(id)
        return not ids or any(each in self.asked for each in ids)

    def _part(self, move: Move, part: Part) -> Iterator[Problem]:
        if part.axis is Axis.CHOICES and part.name == "other" != part.to:
            yield errors.MIGRATE_OTHER.at(f"{self.file}:{part.line}", name=part.to)
            return
        places = (part.question,) if part.question else move.to
        landed = [spot for id in places for spot in self.route.spots(part.axis, id, part.to)]
        there = [(self.asked[spot.question], spot.name) for spot in landed if spot.question in self.asked]
        yield from self._unless_had(part, there)

    def _cell_choice(self, move: Move, column: Part, choice: Part) -> Iterator[Problem]:
        landed = [place for id in move.to for place in self.route.cell_choices(id, column.to, choice.to)]
        cells = [(self._cell(spot.question, spot.name), key) for spot, key in landed]
        yield from self._unless_had(choice, [(cell, key) for cell, key in cells if cell is not None])

    def _cell(self, question: str, column: str) -> Question | None:
        return cell_of(self.asked[question], column) if question in self.asked else None

    def _unless_had(self, part: Part, there: Sequence[tuple[Question, str]]) -> Iterator[Problem]:
        """A problem where none of the questions has a part of that name; of those that are not there enough is said."""
        if not there or any(name in names_of(question, part.axis) for question, name in there):
            return
        asked = there[0][0]
        known = [name for question, _ in there for name in names_of(question, part.axis)]
        hint = advice_on_value(part.to, (*known, DROPPED)) if known else f"a {kind_of(asked)} question has none"
        hint += self._or_later()
        values = {"question": asked.id, "what": _ONE[part.axis], "name": part.to, "advice": hint}
        yield errors.MIGRATE_NO_PART.at(f"{self.file}:{part.line}", **values)

    def _or_later(self) -> str:
        """A line once written stays true: what was there for a while needs one for the version that lost it."""
        return (
            f"; if version {self.version} had it, say under {self.version}: what became of it" if self.version else ""
        )


def _by_id(form: Form) -> dict[str, Question]:
    return {question.id: question for question in form.questions}


def _is_for_itself(move: Move) -> bool:
    """Whether something is said to stay in a question of the same id."""
    return not move.parts or any(part.to and not part.question for part in move.parts)


# --- earlier versions -------------------------------------------------------------------------------------------------


def check_against(olds: Sequence[Form], new: Form) -> Iterator[Problem]:
    """What is named in ``migrate`` of an earlier version and was not there, as a problem; and a note for each of its
    questions whose answers, or some of them, have no place in the newer form. Each at its line.

    ``olds`` are the forms that went out as this one version: one, or more where somebody changed it meanwhile.
    """
    yield from _never_asked(olds, new)
    notes = (note for old in olds for note in _notes(old, new))
    yield from dict.fromkeys(notes)


def _notes(old: Form, new: Form) -> Iterator[Problem]:
    route = route_from(new.migrate, old.version)
    step = next((step for step in new.migrate if step.version == old.version), None)
    for question in old.questions:
        move = step.move(question.id) if step else None
        line = move.line if move else step.line if step else new.version_line
        yield from _Homes(f"{new.file}:{line}", old.version, route, _by_id(new)).notes(question)


def _never_asked(olds: Sequence[Form], new: Form) -> Iterator[Problem]:
    version = olds[0].version
    for move in (move for step in new.migrate if step.version == version for move in step.moves):
        were = [question for old in olds for question in old.questions if question.id == move.question]
        if not were:
            known = dict.fromkeys(question.id for old in olds for question in old.questions)
            values = {"version": version, "id": move.question, "advice": advice(move.question, known)}
            yield errors.MIGRATE_NEVER_ASKED.at(f"{new.file}:{move.line}", **values)
        for part in move.parts if were else ():
            yield from _never_had(were, part, version, new)
            cells = [cell for question in were if (cell := cell_of(question, part.name))]
            for choice in part.choices if cells else ():
                yield from _never_had(cells, choice, version, new)


def _never_had(were: Sequence[Question], part: Part, version: int, new: Form) -> Iterator[Problem]:
    names = list(dict.fromkeys(name for question in were for name in names_of(question, part.axis)))
    if part.name not in names:
        hint = advice(part.name, names) if names else f"it was a {kind_of(were[0])} question"
        values = {"question": were[0].id, "what": _ONE[part.axis], "name": part.name, "advice": hint}
        yield errors.MIGRATE_NEVER_THERE.at(f"{new.file}:{part.line}", version=version, **values)


@dataclass(frozen=True, slots=True)
class _Homes:
    """Where the answers to one version have a place now."""

    where: str
    version: int
    route: Route
    asked: Mapping[str, Question]

    def notes(self, old: Question) -> Iterator[Problem]:
        ids = self.route.questions(old.id)
        homes = [self.asked[id] for id in ids if id in self.asked]
        choices = names_of(old, Axis.CHOICES)
        if ids and not homes and len(self._homeless(old, Axis.CHOICES)) == len(choices):
            yield self._note(errors.MIGRATE_HOMELESS, old)
        elif homes and not any(takes(home, old) for home in homes):
            yield self._note(errors.MIGRATE_OTHER_KIND, old, was=kind_of(old), kind=kind_of(homes[0]))
        else:
            yield from self._parts(old)
            yield from self._meanings(old, homes)

    def _note(self, message: Message, old: Question, **values: object) -> Problem:
        return message.at(self.where, version=self.version, question=old.id, **values)

    def _parts(self, old: Question) -> Iterator[Problem]:
        for axis in Axis:
            yield from self._left(old, axis, old.id, self._homeless(old, axis))
        for column in old.columns if isinstance(old, Table) else ():
            lost = [key for key in names_of(column.cell, Axis.CHOICES) if self._is_homeless_in(old, column.id, key)]
            yield from self._left(old, Axis.CHOICES, f"{old.id}, column {column.id}", lost, column.id)

    def _left(self, old: Question, axis: Axis, of: str, names: Sequence[str], column: str = "") -> Iterator[Problem]:
        if names:
            what = f"{_ONE[axis]}s" if len(names) > 1 else _ONE[axis]
            part = f"{axis}: {{{names[0]}: …}}"
            part = f"columns: {{{column}: {{{part}}}}}" if column else part
            yield self._note(errors.MIGRATE_PART_HOMELESS, old, of=of, what=what, names=", ".join(names), part=part)

    def _homeless(self, old: Question, axis: Axis) -> list[str]:
        """What was dropped needs no home."""
        return [name for name in names_of(old, axis) if self._is_homeless(self.route.spots(axis, old.id, name), axis)]

    def _is_homeless(self, spots: Sequence[Spot], axis: Axis) -> bool:
        had = (spot.name in names_of(self.asked[spot.question], axis) for spot in spots if spot.question in self.asked)
        return bool(spots) and not any(had)

    def _is_homeless_in(self, old: Question, column: str, key: str) -> bool:
        """A choice of a column that is still there."""
        places = self.route.cell_choices(old.id, column, key)
        tables = [(self.asked[spot.question], spot.name, own) for spot, own in places if spot.question in self.asked]
        cells = [(cell, own) for table, name, own in tables if (cell := cell_of(table, name)) is not None]
        return bool(cells) and not any(own in names_of(cell, Axis.CHOICES) for cell, own in cells)

    def _meanings(self, old: Question, homes: Sequence[Question]) -> Iterator[Problem]:
        """What has another meaning now, though nothing has to be moved."""
        for home in homes:
            yield from self._scale(old, old.id, old, home, self._named(old))
            for column in old.columns if isinstance(old, Table) else ():
                spots = self.route.spots(Axis.COLUMNS, old.id, column.id)
                cell = next((cell for spot in spots if (cell := cell_of(home, spot.name))), None)
                named = self._named(old, column.id)
                yield from self._scale(old, f"{old.id}, column {column.id}", column.cell, cell, named)
            if _FREEST_FIRST.index(home.share) < _FREEST_FIRST.index(old.share):
                yield self._note(errors.MIGRATE_FREER, old, was=old.share, now=home.share)

    def _scale(
        self, asked: Question, of: str, old: Question, new: Question | None, named: Collection[str]
    ) -> Iterator[Problem]:
        """Points that stay what they are called on a scale that goes elsewhere; ``named`` ones have a line."""
        if not isinstance(old, Scale) or not isinstance(new, Scale) or points_of(old) == points_of(new):
            return
        points = [point for point in range(old.min, old.max + 1) if new.min <= point <= new.max]
        if staying := [point for point in points if str(point) not in named]:
            values = {"of": of, "was": points_of(old), "now": points_of(new), "point": staying[-1]}
            yield self._note(errors.MIGRATE_OTHER_SCALE, asked, **values)

    def _named(self, old: Question, column: str = "") -> set[str]:
        """The choices of a question, or of a column, that have a line in the first step."""
        move = self.route.steps[0].move(old.id) if self.route.steps else None
        parts = move.parts if move else ()
        if column:
            parts = next((part.choices for part in parts if (part.axis, part.name) == (Axis.COLUMNS, column)), ())
        return {part.name for part in parts if part.axis is Axis.CHOICES}


_FREEST_FIRST = tuple(Share)
