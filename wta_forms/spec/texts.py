"""Every text that an author wrote, under an id of its own; and the same form with other words in these places.

An id is the way to a text through the YAML, from the question on: ``title``, ``sections.2.prompts.1``, ``gaps.label``,
``gaps.columns.gap.label``, ``way.choices.bus.hint``. What has neither id nor key is counted from 1, as it stands in
the whole form with its parts. Ids of questions are words and sections are counted, so no two texts share an id.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, NamedTuple

from wta_forms.spec import wording
from wta_forms.spec.asked import Asked, Choice, Phrase
from wta_forms.spec.choices import EXTRAS
from wta_forms.spec.form import Form, Heading, Note, Section
from wta_forms.spec.kinds import Column

_OURS = frozenset({wording.SHARING, *EXTRAS.values(), *(choice.label for choice in wording.SHARING_CHOICES)})
"""The product's own words, which are translated with the product."""

_IN_YAML = {"members": "questions"}


class Written(NamedTuple):
    id: str
    phrase: Phrase

    @property
    def is_for_participants(self) -> bool:
        return not self.id.endswith(".facilitator")

    @property
    def list(self) -> str:
        """The list whose labels this one has to differ from ("way.choices"), "" where it is no label of a list."""
        *place, word = self.id.rsplit(".", 2)
        return place[0] if word == "label" and len(place) == 2 and place[0].endswith((".choices", ".rows")) else ""


def texts_of(form: Form) -> tuple[Written, ...]:
    """In the order of the form."""
    found: list[Written] = []

    def keep(id: str, phrase: Phrase) -> Phrase:
        found.append(Written(id, phrase))
        return phrase

    with_texts(form, keep)
    return tuple(found)


def with_texts(form: Form, put: Callable[[str, Phrase], Phrase]) -> Form:
    """The form with what ``put`` makes of each text and its id."""
    made: Form = _walk(form, "", put)
    return made


def _walk(value: Any, id: str, put: Callable[[str, Phrase], Phrase]) -> Any:
    match value:
        case Phrase():
            return value if value in _OURS else put(id, value)
        case tuple():
            return tuple(_walk(member, _named(id, number, member), put) for number, member in enumerate(value, 1))
        case Column(cell=cell):
            return replace(value, cell=_walk(cell, id, put))
        case Form() | Section() | Heading() | Note() | Asked() | Choice():
            inner = {
                each.name: _walk(held, f"{id}.{word}" if id else word, put)
                for each in fields(value)
                if isinstance(held := getattr(value, each.name), Phrase | tuple)
                for word in [_IN_YAML.get(each.name, each.name)]
            }
            return replace(value, **inner)
        case _:
            return value


def _named(place: str, number: int, member: object) -> str:
    match member:
        case Asked(id=id):
            return id
        case Choice(key=key):
            return f"{place}.{key}"
        case Column(id=id):
            return f"{place}.{id}"
        case _:
            return f"{place}.{number}"


def short(text: str, most: int = 40) -> str:
    """The beginning of a text, on one line, so that a message can name it."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}\u2026"
