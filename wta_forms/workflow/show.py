"""``show``: what one person wrote, to be read by another: question by question, in words, with what is in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wta_forms import errors
from wta_forms.answers import Answer, Certainty, Response, State
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.extract.isolate import Reader
from wta_forms.extract.versions.migrated import migrated
from wta_forms.plan.doubts import spoken_doubt
from wta_forms.plan.entry import Rows
from wta_forms.plan.spoken import as_left, spoken_answer, spoken_freely
from wta_forms.plan.voices.standings import Given, Standing
from wta_forms.project.kept import kept_in
from wta_forms.project.lookup import arrival_of, every_piece, pictures_of, piece_of
from wta_forms.project.people import Person, listed_people
from wta_forms.project.returned import Piece, Taken
from wta_forms.project.settings import PROJECT_FILE
from wta_forms.project.store import Store
from wta_forms.spec.fields import fields_of_question
from wta_forms.spec.form import Form, Grid, Question, Share, Table
from wta_forms.spec.stamp import digest_of
from wta_forms.spec.words import advice
from wta_forms.workflow.posting.mailing import chosen
from wta_forms.workflow.reading.shelf import shelf_of
from wta_forms.workflow.reading.versions import Versions
from wta_forms.workflow.standing.cases import Case, case_of, said_in
from wta_forms.workflow.standing.records import Records, everybody, records_of
from wta_forms.workflow.status import title_of


@dataclass(frozen=True, slots=True)
class ShownFile:
    """One form that came: its number among those of the person, where it was found, when it came (ISO 8601 in UTC), and
    where its bytes are kept."""

    number: int
    place: str
    received: str
    original: Path
    version: int


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """One question. ``words`` is the answer, or what is said in its place; ``files`` are the numbers of those that it
    is from, none where nothing was given. ``doubts`` say what is unclear; ``before`` is what earlier forms said."""

    number: int
    label: str
    words: str | Rows
    files: tuple[int, ...] = ()
    doubts: tuple[str, ...] = ()
    before: tuple[tuple[str | Rows, int], ...] = ()
    is_given: bool = True


@dataclass(frozen=True, slots=True)
class ShownForm:
    """Everything of one form in one round. ``loose`` are answers whose question nobody knows any more. ``by_hand``
    counts those that nobody has read yet, and of which there is a picture."""

    case: Case
    title: str
    files: tuple[ShownFile, ...]
    answers: tuple[ShownAnswer, ...]
    loose: tuple[tuple[str, str, int], ...] = ()
    by_hand: int = 0

    @property
    def way_to_see(self) -> str:
        """The command that shows the pictures of what is written by hand, "" where there are none."""
        id = self.case.person.id
        whom = f'"{id}"' if " " in id else id
        return f"wta-forms enter {whom} {self.case.form}" if self.by_hand else ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What there is of one person. ``letters`` are their own words in messages, ``waiting`` is what needs somebody."""

    person: Person
    forms: tuple[ShownForm, ...]
    letters: tuple[Piece, ...] = ()
    waiting: tuple[Taken, ...] = ()


def show(person: str, form: str = "", *, language: str = "", project: Path = Path()) -> Shown:
    """What somebody wrote, who is named by id, name or e-mail address; of one form, or of all that they were asked.

    Labels are in ``language``, else in the form's first. Raises WtaFormsError where there is no project, nobody is
    called so, or nothing is known of the form.
    """
    if kept_in(project) is None:
        raise WtaFormsError(errors.NO_PROJECT.at(str(project / PROJECT_FILE)))
    listed = listed_people(project)
    with Store(project) as store, Reader() as reader:
        records = records_of(store)
        (whom,) = chosen(everybody(listed, records), [person])
        versions = shelf_of(None, None, reader, project=project).versions
        showing = _Showing(store, versions, language)
        cases = tuple(_cases(records, whom, form))
        letters = (each for each in every_piece(store) if each.words and each.person == whom.id)
        about_forms = (each for case in cases for each in case.waiting)
        waiting = {each.id: each for each in (*about_forms, *records.waiting.get((whom.id, ""), ()))}
        return Shown(
            whom,
            tuple(map(showing.form, cases)),
            tuple(sorted(letters, key=lambda each: each.received)),
            tuple(waiting.values()),
        )


def _cases(records: Records, person: Person, form: str) -> Iterator[Case]:
    asked = [each for each in records.asked() if form in ("", each[0])]
    if form and not asked:
        known = dict.fromkeys(id for id, _ in records.asked())
        way_out = advice(form, known) if known else "nothing was sent yet"
        raise WtaFormsError(errors.FORM_UNKNOWN_HERE.at("", form=form, advice=way_out))
    for id, round in asked:
        case = case_of(records, person, id, round)
        if case.mails or case.returned or case.waiting or case.mark:
            yield case


# --- a form -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Showing:
    store: Store
    versions: Versions
    language: str

    def form(self, case: Case) -> ShownForm:
        """By the questions of the newest form that came: the older ones are brought into it."""
        files = tuple(self._file(number, taken) for number, taken in enumerate(case.returned, 1))
        newest = self.versions.read_with(case.responses[-1]) if case.responses else None
        if newest is None:
            known = self.versions.newest(case.form)
            return ShownForm(case, title_of(known) if known else case.form, files, (), tuple(_raw(case)))
        language = self.language if newest.is_in(self.language) else newest.languages[0]
        responses = [self._brought_into(newest, response) for response in case.responses]
        answers, loose = _answers(newest, responses, language), self._loose(responses, language)
        by_hand = self._by_hand(newest, case, responses)
        return ShownForm(case, newest.title.in_(language), files, tuple(answers), tuple(loose), by_hand)

    def _by_hand(self, form: Form, case: Case, responses: Sequence[Response]) -> int:
        kept = (name for taken in case.returned for name in pictures_of(self.store, taken.id))
        seen = {name.partition("#")[0] for name in kept}
        unread = (
            form.question(id)
            for id, standing in said_in(responses).items()
            if any(each.answer.state is State.UNREAD for each in standing.counting)
        )
        return sum(any(field.name in seen for field in fields_of_question(question)) for question in unread)

    def _brought_into(self, newest: Form, response: Response) -> Response:
        own = self.versions.read_with(response)
        if own is None or digest_of(own) == digest_of(newest):
            return response
        return replace(migrated(response, own, newest), received=response.received)

    def _file(self, number: int, taken: Taken) -> ShownFile:
        place, piece = arrival_of(self.store, taken.id).place, piece_of(self.store, taken.id)
        name = f"{place}: {piece.name}" if piece.name and not place.endswith(piece.name) else place
        original = self.store.originals.path(piece.sha256)
        version = taken.response.version if taken.response else 0
        return ShownFile(number, name, taken.received, original, version)

    def _loose(self, responses: Sequence[Response], language: str) -> Iterator[tuple[str, str, int]]:
        """What has no place in the newest form, by the words of the one that was filled in."""
        for number, response in enumerate(responses, 1):
            asked = self._asked_in(response)
            for id, answer in response.unplaced.items():
                if not answer.is_given:
                    continue
                if question := asked.get(id):
                    yield question.label.in_(language), _as_line(_spoken(question, answer, language)), number
                else:
                    yield id, _typed(answer), number

    def _asked_in(self, response: Response) -> Mapping[str, Question]:
        """The questions of the version that was filled in, by their ids; none where it is not here any more."""
        for form in self.versions.to_read(response.form, response.version):
            asked = {question.id: question for question in form.questions}
            is_it = (form.id, form.version) == (response.form, response.version)
            if is_it and response.unplaced.keys() <= asked.keys():
                return asked
        return {}


def _raw(case: Case) -> Iterator[tuple[str, str, int]]:
    """Of a form that is not here any more: answers by the ids of their questions."""
    for number, response in enumerate(case.responses, 1):
        for question, answer in response.answers.items():
            if answer.is_given:
                yield question, spoken_freely(answer.value) or _typed(answer), number


def _typed(answer: Answer) -> str:
    """Everything that stood in its boxes, where nobody knows what they were."""
    return " | ".join(text for text in answer.raw.values() if text.strip())


# --- its answers ------------------------------------------------------------------------------------------------------


def _answers(form: Form, responses: Sequence[Response], language: str) -> Iterator[ShownAnswer]:
    said, numbers = said_in(responses), form.numbers()
    places = {id(response): place for place, response in enumerate(responses, 1)}
    for question in form.questions:
        label, number = question.label.in_(language), numbers[question.id]
        standing = said.get(question.id)
        if standing is None:
            newest = next(
                (each.answers[question.id] for each in reversed(responses) if question.id in each.answers), None
            )
            yield ShownAnswer(number, label, _not_given(question, newest, language), is_given=False)
        else:
            yield _answer(question, number, label, standing, places, language)


def _answer(
    question: Question, number: int, label: str, standing: Standing, places: Mapping[int, int], language: str
) -> ShownAnswer:
    counting = standing.counting
    clear = standing.clear
    words = _spoken(question, clear.answer, language) if clear else ""
    earlier = ((_spoken(question, each.answer, language), places[id(each.response)]) for each in standing.earlier)
    settled = ((_doubt(question, each, language), places[id(each.response)]) for each in standing.settled)
    return ShownAnswer(
        number,
        label,
        words,
        tuple(sorted({places[id(each.response)] for each in counting})),
        tuple(doubt for each in counting for doubt in _doubts(question, each, clear, language)),
        tuple(sorted((*earlier, *settled), key=lambda each: -each[1])),
    )


def _spoken(question: Question, answer: Answer, language: str) -> str | Rows:
    if answer.state is not State.ANSWERED:
        return spoken_doubt(_openly(question), answer, language)
    words = spoken_answer(_openly(question), answer, language)
    how = {Certainty.TYPED_IN: "typed in for them", Certainty.RECOVERED: "read off the page"}.get(answer.certainty, "")
    return f"{words} ({how})" if how and isinstance(words, str) else words


def _openly(question: Question) -> Question:
    """Here everything is shown, also what may not be quoted in a plan."""
    if not isinstance(question, Table):
        return question
    columns = (replace(each, cell=replace(each.cell, share=Share.QUOTE)) for each in question.columns)
    return replace(question, columns=tuple(columns))


def _doubt(question: Question, given: Given, language: str) -> str:
    return spoken_doubt(_openly(question), given.answer, language)


def _doubts(question: Question, given: Given, clear: Given | None, language: str) -> Iterator[str]:
    """What could not be used, in the words that stood there, with what to do about it."""
    problems = [problem for problem in given.answer.problems if not problem.is_note]
    if given.answer.state is State.ANSWERED and given is not clear:
        yield f"{_as_line(_spoken(question, given.answer, language))}: nobody knows which of these is newer"
        return
    if given is clear or given.answer.state is State.UNREAD:
        yield from map(_as_sentence, problems)
    if given is not clear and not (problems and given.answer.state is State.UNREAD):
        hint = f" ({problems[0].hint})" if problems and problems[0].hint else ""
        yield _doubt(question, given, language) + hint


def _as_sentence(problem: Problem) -> str:
    return f"{problem.message} ({problem.hint})" if problem.hint else problem.message


def _not_given(question: Question, answer: Answer | None, language: str) -> str:
    """What stands in the place of an answer, in brackets: nobody has written it."""
    if answer is None or answer.state is State.NOT_ASKED:
        return "(not asked)"
    if any(errors.STILL_PREFILLED.is_said(problem) for problem in answer.problems):
        left = "" if isinstance(question, (Table, Grid)) else as_left(question, answer, language)
        return f"(as it was sent: {left or _typed(answer)})"
    return "(empty)"


def _as_line(words: str | Rows) -> str:
    if isinstance(words, str):
        return words
    return "; ".join(" ".join(filter(None, row)) for row in words.cells)
