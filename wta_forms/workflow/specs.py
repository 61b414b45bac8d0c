"""Finding specs by path or name: beside one another, and among those that are shipped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.spec.form import Form
from wta_forms.spec.load import content_of, read_form
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


def form_called(folder: Path) -> Callable[[str], Form | None]:
    """Looks for a form beside a plan, then among the shipped ones."""

    def find(name: str) -> Form | None:
        path = next((path for path in specs_in([folder, SPECS]) if path.stem == name), None)
        return read_form(path, [PARTS]).form if path else None

    return find


def begins_with(path: Path, word: str) -> bool:
    """Whether a word is one of a file's outermost, seen without reading it as YAML."""
    lines = content_of(path).decode("utf-8", "replace").splitlines()
    return any(line.startswith(f"{word}:") for line in lines)


def specs_in(folders: Sequence[Path], word: str = "form") -> list[Path]:
    """The forms (or plans) in folders, in the order of their names."""
    return [path for folder in folders for path in sorted(folder.glob("*.yaml")) if begins_with(path, word)]
