"""What somebody typed in for another person is taken in: as that person's answers, with who typed and from what.

Only what was changed counts as typed in, or what is said to be compared. What was typed from a picture stands in the
place of the picture's reading; what nobody could read there, and pages that did not come, stay unknown.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from wta_forms import errors
from wta_forms.answers import Answer, Certainty, Recipient, Response, Source, State, Status
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.extract.doctor.diagnosis import numbers_listed
from wta_forms.harvest.desk import Looked
from wta_forms.harvest.judged import before_it, tied_with
from wta_forms.harvest.whose import Circle
from wta_forms.project.audit import note
from wta_forms.project.lookup import is_known, pictures_of, taken_by, taken_of
from wta_forms.project.lookup import taken as taken_with
from wta_forms.project.outgoing import answered
from wta_forms.project.paths import write_files
from wta_forms.project.persons import Forgotten
from wta_forms.project.returned import (
    NEEDING,
    NUMBER,
    Arrival,
    Came,
    Outcome,
    Piece,
    Taken,
    add_arrival,
    add_piece,
    add_response,
)
from wta_forms.project.revised import settle
from wta_forms.project.store import Change, Store
from wta_forms.spec.fields import fields_of_question
from wta_forms.spec.form import Form, Question
from wta_forms.workflow.reading.returned import read_content
from wta_forms.workflow.taking_in.entering import (
    Begun,
    Known,
    begun_file,
    every_begun,
    is_as_made,
    is_typed_in,
    known_of,
    pdf_content,
    pdf_of,
    standing,
    texts_in,
)
from wta_forms.workflow.taking_in.form_reader import StoreReader


@dataclass(frozen=True, slots=True)
class TypedIn:
    """What was taken in; ``told`` is what is to be known of it."""

    looked: Looked
    told: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Typist:
    """Takes in what lies in the folder ``entering`` of a project. ``name`` is that of whoever typed."""

    project: Path
    store: Store
    forms: StoreReader
    circle: Circle
    name: str

    def everything(self) -> Iterator[TypedIn]:
        """Whatever was saved since it was begun, or since it was taken in last; copies that nobody has touched are
        passed over. Raises WtaFormsError where one cannot be used."""
        forgotten = Forgotten(self.store)
        for begun in every_begun(self.project):
            content = pdf_content(self.project, begun)
            if content is None or is_as_made(begun, content) or self._is_known(begun, content):
                continue
            if begun.person in forgotten:
                continue
            typed_in = self.one(begun, content)
            if typed_in is not None:
                yield typed_in

    def one(self, begun: Begun, content: bytes, *, is_confirmed: bool = False) -> TypedIn | None:
        """None where nothing in it was changed, and nothing ``is_confirmed``, or it was taken in so before."""
        place = self._place(begun) + (_COMPARED if is_confirmed else "")
        if is_known(self.store, place, hashlib.sha256(content).hexdigest()):
            return None
        read = self._read(begun, content, place)
        form = self.forms.versions.read_with(read)
        assert form is not None, "it was read with that form"
        known = known_of(self.store, self.forms.versions, begun.person, form)
        made = _Made(self, begun, form, read, known, texts_in(self.forms.reader, content), is_confirmed=is_confirmed)
        response = made.response()
        if not made.typed:
            return None
        self.store.keep(content)
        with self.store.change() as change:
            looked = _written(change, made, response, place, content, self)
        shown = replace(begun, shown=(*begun.shown, looked.taken[0].id))
        write_files([(begun_file(self.project, begun.stem), shown.to_json())], may_overwrite=True)
        return TypedIn(looked, tuple(made.told(response, looked.taken[0])))

    def _place(self, begun: Begun) -> str:
        return pdf_of(self.project, begun.stem).relative_to(self.project).as_posix()

    def _is_known(self, begun: Begun, content: bytes) -> bool:
        return is_known(self.store, self._place(begun), hashlib.sha256(content).hexdigest())

    def _read(self, begun: Begun, content: bytes, place: str) -> Response:
        """Raises WtaFormsError where it is not what was begun: printed to a file, or another copy under its name."""
        for read in read_content(place, content, begun.received, self.forms.shelf, self.forms.reader):
            is_it = (read.form, read.version) == (begun.form, begun.version)
            is_theirs = read.recipient is not None and read.recipient.id == begun.person
            if is_it and is_theirs and read.status in (Status.READ, Status.BLANK):
                return read
        raise WtaFormsError(errors.ENTER_OTHER_FILE.at(place, whom=begun.person, form=begun.form))


# --- one response out of what was typed and what it was typed from ----------------------------------------------------


class _Made:
    """``typed`` are the questions that count as typed in, ``instead_of`` what this one stands in the place of."""

    def __init__(
        self,
        typist: Typist,
        begun: Begun,
        form: Form,
        read: Response,
        known: Sequence[Known],
        texts: Mapping[str, tuple[str, ...]],
        *,
        is_confirmed: bool,
    ) -> None:
        self.begun, self.form, self.read = begun, form, read
        self.instead_of = tuple(each for each in known if _is_replaced_by(begun, each))
        self.others = tuple(each for each in known if each not in self.instead_of)
        self.source = f"typed in by {typist.name} from {begun.source}"
        self._store = typist.store
        changed = [question for question in form.questions if _is_changed(question, begun.made, texts)]
        self.changed = frozenset(question.id for question in changed)
        confirmed = [id for id, answer in read.answers.items() if answer.is_given] if is_confirmed else []
        self.typed = self.changed | frozenset(confirmed)

    def response(self) -> Response:
        answers = {question.id: self._answer(question.id) for question in self.form.questions}
        return replace(
            self.read,
            file=self.source,
            status=Status.READ,
            received=self.begun.received,
            recipient=Recipient(self.begun.person, self.read.recipient.name if self.read.recipient else ""),
            answers=MappingProxyType(answers),
            problems=tuple(problem for each in self.instead_of for problem in each.response.problems),
            pictures=MappingProxyType(self._pictures(answers)),
            is_settled=True,
        )

    def _answer(self, question: str) -> Answer:
        own = self.read.answers[question]
        if question in self.typed:
            page = own.source.page if own.source else 0
            source = Source(self.source, "typed_in", page, own.source.rectangle if own.source else None)
            problems = tuple(problem for problem in own.problems if not problem.is_note)
            return replace(own, certainty=Certainty.TYPED_IN, source=source, problems=problems)
        found = standing(self.instead_of, question)
        is_known_beforehand = own.state is State.BLANK and any(own.raw.values())
        if found and not (is_known_beforehand and found[1].state is State.UNREAD):
            return found[1]
        return Answer(State.BLANK) if own.is_given else replace(own, problems=())

    def _pictures(self, answers: Mapping[str, Answer]) -> dict[str, bytes]:
        """Of what nobody has made out yet."""
        names = {
            field.name
            for question in self.form.questions
            if answers[question.id].state is State.UNREAD
            for field in fields_of_question(question)
        }
        kept = {name: png for each in self.instead_of for name, png in pictures_of(self._store, each.taken.id).items()}
        return {name: png for name, png in kept.items() if name.partition("#")[0] in names}

    def told(self, response: Response, taken: Taken) -> Iterator[Problem]:
        if taken.outcome in NEEDING:
            return
        numbers = self.form.numbers()
        later = [each for each in self.others if each.response.received > self.begun.received]
        for question in self.typed:
            found = standing(later, question)
            if found and found[1].is_given and found[1].value != response.answers[question].value:
                values = {"number": numbers[question], "file": found[0].response.file}
                yield errors.ENTER_LATER_COUNTS.at("", **values)
            held = standing(self.others, question)
            if held and held[1].is_given and not response.answers[question].is_given:
                yield errors.ENTER_NOT_TAKEN_BACK.at("", number=numbers[question], file=held[0].response.file)
        unread = [numbers[id] for id, answer in response.answers.items() if answer.state is State.UNREAD]
        if unread:
            verb = "is" if len(unread) == 1 else "are"
            yield errors.ENTER_STILL_UNREAD.at("", questions=f"{numbers_listed(unread)} {verb}")


def _is_changed(question: Question, made: Mapping[str, tuple[str, ...]], texts: Mapping[str, tuple[str, ...]]) -> bool:
    return any(made.get(field.name, ()) != texts.get(field.name, ()) for field in fields_of_question(question))


def _is_replaced_by(begun: Begun, each: Known) -> bool:
    """What it was typed from and is not known to be older: of the two readings one is enough, and they differ."""
    if not each.is_same:
        return False
    received = each.taken.received
    if is_typed_in(each.response):
        return received == begun.received
    return each.taken.id in begun.shown and not (received and received < begun.received)


# --- writing it down --------------------------------------------------------------------------------------------------


def _written(change: Change, made: _Made, response: Response, place: str, content: bytes, typist: Typist) -> Looked:
    begun, sha256 = made.begun, hashlib.sha256(content).hexdigest()
    for each in made.instead_of:
        if each.taken.outcome is not Outcome.DUPLICATE:
            settle(change, each.taken.id, begun.person, Outcome.DUPLICATE, made.source)
    for waiting in _waiting(change, made):
        outcome = Outcome.ACCEPTED if waiting.response is None else Outcome.DUPLICATE
        settle(change, waiting.id, begun.person, outcome, made.source)
    judged = _judged(change, made, replace(response, sha256=sha256), typist.circle)
    arrival = Arrival(place, sha256, f"{TYPED} {place} {sha256}", Came.FILE, judged.outcome, at=change.at)
    arrival = replace(arrival, received=begun.received, person=begun.person)
    id = add_arrival(change, arrival)
    assert id is not None, "it is not known"
    piece = add_piece(change, id, Piece(0, Path(place).name, sha256, TYPED, person=begun.person))
    add_response(change, piece, judged)
    note(change, f"{place}: {judged.why}", person=begun.person)
    answered(change, (), begun.person, begun.form, begun.round)
    return Looked(replace(arrival, id=id), taken_of(change, piece))


def _waiting(change: Change, made: _Made) -> Iterator[Taken]:
    """Words and files that lay beside it: with what was typed in from them they are done with."""
    own = {each.taken.id for each in made.instead_of}
    for id in made.begun.shown:
        if id not in own and (each := _with(change, id)) is not None and each.outcome in NEEDING:
            yield each


def _with(change: Change, id: int) -> Taken | None:
    try:
        return taken_with(change, id)
    except LookupError:  # it was removed for good since
        return None


def _judged(change: Change, made: _Made, response: Response, circle: Circle) -> Taken:
    """As of any other form: where nobody knows whether another one of the same person is newer, it is asked."""
    begun = made.begun
    tied = tied_with(response, before_it(response, _others(taken_by(change, begun.person, begun.form), made)))
    if tied is not None:
        who = circle.called(begun.person)
        doubt = errors.CAME_AT_ONCE.at("", who=who, name=tied.file, whom=begun.person, number=NUMBER)
        return _taken(Outcome.NEEDS_PERSON, response, begun, doubt)
    count = len(made.typed)
    said = errors.ENTER_TAKEN_IN.at("", source=made.source, count="1 answer" if count == 1 else f"{count} answers")
    return _taken(Outcome.ACCEPTED, response, begun, said)


def _others(taken: Iterable[Taken], made: _Made) -> list[Taken]:
    own = {each.taken.id for each in made.instead_of}
    return [each for each in taken if each.id not in own]


def _taken(outcome: Outcome, response: Response, begun: Begun, told: Problem) -> Taken:
    return Taken(
        outcome,
        response.sha256,
        told.message,
        told.hint,
        begun.person,
        is_settled=outcome is Outcome.ACCEPTED,
        received=begun.received,
        reader=TYPED,
        response=response,
    )


_COMPARED = " (compared)"

TYPED = "typed_in"
"""The kind of such a file, and in place of the version of a reader: no program reads it better."""
