"""``generate``: forms as PDFs, for everybody or a copy a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.layout.describe import LOGO
from wta_forms.layout.paginate import stamp_words
from wta_forms.layout.style import STANDARD, VARIANTS
from wta_forms.map import MapField
from wta_forms.project.kept import kept_in, sent_anonymously
from wta_forms.project.paths import write_files
from wta_forms.project.people import Person, load_people
from wta_forms.project.settings import PROJECT_FILE, Settings
from wta_forms.render.document import Imprint
from wta_forms.render.fonts import Ruler
from wta_forms.render.personalise import write_pdf
from wta_forms.spec import wording
from wta_forms.spec.check import check_translations
from wta_forms.spec.fields import STAMP_FIELD
from wta_forms.spec.filling import FieldValue
from wta_forms.spec.form import Form
from wta_forms.spec.languages import languages_of
from wta_forms.spec.load import Loaded, begins_with, read_form
from wta_forms.spec.shipped import PARTS
from wta_forms.spec.stamp import Stamp, digest_of, page_mark
from wta_forms.workflow.making.anonymous import anonymous_forms, asks_who, without_persons
from wta_forms.workflow.making.blank import Blank as Blank
from wta_forms.workflow.making.branding import load_project, logo_of, palette_of
from wta_forms.workflow.making.file_names import file_names, map_name
from wta_forms.workflow.making.keeping import changed_since_sent, files_to_keep
from wta_forms.workflow.making.laying_out import lay_out as lay_out
from wta_forms.workflow.making.prefilled import known_of, not_choices, prefilled
from wta_forms.workflow.making.room import too_small
from wta_forms.workflow.making.specs import find_specs
from wta_forms.workflow.making.undrawable import undrawable_person, undrawable_print
from wta_forms.workflow.making.wanted import Wanted, wanted, wishes_not_met
from wta_forms.workflow.planning.drafting import drafted_for
from wta_forms.workflow.progress import Progress, no_progress


@dataclass(frozen=True, slots=True)
class Generated:
    files: tuple[Path, ...]
    notes: tuple[Problem, ...] = ()


def generate(
    specs: Sequence[str],
    folder: Path,
    *,
    people: Path | None = None,
    language: str = "",
    variant: str = "",
    is_open: bool = False,
    round: int = 1,
    with_map: bool = False,
    may_overwrite: bool = False,
    progress: Progress = no_progress,
    today: str = "",
) -> Generated:
    """Write the PDFs of forms: a blank each, or a copy for each of ``people`` (and with ``is_open`` one for nobody).

    ``language`` and ``variant`` (one of ``VARIANTS``) are each person's own unless given (see ``wanted``), else the
    form's first and the standard one. With ``with_map`` the map lies beside the PDF. ``today`` is an ISO date for the
    names of blanks, that of this day unless given. Raises WtaFormsError, before anything is written, with every problem
    of specs, settings and people.

    In a project (:func:`kept_in`) what is made is kept and signed with the project's key, and a form that has changed
    under a version that was made for people is a problem; with ``may_overwrite`` it is a note.
    """
    found = read_specs(specs, variant or STANDARD.variant, language)
    forms = [each.form for each in found if each.form]
    persons = load_people(people) if people else ()
    copies = wanted(forms, [*persons, *([None] if is_open or not persons else [])], language, variant)
    made = make_copies(
        *(found, copies, persons, people),
        folder=folder,
        round=round,
        may_overwrite=may_overwrite,
        is_for_people=bool(persons) or is_open,
        progress=progress,
        today=today,
    )
    files = [(folder / copy.name, copy.content) for copy in made.copies]
    if with_map:
        files += [(folder / map_name(blank), blank.map.to_json().encode()) for blank in made.blanks]
    write_files([*made.to_keep, *files], may_overwrite=may_overwrite)  # nothing is out before it is kept
    return Generated(tuple(path for path, _ in files), made.notes)


@dataclass(frozen=True, slots=True)
class MadeCopy:
    """One PDF, and what it is called."""

    name: str
    person: Person | None
    blank: Blank
    content: bytes


@dataclass(frozen=True, slots=True)
class Made:
    """Copies, and what is to be written before any of them is out: see :func:`files_to_keep`."""

    copies: tuple[MadeCopy, ...]
    blanks: tuple[Blank, ...]
    to_keep: tuple[tuple[Path, bytes], ...]
    notes: tuple[Problem, ...]


def make_copies(
    found: Sequence[Loaded],
    copies: Sequence[Wanted],
    persons: Sequence[Person],
    people: Path | None,
    *,
    folder: Path,
    round: int = 1,
    may_overwrite: bool = False,
    is_for_people: bool = True,
    progress: Progress = no_progress,
    today: str = "",
) -> Made:
    """The PDFs; nothing is written. Raises WtaFormsError with every problem of specs and people."""
    settings, kept = load_project(Path()), kept_in(Path())
    forms = [each.form for each in found if each.form]
    anonymous = anonymous_forms(Path(), settings)
    copies = without_persons(copies, anonymous)
    blanks = _blanks(copies, settings)
    notes = [*wishes_not_met(forms, persons, people), *_notes_on(blanks, copies, persons, people)]
    notes += [problem for form in forms for problem in changed_since_sent(form, kept, may_change=may_overwrite)]
    notes += kept.key_problems() if kept and not may_overwrite else ()
    if wrong := [note for note in notes if not note.is_note]:
        raise WtaFormsError(wrong)
    names = file_names([(blanks[_key(copy)], copy.person) for copy in copies], persons, round, today, folder)
    key, drafted = kept.key_made() if kept else None, drafted_for(round, kept, forms)
    made: list[MadeCopy] = []
    for done, (name, copy) in enumerate(zip(names, copies, strict=True), 1):
        blank = blanks[_key(copy)]
        draft = drafted.draft.get(blank.form.id)
        made.append(MadeCopy(name, copy.person, blank, copy_of(blank, copy.person, round=round, key=key, draft=draft)))
        progress(done, len(copies))
    day = (today or date.today().isoformat()) if is_for_people else ""
    to_keep = files_to_keep(found, list(blanks.values()), kept, day) if kept else []
    for form in forms:
        if kept and day and form.id in anonymous:
            to_keep += sent_anonymously(kept, form.id, day)
            notes += asks_who(form)
    told = tuple(dict.fromkeys((*notes, *drafted.notes)))
    return Made(tuple(made), tuple(blanks.values()), (*drafted.to_keep, *to_keep), told)


_Key = tuple[str, int, str, str]


def _key(copy: Wanted) -> _Key:
    return (copy.form.id, copy.form.version, copy.language, copy.variant)


def _blanks(copies: Sequence[Wanted], settings: Settings) -> dict[_Key, Blank]:
    """Each that a copy is made of, laid out once."""
    different = {_key(copy): copy for copy in copies}
    return {key: lay_out(copy.form, copy.language, settings, copy.variant) for key, copy in different.items()}


def _notes_on(
    blanks: Mapping[_Key, Blank], copies: Sequence[Wanted], persons: Sequence[Person], people: Path | None
) -> Iterator[Problem]:
    for blank in blanks.values():
        yield from undrawable_print(blank.map, PROJECT_FILE)
        yield from _no_column(blank, persons, people)
        yield from check_translations(blank.form, blank.form.file, languages_of(blank.language))
    for copy in copies:
        if copy.person:
            yield from _about_person(blanks[_key(copy)], copy.person, people)


def page_problems(
    form: Form, file: str, variants: Iterable[str] = VARIANTS, languages: Sequence[str] = ()
) -> Iterator[Problem]:
    """Printed words that no font can draw, and blocks that do not fit on a page of some variant; notes of boxes that
    are too small in the standard one. Of all languages of the form unless some are given."""
    boxes: list[MapField] = []
    for language in languages or form.languages:
        for variant in variants:
            try:
                laid = lay_out(form, language, variant=variant).map
            except WtaFormsError as error:
                yield from (replace(problem, where=file) for problem in error.problems)
                return
            boxes += laid.fields if variant == STANDARD.variant else ()
            yield from undrawable_print(laid, file)
    yield from too_small(form, boxes)


def _no_column(blank: Blank, persons: Sequence[Person], people: Path | None) -> Iterator[Problem]:
    """What a form is filled in with, and the table of people has not."""
    known = {column for person in persons for column in person.columns} | known_of(blank.settings, None).keys()
    for question in blank.form.questions:
        if persons and question.prefill and question.prefill not in known:
            yield errors.PEOPLE_NO_COLUMN.at(f"{people}:1", column=question.prefill, question=question.id)


def loaded(specs: Sequence[str], variant: str = STANDARD.variant, language: str = "") -> list[Form]:
    """The same as forms."""
    return [each.form for each in read_specs(specs, variant, language) if each.form]


def read_specs(specs: Sequence[str], variant: str = STANDARD.variant, language: str = "") -> list[Loaded]:
    """Every form, with the files that it is made of; raises with the problems of all of them together, those of the
    pages that are asked for among them: a form can be made in English by somebody who has no Arabic font."""
    paths = find_specs(specs)
    if plans := [path for path in paths if begins_with(path, "plan")]:
        raise WtaFormsError(errors.IS_A_PLAN.at(str(path), plan=path) for path in plans)
    found = [(path, read_form(path, [PARTS])) for path in paths]
    problems = [p for _, loaded in found for p in loaded.problems if not p.is_note]
    fine = [(str(path), loaded.form) for path, loaded in found if loaded.form and loaded.is_fine]
    told = [p for path, form in fine for p in page_problems(form, path, [variant], _asked_for(form, language))]
    problems += [p for p in told if not p.is_note]
    problems += [errors.IS_A_PART.at(str(path)) for path, loaded in found if not loaded.form and not loaded.problems]
    if problems:
        raise WtaFormsError(problems)
    return [loaded for _, loaded in found if loaded.form]


def _asked_for(form: Form, language: str) -> tuple[str, ...]:
    return (language,) if form.is_in(language) else form.languages[:1]


def copy_of(
    blank: Blank,
    person: Person | None = None,
    *,
    round: int = 1,
    values: Mapping[str, FieldValue] | None = None,
    key: bytes | None = None,
    saved_at: datetime | None = None,
    draft: Mapping[str, Any] | None = None,
) -> bytes:
    """One PDF: stamped (signed with ``key``, if given), prefilled for a person and with a later round's ``draft`` by
    question, holding ``values`` by field name. ``saved_at``: it says that it was saved then, as one that comes back
    does."""
    stamp = Stamp(
        form=blank.form.id,
        version=blank.form.version,
        digest=digest_of(blank.form),
        language=blank.language,
        variant=blank.style.variant,
        round=round,
        blank=blank.digest,
        recipient_id=person.id if person else "",
        recipient_name=person.name if person else "",
    )
    known = known_of(blank.settings, person)
    imprint = Imprint(
        title=blank.form.title.in_(blank.language),
        language=blank.language,
        stamp=(stamp.signed(key) if key else stamp).to_text(),
        stamp_field=STAMP_FIELD,
        line=stamp_words(_stamp_line(stamp), blank.style, Ruler(), blank.language),
        page_marks=tuple(page_mark(stamp, page).to_text() for page in range(1, len(blank.pages.pages) + 1)),
        file_id=stamp.file_id(),
        palette=palette_of(blank.settings),
        pictures={LOGO: logo.content} if (logo := logo_of(blank.settings)) else {},
        prefilled=prefilled(blank.form, blank.language, blank.style, known, draft or {}),
        values=values or {},
        saved_at=saved_at,
    )
    return write_pdf(blank.pages, imprint)


def _stamp_line(stamp: Stamp) -> str:
    """In the first of two languages: the edge of a small page has no room for both."""
    line = wording.STAMP_LINE_PERSON if stamp.recipient_name else wording.STAMP_LINE
    said = line.in_(languages_of(stamp.language)[0])
    return said.format(form=stamp.form, version=stamp.version, person=stamp.recipient_name)


def _about_person(blank: Blank, person: Person, people: Path | None) -> Iterator[Problem]:
    where = f"{people}:{person.line}"
    known = known_of(blank.settings, person)
    yield from not_choices(blank.form, blank.language, known, where)
    filled_in = [known.get(question.prefill or "", "") for question in blank.form.questions]
    yield from undrawable_person([person.name, *filled_in], where)
