"""Every form that is shipped, in every variant and language, and in two languages side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from wta_forms.layout.style import VARIANTS
from wta_forms.spec.form import Form
from wta_forms.spec.languages import BESIDE
from wta_forms.spec.load import load_form
from wta_forms.spec.shipped import PARTS, SPECS
from wta_forms.workflow.generate import Blank, copy_of, lay_out


@dataclass(frozen=True, slots=True)
class Copy:
    """A form for nobody in particular."""

    form: str
    language: str
    variant: str

    def __str__(self) -> str:
        return f"{self.form}-{self.language}-{self.variant}"

    @property
    def is_in_two_languages(self) -> bool:
        return BESIDE in self.language

    def blank(self) -> Blank:
        return lay_out(shipped()[self.form], self.language, variant=self.variant)


@cache
def shipped() -> dict[str, Form]:
    return {path.stem: load_form(path, [PARTS]) for path in sorted(SPECS.glob("*.yaml"))}


@cache
def pdf_of_copy(copy: Copy) -> bytes:
    return copy_of(copy.blank())


def _languages(form: Form) -> Iterator[str]:
    """Each, and each beside the one that the form was written in."""
    first, *others = form.languages
    yield first
    for other in others:
        yield from (other, f"{other}{BESIDE}{first}")


EVERY_COPY = tuple(
    Copy(name, language, variant)
    for name, form in shipped().items()
    for language in _languages(form)
    for variant in VARIANTS
)
