"""Form → Blocks: what stands on the page, and in which order it is read. No coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from wta_forms.layout.blocks import Block, Image, Row, Stack
from wta_forms.layout.boxes import Role
from wta_forms.layout.paginate import Running
from wta_forms.layout.panels import after_box, before_box, facilitator_band, facilitator_notes, prompts_box, short_box
from wta_forms.layout.questions import question_block
from wta_forms.layout.rows import more_room
from wta_forms.layout.speaker import Facts, Speaker
from wta_forms.layout.style import FontMetrics, Style
from wta_forms.spec import wording
from wta_forms.spec.form import Asked, Form, Heading, Member, Note, Question, Section, Sharing, Width
from wta_forms.spec.languages import languages_of

_SHORT = 5
"""Minutes; a form that takes no longer has one box of the product's own and its questions closer to one another, so
that it stays on a page."""


LOGO = "logo"
_LOGO_WIDTH, _LOGO_HEIGHT, _UNDER_LOGO = 160, 44, 16
"""Points."""


@dataclass(frozen=True, slots=True)
class Logo:
    """The logo of those who ask, its size in pixels; ``alt`` is what it says to somebody who does not see it."""

    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Blocks:
    """A form without pages: its body, and what stands on every page."""

    title: str
    language: str
    body: Stack
    running: Running


def describe(
    form: Form,
    language: str,
    facts: Facts,
    style: Style,
    metrics: FontMetrics,
    notes: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    logo: Logo | None = None,
) -> Blocks:
    """The blocks of a form in one of its languages, or in two of them side by side ("pl+en").

    ``facts`` has what a project knows, by the names that stand in braces in the product's words (``contact.name``,
    ``answer_by`` …). A sentence about something that is not known is left out. ``notes`` are what the facilitator's
    copy says of a question, by its id; ``logo`` is that of those who ask, and stands above the title.
    """
    is_short = 0 < (form.minutes or 0) <= _SHORT
    style = _tight(style) if is_short and style.columns > 1 else style
    speaker = Speaker(form, language, style, metrics, _known(form, language, facts), notes)
    box = short_box if is_short else before_box
    opening = (*facilitator_band(speaker), _title(form, speaker, logo), box(speaker))
    sections = tuple(_section(section, speaker) for section in form.sections)
    check, more = () if is_short else (after_box(speaker),), more_room(speaker)
    closing = (*more, *check) if style.is_fillable else (*check, *more)
    body = Stack((*opening, *sections, *closing), gap=style.gap_before_section)
    running = Running(form.title.in_(language), wording.PAGE_OF.in_(language))
    return Blocks(form.title.in_(language), language, body, running)


def _known(form: Form, language: str, facts: Facts) -> Facts:
    """What the project knows and what the form says of itself; a telephone number stays on one line."""
    shown = languages_of(language)
    others = [wording.LANGUAGE_NAMES.get(other, other) for other in form.languages if other not in shown]
    numbers = form.numbers()
    sharing = [str(numbers[question.id]) for question in form.questions if isinstance(question, Sharing)]

    def known(each: str) -> Mapping[str, str]:
        own = facts(each)
        phone = own.get("contact.phone", "").replace(" ", "\N{NO-BREAK SPACE}")
        languages = f"{wording.COMMA.in_(each)} ".join(others)
        asked = {"minutes": str(form.minutes or ""), "languages": languages, "sharing": "".join(sharing[:1])}
        return {**own, **asked, "contact.phone": phone}

    return known


def _tight(style: Style) -> Style:
    return replace(style, gap_between_questions=14, gap_before_section=22)


def _title(form: Form, speaker: Speaker, logo: Logo | None) -> Block:
    style = speaker.style
    words = (speaker.phrase(form.title, style.title, Role.H1), *speaker.in_paragraphs(form.about, style.lead))
    title = Stack(words, gap=4, leads=True)
    return Stack((_logo(logo), title), gap=_UNDER_LOGO, leads=True) if logo else title


def _logo(logo: Logo) -> Block:
    """As large as there is room for it, but never blown up: a pixel is a point at most."""
    scale = min(1.0, _LOGO_WIDTH / logo.width, _LOGO_HEIGHT / logo.height)
    return Image(logo.width * scale, logo.height * scale, logo.alt, LOGO)


# --- sections ---------------------------------------------------------------------------------------------------------


def _section(section: Section, speaker: Speaker) -> Block:
    style = speaker.style
    opening = _opening(section, speaker)
    members = tuple(_members(section.members, speaker))
    if opening:
        first = tuple(Stack((member,), gap_before=style.gap_under_title) for member in members[:1])
        members = (Stack(opening, gap=style.gap_in_section, leads=True), *first, *members[1:])
    before = None if section.title else style.gap_between_questions
    return Stack(
        members, gap=style.gap_between_questions, role=Role.SECTION, starts_page=section.new_page, gap_before=before
    )


def _opening(section: Section, speaker: Speaker) -> tuple[Block, ...]:
    style = speaker.style
    title = (speaker.phrase(section.title, style.heading, Role.H2, is_wide=True),) if section.title else ()
    about = speaker.in_paragraphs(section.about, style.body)
    only_if = (speaker.condition(section.only_if),) if section.only_if else ()
    prompts = (prompts_box(section.prompts, speaker),) if section.prompts else ()
    return (*title, *only_if, *about, *prompts, *facilitator_notes(section.facilitator, (), speaker))


def _members(members: tuple[Member, ...], speaker: Speaker) -> Iterable[Block]:
    """Questions one under the other; neighbours of half or a third of the width share a line."""
    line: list[Question] = []
    for member in members:
        narrow = isinstance(member, Asked) and speaker.beside(member) > 1
        if line and (not narrow or sum(_part(question) for question in line) + _part(member) > 1.01):
            yield _line(line, speaker)
            line = []
        if isinstance(member, Asked) and narrow:
            line.append(member)
        else:
            yield _member(member, speaker)
    if line:
        yield _line(line, speaker)


def _part(member: Member) -> float:
    width = member.width if isinstance(member, Asked) else Width.FULL
    return {Width.FULL: 1.0, Width.HALF: 0.5, Width.THIRD: 1 / 3}[width]


def _line(questions: list[Question], speaker: Speaker) -> Block:
    """Questions side by side; what is left of the line stays empty, in columns like the last."""
    parts = [_part(question) for question in questions]
    blocks: list[Block] = [question_block(question, speaker) for question in questions]
    while (left := 1 - sum(parts)) > 0.01:
        blocks.append(Stack(()))
        parts.append(min(left, parts[-1]))
    return Row(tuple(blocks), tuple(parts), gap=speaker.style.gap_columns)


def _member(member: Member, speaker: Speaker) -> Block:
    style = speaker.style
    match member:
        case Heading():
            words = speaker.phrase(member.label, style.subheading, Role.H3, is_wide=True)
        case Note():
            words = speaker.phrase(member.label, style.strong, is_wide=True)
        case _:
            return question_block(member, speaker)
    about = speaker.in_paragraphs(member.about, style.body)
    return Stack((words, *about), gap=3, leads=isinstance(member, Heading))
