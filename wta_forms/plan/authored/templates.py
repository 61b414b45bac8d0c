"""Words with ``{names}`` in them. What has no value leaves no gap: it takes its sentence or its brackets with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_NAME = re.compile(r"\{([^{}]*)\}")
_NAME_AND_SPACE = re.compile(r"\s*\{([^{}]*)\}")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_PEOPLE = re.compile(r"\{([^{}]*)\} people\b")
_LOOSE = " ,;:-–—"


def names_in(template: str) -> Iterator[str]:
    return (match[1].strip() for match in _NAME.finditer(template))


def filled_text(template: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """Paragraphs (a blank line ends one) without the sentences in which something has no value."""
    paragraphs = paragraphs_of(template)
    filled = (" ".join(filled_sentence(each, values) for each in _SENTENCE_END.split(one)) for one in paragraphs)
    return tuple(" ".join(paragraph.split()) for paragraph in filled if paragraph.strip())


def paragraphs_of(text: str) -> tuple[str, ...]:
    """A blank line ends a paragraph; other line ends are white space."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text))
    return tuple(filter(None, paragraphs))


def filled_sentence(template: str, values: Mapping[str, str]) -> str:
    """All of it, or "" where something has no value."""
    return _filled(template, values) if _is_whole(template, values) else ""


def filled_title(template: str, values: Mapping[str, str]) -> str:
    """A title is never left out: only what has no value is, and the rest begins with a capital."""
    if _is_whole(template, values):
        return _filled(template, values)
    rest = _filled(_without_gaps(template, values), values)
    return rest[:1].upper() + rest[1:]


def filled_item(template: str, values: Mapping[str, str]) -> str:
    """A line, without the brackets in which something has no value, and without sentences in which nothing has one.

    "" when the first sentence, which says what the line is about, has no value outside its brackets, or none at all.
    """
    if not any(values.get(name) for name in names_in(template)):
        return ""
    first, *others = _SENTENCE_END.split(template)
    if not _is_about_something(first, values):
        return ""
    kept = " ".join([first, *(each for each in others if _is_about_something(each, values))])
    whole = _BRACKETS.sub(lambda brackets: brackets[0] if _is_whole(brackets[0], values) else "", kept)
    return _filled(_without_gaps(whole, values), values)


def _is_about_something(sentence: str, values: Mapping[str, str]) -> bool:
    """Whether anything outside its brackets has a value; words alone are always about something."""
    outside = list(names_in(_BRACKETS.sub("", sentence))) or list(names_in(sentence))
    return not outside or any(values.get(name) for name in outside)


def _without_gaps(template: str, values: Mapping[str, str]) -> str:
    """The template without names that have no value, and without the punctuation that they leave at its ends."""
    return _NAME_AND_SPACE.sub(lambda name: name[0] if values.get(name[1].strip()) else "", template).strip(_LOOSE)


def _is_whole(template: str, values: Mapping[str, str]) -> bool:
    return all(values.get(name) for name in names_in(template))


def _filled(template: str, values: Mapping[str, str]) -> str:
    """With "1 person" where a template says "{…} people"."""
    counted = _PEOPLE.sub(lambda who: f"{{{who[1]}}} {'person' if values.get(who[1]) == '1' else 'people'}", template)
    return _NAME.sub(lambda name: values.get(name[1].strip(), ""), counted)
