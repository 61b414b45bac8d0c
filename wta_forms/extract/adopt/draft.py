"""Somebody's blank form → a draft of a spec: a form of ours, with remarks on everything that was guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from wta_forms.extract.adopt.around import Text, texts_of, title_of, without, without_furniture
from wta_forms.extract.adopt.asking import Asking
from wta_forms.extract.adopt.beside import OF_BOXES, OF_GROUPS, Target, claimed, folded
from wta_forms.extract.adopt.blank import Blank, Box
from wta_forms.extract.adopt.figures import figures_of
from wta_forms.extract.adopt.formats import calculation, is_a_unit
from wta_forms.extract.adopt.labels import Printed, words_of
from wta_forms.extract.adopt.lattice import TICKED, Lattice, Place, lattices_in
from wta_forms.extract.adopt.lines import Line, is_a_number, lines_of
from wta_forms.extract.adopt.names import Ids, InLatin
from wta_forms.extract.adopt.of_boxes import of_box, of_pieces
from wta_forms.extract.adopt.of_groups import of_group
from wta_forms.extract.adopt.of_lattices import of_lattice
from wta_forms.extract.adopt.order import in_reading_order
from wta_forms.extract.adopt.pieces import Pieces, pieces_in
from wta_forms.extract.adopt.speech import Speech
from wta_forms.extract.adopt.ticks import Group, groups_of, line_of_other, spoken_at
from wta_forms.extract.match import bare_name
from wta_forms.extract.raw import FieldKind
from wta_forms.map import Rectangle
from wta_forms.spec import wording
from wta_forms.spec.asked import Phrase, Width
from wta_forms.spec.fields import STAMP_FIELD
from wta_forms.spec.form import Column, Form, Member, Note, Section
from wta_forms.spec.reading import FORM_NAME, LANGUAGE

_MOST_OF_AN_ID = 30
_BESIDE = 14.0
_NARROWEST = 0.4
_MOST_SAID = 12
"""Names of boxes that are told one by one."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that has everything but an author. ``remarks`` are for :func:`wta_forms.spec.write.form_to_yaml`;
    ``left_out`` tells in words what was not taken over."""

    form: Form
    remarks: Mapping[str, str]
    left_out: tuple[str, ...] = ()

    @property
    def guesses(self) -> int:
        return sum(remark.count("guessed") for id, remark in self.remarks.items() if id)


def draft_of(blank: Blank, stem: str, in_latin: InLatin) -> Draft:
    """``stem`` is the name of the file without its ending. A form without a box that can be filled in has no sections."""
    return _Drafting(blank, stem, in_latin).draft()


class _Drafting:
    def __init__(self, blank: Blank, stem: str, in_latin: InLatin) -> None:
        language = blank.language.split("-")[0].lower()
        self._language = language if LANGUAGE.fullmatch(language) else "en"
        self._blank = blank
        self._stem = stem
        self._in_latin = in_latin
        self._speech = Speech(self._language, in_latin)
        self._lines = without_furniture(lines_of(blank.words), blank.pages)
        self._printed = Printed(self._lines)
        self._boxes = [box for box in blank.boxes if _is_asked(box)]
        self._pieces: dict[Place, Pieces] = {}
        self._places = [(spot.page, spot.rectangle) for box in self._boxes for spot in box.spots]

    def draft(self) -> Draft:
        title, title_lines = title_of(self._blank.title, self._lines, self._stem)
        self._printed.take(title_lines)
        askings = self._askings()
        self._printed.take(_ends_of_scales(askings, self._printed.free, self._language))
        texts = tuple(without(texts_of(self._printed.free, self._lines, self._places), self._our_words()))
        about, sections, remarks = _Sections(self._speech).of(askings, texts)
        left_out = tuple(_left_out(self._blank.boxes))
        form = Form(
            id=_form_id(self._in_latin(title), self._in_latin(self._stem)),
            version=1,
            title=self._speech.say(title),
            languages=(self._language,),
            about=about,
            sections=sections,
        )
        return Draft(form, {"": _top(self._stem, left_out), **remarks}, left_out)

    def _our_words(self) -> Iterator[str]:
        """What the product prints by itself in every form, and will print again."""
        if any(bare_name(box.name) == STAMP_FIELD for box in self._blank.boxes):
            yield from wording.every_sentence(self._language)

    # --- questions ---

    def _askings(self) -> list[Asking]:
        """Tables and grids first, then choices, then what is left: so no box is asked twice."""
        every = [Place(box, spot) for box in self._boxes for spot in _spots(box)]
        lattices = lattices_in(every, self._lines)
        for lattice in lattices:
            self._printed.take(lattice.used)
        in_lattices = {place for lattice in lattices for place in lattice.places}
        single = [place for place in every if place not in in_lattices]
        ticks = [place for place in single if place.box.kind in TICKED]
        others = [place for place in single if place.box.kind not in TICKED]
        figures = figures_of(others, ticks, self._printed)
        written_in = [option.place for group in figures for option in group.options]
        others = [place for place in others if place not in written_in]
        groups = (*groups_of(ticks, [*others, *written_in], self._printed), *figures)
        lines = {id(group): line for group in groups if (line := line_of_other(group, others)) is not None}
        others = [place for place in others if place not in lines.values()]
        pieces = {each.places[0]: each for each in pieces_in(others, self._lines)}
        rest = {place for each in pieces.values() for place in each.places[1:]}
        self._pieces = pieces
        return self._named(lattices, groups, lines, [place for place in others if place not in rest])

    def _named(
        self, lattices: Sequence[Lattice], groups: Sequence[Group], lines: Mapping[int, Place], others: Sequence[Place]
    ) -> list[Asking]:
        targets = [
            *(Target(f"lattice {n}", each.page, each.rectangle, OF_GROUPS) for n, each in enumerate(lattices)),
            *(
                Target(f"group {n}", each.page, each.rectangle, OF_GROUPS, each.spoken)
                for n, each in enumerate(groups)
                if len(each.options) > 1
            ),
            *(Target(f"box {n}", e.spot.page, e.spot.rectangle, OF_BOXES, spoken_at(e)) for n, e in enumerate(others)),
        ]
        units = units_of(others, self._printed)
        free = [line for line in self._printed.free if not is_a_number(line.text)]
        claims = claimed(targets, free, self._places)
        self._printed.take(claim.line for claim in claims.values())

        def words(key: str, spoken: str, name: str) -> Any:
            return words_of(claims.get(key), spoken, name, self._printed)

        askings = [
            of_lattice(e, words(f"lattice {n}", "", e.rows[0][0].box.name), self._speech)
            for n, e in enumerate(lattices)
        ]
        for n, group in enumerate(groups):
            called = words(f"group {n}", group.spoken, group.options[0].place.box.name)
            askings.append(of_group(group, called, self._speech, has_line=id(group) in lines))
        for n, place in enumerate(others):
            called = words(f"box {n}", spoken_at(place), place.box.name)
            asking = of_box(place, called, self._speech, units.get(place, ""))
            pieces = self._pieces.get(place)
            askings.append(of_pieces(asking, pieces) if pieces else asking)
        return askings


def units_of(places: Iterable[Place], printed: Printed) -> dict[Place, str]:
    """A sign or a short word such as £ or kg, printed directly beside a box."""
    units: dict[Place, str] = {}
    for place in places:
        x0, y0, x1, y1 = place.spot.rectangle
        for line in printed.free:
            is_beside = line.page == place.spot.page and y0 - 2 < line.middle < y1 + 2
            is_near = 0 <= x0 - line.right < _BESIDE or 0 <= line.left - x1 < _BESIDE
            if place.box.kind is FieldKind.TEXT and is_beside and is_near and is_a_unit(line.text):
                units[place] = line.text
                printed.take([line])
                break
    return units


def _spots(box: Box) -> Iterable[Any]:
    """A box that shows in several places says the same in all of them; buttons do not."""
    return box.spots if box.kind in TICKED else box.spots[:1]


def _is_asked(box: Box) -> bool:
    is_ours = bare_name(box.name) == STAMP_FIELD
    can_be_filled_in = not box.is_locked or bool(calculation(box))
    return (
        box.kind is not FieldKind.BUTTON and bool(box.spots) and not box.is_hidden and can_be_filled_in and not is_ours
    )


def _ends_of_scales(askings: Iterable[Asking], lines: Sequence[Line], language: str) -> Iterator[Line]:
    """The words beside the ends of a scale, of which a screen reader has said already what they are."""
    for asking in askings:
        ends = {folded(asking.own[end].in_(language)) for end in ("low", "high") if end in asking.own}
        _, low, _, high = asking.rectangle
        for line in lines:
            is_beside = line.page == asking.page and low - 30 < line.middle < high + 30
            if asking.kind == "scale" and is_beside and folded(line.text) in ends:
                yield line


def _left_out(boxes: Iterable[Box]) -> Iterator[str]:
    buttons = [box.caption or box.label or box.name for box in boxes if box.kind is FieldKind.BUTTON]
    unseen = [
        box.name
        for box in boxes
        if box.kind is not FieldKind.BUTTON and not _is_asked(box) and bare_name(box.name) != STAMP_FIELD
    ]
    if buttons:
        yield f"buttons ({_listed(buttons)})"
    if unseen:
        yield f"boxes that nobody can see or fill in ({_listed(unseen)})"


def _listed(names: Sequence[str]) -> str:
    shown = [" ".join(name.split()) for name in names[:_MOST_SAID]]
    return ", ".join(shown) + (f" and {len(names) - _MOST_SAID} more" if len(names) > _MOST_SAID else "")


def _top(stem: str, left_out: Iterable[str]) -> str:
    lines = [f"A draft, made from {stem}.pdf by wta-forms adopt. Look at every line; remove these remarks when done."]
    return "\n".join([*lines, *(f"Left out: {each}." for each in left_out)])


def _form_id(title: str, stem: str) -> str:
    """Out of the file's name where that is a few words, else out of the title."""
    is_said = re.fullmatch(r"(?=[^\d]*$)(?!(form|blank|document|scan|untitled|print)\b)[a-z-]{4,25}", stem)
    for wish in (*([stem] if is_said else []), title, stem):
        short = wish if len(wish) <= _MOST_OF_AN_ID else wish[:_MOST_OF_AN_ID].rpartition("-")[0]
        if FORM_NAME.fullmatch(short):
            return short
    return "my-form"


# --- sections -----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Part:
    title: str = ""
    size: float = 0.0
    abouts: list[str] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing yet under its title: what comes now, in letters as small, goes on from it."""
        return bool(self.title) and not self.abouts and not self.members

    def section(self, say: Callable[[str], Phrase]) -> Section:
        about = "\n".join(self.abouts)
        return Section(
            title=say(self.title) if self.title else None,
            about=say(about) if about else None,
            members=tuple(self.members),
        )


def _place(thing: Asking | Text) -> tuple[int, Rectangle]:
    return thing.page, thing.rectangle


class _Sections:
    """Questions under their headings, with what is printed between them, in the order in which they are read."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._say = speech.say
        self._ids = Ids(speech.in_latin)
        self._remarks: dict[str, str] = {}

    def of(
        self, askings: Sequence[Asking], texts: Sequence[Text]
    ) -> tuple[Phrase | None, tuple[Section, ...], dict[str, str]]:
        """What stands before the first heading is about the whole form."""
        things: list[Asking | Text] = in_reading_order([*askings, *texts], _place)
        sections: list[_Part] = [_Part()]
        for number, thing in enumerate(things):
            match thing:
                case Text(is_heading=True) if not sections[-1].is_bare or thing.size > sections[-1].size:
                    sections.append(_Part(thing.text, thing.size))
                case Text() if not sections[-1].members:
                    sections[-1].abouts.append(thing.text)
                case Text():
                    sections[-1].members.append(Note(label=self._say(thing.text)))
                case Asking():
                    sections[-1].members.append(self._question(thing, _beside(things, number)))
        about = "\n".join(sections[0].abouts)
        sections[0].abouts.clear()
        made = [part.section(self._say) for part in sections if part.title or part.members]
        return self._say(about) if about else None, tuple(_without_bare_headings(made)), self._remarks

    def _question(self, asking: Asking, row: Sequence[Asking]) -> Member:
        id = self._ids.of(asking.parts, asking.label, "question")
        more: dict[str, Any] = {}
        if asking.kind == "table":
            more["columns"] = tuple(self._columns(asking, id))
        elif asking.kind != "grid" and len(row) > 1:
            more["width"] = Width.HALF if len(row) == 2 else Width.THIRD
        for word, remark in asking.remarks.items():
            self._remarks[f"{id}.{word}" if word else id] = remark
        return asking.question(id, self._speech, **more)

    def _columns(self, asking: Asking, table: str) -> Iterator[Any]:
        ids = Ids(self._speech.in_latin)
        columns: tuple[Asking, ...] = asking.own["columns"]
        widths = [column.rectangle[2] - column.rectangle[0] for column in columns]
        usual = sum(widths) / len(widths)
        for column, width in zip(columns, widths, strict=True):
            id = ids.of(column.parts, column.label, "column")
            share = round(width / usual, 1)
            for word, remark in column.remarks.items():
                place = f"{table}.columns.{id}"
                self._remarks[f"{place}.{word}" if word else place] = remark
            cell: Any = column.question(id, self._speech)
            yield Column(cell, 1.0 if 0.85 <= share <= 1.15 else max(_NARROWEST, share))


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
