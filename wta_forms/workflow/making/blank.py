"""A form on pages, before it belongs to anybody."""

from __future__ import annotations

from dataclasses import dataclass

from wta_forms.layout.boxes import Pages
from wta_forms.layout.style import Style
from wta_forms.map import Map
from wta_forms.project.settings import Settings
from wta_forms.spec.form import Form


@dataclass(frozen=True, slots=True)
class Blank:
    """A form laid out in one language and one variant, before it belongs to anybody. ``digest`` is that of its map."""

    form: Form
    language: str
    style: Style
    settings: Settings
    pages: Pages
    map: Map
    digest: str
