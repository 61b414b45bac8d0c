"""Everything that a project has on record of its people: asked for once, and sorted by whom and what it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from wta_forms.project.home import store_folder
from wta_forms.project.lookup import arrival_of, arrivals, every_taken
from wta_forms.project.outgoing import Outgoing, outgoing
from wta_forms.project.people import Person
from wta_forms.project.persons import Mark, Marked, marks
from wta_forms.project.returned import NEEDING, Arrival, Outcome, Taken
from wta_forms.project.store import STORE_FILE, Rows, Store

Asked = tuple[str, str, int]
"""A person's id, a form's, and which time they were asked."""

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def _nothing() -> Mapping[K, tuple[T, ...]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Records:
    """``mails`` and ``returned`` (answers that were taken in) are by person, form and round; ``waiting``, what needs a
    person, by whose it may be and form ("" where nobody knows which); ``marks`` by person and form ("" for all);
    ``automatic`` (bounces, automatic replies) by the id of our mail and by person. Each is oldest first.

    ``nobodys`` are answers of people who are in no table, ``waiting_ids`` the numbers of all that needs a person,
    ``ids_of_ours`` those of every mail of ours, and ``places`` where everything was found that was taken in.
    """

    mails: Mapping[Asked, tuple[Outgoing, ...]] = field(default_factory=_nothing)
    returned: Mapping[Asked, tuple[Taken, ...]] = field(default_factory=_nothing)
    waiting: Mapping[tuple[str, str], tuple[Taken, ...]] = field(default_factory=_nothing)
    marks: Mapping[tuple[str, str], tuple[Marked, ...]] = field(default_factory=_nothing)
    automatic: Mapping[str, tuple[Arrival, ...]] = field(default_factory=_nothing)
    nobodys: tuple[Taken, ...] = ()
    waiting_ids: tuple[int, ...] = ()
    ids_of_ours: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()

    def knows_any(self, message_ids: Iterable[str]) -> bool:
        """Whether one of them is a mail of ours."""
        return not self.ids_of_ours.isdisjoint(message_ids)

    def nobodys_count(self, form: str, round: int) -> int:
        """How many answers to a form there are of people who are in no table."""
        said = (each.response for each in self.nobodys)
        return sum(each is not None and (each.form, each.round) == (form, round) for each in said)

    def asked(self) -> dict[tuple[str, int], None]:
        """Forms and rounds that were sent or answered, or are marked as sent, in that order."""
        answered = ((each.form, each.response.round) for each in self.nobodys if each.response)
        marked = ((form, 1) for (_, form), some in self.marks.items() if any(each.mark is Mark.SENT for each in some))
        known = ((form, round) for _, form, round in (*self.mails, *self.returned))
        return dict.fromkeys(chain(known, answered, marked))

    def ids(self) -> dict[str, None]:
        """Everybody of whom anything is known."""
        about = chain(
            (key[0] for key in (*self.mails, *self.returned)), (key[0] for key in (*self.waiting, *self.marks))
        )
        return dict.fromkeys(filter(None, about))

    def ids_with_mails_or_answers(self) -> frozenset[str]:
        """Of those whose mark is all there is nobody knows whether they ever were a line of people.csv."""
        return frozenset(key[0] for key in chain(self.mails, self.returned))

    def addresses_of(self, id: str) -> frozenset[str]:
        """Where mail went to, in small letters."""
        mails = (mail for (person, *_), some in self.mails.items() if person == id for mail in some)
        return frozenset(mail.address.lower() for mail in mails if mail.address)

    def name_of(self, id: str) -> str:
        """As a form that was made for them says; else the id."""
        names = (
            each.response.recipient.name
            for (person, *_), some in (*self.returned.items(), *self.waiting.items())
            for each in some
            if person == id and each.response and each.response.recipient and each.response.recipient.id == id
        )
        return next(filter(None, names), id)


def records_of(store: Rows) -> Records:
    """All of a store."""
    taken, mails, came = every_taken(store), outgoing(store), arrivals(store)
    returned = [each for each in taken if each.outcome is Outcome.ACCEPTED and each.response is not None]
    return Records(
        mails=_sorted(((mail.person, mail.form, mail.round), mail) for mail in mails),
        returned=_sorted((_asked(each), each) for each in returned if each.person),
        waiting=_sorted(_waiting(store, taken)),
        marks=_sorted(((each.person, each.form), each) for each in marks(store)),
        automatic=_sorted(_automatic(came)),
        nobodys=tuple(each for each in returned if not each.person),
        waiting_ids=tuple(each.id for each in taken if each.outcome in NEEDING),
        ids_of_ours=frozenset(mail.message_id for mail in mails),
        places=tuple(each.place for each in came),
    )


def records_in(project: Path) -> Records:
    """Of a project: nothing where nothing was sent or taken in yet, and no store is made for it."""
    if not (store_folder(project) / STORE_FILE).is_file():
        return Records()
    with Store(project) as store:
        return records_of(store)


def _sorted(pairs: Iterable[tuple[K, T]]) -> Mapping[K, tuple[T, ...]]:
    found: dict[K, list[T]] = defaultdict(list)
    for key, each in pairs:
        found[key].append(each)
    return MappingProxyType({key: tuple(some) for key, some in found.items()})


def _asked(each: Taken) -> Asked:
    assert each.response is not None, "answers have been read"
    return each.person, each.form, each.response.round


def _waiting(store: Rows, taken: Sequence[Taken]) -> Iterator[tuple[tuple[str, str], Taken]]:
    """By whose it may be, and by who sent it."""
    for each in taken:
        if each.outcome in NEEDING:
            people = dict.fromkeys((each.person, arrival_of(store, each.id).person, *_stamped(each)))
            yield from (((person, each.form), each) for person in people if person)


def _stamped(each: Taken) -> Iterator[str]:
    """An empty form is that of whom it was made for, and so is one that somebody else has sent."""
    if each.response is not None and each.response.recipient is not None:
        yield each.response.recipient.id


def _automatic(came: Iterable[Arrival]) -> Iterator[tuple[str, Arrival]]:
    for each in came:
        if each.outcome in (Outcome.BOUNCE, Outcome.AUTO_REPLY):
            yield from ((key, each) for key in dict.fromkeys((*each.refers_to, each.person)) if key)


def everybody(people: Sequence[Person], records: Records) -> tuple[Person, ...]:
    """Those of people.csv, then those who are not in it any more, with line 0: nothing of theirs is lost."""
    listed = {person.id for person in people}
    gone = (id for id in records.ids() if id not in listed)
    return (*people, *(Person(id, records.name_of(id), {"name": records.name_of(id)}, 0) for id in gone))
