"""``translate``: the texts of a form in a file for a translator, and what came back into the file beside the form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.project.paths import write_files
from wta_forms.spec.form import Form
from wta_forms.spec.load import begins_with, content_of, load_form
from wta_forms.spec.reading import LANGUAGE
from wta_forms.spec.shipped import PARTS
from wta_forms.spec.translations import Line, Translated, lines_for_translator, read_lines, translated, written_lines
from wta_forms.workflow.making.specs import find_spec


@dataclass(frozen=True, slots=True)
class Translation:
    """The file that was written for the form in ``spec``, how many texts are in it, and how many of these are still to
    be translated. ``is_beside``: it lies where the form is read with it."""

    file: Path
    spec: Path
    texts: int
    missing: int
    is_beside: bool
    notes: tuple[Problem, ...] = ()


def translate(
    spec: str,
    language: str,
    folder: Path | None = None,
    *,
    source: Path | None = None,
    may_overwrite: bool = False,
) -> Translation:
    """Write ``form.language.csv``: every text of the form, with what is translated already.

    ``source`` is what a translator sent back; its words count before those of the file that is there. Words that the
    form itself has in the language count before both. ``folder`` is the spec's own unless given, for a shipped form the
    current one. Raises WtaFormsError, before anything is written, with every problem of the form and of the files.
    """
    path = find_spec(spec)
    form = _form_in(path)
    file = (folder or _folder_of(spec)) / f"{path.stem}.{language}.csv"
    notes = list(_about_language(form, language, path))
    known = {each.resolve(): each for each in (file, path.with_name(file.name)) if each.is_file()}
    passes = [_lines(each) for each in (*([source] if source else []), *known.values())]
    made = Translated(form)
    earlier: dict[str, str] = {}
    for number, lines in enumerate(passes):
        made = translated(made.form, language, lines)
        earlier = {**made.earlier, **earlier}
        # What a later file has in other words has just been replaced.
        notes += [problem for problem in made.problems if number == 0 or not problem.is_note]
    if wrong := [problem for problem in notes if not problem.is_note]:
        raise WtaFormsError(wrong)
    written = tuple(lines_for_translator(made.form, language, earlier))
    write_files([(file, written_lines(written))], may_overwrite=may_overwrite)
    missing = sum(not line.translation for line in written)
    is_beside = file.parent.resolve() == path.parent.resolve()
    return Translation(file, path, len(written), missing, is_beside, tuple(notes))


def _folder_of(spec: str) -> Path:
    return Path(spec).parent if Path(spec).is_file() else Path()


def _form_in(path: Path) -> Form:
    if begins_with(path, "plan"):
        raise WtaFormsError(errors.IS_A_PLAN.at(str(path), plan=path))
    return load_form(path, [PARTS], with_translations=False)


def _about_language(form: Form, language: str, path: Path) -> Iterator[Problem]:
    if not LANGUAGE.fullmatch(language):
        yield errors.BAD_LANGUAGE.at("", value=language)
    elif language == form.languages[0]:
        yield errors.TRANSLATE_FIRST.at(str(path), language=language)
    elif language not in form.languages:
        yield errors.TRANSLATIONS_NOT_NAMED.at(str(path), language=language)


def _lines(file: Path) -> tuple[Line, ...]:
    return read_lines(content_of(file), str(file))
