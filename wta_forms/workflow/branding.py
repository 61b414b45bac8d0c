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
from wta_forms.report.brand import Brand
from wta_forms.report.brand import Logo as BrandLogo
from wta_forms.spec.accent import tint_of
from wta_forms.spec.colours import colour_of
from wta_forms.spec.load import content_of

_SVG_PIXELS = (667, 184)
"""What 160 by 44 points, the most that a logo is given, are at 300 dots an inch."""


def load_project(folder: Path) -> Settings:
    """The settings in a folder, with a logo that can be drawn. Raises WtaFormsError with every problem of both."""
    settings, problems = read_settings(folder)
    if found := [*problems, *_logo_problems(settings)]:
        raise WtaFormsError(in_order(found))
    return settings


def _logo_problems(settings: Settings) -> Iterator[Problem]:
    try:
        logo_of(settings)
    except WtaFormsError as error:
        yield from error.problems


def palette_of(settings: Settings) -> Palette:
    if not settings.accent:
        return OURS
    accent = colour_of(settings.accent)
    return Palette(accent, tint_of(accent))


def logo_of(settings: Settings) -> Png | None:
    """Raises WtaFormsError, at the line of project.yaml, when it is not there or cannot be drawn."""
    return _png(settings.logo) if settings.logo else None


def brand_of(settings: Settings) -> Brand:
    """What plans look like. Raises WtaFormsError as ``logo_of`` does."""
    palette, png = palette_of(settings), logo_of(settings)
    logo = BrandLogo(png.content, png.width, png.height, _said(settings)) if png else None
    return Brand(palette.accent, palette.tint, logo) if settings.accent else Brand(logo=logo)


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
