"""Plan → PDF, by our own layout and renderer: tagged to PDF/UA-1 (ISO 14289-1), and its numbers lead to the answers at
the end and back.

It looks as the forms do. The same plan gives the same bytes. What cannot be drawn of a person's words is told in
``pdf_words``; lines without words and white space at the ends of lines are lost.
"""

from __future__ import annotations

from collections.abc import Mapping

from wta_forms.layout.blocks import Block, Image, Stack
from wta_forms.layout.boxes import Pages
from wta_forms.layout.paginate import Running, paginate
from wta_forms.plan.model import Plan
from wta_forms.render.document import Imprint
from wta_forms.render.fonts import Ruler
from wta_forms.render.palette import Palette
from wta_forms.render.personalise import no_garbage_looked_for, write_pdf
from wta_forms.render.pictures import read_png
from wta_forms.report import sentences
from wta_forms.report.branding import OURS, Branding
from wta_forms.report.outline import outline
from wta_forms.report.pdf.look import LOGO_HEIGHT, LOGO_WIDTH, LOOK
from wta_forms.report.pdf.nodes import blocks_of, letters_not_drawn
from wta_forms.report.pdf.words import on_one_line
from wta_forms.spec.accent import tint_of

_LOGO = "logo"
_UNDER_LOGO = 22.0
_LONGEST_TITLE = 200
"""Letters of it that stand in the title bar of a window."""


def pdf(plan: Plan, branding: Branding = OURS) -> Mapping[str, bytes]:
    palette = Palette(branding.accent, tint_of(branding.accent))
    pictures = {_LOGO: branding.logo} if branding.logo else {}
    imprint = Imprint(title_of(plan), plan.language, palette=palette, pictures=pictures, has_bookmarks=True)
    with no_garbage_looked_for():
        return {"": write_pdf(pages_of(plan, branding), imprint)}


def undrawn(plan: Plan) -> str:
    """The letters in the plan that no font here has, each once; signs are said by their names."""
    return letters_not_drawn(outline(plan))


def title_of(plan: Plan) -> str:
    return on_one_line(plan.title)[:_LONGEST_TITLE] or sentences.UNTITLED


def pages_of(plan: Plan, branding: Branding = OURS) -> Pages:
    metrics = Ruler(plan.language)
    members = blocks_of(outline(plan), plan, metrics)
    opening: tuple[Block, ...] = (_logo(branding),) if branding.logo else ()
    running = Running(title_of(plan), sentences.PAGE_OF)
    return paginate(Stack((*opening, *members)), running, LOOK, metrics, plan.language)


def _logo(branding: Branding) -> Block:
    """As large as there is room for it, but never blown up: a pixel is a point at most."""
    logo = read_png(branding.logo, _LOGO)
    scale = min(1.0, LOGO_WIDTH / logo.width, LOGO_HEIGHT / logo.height)
    return Stack((Image(logo.width * scale, logo.height * scale, branding.logo_words, _LOGO),), leads=True)
