"""Finding specs by path or name: beside one another, and among those that are shipped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.spec.form import Form
from wta_forms.spec.load import content_of, load_form, read_form
from wta_forms.spec.shipped import PARTS, SPECS


def find_spec(spec: str) -> Path:
    """The path of a spec: a file, or the name of a shipped form."""
    if Path(spec).is_file():
        return Path(spec)
    shipped = {path.stem: path for path in sorted(SPECS.glob("*.yaml"))}
    if spec in shipped:
        return shipped[spec]
    if Path(spec).suffix or "/" in spec:
        raise WtaFormsError((errors.NOT_A_FILE if Path(spec).is_dir() else errors.NOT_FOUND).at(spec))
    raise WtaFormsError(errors.SPEC_NOT_FOUND.at("", name=spec, shipped=", ".join(shipped)))


def find_specs(specs: Sequence[str]) -> list[Path]:
    """The path of each spec, once. Raises WtaFormsError with every one that is not there."""
    found: dict[Path, None] = {}
    missing: list[Problem] = []
    for spec in specs:
        try:
            found[find_spec(spec)] = None
        except WtaFormsError as error:
            missing += error.problems
    if missing:
        raise WtaFormsError(missing)
    return list(found)


def form_called(folder: Path) -> Callable[[str], Form | None]:
    """Looks for a form beside a plan, then among the shipped ones: by what it calls itself, not by its file.

    Raises WtaFormsError with the problems of a form that is there and broken.
    """

    def find(name: str) -> Form | None:
        for path in specs_in([folder, SPECS]):
            if calls_itself(path, name):
                return load_form(path, [PARTS])
        return None

    return find


def calls_itself(path: Path, name: str) -> bool:
    """Whether a file is the form of this name; a broken file is taken at its word."""
    form = read_form(path, [PARTS]).form
    return form.id == name if form else path.stem == name


def begins_with(path: Path, word: str) -> bool:
    """Whether a word is one of a file's outermost, seen without reading it as YAML."""
    lines = content_of(path).decode("utf-8", "replace").splitlines()
    return any(line.startswith(f"{word}:") for line in lines)


def specs_in(folders: Sequence[Path], word: str = "form") -> list[Path]:
    """The forms (or plans) in folders, each once, in the order of folders and names."""
    paths = {
        path.resolve(): path for folder in reversed(folders) for path in sorted(folder.glob("*.yaml"), reverse=True)
    }
    return [path for path in reversed(paths.values()) if begins_with(path, word)]
