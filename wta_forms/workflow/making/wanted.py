"""Which copy each person gets: in the language and the variant that people.csv gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.layout.style import STANDARD, VARIANTS
from wta_forms.project.people import Person
from wta_forms.spec.form import Form
from wta_forms.spec.languages import BESIDE, from_english, languages_of
from wta_forms.spec.reading import LANGUAGE as LANGUAGE_TAG
from wta_forms.spec.words import advice

LANGUAGE, VARIANT = "language", "variant"
"""Columns of people.csv."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A copy that is to be made; for nobody in particular without a ``person``."""

    form: Form
    person: Person | None
    language: str
    variant: str


def wanted(
    forms: Sequence[Form], persons: Sequence[Person | None], language: str = "", variant: str = ""
) -> tuple[Wanted, ...]:
    """A copy of each form for each person. ``language`` and ``variant``, where given, are for all of them; else
    everybody has their own, and who has none, or one that a form is not there in, the form's first and the standard."""
    return tuple(
        Wanted(form, person, language or _language(form, person), variant or _variant(person))
        for form in forms
        for person in persons
    )


def _language(form: Form, person: Person | None) -> str:
    own = _own(person, LANGUAGE)
    return own if own and form.is_in(own) else form.languages[0]


def _variant(person: Person | None) -> str:
    own = _own(person, VARIANT)
    return own if own in VARIANTS else STANDARD.variant


def _own(person: Person | None, column: str) -> str:
    return person.columns.get(column, "").strip().lower() if person else ""


def wishes_not_met(forms: Sequence[Form], persons: Sequence[Person], people: Path | None) -> Iterator[Problem]:
    """A problem for each variant that nobody knows and for what is no language, a note for each language that a form is
    not there in."""
    for person in persons:
        where, variant, language = f"{people}:{person.line}", _own(person, VARIANT), _own(person, LANGUAGE)
        if variant and variant not in VARIANTS:
            yield errors.NO_VARIANT.at(where, variant=variant, advice=advice(variant, VARIANTS))
        if language and not _is_language(language):
            yield errors.PEOPLE_NO_LANGUAGE.at(where, language=language, advice=_meant(language, forms))
        elif language:
            yield from (_not_there(form, person, language, where) for form in forms if not form.is_in(language))


def _is_language(written: str) -> bool:
    """One, or two side by side."""
    parts = languages_of(written)
    return len(set(parts)) == len(parts) <= 2 and all(map(LANGUAGE_TAG.fullmatch, parts))


def _meant(written: str, forms: Sequence[Form]) -> str:
    tags = [from_english(part.strip()) for part in languages_of(written)]
    if all(tags) and len(set(tags)) <= 2:
        return f"did you mean '{BESIDE.join(dict.fromkeys(tags))}'?"
    there = ", ".join(dict.fromkeys(language for form in forms for language in form.languages))
    return f"the forms are there in: {there}; two side by side are written pl+en"


def _not_there(form: Form, person: Person, language: str, where: str) -> Problem:
    missing = next(each for each in languages_of(language) if each not in form.languages)
    values = {"person": person.name, "language": language, "form": form.id, "first": form.languages[0]}
    return errors.PEOPLE_OTHER_LANGUAGE.at(where, **values, missing=missing)
