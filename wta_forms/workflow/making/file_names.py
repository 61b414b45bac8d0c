"""What files are called: as a project's patterns say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.layout.style import STANDARD
from wta_forms.project.names import plain, stem_of
from wta_forms.project.people import Person
from wta_forms.workflow.making.blank import Blank


def file_names(
    copies: Sequence[tuple[Blank, Person | None]], persons: Sequence[Person], round: int, today: str, folder: Path
) -> tuple[str, ...]:
    """The name of each copy. ``today`` is an ISO date, that of this day unless given. Raises WtaFormsError where two
    would have the same name in ``folder``."""
    namesakes, day = _namesakes(persons), today or date.today().isoformat()
    names = tuple(_file_name(blank, person, round, namesakes, day) for blank, person in copies)
    if same := [name for name, times in Counter(names).items() if times > 1]:
        raise WtaFormsError(errors.SAME_FILE_NAME.at(str(folder), name=name) for name in same)
    return names


def _namesakes(persons: Sequence[Person]) -> frozenset[str]:
    """The plain names that more than one person has, however often each of them is written to."""
    names = Counter(plain(name) for name in {person.id: person.name for person in persons}.values())
    return frozenset(name for name, count in names.items() if count > 1)


def _file_name(blank: Blank, person: Person | None, round: int, namesakes: Collection[str], today: str) -> str:
    """As the project's patterns say: twelve copies in one folder can be told apart, namesakes by their id."""
    name = plain(person.name) if person else ""
    id = plain(person.id) if person and name in namesakes else ""
    settings = blank.settings
    parts = {
        "form": blank.form.id,
        "person": "-".join(part for part in (name, id) if part),
        "project": settings.title,
        "organisation": settings.organisation,
        "date": today,
        "round": str(round),
        "language": blank.language,
        "variant": blank.style.variant,
    }
    pattern = settings.file_name if person else settings.blank_name
    if not settings.title and not person:
        pattern = _OUTSIDE_A_PROJECT
    else_the_same = {**_differing(blank), "round": f"round-{round}" if round > 1 else ""}
    return (stem_of(pattern, parts, else_the_same) or blank.form.id) + ".pdf"


_OUTSIDE_A_PROJECT = "{form}.pdf"
"""Where nothing but a date could be put beside the form's name."""


def map_name(blank: Blank) -> str:
    return f"{blank_stem(blank)}.map.json"


def blank_stem(blank: Blank) -> str:
    """The form's name, with the language and the variant where these are not the usual ones."""
    return stem_of(_OUTSIDE_A_PROJECT, {"form": blank.form.id}, _differing(blank))


def _differing(blank: Blank) -> dict[str, str]:
    """By what a blank differs from the usual one: another language than the form's first, another variant."""
    usual = {"language": blank.form.languages[0], "variant": STANDARD.variant}
    own = {"language": blank.language, "variant": blank.style.variant}
    return {word: own[word] if own[word] != usual[word] else "" for word in own}
