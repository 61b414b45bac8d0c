"""Finding specs by path or name: beside one another, and among those that are shipped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.spec.form import Form
from wta_forms.spec.load import begins_with, load_form, read_form
from wta_forms.spec.shipped import PARTS, SPECS


def find_spec(spec: str) -> Path:
    """The path of a spec: a file, or the name of one in this folder or of a shipped form."""
    if Path(spec).is_file():
        return Path(spec)
    if not Path(spec).suffix and Path(f"{spec}.yaml").is_file():
        return Path(f"{spec}.yaml")
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


def that_are(word: str, specs: Sequence[str]) -> list[str]:
    """Those of some specs that are forms, plans or parts."""
    return [spec for spec in specs if begins_with(find_spec(spec), word)]


def form_called(folder: Path) -> Callable[[str], Form | None]:
    """Looks for a form beside a plan, then among the shipped ones: by what it calls itself, not by its file. Where
    earlier versions are kept beside the newest, it is the newest.

    Raises WtaFormsError with the problems of a form that is there and broken, or there twice in the same version.
    """

    def find(name: str) -> Form | None:
        for place in (folder, SPECS):
            found = [(path, load_form(path, [PARTS])) for path in specs_in([place]) if calls_itself(path, name)]
            if twins := same_forms(found):
                raise WtaFormsError(twins)
            if found:
                return max((form for _, form in found), key=lambda form: form.version)
        return None

    return find


def same_forms(forms: Iterable[tuple[Path, Form]]) -> list[Problem]:
    """Files of one folder that are the same version of the same form: nobody can tell which of them was sent."""
    files: dict[tuple[Path, str, int], list[Path]] = defaultdict(list)
    for path, form in forms:
        files[path.parent.resolve(), form.id, form.version].append(path)
    return [
        errors.SAME_FORM.at(str(paths[-1]), files=" and ".join(path.name for path in paths), form=id, version=version)
        for (_, id, version), paths in files.items()
        if len(paths) > 1
    ]


def calls_itself(path: Path, name: str) -> bool:
    """Whether a file is the form of this name; a broken file is taken at its word."""
    form = read_form(path, [PARTS]).form
    return form.id == name if form else path.stem == name


def specs_in(folders: Sequence[Path], word: str = "form") -> list[Path]:
    """The forms (or plans) in folders, each once, in the order of folders and names."""
    paths = {
        path.resolve(): path for folder in reversed(folders) for path in sorted(folder.glob("*.yaml"), reverse=True)
    }
    return [path for path in reversed(paths.values()) if begins_with(path, word)]
