"""``enter``: a copy for somebody who cannot fill it in on screen, to be typed into from pictures, words or a telephone
call; what is known is in it already, and what it is typed from lies beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.extract.isolate import Reader
from wta_forms.harvest.sources import Tell
from wta_forms.layout.style import STANDARD, VARIANTS
from wta_forms.project.home import ENTERING
from wta_forms.project.kept import kept_in
from wta_forms.project.lookup import is_known, taken_by
from wta_forms.project.outgoing import outgoing
from wta_forms.project.paths import write_files
from wta_forms.project.people import By, Person, listed_people
from wta_forms.project.settings import load_settings
from wta_forms.project.store import Clock, Store, now
from wta_forms.spec.filling import FieldValue
from wta_forms.spec.form import Form
from wta_forms.spec.words import advice
from wta_forms.workflow.ask import filled_in
from wta_forms.workflow.generate import Blank, copy_of, lay_out
from wta_forms.workflow.harvest import desk_of, typist_of
from wta_forms.workflow.making.anonymous import anonymous_forms
from wta_forms.workflow.making.branding import load_project
from wta_forms.workflow.posting.mailing import chosen
from wta_forms.workflow.reading.shelf import Shelf, shelf_of
from wta_forms.workflow.reading.versions import Versions
from wta_forms.workflow.taking_in.beside import BesideIt, beside_of, is_for_eyes
from wta_forms.workflow.taking_in.beside_page import Page, beside_page
from wta_forms.workflow.taking_in.entering import (
    Begun,
    Known,
    begun_at,
    begun_file,
    every_begun,
    is_as_made,
    known_of,
    pdf_content,
    pdf_of,
    standing,
    stem_of,
    texts_in,
)
from wta_forms.workflow.taking_in.typed_in import TypedIn


@dataclass(frozen=True, slots=True)
class Entering:
    """What was made to type into. ``pdf`` and ``page`` are paths; ``source`` says what is typed from, and ``told`` what
    is to be known before: pages that did not come."""

    person: Person
    form: str
    title: str
    pdf: Path
    page: Path
    source: str
    told: tuple[Problem, ...]


def enter(
    who: str,
    form: str = "",
    *,
    project: Path = Path(),
    source: str = "",
    received: str = "",
    may_overwrite: bool = False,
    clock: Clock = now,
) -> Entering:
    """Make a copy of a form for somebody (an id or a name of people.csv), with everything in it that is known of their
    answers, and a page with all that came and nobody but a person can read.

    ``form`` may be left out where only one can be meant. ``source`` says what is typed from, such as "telephone", and
    ``received`` when they said it; without them it is what lies beside, as it came. Raises WtaFormsError for a person
    or a form that is not there, and where a copy has been typed into that was not taken in yet, unless it
    ``may_overwrite`` that.
    """
    if kept_in(project) is None:
        raise WtaFormsError(errors.NO_PROJECT.at(str(project)))
    person = _person(project, who)
    with Store(project, clock=clock) as store, Reader() as reader:
        shelf = shelf_of(None, None, reader, project=project)
        desk = _Desk(project, store, shelf, reader, clock)
        chosen_form = desk.form(person, form.removesuffix(".yaml"))
        if chosen_form in anonymous_forms(project, load_settings(project)):
            raise WtaFormsError(errors.ENTER_ANONYMOUS.at("", form=chosen_form))
        desk.check_free(chosen_form, person, may_overwrite=may_overwrite)
        return desk.begin(person, chosen_form, source, received)


def entered(
    who: str,
    form: str = "",
    *,
    project: Path = Path(),
    is_confirmed: bool = False,
    clock: Clock = now,
    tell: Tell = lambda problem: None,
) -> TypedIn:
    """Take in what was typed into the copy that :func:`enter` made, as that person's answers. Only what was changed
    counts as typed in; with ``is_confirmed`` all that stands there does, as it was compared.

    Raises WtaFormsError where nothing was begun, or nothing was changed, or it is not that copy.
    """
    with desk_of(project, "", clock, tell) as (desk, forms):
        person = _person(project, who)
        begun = _begun(project, person, form.removesuffix(".yaml"))
        content = pdf_content(project, begun)
        path = pdf_of(project, begun.stem)
        if content is None:
            raise WtaFormsError(errors.ENTER_NOT_BEGUN.at(str(path), whom=person.id, form=begun.form))
        typed_in = typist_of(project, desk, forms).one(begun, content, is_confirmed=is_confirmed)
        if typed_in is None:
            raise WtaFormsError(errors.ENTER_NOTHING.at("", file=path))
        return typed_in


def _begun(project: Path, person: Person, form: str) -> Begun:
    own = [each for each in every_begun(project) if each.person == person.id and form in ("", each.form)]
    if len(own) == 1:
        return own[0]
    if own:
        forms = ", ".join(each.form for each in own)
        raise WtaFormsError(errors.ENTER_WHICH_FORM.at("", whom=person.id, forms=forms))
    raise WtaFormsError(errors.ENTER_NOT_BEGUN.at("", whom=person.id, form=form or "FORM"))


def _person(project: Path, who: str) -> Person:
    try:
        (person,) = chosen(listed_people(project), [who])
    except WtaFormsError as error:
        if not all(errors.PERSON_UNKNOWN.is_said(problem) for problem in error.problems):
            raise
        hint = error.problems[0].hint
        raise WtaFormsError(errors.ENTER_NOBODY.at("", name=who, advice=hint)) from error
    return person


@dataclass(frozen=True, slots=True)
class _Desk:
    project: Path
    store: Store
    shelf: Shelf
    reader: Reader
    clock: Clock

    @property
    def versions(self) -> Versions:
        return self.shelf.versions

    # --- which form ---

    def form(self, person: Person, named: str) -> str:
        kept = self.versions.kept.forms() if self.versions.kept else ()
        at_hand = {each.id for each in self.versions.at_hand} | {each.form for each in kept}
        if named and named not in at_hand:
            raise WtaFormsError(errors.ENTER_NO_FORM.at("", form=named, advice=advice(named, sorted(at_hand))))
        if named:
            return named
        waiting = {each.form for each in taken_by(self.store, person.id) if each.form and is_for_eyes(each)}
        sent = {row.form for row in outgoing(self.store, person=person.id)}
        own = {each.id for each in self.versions.at_hand if Path(each.file).resolve().parent == self.project.resolve()}
        for likely in (waiting, sent, own):
            if len(likely) == 1:
                return next(iter(likely))
        forms = ", ".join(sorted(waiting or sent or own or at_hand))
        raise WtaFormsError(errors.ENTER_WHICH_FORM.at("", whom=person.id, forms=forms))

    def check_free(self, form: str, person: Person, *, may_overwrite: bool) -> None:
        """Nobody's typing is written over."""
        begun = begun_at(self.project, stem_of(form, person.id))
        content = pdf_content(self.project, begun) if begun else None
        if begun is None or content is None or is_as_made(begun, content) or may_overwrite:
            return
        path = pdf_of(self.project, begun.stem)
        place = path.relative_to(self.project).as_posix()
        if begun.person != person.id or not is_known(self.store, place, hashlib.sha256(content).hexdigest()):
            raise WtaFormsError(errors.ENTER_NOT_TAKEN_IN.at(str(path), whom=person.id, form=form))

    # --- the copy ---

    def begin(self, person: Person, form_id: str, source: str, received: str) -> Entering:
        beside = () if source else beside_of(self.store, person.id, form_id)
        form = self._version(person, form_id, beside)
        known = known_of(self.store, self.versions, person.id, form)
        last = next((each.response for each in reversed(known)), None)
        language = last.language if last and form.is_in(last.language) else _language(form, person)
        blank = self._blank(form, language, last.variant if last else "")
        rounds = [row.round for row in outgoing(self.store, form=form_id, person=person.id)]
        round = last.round if last else max(rounds, default=1)
        key = self.shelf.key or None
        content = copy_of(blank, person, round=round, values=dict(_values(blank, known)), key=key)
        begun = Begun(
            form=form.id,
            version=form.version,
            round=round,
            person=person.id,
            source=source or " and ".join(each.name for each in beside) or _SPOKEN[person.by],
            received=received or _came(beside, self.clock),
            shown=tuple(each.taken.id for each in beside),
            made=texts_in(self.reader, content),
            sha256=hashlib.sha256(content).hexdigest(),
        )
        return self._written(person, blank, content, begun, known, beside)

    def _version(self, person: Person, form_id: str, beside: Sequence[BesideIt]) -> Form:
        """The version that was filled in, where there is a picture of it; else the newest."""
        for each in reversed(beside):
            if each.taken.response is not None and (read := self.versions.read_with(each.taken.response)):
                return read
        newest = self.versions.newest(form_id)
        kept = self.versions.kept.forms_for(form_id, 0) if self.versions.kept else ()
        form = newest or next(iter(kept), None)
        if form is None:
            raise WtaFormsError(errors.ENTER_NO_FORM.at("", form=form_id, advice=""))
        return form

    def _blank(self, form: Form, language: str, variant: str) -> Blank:
        fits = variant in VARIANTS and VARIANTS[variant].is_fillable
        return lay_out(form, language, load_project(self.project), variant if fits else STANDARD.variant)

    def _written(
        self,
        person: Person,
        blank: Blank,
        content: bytes,
        begun: Begun,
        known: Sequence[Known],
        beside: Sequence[BesideIt],
    ) -> Entering:
        folder = self.project / ENTERING
        page = Page(person.name, blank.form, blank.language, begun, tuple(known), tuple(beside))
        files = [file for each in beside for file in each.files if file.own_name and file.content]
        pdf, html = pdf_of(self.project, begun.stem), folder / f"{begun.stem}.html"
        write_files(
            [
                *((folder / file.own_name, file.content) for file in files),
                (html, beside_page(page).encode()),
                (pdf, content),
                (begun_file(self.project, begun.stem), begun.to_json()),
            ],
            may_overwrite=True,
        )
        return Entering(
            person, blank.form.id, blank.form.title.in_("en"), pdf, html, begun.source, tuple(_pages_missing(beside))
        )


_SPOKEN = {By.PHONE: "telephone", By.EMAIL: "telephone", By.POST: "paper", By.HAND: "a visit"}
"""What somebody is typed in from, of whom nothing lies here."""


def _came(beside: Sequence[BesideIt], clock: Clock) -> str:
    """When what is typed from came; a telephone call is now."""
    return max((each.taken.received for each in beside), default=clock())


def _language(form: Form, person: Person) -> str:
    return person.language if form.is_in(person.language) else form.languages[0]


def _values(blank: Blank, known: Sequence[Known]) -> Iterator[tuple[str, FieldValue]]:
    for question in blank.form.questions:
        found = standing(known, question.id)
        if found is not None:
            each, answer = found
            yield from filled_in(blank, replace(each.response, answers={question.id: answer})).items()


def _pages_missing(beside: Iterable[BesideIt]) -> Iterator[Problem]:
    for each in beside:
        for problem in each.taken.response.problems if each.taken.response else ():
            if errors.PAGE_MISSING.is_said(problem) or errors.PAGES_MISSING.is_said(problem):
                yield replace(problem, where=each.name)
