"""One voice for every person: who answered, what they said, and how they want to be shown.

Everything here gives the same for any order and any repetition of the responses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from wta_forms import errors
from wta_forms.answers import Answer, Recipient, Response, State, Status
from wta_forms.errors import Message, Problem
from wta_forms.plan.doubts import is_by_hand
from wta_forms.plan.marks import marks_in
from wta_forms.plan.spoken import choice_labels, folded, plain_key
from wta_forms.plan.voices.identity import Key, Signed, asking, is_anothers, mark, names_met_again, signed, stated
from wta_forms.plan.voices.shapes import as_asked
from wta_forms.plan.voices.standings import Given, Standing, is_newer, standing_of
from wta_forms.plan.voices.wishes import Wish, wish_of
from wta_forms.spec.form import TICKED, Form, Grid, Points, Question, SelectOne, Share, Sharing, Table

DESCRIBING = frozenset({"name", "organisation", "role", "email", "phone"})
"""What ``prefill`` fills about a person. These answers say who speaks; they are no entries of a plan."""


def describes(question: Question) -> bool:
    """Whether it asks who somebody is, or how they want to be shown."""
    return question.prefill in DESCRIBING or isinstance(question, Sharing)


@dataclass(frozen=True, slots=True)
class Invited(Recipient):
    """Somebody who was asked. ``role`` is what is known of it beforehand: a key of the form's question, or words."""

    role: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """One person. ``name``, ``organisation`` and ``role`` are "" when nobody said, or when the forms keep them back;
    ``said`` is by form and question.

    ``wish`` is how they want to be shown, and whoever has the same name. ``keys`` are what somebody can be picked by:
    by form and question the choices taken, or words as they are compared. ``files`` are theirs, oldest first.
    ``has_asked_to_be_shown``: they themselves said that they may be shown by name or by role.
    """

    key: Key
    name: str
    organisation: str
    role: str
    said: Mapping[tuple[str, str], Standing]
    wish: Wish
    keys: Mapping[tuple[str, str], frozenset[str]]
    files: tuple[Response, ...]
    has_asked_to_be_shown: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """Everybody who answered, in order; their ``files``, oldest first; and how many files say nothing.

    ``wishes`` are those of everybody who was asked, by their ids, also where nothing else came of them.
    """

    voices: tuple[Voice, ...]
    files: tuple[Response, ...]
    empty: int
    unreadable: int
    problems: tuple[Problem, ...]
    wishes: Mapping[str, Wish]


def hear(
    responses: Iterable[Response], forms: Mapping[str, Form], language: str, asked: Sequence[Recipient] = ()
) -> Heard:
    """Responses to ``forms`` as voices: in the order of ``asked``, then as they came in, those without a date first.

    Files that are no readable answer, and answers to other forms or to questions that are no longer there, are counted
    or told as a problem; nothing is raised.
    """
    files = [_as_asked(file, forms) for file in _each_once(responses)]
    read = [file for file in files if file.is_read and file.form]
    blank = [file for file in files if file.status is Status.BLANK]
    known = [file for file in read if file.form in forms]
    spoke = [file for file in known if _says_something(file, forms[file.form])]
    says_something = {mark(file) for file in spoke}
    lost = [file for file in known if mark(file) not in says_something and _is_in_part_unread(file)]
    company = signed(known, forms, language)
    wished = _wished(company, forms)
    voices = _voices(company, says_something, wished, forms, language, asked)
    return Heard(
        voices=voices,
        files=tuple(spoke),
        empty=len(blank) + len(known) - len(spoke) - len(lost),
        unreadable=len(files) - len(blank) - len(read) + len(lost),
        problems=(
            *_problems(read, spoke, forms, language),
            *(_why_lost(file).at(file.file) for file in lost),
            *names_met_again(company, asked),
            *_changes(voices, forms),
        ),
        wishes={person.id: wished.of(("asked", person.id), {folded(person.name)}) for person in asked},
    )


def _as_asked(file: Response, forms: Mapping[str, Form]) -> Response:
    """The file as the forms ask now."""
    asked = {question.id: question for question in forms[file.form].questions} if file.form in forms else {}
    answers = {id: as_asked(asked[id], answer) if id in asked else answer for id, answer in file.answers.items()}
    return replace(file, answers=answers)


def _says_something(file: Response, form: Form) -> bool:
    """Whether anything is given beside who the person is, be it to a question of an earlier version."""
    describing = {question.id for question in form.questions if describes(question)}
    answers = (*file.answers.items(), *file.unplaced.items())
    return any(answer.is_given and question not in describing for question, answer in answers)


def _is_in_part_unread(file: Response) -> bool:
    """Then a file that says nothing is no empty answer: what was said may stand where nothing came back."""
    return any(answer.state is State.UNREAD for answer in file.answers.values())


def _why_lost(file: Response) -> Message:
    return errors.PLAN_BY_HAND if any(map(is_by_hand, file.answers.values())) else errors.PLAN_PARTS_LOST


def _each_once(responses: Iterable[Response]) -> list[Response]:
    """The same bytes count once, as they first came, read as well as they ever were; oldest first."""
    once: dict[str, Response] = {}
    for response in sorted(responses, key=_preference):
        once.setdefault(mark(response), response)
    return sorted(once.values(), key=attrgetter("received", "sha256"))


def _preference(response: Response) -> tuple[bool, bool, str, str, str]:
    """Whatever two readings of the same bytes differ in, one and the same of them comes first."""
    answers = sorted(response.answers.items(), key=lambda pair: pair[0])
    all_of_it = repr((replace(response, answers={}, pictures={}), answers))
    is_unread = not response.is_read
    return (is_unread, not response.received, response.received, response.file, all_of_it)


# --- who is who -------------------------------------------------------------------------------------------------------


def _voices(
    company: Sequence[Signed],
    spoke: set[str],
    wished: _Wished,
    forms: Mapping[str, Form],
    language: str,
    asked: Sequence[Recipient],
) -> tuple[Voice, ...]:
    """``company`` may have files that say nothing beside who somebody is, and how they want to be shown."""
    of_one = {key: [each.file for each in own if mark(each.file) in spoke] for key, own in _by_person(company).items()}
    places: dict[Key, int] = {("asked", person.id): place for place, person in enumerate(asked)}
    ordered = sorted(
        (key for key, files in of_one.items() if files),
        key=lambda key: (places.get(key, len(asked)), _arrival(of_one[key])),
    )
    all_of_one = _by_person(company)
    return tuple(_voice(key, of_one[key], all_of_one[key], wished, forms, language) for key in ordered)


def _by_person(company: Iterable[Signed]) -> dict[Key, list[Signed]]:
    of_one: dict[Key, list[Signed]] = defaultdict(list)
    for each in company:
        of_one[each.key].append(each)
    return of_one


def _arrival(files: Sequence[Response]) -> tuple[str, str]:
    return (files[0].received, files[0].sha256)


def _voice(
    key: Key,
    files: Sequence[Response],
    own: Sequence[Signed],
    wished: _Wished,
    forms: Mapping[str, Form],
    language: str,
) -> Voice:
    def newest(prefill: str) -> str:
        told = (stated(file, forms[file.form], prefill, language, is_to_show=True) for file in reversed(files))
        return next(filter(None, told), "")

    wish = wished.of(key, {name for each in own for name in each.may_be})
    recipient = files[-1].recipient if key[0] == "asked" and _may_be_named(files, forms) else None
    return Voice(
        key=key,
        name=recipient.name if recipient is not None else newest("name"),
        organisation=newest("organisation"),
        role=newest("role"),
        said=_said(files, forms),
        wish=wish,
        keys=_keys([each.file for each in own], forms),
        files=tuple(files),
        has_asked_to_be_shown=wish <= Wish.ROLE and any(_sharing([each.file for each in own], forms)),
    )


def _may_be_named(files: Iterable[Response], forms: Mapping[str, Form]) -> bool:
    """Not where every form that asks for the name keeps it back: the stamp's name is the one printed there."""
    shares = {question.share for file in files for question in asking(forms[file.form], "name")}
    return not shares or Share.QUOTE in shares


# --- how they want to be shown ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Wished:
    """The strictest wish of everybody, and of all who go by a name: nobody knows yet whether they are one person."""

    by_key: Mapping[Key, Wish]
    by_name: Mapping[str, Wish]

    def of(self, key: Key, names: Iterable[str]) -> Wish:
        of_names = (self.by_name.get(name, Wish.NAME) for name in names)
        return max([self.by_key.get(key, Wish.NAME), *of_names])


def _wished(company: Sequence[Signed], forms: Mapping[str, Form]) -> _Wished:
    by_key = {key: _wish([each.file for each in own], forms) for key, own in _by_person(company).items()}
    by_name: dict[str, Wish] = {}
    for each in company:
        if each.called:
            by_name[each.called] = max(by_key[each.key], by_name.get(each.called, Wish.NAME))
    return _Wished(by_key, by_name)


def _wish(files: Sequence[Response], forms: Mapping[str, Form]) -> Wish:
    return wish_of(_sharing(files, forms))


def _sharing(files: Sequence[Response], forms: Mapping[str, Form]) -> Iterator[Standing]:
    sharing = {(form.id, asked.id) for form in forms.values() for asked in form.questions if isinstance(asked, Sharing)}
    return (standing for where, standing in _said(files, forms).items() if where in sharing)


def role_of(person: Recipient, forms: Iterable[Form], language: str) -> str:
    """What somebody is who was asked, in the words of the form that asks for it; "" when nobody said."""
    role = person.role.strip() if isinstance(person, Invited) else ""
    for question in (question for form in forms for question in form.questions if question.prefill == "role"):
        if isinstance(question, SelectOne):
            for choice in question.choices:
                names = (str(choice.key), *(words for _, words in choice.label.by_language))
                if folded(role) in map(folded, names):
                    return choice_labels([choice], language)[str(choice.key)]
    return role


# --- what somebody can be picked by -----------------------------------------------------------------------------------


def _keys(files: Sequence[Response], forms: Mapping[str, Form]) -> dict[tuple[str, str], frozenset[str]]:
    """As they were said last; none where nobody knows which of several that is."""
    said: dict[tuple[str, str], list[tuple[Response, frozenset[str]]]] = defaultdict(list)
    for file in files:
        for question in forms[file.form].questions:
            answer = file.answers.get(question.id) if question.share is not Share.NEVER else None
            if found := keys_said(question, answer) if answer else frozenset():
                said[file.form, question.id].append((file, found))
    newest = {where: {keys for file, keys in each if not _is_older(file, each)} for where, each in said.items()}
    return {where: next(iter(keys)) for where, keys in newest.items() if len(keys) == 1}


def _is_older(file: Response, each: Iterable[tuple[Response, frozenset[str]]]) -> bool:
    return any(is_newer(other, file) for other, _ in each)


def keys_said(question: Question, answer: Answer) -> frozenset[str]:
    """The choices taken, words as they are compared, ``yes`` for a tick; also what was filled in and left."""
    if answer.state is State.BLANK and isinstance(question, SelectOne):
        return frozenset(map(str, marks_in(question, answer)))
    if answer.state is not State.ANSWERED:
        return frozenset()
    if isinstance(question, (Table, Grid, Points)):
        return frozenset()
    values = answer.value if isinstance(answer.value, (list, tuple)) else [answer.value]
    return frozenset(TICKED if value is True else folded(plain_key(value)) for value in values)


# --- what counts ------------------------------------------------------------------------------------------------------


def _said(files: Sequence[Response], forms: Mapping[str, Form]) -> dict[tuple[str, str], Standing]:
    history: dict[tuple[str, str], list[Given]] = defaultdict(list)
    for file in files:
        for question in forms[file.form].questions:
            if question.id in file.answers and question.prefill not in DESCRIBING:
                history[file.form, question.id].append(Given(file.answers[question.id], file))
    standings = ((where, standing_of(given)) for where, given in history.items())
    return {where: standing for where, standing in standings if standing is not None}


# --- what the facilitator has to know ---------------------------------------------------------------------------------


def _problems(
    read: Sequence[Response], spoke: Sequence[Response], forms: Mapping[str, Form], language: str
) -> Iterator[Problem]:
    for file in read:
        if file.form not in forms:
            yield errors.PLAN_NOT_READ.at(file.file, form=file.form)
    for file in spoke:
        yield from _problems_of(file, forms[file.form], language)


def _problems_of(file: Response, form: Form, language: str) -> Iterator[Problem]:
    typed = stated(file, form, "name", language)
    if file.recipient is not None and is_anothers(file, typed):
        yield errors.WHOSE_IS_IT.at(file.file, owner=file.recipient.name, typed=typed)
    asked = {question.id for question in form.questions}
    for question, answer in sorted(file.answers.items()):
        if answer.is_given and question not in asked:
            yield errors.PLAN_NOT_ASKED.at(file.file, question=question, form=form.id)
    if unplaced := sorted(question for question, answer in file.unplaced.items() if answer.is_given):
        whom = file.recipient.id if file.recipient else "PERSON"
        told = {"questions": ", ".join(unplaced), "version": file.version, "form": form.id, "whom": whom}
        yield errors.PLAN_UNPLACED.at(file.file, **told)
    for question_asked in form.questions:
        answer = file.answers.get(question_asked.id, Answer(State.BLANK))
        if question_asked.prefill in DESCRIBING and answer.state in (State.INVALID, State.CONFLICT):
            yield from (replace(problem, where=f"{file.file}: {problem.where}") for problem in answer.problems)


def _changes(voices: Sequence[Voice], forms: Mapping[str, Form]) -> Iterator[Problem]:
    """Where somebody said different things, and whether it is known which of them is the newer one."""
    for voice in voices:
        for (form, question), standing in voice.said.items():
            number = forms[form].numbers()[question]
            if standing.tied:
                other, one = standing.tied[0].response, standing.tied[-1].response
                yield errors.PLAN_WHICH_IS_NEWER.at(one.file, number=number, file=other.file)
            if standing.clear and standing.earlier:
                newer, older = standing.clear.response, standing.earlier[-1].response
                yield errors.PLAN_NEWER_COUNTS.at(newer.file, number=number, file=older.file)
            if standing.clear:
                for doubt in standing.settled:
                    yield errors.PLAN_DOUBT_SETTLED.at(
                        standing.clear.response.file, number=number, file=doubt.response.file
                    )
