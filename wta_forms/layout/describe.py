"""Form → Blocks: what stands on the page, and in which order it is read. No coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from wta_forms.layout.blocks import Block, Frame, Points, Row, Stack, Text
from wta_forms.layout.boxes import Role
from wta_forms.layout.paginate import Running
from wta_forms.layout.questions import question_block
from wta_forms.layout.speaker import Speaker
from wta_forms.layout.style import Colour, FontMetrics, Style
from wta_forms.layout.tables import more_room
from wta_forms.spec import wording
from wta_forms.spec.form import Asked, Form, Heading, Member, Note, Phrase, Question, Section, Width
from wta_forms.spec.wording import fill

_SHORT = 5
"""Minutes; a form that takes no longer has one box of the product's own and its questions closer to one another, so
that it stays on a page."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """A form without pages: its body, and what stands on every page."""

    title: str
    language: str
    body: Stack
    running: Running


def describe(form: Form, language: str, facts: Mapping[str, str], style: Style, metrics: FontMetrics) -> Blocks:
    """The blocks of a form in one of its languages.

    ``facts`` has what a project knows, by the names that stand in braces in the product's words (``contact.name``,
    ``answer_by`` …). A sentence about something that is not known is left out.
    """
    is_short = 0 < (form.minutes or 0) <= _SHORT
    style = _tight(style) if is_short else style
    speaker = Speaker(form, language, style, metrics)
    phone = facts.get("contact.phone", "").replace(" ", "\N{NO-BREAK SPACE}")
    known = {**facts, "minutes": str(form.minutes or ""), "contact.phone": phone}
    box = short_box if is_short else before_box
    opening = (_title(form, speaker), box(language, known, style))
    sections = tuple(_section(section, speaker) for section in form.sections)
    closing = (*more_room(speaker), *(() if is_short else (after_box(language, style),)))
    body = Stack((*opening, *sections, *closing), gap=style.gap_before_section)
    running = Running(form.title.in_(language), wording.PAGE_OF.in_(language))
    return Blocks(form.title.in_(language), language, body, running)


def _tight(style: Style) -> Style:
    return replace(style, gap_between_questions=14, gap_before_section=22)


def _title(form: Form, speaker: Speaker) -> Block:
    style = speaker.style
    about = tuple(Text(text, style.lead) for text in speaker.paragraphs(form.about))
    return Stack((Text(speaker.say(form.title), style.title, Role.H1), *about), gap=4, leads=True)


# --- the product's own boxes ------------------------------------------------------------------------------------------


def before_box(language: str, facts: Mapping[str, str], style: Style) -> Block:
    """What everybody has to know before they start (first page)."""
    title = Text(wording.BEFORE_TITLE.in_(language), style.subheading, Role.H2)
    opening = Text(fill(wording.BEFORE, language, facts), style.body)
    steps = numbered([fill(step, language, facts) for step in wording.STEPS], style)
    return Stack(
        (title, opening, steps, *_help(language, facts, style)),
        gap=8,
        frame=_panel(),
        keeps_together=True,
        gap_before=18,
    )


def _help(language: str, facts: Mapping[str, str], style: Style) -> Iterator[Block]:
    for lead, sentences in wording.HELP:
        if text := fill(sentences, language, facts):
            words = (Text(lead.in_(language), style.strong, None), Text(text, style.body, None))
            yield Row(words, (Points(100), 1), role=Role.PARAGRAPH)


def short_box(language: str, facts: Mapping[str, str], style: Style) -> Block:
    """In a few lines all that somebody has to know for a short form, in place of both other boxes."""
    title = Text(wording.SHORT_TITLE.in_(language), style.panel_title, Role.H2)
    paragraphs = filter(None, (fill(sentences, language, facts) for sentences in wording.SHORT))
    texts = (Text(paragraph, style.body) for paragraph in paragraphs)
    return Stack((title, *texts), gap=3, frame=Frame(fill=Colour.TINT, padding=10), keeps_together=True, gap_before=14)


def after_box(language: str, style: Style) -> Block:
    """The last thing on the last page."""
    title = Text(wording.AFTER_TITLE.in_(language), style.subheading, Role.H2)
    checks = bulleted([words.in_(language) for words in wording.AFTER], style)
    thanks = Text(wording.AFTER_EMPTY.in_(language), style.body)
    return Stack((title, checks, thanks), gap=7, frame=_panel(), keeps_together=True)


def _panel() -> Frame:
    return Frame(fill=Colour.TINT, padding=14)


def numbered(texts: Iterable[str], style: Style) -> Block:
    return _list([(str(number), text) for number, text in enumerate(filter(None, texts), 1)], 22, style)


def bulleted(texts: Iterable[str], style: Style) -> Block:
    return _list([("•", text) for text in texts], 14, style)


def _list(entries: Iterable[tuple[str, str]], indent: float, style: Style) -> Block:
    rows = (
        Row(
            (Text(label, style.panel_title, Role.LIST_LABEL), Stack((Text(text, style.body),), role=Role.LIST_BODY)),
            (Points(indent), 1),
            role=Role.LIST_ENTRY,
        )
        for label, text in entries
    )
    return Stack(tuple(rows), gap=3, role=Role.LIST)


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
    title = (Text(speaker.say(section.title), style.heading, Role.H2),) if section.title else ()
    about = tuple(Text(text, style.body) for text in speaker.paragraphs(section.about))
    only_if = (speaker.condition(section.only_if),) if section.only_if else ()
    prompts = (prompts_box(section.prompts, speaker),) if section.prompts else ()
    return (*title, *only_if, *about, *prompts)


def prompts_box(prompts: tuple[Phrase, ...], speaker: Speaker) -> Block:
    """Questions to talk about, set apart from the questions to answer."""
    style = speaker.style
    title = Text(wording.PROMPTS_TITLE.in_(speaker.language), style.panel_title)
    texts = bulleted([speaker.say(prompt) for prompt in prompts], style)
    frame = Frame(fill=Colour.TINT, bar=Colour.ACCENT, padding=10, radius=0)
    return Stack((title, texts), gap=3, frame=frame, keeps_together=True, may_end_page=True)


def _members(members: tuple[Member, ...], speaker: Speaker) -> Iterable[Block]:
    """Questions one under the other; neighbours of half or a third of the width share a line."""
    line: list[Question] = []
    for member in members:
        narrow = isinstance(member, Asked) and member.width is not Width.FULL
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
            words: tuple[Block, ...] = (Text(speaker.say(member.label), style.subheading, Role.H3),)
        case Note():
            words = (Text(speaker.say(member.label), style.strong),)
        case _:
            return question_block(member, speaker)
    about = tuple(Text(text, style.body) for text in speaker.paragraphs(member.about))
    return Stack((*words, *about), gap=3, leads=isinstance(member, Heading))
