"""Questions under their headings, with what is printed between them, in the order in which a page is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from wta_forms.extract.adopt.around import Text
from wta_forms.extract.adopt.asking import Asking
from wta_forms.extract.adopt.names import Ids
from wta_forms.extract.adopt.order import in_reading_order
from wta_forms.extract.adopt.speech import Speech
from wta_forms.spec.asked import Phrase, Width
from wta_forms.spec.form import Column, Member, Note, Section

_NARROWEST = 0.4
_ALIKE = 0.15
"""Of the usual width of a column: one that differs by less has no width of its own."""


@dataclass(frozen=True, slots=True)
class Body:
    """``about`` is what stands before the first heading; ``remarks`` are by the ids of questions and their words."""

    about: Phrase | None
    sections: tuple[Section, ...]
    remarks: dict[str, str]


def body_of(askings: Sequence[Asking], texts: Sequence[Text], speech: Speech) -> Body:
    return _Writing(speech).body(in_reading_order([*askings, *texts], lambda thing: (thing.page, thing.rectangle)))


@dataclass(slots=True)
class _Part:
    """A section while it grows. The first one has no title: what stands there is about the whole form."""

    title: str = ""
    size: float = 0.0
    abouts: list[str] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing yet under its title: what comes now, in letters as small, goes on from it."""
        return bool(self.title) and not self.abouts and not self.members

    def section(self, speech: Speech) -> Section:
        about = "\n".join(self.abouts)
        return Section(
            title=speech.say(self.title) if self.title else None,
            about=speech.say(about) if about else None,
            members=tuple(self.members),
        )


class _Writing:
    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._ids = Ids(speech.in_latin)
        self._remarks: dict[str, str] = {}

    def body(self, things: Sequence[Asking | Text]) -> Body:
        first, *parts = self._parts(things)
        about = self._speech.say("\n".join(first.abouts)) if first.abouts else None
        first.abouts.clear()
        made = [part.section(self._speech) for part in (first, *parts) if part.title or part.members]
        return Body(about, tuple(_without_bare_headings(made)), self._remarks)

    def _parts(self, things: Sequence[Asking | Text]) -> list[_Part]:
        parts = [_Part()]
        for number, thing in enumerate(things):
            match thing:
                case Text(is_heading=True) if not parts[-1].is_bare or thing.size > parts[-1].size:
                    parts.append(_Part(thing.text, thing.size))
                case Text() if not parts[-1].members:
                    parts[-1].abouts.append(thing.text)
                case Text():
                    parts[-1].members.append(Note(label=self._speech.say(thing.text)))
                case Asking():
                    parts[-1].members.append(self._question(thing, _beside(things, number)))
        return parts

    def _question(self, asking: Asking, row: Sequence[Asking]) -> Member:
        id = self._ids.of(asking.parts, asking.label, "question")
        more: dict[str, Any] = {}
        if asking.kind == "table":
            more["columns"] = tuple(self._columns(asking, id))
        elif asking.kind != "grid" and len(row) > 1:
            more["width"] = Width.HALF if len(row) == 2 else Width.THIRD
        self._keep_remarks(asking, id)
        return asking.question(id, self._speech, **more)

    def _columns(self, asking: Asking, table: str) -> Iterator[Column]:
        ids = Ids(self._speech.in_latin)
        columns: tuple[Asking, ...] = asking.own["columns"]
        widths = [column.rectangle[2] - column.rectangle[0] for column in columns]
        usual = sum(widths) / len(widths) or 1.0
        for column, width in zip(columns, widths, strict=True):
            id = ids.of(column.parts, column.label, "column")
            self._keep_remarks(column, f"{table}.columns.{id}")
            share = round(width / usual, 1)
            cell: Any = column.question(id, self._speech)
            yield Column(cell, 1.0 if abs(share - 1) <= _ALIKE else max(_NARROWEST, share))

    def _keep_remarks(self, asking: Asking, place: str) -> None:
        self._remarks |= {f"{place}.{word}" if word else place: remark for word, remark in asking.remarks.items()}


def _beside(things: Sequence[Any], number: int) -> list[Asking]:
    """The questions that stand on one line with this one."""
    own = things[number]
    row = [own]
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(things) and isinstance(things[at], Asking) and _are_beside(own, things[at]):
            row.append(things[at])
            at += step
    return row


def _are_beside(one: Asking, other: Asking) -> bool:
    if one.page != other.page or "grid" in (one.kind, other.kind) or "table" in (one.kind, other.kind):
        return False
    (a0, b0, a1, b1), (c0, d0, c1, d1) = one.rectangle, other.rectangle
    shared = min(b1, d1) - max(b0, d0)
    return shared > 0.5 * min(b1 - b0, d1 - d0) and (a1 <= c0 + 6 or c1 <= a0 + 6)


def _without_bare_headings(sections: Iterable[Section]) -> Iterator[Section]:
    """A heading with nothing under it goes before the next one's questions, as a note."""
    waiting: list[Member] = []
    last: Section | None = None
    for section in sections:
        if not section.members:
            label = section.title or section.about
            if label is not None:
                waiting.append(Note(label=label, about=section.about if section.title else None))
            continue
        if last is not None:
            yield last
        last = replace(section, members=(*waiting, *section.members))
        waiting = []
    if last is not None:
        yield replace(last, members=(*last.members, *waiting))
