"""The words of our mails and letters, from ``wording.yaml`` beside this; those of the forms where they are the same.

In the languages of :data:`UNCHECKED` no native speaker has read them yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from wta_forms.spec import wording
from wta_forms.spec.asked import Phrase
from wta_forms.spec.wording import fill, read_wording

UNCHECKED = wording.UNCHECKED
"""Languages whose words were written by somebody who learned them: whoever has read all of one takes it out there."""

FILE = Path(__file__).with_name("wording.yaml")

_SAID = read_wording(FILE)


Facts = Mapping[str, str]


def said(name: str, language: str, facts: Facts) -> str:
    """A sentence of ours, or "" where it lacks a value."""
    return fill(_SAID[name], language, facts)


def listed(sentences: Iterator[str] | tuple[str, ...]) -> str:
    """Those that are there, a line each, under small letters: numbers are those of questions."""
    whole = [sentence for sentence in sentences if sentence]
    return "\n".join(f"({letter}) {sentence}" for letter, sentence in zip("abcdefgh", whole, strict=False))


def phone_ways(language: str, facts: Facts) -> str:
    ways = listed(tuple(fill([way], language, facts) for way in _SAID["phone_ways"]))
    return f"{said('phone_title', language, facts)}\n{ways}"


def computer_steps(language: str, facts: Facts) -> str:
    """As on the first page of a form, but for the date, which stands further up."""
    known = {**facts, "answer_by": ""}
    steps = listed(tuple(fill(step, language, known) for step in wording.STEPS))
    return f"{said('computer_title', language, facts)}\n{steps}"


def titled(title: Phrase, sentences: tuple[Phrase, ...], language: str, facts: Facts) -> str:
    text = fill(sentences, language, facts)
    return f"{title.in_(language)}\n{text}" if text else ""


def helps(language: str, facts: Facts) -> Iterator[str]:
    """On paper, another way, your words: as on the first page of a form, but for the telephone, which stands above."""
    for title, sentences in wording.HELP:
        kept = tuple(sentence for sentence in sentences if sentence is not wording.ANOTHER_RING)
        yield titled(title, kept, language, facts)
