"""``harvest``: everything that came back is taken into the project, each once, each with an outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from wta_forms import errors
from wta_forms.answers import Response
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.extract.isolate import Reader
from wta_forms.harvest.again import read_again
from wta_forms.harvest.arrived import Arrived
from wta_forms.harvest.desk import Desk, Looked
from wta_forms.harvest.run import take_in
from wta_forms.harvest.sources import Tell, arrived_from
from wta_forms.harvest.whose import Circle
from wta_forms.mail.adapters import has_mailbox, mailbox_of
from wta_forms.mail.isolate import MailReader
from wta_forms.project.home import INBOX
from wta_forms.project.kept import kept_in
from wta_forms.project.lookup import is_known
from wta_forms.project.mail_settings import MailSettings
from wta_forms.project.outgoing import with_message_ids
from wta_forms.project.people import PEOPLE_FILE, load_people
from wta_forms.project.persons import addresses
from wta_forms.project.returned import NEEDING, Outcome, Taken
from wta_forms.project.settings import PROJECT_FILE, load_settings
from wta_forms.project.store import Clock, Store, now, user
from wta_forms.workflow.making.anonymous import anonymous_forms
from wta_forms.workflow.progress import Progress, no_progress
from wta_forms.workflow.reading.shelf import shelf_of
from wta_forms.workflow.taking_in.form_reader import StoreReader
from wta_forms.workflow.taking_in.typed_in import TypedIn, Typist


@dataclass(frozen=True, slots=True)
class Harvested:
    """What came of a harvest: everything new that was ``looked`` at, in its order; how much was there ``before``, and
    how much was left out because it was removed for good. ``earlier`` has what is to be known of forms that were
    answered in an earlier version, by the numbers of the responses."""

    looked: tuple[Looked, ...]
    before: int = 0
    forgotten: int = 0
    earlier: Mapping[int, tuple[Problem, ...]] = field(default_factory=dict)

    @property
    def outcomes(self) -> Mapping[Outcome, int]:
        return Counter(each.arrival.outcome for each in self.looked)

    @property
    def forms(self) -> int:
        """How many forms with answers were taken in."""
        return sum(each.outcome is Outcome.ACCEPTED and each.response is not None for each in self._taken())

    def waiting(self) -> tuple[tuple[str, Taken], ...]:
        """What needs a person, each with the place it was found at."""
        return tuple(
            (looked.arrival.place, each) for looked in self.looked for each in looked.taken if each.outcome in NEEDING
        )

    def _taken(self) -> Iterator[Taken]:
        for looked in self.looked:
            yield from looked.taken


def harvest(
    sources: Sequence[Path] = (),
    *,
    project: Path = Path(),
    received: str = "",
    clock: Clock = now,
    progress: Progress = no_progress,
    tell: Tell = lambda problem: None,
) -> Harvested:
    """Take in what lies at ``sources``: folders, messages, mailboxes, zip files, files. Without any it is the folder
    ``inbox`` of the project, the mailbox of project.yaml if there is one, and what was typed in for others (``enter``).
    Nothing there is changed or deleted;
    messages of a mailbox are moved if project.yaml asks for it (``move_to``), when they are safe here.

    ``received`` (ISO 8601 in UTC) stands in where neither a message nor a file says when something came. What cannot be
    read at a source is told, and the rest still taken in. Raises WtaFormsError where there is no project, nothing at a
    source, or the store or the mailbox fails; what was taken in before that is safe, and a next run goes on there.
    """
    looked: list[Looked] = []
    before = forgotten = 0
    earlier: dict[int, tuple[Problem, ...]] = {}
    with desk_of(project, received, clock, tell) as (desk, forms), ExitStack() as open_mailbox:
        paths = sources or tuple(path for path in [project / INBOX] if path.is_dir())
        mail = MailSettings() if sources else load_settings(project).mail
        typed_in = () if sources else tuple(_typed_in(typist_of(project, desk, forms), tell))
        looked += [each.looked for each in typed_in]
        if not paths and not has_mailbox(mail) and not typed_in:
            raise WtaFormsError(errors.NOTHING_TO_HARVEST.at("", folder=INBOX))
        coming = chain(_at(paths, project, tell), _from_mailbox(mail, project, desk, open_mailbox))
        count = _count(paths)
        for done, each in enumerate(take_in(coming, desk, tell), 1):
            before += not each.is_new and not each.is_forgotten
            forgotten += each.is_forgotten
            if each.is_new:
                looked.append(each)
                earlier |= _of_earlier_versions(each, desk)
            progress(done, max(done, count))
    told = {each.looked.taken[0].id: each.told for each in typed_in}
    return Harvested(tuple(looked), before, forgotten, earlier | told)


def _typed_in(typist: Typist, tell: Tell) -> Iterator[TypedIn]:
    """What somebody has typed into copies for others since. What cannot be used is told, and the rest still comes."""
    try:
        yield from typist.everything()
    except WtaFormsError as error:
        for problem in error.problems:
            tell(problem)


def typist_of(project: Path, desk: Desk, forms: StoreReader) -> Typist:
    name = load_settings(project).contact_name or user() or "the facilitator"
    return Typist(project, desk.store, forms, desk.circle, name)


def _of_earlier_versions(looked: Looked, desk: Desk) -> dict[int, tuple[Problem, ...]]:
    """A form is kept as it was filled in, and by that nobody sees that it was an earlier version."""
    told: dict[int, tuple[Problem, ...]] = {}
    for each in looked.taken:
        if each.outcome is Outcome.ACCEPTED and each.response is not None:
            now = desk.forms.as_asked_now(each.response)
            told[each.id] = tuple(problem for problem in now.problems if problem not in each.response.problems)
    return told


def _at(paths: Iterable[Path], project: Path, tell: Tell) -> Iterator[Arrived]:
    for path in paths:
        yield from arrived_from(_within(path, project), tell)


def _from_mailbox(mail: MailSettings, project: Path, desk: Desk, open_mailbox: ExitStack) -> Iterator[Arrived]:
    """What project.yaml's mailbox has and we do not. When all of it is taken in, it is moved there, if so wished."""
    mailbox = mailbox_of(mail)
    if mailbox is None:
        return
    open_mailbox.enter_context(mailbox)
    safe: list[int] = []
    for each in mailbox.messages(partial(is_known, desk.store), _first_sent(project)):
        yield Arrived(
            each.place,
            each.load,
            "",
            is_fixed=True,
            is_chosen=False,
            received=each.received,
            done=partial(safe.append, each.uid),
        )
    mailbox.move(safe)


def _first_sent(project: Path) -> date | None:
    """The day before copies were first made for people: nothing that came earlier can answer us, and a mailbox is full
    of letters that are none of our business."""
    kept = kept_in(project)
    days = [each.made_for_people for each in kept.forms() if each.made_for_people] if kept else []
    return date.fromisoformat(min(days)) - timedelta(days=1) if days else None


def reread(
    *, project: Path = Path(), clock: Clock = now, progress: Progress = no_progress, tell: Tell = lambda problem: None
) -> tuple[Looked, ...]:
    """Read again what is kept and was read by an older version of the program, or could not be read: what says anything
    else now. What was read before stays in the record; what a person has decided stays."""
    with desk_of(project, "", clock, tell) as (desk, _):
        return tuple(read_again(desk, progress, tell))


@contextmanager
def desk_of(project: Path, received: str, clock: Clock, tell: Tell) -> Iterator[tuple[Desk, StoreReader]]:
    """What a project is harvested with, and what reads its forms. Raises WtaFormsError where there is no project, or
    people.csv is broken: nobody could say whose anything is."""
    if kept_in(project) is None:
        raise WtaFormsError(errors.NO_PROJECT.at(str(project / PROJECT_FILE)))
    with Store(project, clock=clock) as store, Reader() as reader, MailReader() as mails:
        store.originals.sweep()
        shelf = shelf_of(None, None, reader, project=project)
        for problem in shelf.notes:
            tell(problem)
        forms = StoreReader(shelf, reader)
        yield (
            Desk(
                store,
                forms,
                mails,
                circle_of(project, store),
                received,
                is_ours=lambda message_id: bool(with_message_ids(store, (message_id,))),
            ),
            forms,
        )


def circle_of(project: Path, store: Store) -> Circle:
    path = project / PEOPLE_FILE
    people = load_people(path) if path.is_file() else ()
    settings = load_settings(project)
    own = {settings.contact_email.lower(), settings.sender.lower()} - {""}
    return Circle(people, frozenset(own), addresses(store), anonymous_forms(project, settings))


def _within(path: Path, project: Path) -> Path:
    """The path as it is seen from the project, where it lies in it: so it stays the same when the project is moved."""
    whole, home = path.resolve(), project.resolve()
    return whole.relative_to(home) if whole.is_relative_to(home) and home == Path.cwd() else path


def _count(paths: Sequence[Path]) -> int:
    """Files, for a bar that grows; what a mailbox holds is not known before."""
    return sum(1 for path in paths for _ in (path.rglob("*") if path.is_dir() else [path]))


# --- in words -------------------------------------------------------------------------------------------------------

_WORDS: tuple[tuple[tuple[Outcome, ...], str, str], ...] = (
    ((Outcome.ACCEPTED,), "1 was taken in", "{n} were taken in"),
    ((Outcome.DUPLICATE,), "1 is the same again", "{n} are the same again"),
    (NEEDING, "1 needs you", "{n} need you"),
    ((Outcome.BOUNCE,), "1 says that a message did not arrive", "{n} say that a message did not arrive"),
    ((Outcome.AUTO_REPLY,), "1 is an automatic reply", "{n} are automatic replies"),
    ((Outcome.NOT_A_FORM,), "1 has no form in it and was set aside", "{n} have no form in them and were set aside"),
)
_NONE_OF_OURS = (
    "1 has nothing to do with this and stays where it is",
    "{n} have nothing to do with this and stay where they are",
)


def in_words(done: Harvested) -> str:
    """What became of everything, in one or two sentences that add up."""
    left_out = f" {done.forgotten} left out: removed for good before." if done.forgotten else ""
    if not done.looked:
        there = f"{_things(done.before)} there were taken in before"
        nothing = "Nothing is there." if not done.forgotten else "Nothing new."
        return f"Nothing new: {there}.{left_out}" if done.before else f"{nothing}{left_out}"
    outcomes = Counter(each.arrival.outcome for each in done.looked if each.arrival.is_kept or each.taken)
    left = len(done.looked) - outcomes.total()
    found = [(sum(outcomes[each] for each in some), one, many) for some, one, many in _WORDS]
    found.append((left, *_NONE_OF_OURS))
    told = ", ".join((one if n == 1 else many.format(n=n)) for n, one, many in found if n)
    before = f" {done.before} more were taken in before." if done.before else ""
    return f"Looked at {_things(len(done.looked))}: {told}. Nothing was thrown away.{before}{left_out}{_nameless(done)}"


def _nameless(done: Harvested) -> str:
    count = sum(each.is_anonymous for each in done.looked)
    if not count:
        return ""
    were = "1 is anonymous: it was taken out of its message" if count == 1 else f"{count} are anonymous: taken out"
    return f"\n{were}, which is not kept. Read what else stands there, then delete it: it says who sent it."


def _things(count: int) -> str:
    return "1 message or file" if count == 1 else f"{count} messages and files"


def notes(done: Harvested) -> Iterator[str]:
    """What is worth knowing of what needs nobody: a second form, a page that did not come, a message that did not."""
    for looked in done.looked:
        arrival = looked.arrival
        if arrival.outcome in (Outcome.BOUNCE, Outcome.AUTO_REPLY):
            yield f"{arrival.place}: {Problem('', arrival.why, arrival.hint)}"
        for each in looked.taken:
            if each.outcome is Outcome.ACCEPTED and each.response is not None:
                told = [Problem("", each.why)] if each.why else []
                found = list(done.earlier.get(each.id, ()))
                if not errors.CAME_AS_DRAFTED.is_said(each.told):  # that no box is filled in is said by it
                    found = [*(problem for problem in each.response.problems if not problem.is_note), *found]
                told += (_in_its_file(problem, each.response) for problem in found)
                told += _by_hand(each, each.response)
                yield from (f"{arrival.place}: {problem}" for problem in told)


def _in_its_file(problem: Problem, response: Response) -> Problem:
    """With the question alone for its place: the file is named in front of it."""
    return replace(problem, where=problem.where.removeprefix(response.file).lstrip(":, "))


def _by_hand(each: Taken, response: Response) -> Iterator[Problem]:
    count = len(response.pictures)
    if count:
        who = response.recipient.name if response.recipient else each.person or "somebody"
        things = "1 answer" if count == 1 else f"{count} answers"
        whom = each.person or "PERSON"
        yield errors.CAME_BY_HAND.at("", count=things, who=who, whom=whom, form=response.form)


def looked_to_json(looked: Looked) -> dict[str, Any]:
    """One message or file, and what became of everything in it."""
    arrival = looked.arrival
    return {
        "place": arrival.place,
        "sha256": arrival.sha256,
        "outcome": arrival.outcome,
        "why": arrival.why,
        "sender": arrival.sender,
        "received": arrival.received,
        "taken": [
            {
                "number": each.id,
                "outcome": each.outcome,
                "person": each.person,
                "form": each.form,
                "received": each.received,
                "why": each.why,
                "hint": each.hint,
            }
            for each in looked.taken
        ],
    }
