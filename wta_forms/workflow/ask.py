"""``ask``: asking back about a form that came with something missing: the questions by name, and a copy that has the
answers in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from wta_forms import errors
from wta_forms.answers import Answer, Response, State
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.extract.doctor.examined import diagnosis
from wta_forms.extract.doctor.letters import letters_of
from wta_forms.extract.isolate import Reader
from wta_forms.layout.style import STANDARD, VARIANTS
from wta_forms.mail.compose import Enclosure
from wta_forms.mail.templates import question
from wta_forms.project.kept import kept_in
from wta_forms.project.lookup import arrival_of, piece_of, taken_by
from wta_forms.project.outgoing import ASK, UNFINISHED, Outgoing, outgoing
from wta_forms.project.people import Person
from wta_forms.project.returned import Outcome, Taken
from wta_forms.project.store import Clock, Store, now
from wta_forms.spec.fields import Shape, fields_of_question
from wta_forms.spec.filling import FieldValue, fill_question
from wta_forms.spec.form import Form
from wta_forms.workflow.generate import Blank, copy_of, lay_out
from wta_forms.workflow.making.file_names import file_names
from wta_forms.workflow.posting.leaving import SEND, Confirm, Done, How, always, carry_out
from wta_forms.workflow.posting.mailing import Batch, Mailing, Marks, Post, Spared, Why, chosen, marks_in, post_of
from wta_forms.workflow.progress import Progress, no_progress
from wta_forms.workflow.reading.shelf import Shelf, shelf_of
from wta_forms.workflow.send import facts_of


def to_ask(post: Post, forms: Sequence[str] = (), to: Sequence[str] = ()) -> Batch:
    """Whom ``ask`` would ask: everybody whose newest form has questions that are unread, in doubt, or needed and empty.

    ``forms`` are ids, all without any. About one form that came nobody is asked twice. Spared are those who declined or
    withdrew.
    """
    mailings: list[Mailing] = []
    spared: list[Spared] = []
    marks = marks_in(post.store)
    with Reader() as reader:
        shelf = shelf_of(None, None, reader, project=post.project)
        for person in chosen(post.people, to):
            for taken in _newest(post, person, forms):
                mailing = _mailing(post, person, taken, shelf, reader)
                why = _why_not(post, marks, mailing, taken) if mailing else None
                if mailing and why:
                    spared.append(Spared(person, taken.form, why))
                elif mailing:
                    mailings.append(mailing)
    waits = sum(each.state in UNFINISHED for each in outgoing(post.store))
    return Batch(tuple(mailings), tuple(spared), waiting=waits)


def _newest(post: Post, person: Person, forms: Sequence[str]) -> Iterator[Taken]:
    """What came last of each form, if it was taken in, or is an empty one, and can be asked about."""
    last = {each.form: each for each in taken_by(post.store, person.id) if each.response and each.form}
    for form, taken in last.items():
        is_empty = taken.outcome is Outcome.NEEDS_PERSON and errors.CAME_BLANK.is_said(taken.told)
        is_left = errors.CAME_AS_DRAFTED.is_said(taken.told)
        if ((taken.outcome is Outcome.ACCEPTED and not is_left) or is_empty) and (not forms or form in forms):
            yield taken


def _why_not(post: Post, marks: Marks, mailing: Mailing, taken: Taken) -> Why | None:
    why = marks.why_not(mailing.person.id, mailing.form)
    if why:
        return why
    return Why.ASKED if any(row.wave == _wave(taken) for row in _rows(post, mailing)) else None


def _rows(post: Post, mailing: Mailing) -> tuple[Outgoing, ...]:
    return outgoing(post.store, form=mailing.form, person=mailing.person.id)


def _wave(taken: Taken) -> str:
    """By the form that came: so nobody is asked twice about the same one, and again about the next."""
    return f"{ASK}-{taken.id}"


# --- the mail ---------------------------------------------------------------------------------------------------------


def _mailing(post: Post, person: Person, taken: Taken, shelf: Shelf, reader: Reader) -> Mailing | None:
    """None where nothing has to be asked."""
    response = taken.response
    assert response is not None
    form = shelf.versions.read_with(response)
    if form is None:
        return None
    content = post.store.original(taken.sha256)
    found = diagnosis(response.file, content, reader.read(content), [response], [form])
    letter = next(iter(letters_of(found)), None)
    if letter is None:
        return None
    text = question(letter.text, letter.subject, *facts_of(post, form, response.language or form.languages[0]))
    came = arrival_of(post.store, taken.id)
    answers = came.message_id if piece_of(post.store, taken.id).sender == came.sender else ""
    files = tuple(_with_answers(post, person, form, response))
    return Mailing(form.id, form.title.in_("en"), response.round, person, _wave(taken), text, files, answers)


def _with_answers(post: Post, person: Person, form: Form, response: Response) -> Iterator[Enclosure]:
    """A copy with everything that they have answered, to be changed and sent back; none where the form cannot be laid
    out any more."""
    variant = response.variant if response.variant in VARIANTS else STANDARD.variant
    variant = variant if VARIANTS[variant].is_fillable else STANDARD.variant
    language = response.language if form.is_in(response.language) else form.languages[0]
    kept = kept_in(post.project)
    with suppress(WtaFormsError):
        blank = lay_out(form, language, post.settings, variant)
        values = filled_in(blank, response)
        content = copy_of(blank, person, round=response.round, values=values, key=kept.key() if kept else None)
        (name,) = file_names([(blank, person)], post.people, response.round, "", post.project)
        yield Enclosure(name, content)


def filled_in(blank: Blank, response: Response) -> dict[str, FieldValue]:
    """What stands in each box, by its name: answers as they were understood, and as they were typed where they were
    not."""
    values: dict[str, FieldValue] = {}
    for asked in blank.form.questions:
        answer = response.answers.get(asked.id)
        if answer is not None and answer.state is State.ANSWERED:
            with suppress(KeyError):  # a choice that this version of the form does not have
                values |= fill_question(asked, answer.value, blank.language)
        elif answer is not None and answer.is_given:
            boxes = {field.name for field in fields_of_question(asked) if field.shape in (Shape.LINE, Shape.LINES)}
            values |= _as_typed(answer, boxes)
    return values


def _as_typed(answer: Answer, boxes: set[str]) -> dict[str, FieldValue]:
    return {name: words for name, words in answer.raw.items() if name in boxes and words}


def ask(
    forms: Sequence[str] = (),
    *,
    to: Sequence[str] = (),
    project: Path = Path(),
    how: How = SEND,
    confirm: Confirm = always,
    tell: Callable[[Problem], None] = lambda problem: None,
    progress: Progress = no_progress,
    clock: Clock = now,
) -> Done:
    """Ask back, as :func:`to_ask` says; everything else is as in ``send``."""
    with Store(project, clock=clock) as store:
        post = post_of(project, store, clock)
        return carry_out(post, to_ask(post, forms, to), how, confirm, tell, progress)
