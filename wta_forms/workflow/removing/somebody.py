"""Who is meant by a name: of people.csv, or of those who are not there any more and have sent something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.harvest.whose import Circle
from wta_forms.project.kept import kept_in
from wta_forms.project.lookup import arrivals, every_piece, taken_of
from wta_forms.project.outgoing import outgoing
from wta_forms.project.people import PEOPLE_FILE, Person, load_people
from wta_forms.project.persons import Mark, addresses, marked
from wta_forms.project.settings import PROJECT_FILE, load_settings
from wta_forms.project.store import Clock, Rows, Store, now
from wta_forms.spec.words import advice


@dataclass(frozen=True, slots=True)
class Somebody:
    """``names`` are all that are known, the one of people.csv first; ``line`` is theirs in there, 0 without one.

    ``addresses``, in small letters, are theirs alone; ``shared`` are also those of the people who stand with them.
    """

    id: str
    names: tuple[str, ...]
    line: int = 0
    addresses: tuple[str, ...] = ()
    shared: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def name(self) -> str:
        return next(iter(self.names), self.id)


def open_store(project: Path, clock: Clock = now) -> Store:
    """Raises WtaFormsError where there is no project."""
    if kept_in(project) is None:
        raise WtaFormsError(errors.NO_PROJECT.at(str(project / PROJECT_FILE)))
    return Store(project, clock=clock)


def people_of(project: Path) -> tuple[Person, ...]:
    """Those of people.csv; nobody where it is not there or has only its heads. Raises WtaFormsError when it is broken:
    then nobody could say who shares an address with whom."""
    path = project / PEOPLE_FILE
    try:
        return load_people(path) if path.is_file() else ()
    except WtaFormsError as error:
        if all(errors.PEOPLE_EMPTY.is_said(problem) for problem in error.problems):
            return ()
        raise


def somebody(project: Path, store: Store, name: str) -> Somebody:
    """By id or by name, in whatever case. Raises WtaFormsError for one that nobody has, and that several have."""
    people = people_of(project)
    known = _known(people, store)
    wanted = name.casefold().strip()
    ids = [id for id, names in known.items() if wanted in (id.casefold(), *(each.casefold() for each in names))]
    exact = [id for id in ids if id == name]
    ids = exact or ids
    if len(ids) > 1:
        raise WtaFormsError(errors.PERSON_SEVERAL.at("", name=name, ids=", ".join(ids)))
    if not ids:
        words = [word for id, names in known.items() for word in (*names, id)]
        raise WtaFormsError(errors.NOBODY_SUCH.at("", name=name, advice=advice(name, words or [PEOPLE_FILE])))
    return _somebody(project, store, people, ids[0], tuple(known[ids[0]]))


def _known(people: Iterable[Person], store: Rows) -> dict[str, dict[str, None]]:
    """Every name by whose it is: of the table, then of whoever has sent or was sent something."""
    known: dict[str, dict[str, None]] = {person.id: {person.name: None} for person in people}
    for id, name in _met(store):
        if id:
            known.setdefault(id, {}).update({name: None} if name else {})
    return known


def _met(store: Rows) -> Iterator[tuple[str, str]]:
    for piece in every_piece(store):
        yield piece.person, ""
        for taken in taken_of(store, piece.id):
            recipient = taken.response.recipient if taken.response else None
            if recipient is not None:
                yield recipient.id, recipient.name
            yield taken.person, ""
    yield from ((row.person, "") for row in outgoing(store))
    yield from ((arrival.person, "") for arrival in arrivals(store))
    yield from ((id, "") for mark in Mark for id, _ in marked(store, mark))
    yield from ((id, "") for _, id in addresses(store))


def _somebody(project: Path, store: Store, people: tuple[Person, ...], id: str, names: tuple[str, ...]) -> Somebody:
    circle = Circle(people, known=addresses(store))
    settings = load_settings(project)
    ours = {settings.contact_email.lower(), settings.sender.lower()}
    written = dict.fromkeys(_addresses(circle, store, id))
    owners = {
        address: tuple(circle.called(other) for other in circle.at(address) if other != id) for address in written
    }
    own = tuple(address for address, others in owners.items() if not others and address not in ours)
    shared = tuple((address, others) for address, others in owners.items() if others)
    line = next((person.line for person in people if person.id == id), 0)
    return Somebody(id, names, line, own, shared)


def _addresses(circle: Circle, store: Store, id: str) -> Iterator[str]:
    yield from circle.addresses_of(id)
    yield from (row.address.lower() for row in outgoing(store, person=id) if row.address)
