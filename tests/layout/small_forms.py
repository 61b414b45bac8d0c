"""Small forms of every kind, made up by hypothesis."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from wta_forms.spec.form import (
    Cell,
    Choice,
    Column,
    Date,
    Form,
    Heading,
    Member,
    Note,
    Number,
    Paragraph,
    Phrase,
    Section,
    SelectMultiple,
    SelectOne,
    Table,
    Text,
    Tick,
    Width,
)

TALK = st.text(alphabet="aeionst łśZ-?.", min_size=1, max_size=60).map(lambda text: f"a{text}".strip())
LONG_TALK = st.one_of(TALK, TALK.map(lambda text: f"{text} " * 40))
WIDTHS = st.sampled_from(Width)


def en(text: str) -> Phrase:
    return Phrase((("en", text),))


@st.composite
def choices(draw: st.DrawFn, most: int = 6) -> tuple[Choice, ...]:
    """Different labels, as the loader wants them."""
    count = draw(st.integers(2, most))
    hints = st.none() | TALK.map(en)
    return tuple(Choice(f"c{n}", en(f"{draw(TALK)} {n}"), draw(hints)) for n in range(count))


@st.composite
def cells(draw: st.DrawFn, id: str) -> Cell:
    label, hint = en(f"{draw(TALK)} {id}"), draw(st.none() | TALK.map(en))
    match draw(st.integers(0, 5)):
        case 0:
            return Text(id=id, label=label, hint=hint, lines=draw(st.integers(1, 3)))
        case 1:
            return Paragraph(id=id, label=label, hint=hint, max_chars=100)
        case 2:
            return Number(id=id, label=label, hint=hint, unit=draw(st.none() | TALK.map(en)), min=1)
        case 3:
            return Date(id=id, label=label, hint=hint, min="2026-01-01")
        case 4:
            return SelectOne(id=id, label=label, choices=draw(choices()))
        case _:
            return Tick(id=id, label=label)


@st.composite
def tables(draw: st.DrawFn, id: str) -> Table:
    count = draw(st.integers(1, 10))
    shares = st.sampled_from([0.1, 1, 2, 20])
    columns = tuple(Column(draw(cells(f"col{n}")), draw(shares)) for n in range(count))
    return Table(id=id, label=en(draw(TALK)), columns=columns, rows=draw(st.integers(1, 30) | choices()))


@st.composite
def members(draw: st.DrawFn, id: str) -> Member:
    label, hint, width = en(draw(TALK)), draw(st.none() | TALK.map(en)), draw(WIDTHS)
    extra: dict[str, Any] = {word: en(f"{draw(TALK)} {word}") for word in ("other", "unsure") if draw(st.booleans())}
    match draw(st.integers(0, 9)):
        case 0:
            return Heading(label=label, about=draw(st.none() | LONG_TALK.map(en)))
        case 1:
            return Note(label=label, about=draw(st.none() | LONG_TALK.map(en)))
        case 2:
            return Text(id=id, label=label, hint=hint, width=width, lines=draw(st.integers(1, 30)))
        case 3:
            return Paragraph(id=id, label=label, hint=hint, width=width, prompts=(en(draw(TALK)),))
        case 4:
            return Number(id=id, label=label, hint=hint, width=width, unit=draw(st.none() | TALK.map(en)), max=9)
        case 5:
            return Date(id=id, label=label, width=width, max="2026-12-31")
        case 6:
            return SelectOne(id=id, label=label, hint=hint, width=width, choices=draw(choices()), **extra)
        case 7:
            return SelectMultiple(id=id, label=label, choices=draw(choices(40)), up_to=3, **extra)
        case 8:
            return draw(tables(id))
        case _:
            return Tick(id=id, label=label, hint=hint, width=width)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    sections = []
    for at in range(draw(st.integers(1, 3))):
        asked = tuple(draw(members(f"s{at}_q{n}")) for n in range(draw(st.integers(1, 5))))
        title, about = draw(st.none() | TALK.map(en)), draw(st.none() | LONG_TALK.map(en))
        sections.append(Section(title=title, about=about, new_page=draw(st.booleans()), members=asked))
    return Form(id="made-up", version=1, title=en(draw(TALK)), languages=("en",), sections=tuple(sections))
