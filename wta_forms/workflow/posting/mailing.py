"""What sending, reminding and asking back have in common: who is written to, and who is spared and why. How it leaves
the house stands in :mod:`wta_forms.workflow.posting.leaving`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.mail.compose import Enclosure, Envelope, Mailbox, message, message_id
from wta_forms.mail.templates import Text
from wta_forms.project.kept import kept_in
from wta_forms.project.outgoing import OutboxState, Outgoing
from wta_forms.project.people import PEOPLE_FILE, By, Person, load_people
from wta_forms.project.persons import Forgotten, Mark, marked
from wta_forms.project.settings import PROJECT_FILE, Settings
from wta_forms.project.store import Clock, Store, now
from wta_forms.spec.words import nearest
from wta_forms.workflow.making.branding import load_project
from wta_forms.workflow.posting.sparing import Why as Why


@dataclass(frozen=True, slots=True)
class Mailing:
    """One mail or letter that is to go out. ``paper`` is what a person without e-mail gets in its place."""

    form: str
    title: str
    round: int
    person: Person
    wave: str
    text: Text
    files: tuple[Enclosure, ...]
    answers: str = ""

    @property
    def is_on_paper(self) -> bool:
        return self.person.by is not By.EMAIL


@dataclass(frozen=True, slots=True)
class Spared:
    """Somebody who is not written to now."""

    person: Person
    form: str
    why: Why


@dataclass(frozen=True, slots=True)
class Batch:
    """Everything that would go out, and what is to be known before. ``waiting`` counts mails that an earlier run has
    left in the outbox. ``to_keep`` is written before anything goes out."""

    mailings: tuple[Mailing, ...]
    spared: tuple[Spared, ...] = ()
    notes: tuple[Problem, ...] = ()
    waiting: int = 0
    to_keep: tuple[tuple[Path, bytes], ...] = ()

    @property
    def mails(self) -> tuple[Mailing, ...]:
        return tuple(each for each in self.mailings if not each.is_on_paper)

    @property
    def letters(self) -> tuple[Mailing, ...]:
        return tuple(each for each in self.mailings if each.is_on_paper)


@dataclass(frozen=True, slots=True)
class Post:
    """A project that writes to people, opened. Take it from :func:`post_of`."""

    project: Path
    settings: Settings
    people: tuple[Person, ...]
    store: Store
    key: bytes
    clock: Clock = field(default=now)

    @property
    def table(self) -> Path:
        return self.project / PEOPLE_FILE

    def envelope(self, mailing: Mailing) -> Envelope:
        person = mailing.person
        sender = self.settings.sender
        return Envelope(
            sender=Mailbox(sender, self.settings.contact_name, PROJECT_FILE),
            to=Mailbox(person.email, person.name, f"{self.table}:{person.line}"),
            message_id=message_id(self.key, mailing.form, person.id, f"{mailing.wave}.{mailing.round}", sender),
            date=datetime.fromisoformat(self.clock()).astimezone(),
            reply_to=self.settings.contact_email if self.settings.contact_email != sender else "",
            answers=mailing.answers,
        )

    def bytes_of(self, mailing: Mailing, *, is_draft: bool = False) -> bytes:
        """The whole message. Raises WtaFormsError at the line of people.csv."""
        return message(self.envelope(mailing), mailing.text, mailing.files, is_draft=is_draft)

    def outgoing(self, mailing: Mailing, sha256: str, state: OutboxState) -> Outgoing:
        id = self.envelope(mailing).message_id if mailing.person.email else ""
        address = mailing.person.email if not mailing.is_on_paper else ""
        return Outgoing(mailing.form, mailing.round, mailing.person.id, mailing.wave, id, address, sha256, state)


def post_of(project: Path, store: Store, clock: Clock = now) -> Post:
    """Raises WtaFormsError with every problem of project.yaml and people.csv, and where mail has no sender."""
    settings = load_project(project)
    kept = kept_in(project)
    if kept is None:
        raise WtaFormsError(errors.NO_PROJECT.at(str(project / PROJECT_FILE)))
    if not settings.sender:
        raise WtaFormsError(errors.NO_SENDER.at(str(project / PROJECT_FILE)))
    return Post(project, settings, load_people(project / PEOPLE_FILE), store, kept.key_made(), clock)


def chosen(people: Sequence[Person], names: Sequence[str]) -> tuple[Person, ...]:
    """Those who are named, by id, name or e-mail address, in whatever case; everybody where nobody is. Raises
    WtaFormsError for a name that nobody has, and for one that several have."""
    if not names:
        return tuple(people)
    found: dict[str, Person] = {}
    problems: list[Problem] = []
    for name in names:
        fitting = _called(people, name)
        if len(fitting) == 1:
            found[fitting[0].id] = fitting[0]
        elif fitting:
            problems.append(errors.PERSON_SEVERAL.at("", name=name, ids=", ".join(each.id for each in fitting)))
        else:
            problems.append(errors.PERSON_UNKNOWN.at("", name=name, advice=_advice(people, name)))
    if problems:
        raise WtaFormsError(problems)
    return tuple(found.values())


def _called(people: Sequence[Person], name: str) -> list[Person]:
    """By the id, which nobody shares, before anything else."""
    wanted = " ".join(name.split()).casefold()
    by_id = [each for each in people if wanted == each.id.casefold()]
    return by_id or [each for each in people if wanted in (each.name.casefold(), each.email.casefold())]


_MOST_NAMES = 20


def _advice(people: Sequence[Person], name: str) -> str:
    """Whom they may have meant; of many people the names stand in the table."""
    near = nearest(name, [word for each in people for word in (each.name, each.id, each.email)])
    if near:
        return f"did you mean '{near}'?"
    names = ", ".join(each.name for each in people)
    return f"there are: {names}" if 0 < len(people) <= _MOST_NAMES else "look how they are called in people.csv"


# --- whom to spare ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Marks:
    """Who declined and who withdrew, by person and form, and who was removed for good."""

    declined: frozenset[tuple[str, str]]
    withdrew: frozenset[tuple[str, str]]
    forgotten: Forgotten

    def why_not(self, person: str, form: str) -> Why | None:
        for marks, why in ((self.declined, Why.DECLINED), (self.withdrew, Why.WITHDREW)):
            if (person, form) in marks or (person, "") in marks:
                return why
        return Why.FORGOTTEN if person in self.forgotten else None


def marks_in(store: Store) -> Marks:
    return Marks(marked(store, Mark.DECLINED), marked(store, Mark.WITHDREW), Forgotten(store))
