"""The product's own boxes: what everybody has to know before they start and before they send; prompts; what is for the
facilitator alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from wta_forms.layout.blocks import Block, Frame, Points, Row, Stack, Text
from wta_forms.layout.boxes import Role
from wta_forms.layout.speaker import Speaker, saying
from wta_forms.layout.style import Colour
from wta_forms.spec import wording
from wta_forms.spec.form import Phrase
from wta_forms.spec.languages import languages_of

_NUMBER, _BULLET = 22, 14
"""Points, for what stands before the entries of a list."""
_LEAD = 100
"""Points, for the words before a sentence of help."""

_Say = Callable[[Speaker], str]


def before_box(speaker: Speaker) -> Block:
    """What everybody has to know before they start (first page). In two languages it would be too high to stay in one
    piece under a title: that would have the first page to itself."""
    style = speaker.style
    title = speaker.phrase(wording.BEFORE_TITLE, style.subheading, Role.H2, is_wide=True)
    opening = speaker.text(_filling(wording.BEFORE), style.body, is_wide=True)
    steps = numbered([_filling(step) for step in _steps(speaker)], speaker)
    scrolls = (speaker.phrase(wording.ROOM_SCROLLS, style.body),) if style.has_cards else ()
    members = (title, opening, steps, *scrolls, *_help(speaker))
    is_whole = style.columns > 1 and len(languages_of(speaker.language)) == 1
    return Stack(members, gap=style.scaled(8), frame=_panel(speaker), keeps_together=is_whole, gap_before=18)


def _steps(speaker: Speaker) -> Sequence[Iterable[Phrase]]:
    return wording.STEPS if speaker.style.is_fillable else wording.BY_HAND_STEPS


def _filling(sentences: Iterable[Phrase]) -> _Say:
    return lambda speaker: speaker.fill(sentences)


def _help(speaker: Speaker) -> Iterator[Block]:
    """Lead words, and beside them sentences; one under the other where a page is narrow."""
    style = speaker.style
    for lead, every in wording.HELP if style.is_fillable else wording.BY_HAND_HELP:
        sentences = [sentence for sentence in every if _is_of_use(sentence, speaker)]
        if not speaker.fill(sentences):
            continue
        words = (speaker.phrase(lead, style.strong, None), speaker.text(_filling(sentences), style.body, None))
        if style.columns > 1:
            yield Row(words, (Points(_LEAD), 1), role=Role.PARAGRAPH)
        else:
            yield Stack(words, role=Role.PARAGRAPH, keeps_together=True)


def _is_of_use(sentence: Phrase, speaker: Speaker) -> bool:
    """Who has a copy for themselves is not offered it, and nobody prints what is made for a phone."""
    if sentence == wording.ASK_FOR_ANOTHER:
        return speaker.style.is_usual
    return speaker.style.is_for_paper or sentence not in wording.ON_PAPER


def short_box(speaker: Speaker) -> Block:
    """In a few lines all that somebody has to know for a short form, in place of both other boxes."""
    style = speaker.style
    title = speaker.phrase(wording.SHORT_TITLE, style.panel_title, Role.H2, is_wide=True)
    paragraphs = wording.SHORT if style.is_fillable else wording.BY_HAND_SHORT
    texts = (speaker.text(_filling(words), style.body, is_wide=True) for words in paragraphs if speaker.fill(words))
    frame = Frame(fill=Colour.TINT, padding=10)
    return Stack((title, *texts), gap=3, frame=frame, keeps_together=True, gap_before=14)


def after_box(speaker: Speaker) -> Block:
    """The last thing on the last page."""
    style = speaker.style
    title = speaker.phrase(wording.AFTER_TITLE, style.subheading, Role.H2, is_wide=True)
    checks = bulleted(wording.AFTER if style.is_fillable else wording.BY_HAND_AFTER, speaker)
    thanks = speaker.phrase(wording.AFTER_EMPTY, style.body, is_wide=True)
    return Stack((title, checks, thanks), gap=7, frame=_panel(speaker), keeps_together=True)


def prompts_box(prompts: Sequence[Phrase], speaker: Speaker) -> Block:
    """Questions to talk about, set apart from the questions to answer."""
    title = speaker.phrase(wording.PROMPTS_TITLE, speaker.style.panel_title, is_wide=True)
    frame = Frame(fill=Colour.TINT, bar=Colour.ACCENT, padding=10, radius=0)
    return Stack((title, bulleted(prompts, speaker)), gap=3, frame=frame, keeps_together=True, may_end_page=True)


def facilitator_notes(note: Phrase | None, uses: Sequence[str], speaker: Speaker) -> tuple[Block, ...]:
    """What the author tells the facilitator, and what the plan does with the answers; nothing in other variants."""
    style = speaker.style
    if not style.has_notes or not (note or uses):
        return ()
    title = wording.FACILITATOR_TITLE
    said = (speaker.phrase(title, style.panel_title), speaker.phrase(note, style.body)) if note else ()
    lead = (speaker.phrase(wording.IN_THE_PLAN, style.panel_title), bulleted_texts(uses, speaker)) if uses else ()
    frame = Frame(bar=Colour.LINE, padding=7, radius=0)
    stack = Stack((*said, *lead), gap=2, frame=frame, keeps_together=True)
    return (Stack((stack,), indent=style.gutter),)


def facilitator_band(speaker: Speaker) -> tuple[Block, ...]:
    """Says on the first page whose copy this is."""
    if not speaker.style.has_notes:
        return ()
    words = speaker.phrase(wording.FACILITATOR_BAND, speaker.style.strong)
    return (Stack((words,), frame=Frame(stroke=Colour.ACCENT, padding=9, radius=0), keeps_together=True),)


def _panel(speaker: Speaker) -> Frame:
    return Frame(fill=Colour.TINT, padding=speaker.style.padding)


# --- lists ------------------------------------------------------------------------------------------------------------


def numbered(texts: Iterable[_Say], speaker: Speaker) -> Block:
    """Those of which nothing is known have no number."""
    said = [text for text in texts if text(speaker)]
    return _list([(str(number), text) for number, text in enumerate(said, 1)], _NUMBER, speaker)


def bulleted(phrases: Iterable[Phrase], speaker: Speaker) -> Block:
    return _list([("•", saying(phrase)) for phrase in phrases], _BULLET, speaker)


def bulleted_texts(texts: Iterable[str], speaker: Speaker) -> Block:
    return bulleted([Phrase((("en", text),)) for text in texts], speaker)


def _list(entries: Iterable[tuple[str, _Say]], indent: float, speaker: Speaker) -> Block:
    style = speaker.style
    rows = (
        Row(
            (
                Text(label, style.panel_title, Role.LIST_LABEL),
                Stack((speaker.text(text, style.body, is_wide=True),), role=Role.LIST_BODY),
            ),
            (Points(style.scaled(indent)), 1),
            role=Role.LIST_ENTRY,
        )
        for label, text in entries
    )
    return Stack(tuple(rows), gap=3, role=Role.LIST)
