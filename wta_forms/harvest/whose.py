"""Whose a form is that came back: its stamp says so, and neither the sender nor the name in it may say otherwise.

Nothing is put under a name by a guess. Where stamp, sender and typed name do not agree, a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wta_forms import errors
from wta_forms.answers import Recipient, Response
from wta_forms.errors import Problem
from wta_forms.project.names import plain
from wta_forms.project.people import Person
from wta_forms.project.returned import NUMBER


@dataclass(frozen=True, slots=True)
class Circle:
    """Everybody a project knows. ``own`` are the addresses that it writes from itself, ``known`` pairs of an address
    and the id of whose it turned out to be. Addresses are compared in small letters. ``anonymous`` are forms whose
    answers are nobody's."""

    people: tuple[Person, ...] = ()
    own: frozenset[str] = frozenset()
    known: tuple[tuple[str, str], ...] = ()
    anonymous: frozenset[str] = frozenset()

    def called(self, id: str) -> str:
        """The name, else the id."""
        return next((person.name for person in self.people if person.id == id), id)

    def has(self, id: str) -> bool:
        return any(person.id == id for person in self.people)

    def at(self, address: str) -> tuple[str, ...]:
        """Ids of everybody who has this address: several may share one."""
        wanted = address.lower()
        return tuple(dict.fromkeys(id for written, id in self._addresses() if wanted and written == wanted))

    def addresses_of(self, id: str) -> tuple[str, ...]:
        """In small letters."""
        return tuple(dict.fromkeys(written for written, owner in self._addresses() if owner == id))

    def has_address(self, id: str) -> bool:
        return any(owner == id for _, owner in self._addresses())

    def named(self, name: str) -> tuple[str, ...]:
        """Ids of everybody whose name this may be."""
        return tuple(person.id for person in self.people if name and are_alike(person.name, name))

    def is_own(self, address: str) -> bool:
        return address.lower() in self.own

    def _addresses(self) -> Iterator[tuple[str, str]]:
        for person in self.people:
            for address in filter(None, re.split(r"[\s;,]+", person.columns.get("email", ""))):
                yield address.lower(), person.id
        yield from self.known


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent it, by the message it came in; empty for a file that lay in a folder."""

    address: str = ""
    name: str = ""


NOBODY = Sender()


@dataclass(frozen=True, slots=True)
class Whose:
    """The id of whose it is, "" for nobody in particular; with a ``doubt`` it is nobody's before it is settled."""

    person: str = ""
    doubt: Problem | None = None


def whose(response: Response, typed: str, sender: Sender, circle: Circle) -> Whose:
    """``typed`` is the name in the form, "" when nobody wrote one."""
    owner = response.recipient
    if owner is None and response.pictures and not typed:
        return _on_paper(sender, circle)
    if owner is None:
        return _without_stamp(typed, sender, circle)
    names = (owner.name, circle.called(owner.id))
    has_other_name = any(map(str.isalnum, typed)) and not any(are_alike(typed, name) for name in names)
    has_other_sender = not _may_send(sender, owner, circle)
    if not has_other_name and not has_other_sender:
        return Whose(owner.id)
    message = {
        (True, True): errors.CAME_FROM_ANOTHER_WITH_NAME,
        (True, False): errors.CAME_WITH_ANOTHER_NAME,
        (False, True): errors.CAME_FROM_ANOTHER,
    }[has_other_name, has_other_sender]
    said = {"owner": circle.called(owner.id) if circle.has(owner.id) else owner.name, "typed": typed}
    doubt = message.at("", **said, sender=shown(sender, circle), whom=owner.id, number=NUMBER)
    return Whose(doubt=doubt)


def _without_stamp(typed: str, sender: Sender, circle: Circle) -> Whose:
    """A form without a person in it. The sender alone makes it nobody's: copies are passed on, and rounds may be
    anonymous."""
    named = circle.named(typed)
    if not named:
        return Whose()
    both = [id for id in named if id in circle.at(sender.address)]
    if len(both) == 1:
        return Whose(both[0])
    return Whose(doubt=errors.CAME_WITH_A_NAME.at("", typed=typed, whom=named[0], number=NUMBER))


def _on_paper(sender: Sender, circle: Circle) -> Whose:
    """A copy that was printed and filled in by hand: pages made for the screen do not say whose they are, and the name
    on them is one of the things that a person has to read."""
    belongs = circle.at(sender.address)
    sent = f" from {shown(sender, circle)}" if sender.address else ""
    whom = belongs[0] if len(belongs) == 1 else "PERSON"
    return Whose(doubt=errors.CAME_ON_PAPER.at("", sent=sent, whom=whom, number=NUMBER))


def _may_send(sender: Sender, owner: Recipient, circle: Circle) -> bool:
    """Not where the address is another's, or nobody's while we know the owner's."""
    if not sender.address or circle.is_own(sender.address):
        return True
    belongs = circle.at(sender.address)
    if belongs:
        return owner.id in belongs
    if not circle.has_address(owner.id):
        return True
    return are_alike(sender.name, owner.name) or are_alike(sender.name, circle.called(owner.id))


def are_alike(one: str, other: str) -> bool:
    """Whether two names may be one person's: "Ann Reid", "Reid, Ann", "Dr Ann Reid" and "ann" are, "Ann Rice" is not.
    Marks on letters, and scripts, make no difference."""
    here, there = (frozenset(plain(name).split("-")) - {""} for name in (one, other))
    return bool(here and there) and (here <= there or there <= here)


def shown(sender: Sender, circle: Circle) -> str:
    """A person's name, where the address is one person's; else what stands beside it; else the address."""
    belongs = circle.at(sender.address)
    if len(belongs) == 1:
        return circle.called(belongs[0])
    return f"{sender.name} ({sender.address})" if sender.name and sender.address else sender.address or sender.name
