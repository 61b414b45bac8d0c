"""Who is who: whose answers a file holds, and which files may be of one person although nobody can be sure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wta_forms import errors
from wta_forms.answers import Recipient, Response, State
from wta_forms.errors import Problem
from wta_forms.plan.marks import texts_of
from wta_forms.plan.spoken import as_left, folded, spoken
from wta_forms.spec.form import Form, Grid, Question, Share, Table

Key = tuple[str, ...]
"""Tells people apart: somebody who was asked, a name with an organisation, or a file alone."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A file and whose it is.

    ``typed`` is the name in it, "" where there is none. ``called`` is the name it goes by, as names are compared;
    ``may_be`` has every name that stands in it or in its stamp.
    """

    file: Response
    key: Key
    typed: str
    called: str
    may_be: frozenset[str]


def signed(files: Iterable[Response], forms: Mapping[str, Form], language: str) -> tuple[Signed, ...]:
    """Of the same name with and without an organisation are one person where nobody else has that name."""
    each_alone = [_signed(file, forms[file.form], language) for file in files]
    completed = dict(_completed(each_alone))
    return tuple(replace(each, key=completed.get(each.key, each.key)) for each in each_alone)


def _signed(file: Response, form: Form, language: str) -> Signed:
    stamped = folded(file.recipient.name) if file.recipient is not None else ""
    typed = stated(file, form, "name", language)
    called = folded(typed) or stamped
    names = {called, stamped, *map(folded, _names_typed(file, form))}
    return Signed(file, _identity(file, form, typed, language), typed, called, frozenset(filter(None, names)))


def _names_typed(file: Response, form: Form) -> Iterator[str]:
    for question in form.questions:
        if question.prefill == "name" and question.id in file.answers:
            yield from texts_of(question, file.answers[question.id])


def _identity(file: Response, form: Form, typed: str, language: str) -> Key:
    """Another name than the stamp's never supersedes, and a form without any is somebody."""
    if file.recipient is not None and not is_anothers(file, typed):
        return ("asked", file.recipient.id)
    if file.recipient is not None or not folded(typed):
        return ("alone", mark(file))
    return ("named", folded(typed), folded(stated(file, form, "organisation", language)))


def mark(file: Response) -> str:
    """The same bytes are the same file; each of several forms in it is one by itself."""
    return f"{file.sha256 or file.file} {file.first_page}" if file.first_page > 1 else file.sha256 or file.file


def is_anothers(file: Response, typed: str) -> bool:
    if file.recipient is None or file.is_settled:
        return False
    return folded(typed) not in ("", folded(file.recipient.name))


def _completed(files: Sequence[Signed]) -> Iterator[tuple[Key, Key]]:
    """Names without an organisation, each with the one organisation that is known of it."""
    for name, keys in _keys_by_name(files).items():
        bare = ("named", name, "")
        others = [key for key in keys if key != bare]
        if bare in keys and len(others) == 1 and others[0][0] == "named":
            yield bare, others[0]


def _keys_by_name(files: Iterable[Signed]) -> dict[str, set[Key]]:
    keys: dict[str, set[Key]] = defaultdict(set)
    for each in files:
        keys[each.called].add(each.key)
    return keys


def names_met_again(files: Sequence[Signed], asked: Sequence[Recipient]) -> Iterator[Problem]:
    """Files without a stamp whose name somebody else has: somebody who was asked, or another voice."""
    stamps = (each.file.recipient for each in files if each.file.recipient is not None)
    of_asked = {folded(person.name) for person in (*asked, *stamps)}
    alike: dict[str, list[Signed]] = defaultdict(list)
    for each in files:
        alike[each.called].append(each)
    for each in files:
        if each.file.recipient is None and each.called and not each.file.is_settled:
            other = next((other for other in alike[each.called] if other.key != each.key), None)
            if each.called in of_asked:
                yield errors.NAME_OF_SOMEBODY_ASKED.at(each.file.file, typed=each.typed)
            elif other is not None:
                yield errors.NAME_OF_ANOTHER.at(each.file.file, typed=each.typed, file=other.file.file)


# --- what a file says of the person -----------------------------------------------------------------------------------


def stated(file: Response, form: Form, prefill: str, language: str, *, is_to_show: bool = False) -> str:
    """What a file says of the person: typed in, or filled in beforehand and left as it was.

    "" when it says nothing, or two roles; also, where it ``is_to_show``, when the form keeps it back. Two names in one
    box are both there: no stamp has such a name.
    """
    for question in asking(form, prefill):
        answer = file.answers.get(question.id)
        may_be_told = question.share is Share.QUOTE or not is_to_show
        if may_be_told and answer is not None and not isinstance(question, (Table, Grid)):
            is_clear = answer.state is State.ANSWERED
            return spoken(question, answer.value, language) if is_clear else as_left(question, answer, language)
    return ""


def asking(form: Form, prefill: str) -> list[Question]:
    return [question for question in form.questions if question.prefill == prefill]
