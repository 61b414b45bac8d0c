"""``status``: who has answered, who has not, and what went wrong on the way. Nothing is read again, and nothing is
written: it is all on record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError, in_order
from wta_forms.project.home import store_folder
from wta_forms.project.kept import kept_in
from wta_forms.project.people import Person, listed_people
from wta_forms.project.persons import Forgotten
from wta_forms.project.settings import PROJECT_FILE, Settings, read_settings
from wta_forms.project.store import STORE_FILE, Clock, Store, now
from wta_forms.spec.form import Form
from wta_forms.spec.load import read_form
from wta_forms.spec.shipped import PARTS, SPECS
from wta_forms.spec.words import advice
from wta_forms.workflow.making.specs import specs_in
from wta_forms.workflow.standing.case_words import notes_on
from wta_forms.workflow.standing.cases import Case, Stage, case_of
from wta_forms.workflow.standing.records import Records, everybody, records_in


@dataclass(frozen=True, slots=True)
class FormStatus:
    """One form in one round, and where everybody stands with it, in the order of people.csv. ``nobodys`` counts answers
    of people who are in no table, or whose copies carry no person (``is_anonymous``): who has answered nobody can tell
    then."""

    form: str
    title: str
    round: int
    cases: tuple[Case, ...]
    nobodys: int = 0
    is_anonymous: bool = False

    @property
    def counts(self) -> Mapping[Stage, int]:
        """How many stand where, in the order of the stages; without those where nobody stands."""
        found = Counter(case.stage for case in self.cases)
        return {stage: found[stage] for stage in Stage if found[stage]}

    @property
    def asked(self) -> int:
        """How many it is for: those who have withdrawn are not counted any more."""
        return sum(case.stage is not Stage.WITHDREW for case in self.cases)

    @property
    def called(self) -> str:
        return self.form if self.round == 1 else f"{self.form}, round {self.round}"

    def count(self, *stages: Stage) -> int:
        return sum(self.counts.get(stage, 0) for stage in stages)

    def with_stage(self, *stages: Stage) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if case.stage in stages)


@dataclass(frozen=True, slots=True)
class Status:
    """Where a project stands. ``unsent`` are the forms that lie in it and were not sent to anybody, by id and title;
    ``waiting`` counts what needs a person, whosever it is. ``at`` is when this was asked (ISO 8601 in UTC), ``places``
    are those of all that was taken in. ``mistaken`` says in one sentence that project.yaml has mistakes."""

    settings: Settings
    people: tuple[Person, ...]
    forms: tuple[FormStatus, ...]
    unsent: Mapping[str, str]
    waiting: int
    at: str
    places: tuple[str, ...] = ()
    mistaken: tuple[Problem, ...] = ()

    def cases(self) -> Iterator[Case]:
        return (case for form in self.forms for case in form.cases)

    def cases_of(self, person: str) -> tuple[Case, ...]:
        return tuple(case for case in self.cases() if case.person.id == person)

    @property
    def everybody(self) -> tuple[Person, ...]:
        """Those of people.csv, and those who are not in it any more."""
        return tuple({case.person.id: case.person for case in self.cases()}.values()) or self.people


def status(forms: Sequence[str] = (), *, project: Path = Path(), clock: Clock = now) -> Status:
    """Where everybody stands; ``forms`` are ids, all without any.

    Raises WtaFormsError where there is no project, people.csv is broken, or nothing is known of a form.
    """
    if kept_in(project) is None:
        raise WtaFormsError(errors.NO_PROJECT.at(str(project / PROJECT_FILE)))
    settings, wrong = read_settings(project)
    titles = titles_in(project, settings)
    found = status_of(settings, _not_removed(project), records_in(project), titles, clock(), forms)
    return replace(found, mistaken=tuple(_mistaken(wrong)))


def _mistaken(wrong: Sequence[Problem]) -> Iterator[Problem]:
    """All of it in one sentence, at the first place: whoever looks where people stand is not to be kept from it."""
    if wrong:
        count = "there is a mistake" if len(wrong) == 1 else f"{len(wrong)} mistakes begin"
        yield errors.SETTINGS_MISTAKEN.at(in_order(wrong)[0].where, count=count)


def _not_removed(project: Path) -> tuple[Person, ...]:
    """Those of people.csv, without whoever was removed for good and has a line there still."""
    people = listed_people(project)
    if not (store_folder(project) / STORE_FILE).is_file():
        return tuple(people)
    with Store(project) as store:
        forgotten = Forgotten(store)
        return tuple(person for person in people if person.id not in forgotten)


def status_of(
    settings: Settings,
    people: Sequence[Person],
    records: Records,
    titles: Mapping[str, str],
    at: str,
    forms: Sequence[str] = (),
) -> Status:
    """``titles`` are those of the forms that lie in the project, by id. Raises WtaFormsError for a form that is neither
    there nor on record."""
    asked = records.asked()
    known = dict.fromkeys([*(form for form, _ in asked), *titles])
    if unknown := [_unknown(form, known) for form in forms if form not in known]:
        raise WtaFormsError(unknown)
    wanted, sent = forms or tuple(known), {form for form, _ in asked}
    everyone = everybody(people, records)
    return Status(
        settings,
        tuple(people),
        tuple(
            _form_status(records, everyone, titles, form, round, is_anonymous=form in settings.anonymous_forms)
            for form, round in sorted(asked, key=lambda each: list(known).index(each[0]))
            if form in wanted
        ),
        {form: title for form, title in titles.items() if form in wanted and form not in sent},
        len(records.waiting_ids),
        at,
        records.places,
    )


def _form_status(
    records: Records,
    everyone: Sequence[Person],
    titles: Mapping[str, str],
    form: str,
    round: int,
    *,
    is_anonymous: bool,
) -> FormStatus:
    cases, nobodys = _cases(records, everyone, form, round), records.nobodys_count(form, round)
    return FormStatus(form, titles.get(form, form), round, cases, nobodys, is_anonymous)


def _cases(records: Records, everyone: Sequence[Person], form: str, round: int) -> tuple[Case, ...]:
    """Of those who are not in people.csv any more only who was asked, or has answered."""
    found = (case_of(records, person, form, round) for person in everyone)
    return tuple(case for case in found if case.is_listed or case.mails or case.returned or case.mark)


def _unknown(form: str, known: Mapping[str, object]) -> Problem:
    return errors.FORM_UNKNOWN_HERE.at("", form=form, advice=advice(form, known) if known else "wta-forms send FORM")


def titles_in(project: Path, settings: Settings) -> dict[str, str]:
    """Of the forms that a project asks for, of those in its folder, and of those that were sent: by id. A broken one
    has none."""
    named = (SPECS / f"{each.name}.yaml" for each in settings.forms)
    found = [read_form(path, [PARTS]).form for path in (*specs_in([project]), *filter(Path.is_file, named))]
    titles = {each.name: each.name for each in settings.forms}
    titles |= {form.id: title_of(form) for form in reversed(found) if form is not None}
    kept = kept_in(project)
    for each in kept.forms() if kept else ():
        if each.form not in titles:
            with suppress(WtaFormsError):
                titles[each.form] = title_of(each.load())
    return titles


def title_of(form: Form) -> str:
    """In the language of plain strings."""
    return form.title.in_(form.languages[0])


# --- what is worth knowing --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a person's cases do not say in a word. ``forms`` are those it is about, as they are called."""

    person: Person
    forms: tuple[str, ...]
    words: str


def notes(status: Status, *, for_others: bool = False) -> tuple[Note, ...]:
    """Person by person, each sentence once. ``for_others``: only what may be passed on, and nobody who withdrew."""
    found: dict[tuple[str, str], list[FormStatus]] = {}
    people: dict[str, Person] = {}
    for form in status.forms:
        for case in form.cases:
            if for_others and case.stage is Stage.WITHDREW:
                continue
            people[case.person.id] = case.person
            for words in notes_on(case, for_others=for_others):
                found.setdefault((case.person.id, words), []).append(form)
    places = list(people)
    ordered = sorted(found.items(), key=lambda each: places.index(each[0][0]))
    return tuple(Note(people[id], tuple(form.called for form in forms), words) for (id, words), forms in ordered)
