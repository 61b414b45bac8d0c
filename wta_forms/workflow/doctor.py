"""``doctor``: what became of a form that came back, and what to tell the person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from wta_forms import errors
from wta_forms.answers import Response
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.extract.doctor import Diagnosis, diagnosis
from wta_forms.extract.isolate import Reader
from wta_forms.extract.told import diagnosis_to_json, in_words
from wta_forms.spec.load import content_of
from wta_forms.workflow.extract import extract
from wta_forms.workflow.progress import Progress, no_progress
from wta_forms.workflow.shelf import shelf_of

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
    responses = extract(files, specs=specs, blank=blank, key=key, tell=tell)
    with Reader() as reader:
        forms = shelf_of(specs, None, reader).versions.at_hand
        for done, (path, own) in enumerate(_by_file(files, responses), 1):
            content = content_of(path)
            yield diagnosis(str(path), content, reader.read(content), own, forms)
            progress(done, len(files))


def _missing(path: Path) -> Problem | None:
    if path.is_file():
        return None
    return (errors.NOT_A_FILE if path.is_dir() else errors.NOT_FOUND).at(str(path))


def _by_file(files: Iterable[Path], responses: Iterator[Response]) -> Iterator[tuple[Path, list[Response]]]:
    """Each file with what was made of it: as a rule one response, and several where it held several forms."""
    following = next(responses, None)
    for path in files:
        own = []
        while following is not None and following.file == str(path):
            own.append(following)
            following = next(responses, None)
        yield path, own
