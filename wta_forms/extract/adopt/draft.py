"""Somebody's blank form → a draft of a spec: a form of ours, with remarks on everything that was guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wta_forms.extract.adopt.around import texts_of, title_of, without, without_furniture
from wta_forms.extract.adopt.asking import Asking
from wta_forms.extract.adopt.beside import folded
from wta_forms.extract.adopt.blank import Blank, Box, mirrored
from wta_forms.extract.adopt.formats import calculation
from wta_forms.extract.adopt.labels import Printed
from wta_forms.extract.adopt.lines import Line, lines_of
from wta_forms.extract.adopt.names import InLatin
from wta_forms.extract.adopt.questions import askings_of
from wta_forms.extract.adopt.sections import body_of
from wta_forms.extract.adopt.speech import Speech
from wta_forms.extract.fields.match import bare_name
from wta_forms.extract.raw import FieldKind
from wta_forms.spec import wording
from wta_forms.spec.fields import STAMP_FIELD
from wta_forms.spec.form import Form
from wta_forms.spec.languages import is_right_to_left
from wta_forms.spec.reading import FORM_NAME, LANGUAGE

_MOST_OF_AN_ID = 30
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
    """``stem`` is the name of the file without its ending. Without a box that can be filled in it asks nothing."""
    speech = Speech(_language_of(blank), in_latin)
    is_mirrored = is_right_to_left(speech.language)
    blank = mirrored(blank) if is_mirrored else blank
    boxes = [box for box in blank.boxes if _is_asked(box)]
    lines = without_furniture(lines_of(blank.words, is_mirrored=is_mirrored), blank.pages)
    printed = Printed(lines)
    title, own = title_of(blank.title, lines, stem)
    printed.take(own)
    askings = askings_of(boxes, lines, printed, speech)
    printed.take(_ends_of_scales(askings, printed.free, speech.language))
    places = [(spot.page, spot.rectangle) for box in boxes for spot in box.spots]
    texts = tuple(without(texts_of(printed.free, lines, places), _our_words(blank, speech.language)))
    body = body_of(askings, texts, speech)
    left_out = tuple(_left_out(blank.boxes))
    form = Form(
        id=_form_id(in_latin(title), in_latin(stem)),
        version=1,
        title=speech.say(title),
        languages=(speech.language,),
        about=body.about,
        sections=body.sections,
    )
    return Draft(form, {"": _top(stem, left_out), **body.remarks}, left_out)


def _language_of(blank: Blank) -> str:
    language = blank.language.split("-")[0].lower()
    return language if LANGUAGE.fullmatch(language) else "en"


def _our_words(blank: Blank, language: str) -> Iterator[str]:
    """What the product prints by itself in every form, and will print again."""
    if any(map(_is_stamp, blank.boxes)):
        yield from wording.every_sentence(language)


def _is_stamp(box: Box) -> bool:
    return bare_name(box.name) == STAMP_FIELD


def _is_asked(box: Box) -> bool:
    """Whether somebody can fill it in, or it was reckoned from what somebody fills in."""
    can_be_filled_in = bool(box.spots) and not box.is_hidden and (not box.is_locked or bool(calculation(box)))
    return can_be_filled_in and box.kind is not FieldKind.BUTTON and not _is_stamp(box)


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
    others = (box for box in boxes if box.kind is not FieldKind.BUTTON and not _is_stamp(box))
    unseen = [box.name for box in others if not _is_asked(box)]
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
