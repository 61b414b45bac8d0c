"""A form on pages, in one language and one variant: what copies are made of, and what comes back is read with."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.layout.describe import describe
from wta_forms.layout.paginate import paginate
from wta_forms.layout.style import STANDARD, VARIANTS, Style
from wta_forms.project.settings import Settings
from wta_forms.render.document import map_of
from wta_forms.render.fonts import Ruler
from wta_forms.spec.form import Form
from wta_forms.spec.languages import languages_of
from wta_forms.spec.words import advice
from wta_forms.workflow.making.blank import Blank
from wta_forms.workflow.making.branding import logo_in


def lay_out(form: Form, language: str = "", settings: Settings | None = None, variant: str = STANDARD.variant) -> Blank:
    """A form on pages. Raises WtaFormsError when it is not there in the language, or no variant is called so."""
    settings, style = (settings or Settings()).for_form(form.id), VARIANTS.get(variant)
    if style is None:
        raise WtaFormsError(errors.NO_VARIANT.at("", variant=variant, advice=advice(variant, VARIANTS)))
    language = language or form.languages[0]
    if not form.is_in(language):
        raise WtaFormsError(_not_offered(form, language))
    notes, ruler = _notes(form, language, style), Ruler(languages_of(language)[0])
    blocks = describe(form, language, settings.facts, style, ruler, notes, logo_in(settings))
    pages = paginate(blocks.body, blocks.running, style, ruler, language)
    made = map_of(pages)
    return Blank(form, language, style, settings, pages, made, made.digest())


def _not_offered(form: Form, language: str) -> Problem:
    """Why a form is not there in a language, or in two of them; what lies beside it is not in it before it says so."""
    asked = languages_of(language)
    if len(asked) > 2 or len(set(asked)) < len(asked) or not all(asked):
        return errors.LANGUAGES_TWO.at("", language=language)
    known, missing = ", ".join(form.languages), next(each for each in asked if each not in form.languages)
    beside = Path(form.file).with_name(f"{Path(form.file).stem}.{missing}.csv")
    way_out = errors.ADD_LANGUAGE if form.file and beside.is_file() else errors.LANGUAGE_NOT_OFFERED
    return way_out.at("", form=form.id, language=missing, languages=known, file=beside.name)


def _notes(form: Form, language: str, style: Style) -> Mapping[str, tuple[str, ...]]:
    if not style.has_notes:
        return {}
    # With all of plan: for one variant only, slow to load.
    from wta_forms.workflow.making.notes import facilitator_notes

    return facilitator_notes(form, Path(form.file).parent, language)
