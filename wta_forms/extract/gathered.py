"""One form out of what several channels found of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import MappingProxyType

from wta_forms.errors import COMMENT_AT_BOX, IN_A_COMMENT, MARKED_AGAIN, TWO_VALUES, Problem
from wta_forms.extract.places import Seen
from wta_forms.extract.quote import by, on_one_line, quoted
from wta_forms.extract.raw import Channel, FieldKind, RawForm, RawValue


def with_seen(raw: RawForm, seen: Iterable[Seen]) -> RawForm:
    """A form with what was seen on its pages, the surest channel first.

    A field is filled from a page only where it is empty; where it is not and the page says something else, both are
    kept, as a contradiction. What a page shows beside what the field says, word for word, adds nothing.
    """
    values = dict(raw.values)
    problems = list(raw.problems)
    for each in seen:
        problems += each.problems
        for value in each.values:
            values[value.name] = _one_of(values[value.name], value) if value.name in values else value
    return replace(raw, values=MappingProxyType(values), problems=tuple(dict.fromkeys(problems)))


def _one_of(known: RawValue, seen: RawValue) -> RawValue:
    if not _says_something(seen):
        return known
    if not known.texts:
        return replace(seen, options=known.options, initial=known.initial, label=known.label)
    if any(map(IN_A_COMMENT.is_said, seen.problems)):
        return replace(known, problems=(*known.problems, *_comment(seen)))
    more = tuple(text for text in seen.texts if _folded(text) not in map(_folded, known.texts))
    if not more:
        again = [MARKED_AGAIN.at("")] if _is_mark(seen) else []
        return replace(known, problems=tuple(dict.fromkeys((*known.problems, *_of_pictures(seen), *again))))
    texts = (*known.texts, *more)
    told = TWO_VALUES.at("", field=known.name, values=" | ".join(map(quoted, texts)))
    return replace(known, texts=texts, problems=(*known.problems, *seen.problems, told))


def _comment(seen: RawValue) -> Iterator[Problem]:
    """Of a box that is filled in, it may be anybody's: it is told, and is no answer."""
    for text in seen.texts:
        yield COMMENT_AT_BOX.at("", by=by(seen.label), words=on_one_line(text))


def _says_something(value: RawValue) -> bool:
    return bool(value.texts or value.picture or value.problems)


def _is_mark(seen: RawValue) -> bool:
    """On a box that is ticked already: many cross out a tick so."""
    return seen.channel is Channel.ANNOTATION and seen.kind in (FieldKind.TICK, FieldKind.RADIO)


def _of_pictures(seen: RawValue) -> tuple[Problem, ...]:
    """Of a box that is filled in and drawn upon, what was drawn is told beside."""
    return seen.problems if seen.picture else ()


def _folded(text: str) -> str:
    return " ".join(text.split())
