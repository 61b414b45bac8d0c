"""``preview``: the pages of a form as pictures, to look at while writing it."""

from __future__ import annotations

from pathlib import Path

from wta_forms.layout.style import STANDARD
from wta_forms.project.paths import write_files
from wta_forms.render.raster import pictures
from wta_forms.workflow.generate import copy_of, lay_out, loaded
from wta_forms.workflow.making.branding import load_project
from wta_forms.workflow.making.file_names import blank_stem


def preview(
    spec: str, folder: Path, *, language: str = "", variant: str = STANDARD.variant, may_overwrite: bool = True
) -> tuple[Path, ...]:
    """A PNG for every page, 96 dots an inch, named after the form; earlier ones are written over.

    Raises WtaFormsError with every problem of the spec.
    """
    (form,) = loaded([spec], variant, language)
    blank = lay_out(form, language, load_project(Path()), variant)
    pages = enumerate(pictures(copy_of(blank)), 1)
    files = [(folder / f"{blank_stem(blank)}-{number}.png", picture) for number, picture in pages]
    return write_files(files, may_overwrite=may_overwrite)
