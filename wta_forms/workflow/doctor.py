"""``doctor``: what became of a form that came back, and what to tell the person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.extract.doctor.diagnosis import Diagnosis
from wta_forms.extract.doctor.examined import diagnosis
from wta_forms.extract.doctor.told import diagnosis_to_json, in_words
from wta_forms.extract.isolate import Reader
from wta_forms.spec.load import content_of
from wta_forms.workflow.extract import read_file
from wta_forms.workflow.progress import Progress, no_progress
from wta_forms.workflow.reading.shelf import shelf_of

__all__ = ["diagnosis_to_json", "doctor", "in_words"]


def doctor(
    files: Sequence[Path],
    *,
    specs: Path | None = None,
    blank: Path | None = None,
    key: bytes | None = None,
    progress: Progress = no_progress,
    tell: Callable[[Problem], None] = lambda problem: None,
) -> Iterator[Diagnosis]:
    """What each file is, what was read of it and what not, as soon as it is looked at.

    Everything is meant as in ``extract``. Raises WtaFormsError with every file that is not there, before any is read.
    """
    files = tuple(dict.fromkeys(files))
    if missing := [problem for path in files if (problem := _missing(path)) is not None]:
        raise WtaFormsError(missing)
    with Reader() as reader:
        shelf = shelf_of(specs, blank, reader, key)
        shelf.versions.brings_up = False  # the person is asked about the questions that they saw
        for problem in shelf.notes:
            tell(problem)
        for done, path in enumerate(files, 1):
            content = content_of(path)
            responses = tuple(read_file(path, shelf, reader))
            ours = [each for each in responses if each.form]
            forms = [form for each in ours for form in shelf.versions.to_read(each.form, each.version)]
            now = [shelf.versions.as_asked_now(each) for each in responses]
            yield diagnosis(str(path), content, reader.read(content), responses, forms, now)
            progress(done, len(files))


def _missing(path: Path) -> Problem | None:
    if path.is_file():
        return None
    return (errors.NOT_A_FILE if path.is_dir() else errors.NOT_FOUND).at(str(path))
