"""What a project's forms look like: its logo and its colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError, in_order
from wta_forms.layout.describe import Logo
from wta_forms.project.settings import LogoFile, Settings, read_settings
from wta_forms.render.palette import OURS, Palette
from wta_forms.render.pictures import Png, read_png
from wta_forms.render.svg import png_of_svg
from wta_forms.report.branding import OURS as OUR_BRANDING
from wta_forms.report.branding import Branding, WordTemplate
from wta_forms.spec.accent import tint_of
from wta_forms.spec.colours import colour_of
from wta_forms.spec.load import content_of

_SVG_PIXELS = (667, 184)
"""What 160 by 44 points, the most that a logo is given, are at 300 dots an inch."""


def load_project(folder: Path) -> Settings:
    """The settings in a folder, with a logo that can be drawn. Raises WtaFormsError with every problem of both."""
    settings, problems = read_settings(folder)
    if found := [*problems, *_file_problems(settings)]:
        raise WtaFormsError(in_order(found))
    return settings


def _file_problems(settings: Settings) -> Iterator[Problem]:
    for look in (logo_of, template_of):
        try:
            look(settings)
        except WtaFormsError as error:
            yield from error.problems


def palette_of(settings: Settings) -> Palette:
    if not settings.accent:
        return OURS
    accent = colour_of(settings.accent)
    return Palette(accent, tint_of(accent))


def branding_of(settings: Settings, template: Path | None = None) -> Branding:
    """For plans: the same colour and logo as on the forms, and the Word document that they go into: ``template``, or
    that of project.yaml. Raises WtaFormsError when one of them cannot be used."""
    png = logo_of(settings)
    accent = colour_of(settings.accent) if settings.accent else OUR_BRANDING.accent
    document = _template(template) if template else template_of(settings)
    return Branding(accent, png.content if png else b"", settings.organisation or settings.title, document)


def template_of(settings: Settings) -> WordTemplate | None:
    """Raises WtaFormsError, at the line of project.yaml, when it is not there or cannot be used."""
    named = settings.word_template
    if named is None:
        return None
    try:
        return _template(named.path)
    except WtaFormsError as error:
        raise WtaFormsError(replace(problem, where=named.where) for problem in error.problems) from error


def _template(path: Path) -> WordTemplate:
    if not path.is_file():
        raise WtaFormsError(errors.TEMPLATE_NOT_FOUND.at("", name=path.name))
    # Not above: whoever makes forms need not wait for python-docx.
    from wta_forms.report.docx.template import read_template

    return read_template(content_of(path), path.name)


def logo_of(settings: Settings) -> Png | None:
    """Raises WtaFormsError, at the line of project.yaml, when it is not there or cannot be drawn."""
    return _png(settings.logo) if settings.logo else None


def logo_in(settings: Settings) -> Logo | None:
    """What layout has to know of it. It is read out as the name of those who ask."""
    png = logo_of(settings)
    return Logo(png.width, png.height, _said(settings)) if png else None


def _said(settings: Settings) -> str:
    return settings.organisation or settings.title


def _png(logo: LogoFile) -> Png:
    name = logo.path.name
    try:
        if not logo.path.is_file():
            raise WtaFormsError(errors.LOGO_NOT_FOUND.at("", name=name))
        return _drawn(content_of(logo.path), name)
    except WtaFormsError as error:
        raise WtaFormsError(replace(problem, where=logo.where) for problem in error.problems) from error


@lru_cache(maxsize=4)
def _drawn(content: bytes, name: str) -> Png:
    """Kept, as the forms of a project share it."""
    return png_of_svg(content, name, _SVG_PIXELS) if name.lower().endswith(".svg") else read_png(content, name)
