"""Small forms of every kind, made up by hypothesis."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from wta_forms.spec.form import (
    Appearance,
    Cell,
    Choice,
    Column,
    Consent,
    Date,
    Email,
    Form,
    Grid,
    Heading,
    Member,
    Note,
    Number,
    Paragraph,
    Phone,
    Phrase,
    Points,
    Question,
    Rank,
    Scale,
    Section,
    SelectMultiple,
    SelectOne,
    Sharing,
    Signature,
    Table,
    Text,
    Tick,
    Width,
)
from wta_forms.spec.wording import SHARING_CHOICES

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


def maybe(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[Phrase | None]:
    return st.none() | strategy.map(en)


def scales(**asked: st.SearchStrategy[Any]) -> st.SearchStrategy[Scale]:
    """From two points to eleven, as the loader allows them."""
    ends = {word: maybe(TALK) for word in ("low", "high", "unsure")}
    return st.builds(Scale, **asked, **ends, min=st.integers(0, 1), max=st.integers(2, 10))


@st.composite
def cells(draw: st.DrawFn, id: str) -> Cell:
    label, hint = en(f"{draw(TALK)} {id}"), draw(maybe(TALK))
    match draw(st.integers(0, 8)):
        case 0:
            return Text(id=id, label=label, hint=hint, lines=draw(st.integers(1, 3)))
        case 1:
            return Paragraph(id=id, label=label, hint=hint, max_chars=100)
        case 2:
            return Number(id=id, label=label, hint=hint, unit=draw(maybe(TALK)), min=1)
        case 3:
            return Date(id=id, label=label, hint=hint, min="2026-01-01")
        case 4:
            return SelectOne(id=id, label=label, choices=draw(choices()))
        case 5:
            return draw(scales(id=st.just(id), label=st.just(label), hint=st.just(hint)))
        case 6:
            return Email(id=id, label=label, hint=hint)
        case 7:
            return Phone(id=id, label=label)
        case _:
            return Tick(id=id, label=label)


@st.composite
def tables(draw: st.DrawFn, id: str) -> Table:
    count = draw(st.integers(1, 10))
    shares = st.sampled_from([0.1, 1, 2, 20])
    columns = tuple(Column(draw(cells(f"col{n}")), draw(shares)) for n in range(count))
    rows = draw(st.integers(1, 30) | choices())
    more = draw(st.sampled_from([0, 1, 12])) if isinstance(rows, int) else 0
    return Table(id=id, label=en(draw(TALK)), columns=columns, rows=rows, more_rows=more)


def questions(id: str) -> st.SearchStrategy[Question]:
    """Any kind of question, in any width."""
    asked: dict[str, Any] = {"id": st.just(id), "label": TALK.map(en), "hint": maybe(TALK), "width": WIDTHS}
    offer = {word: maybe(TALK.map(f"{{}} {word}".format)) for word in ("other", "unsure")}
    few = choices()
    narrow = [
        st.builds(Text, **asked, lines=st.integers(1, 30)),
        st.builds(Paragraph, **asked, prompts=st.tuples(TALK.map(en))),
        st.builds(Number, **asked, unit=maybe(TALK), max=st.just(9)),
        st.builds(Date, **asked, max=st.just("2026-12-31")),
        st.builds(Email, **asked),
        st.builds(Phone, **asked),
        st.builds(Signature, **asked),
        st.builds(Tick, **asked),
        st.builds(Consent, **asked),
        st.builds(SelectOne, **asked, **offer, choices=few, appearance=st.sampled_from(Appearance)),
        st.builds(Sharing, **asked, choices=st.just(SHARING_CHOICES)),
        st.builds(Rank, **asked, choices=choices(9), up_to=st.none() | st.integers(1, 9)),
        st.builds(Points, **asked, choices=few, points=st.sampled_from([5, 100])),
        scales(**asked),
    ]
    wide = {word: strategy for word, strategy in asked.items() if word != "width"}
    whole = [
        st.builds(SelectMultiple, **wide, **offer, choices=choices(40), up_to=st.just(3)),
        st.builds(Grid, **wide, rows=choices(12), choices=few, unsure=offer["unsure"], is_many=st.booleans()),
        tables(id),
    ]
    return st.one_of(*narrow, *whole)


@st.composite
def members(draw: st.DrawFn, id: str) -> Member:
    apart = draw(st.integers(0, 9))
    if apart > 1:
        return draw(questions(id))
    label, about = en(draw(TALK)), draw(maybe(LONG_TALK))
    return Heading(label=label, about=about) if apart else Note(label=label, about=about)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    sections = []
    for at in range(draw(st.integers(1, 3))):
        asked = tuple(draw(members(f"s{at}_q{n}")) for n in range(draw(st.integers(1, 5))))
        title, about = draw(st.none() | TALK.map(en)), draw(st.none() | LONG_TALK.map(en))
        sections.append(Section(title=title, about=about, new_page=draw(st.booleans()), members=asked))
    return Form(id="made-up", version=1, title=en(draw(TALK)), languages=("en",), sections=tuple(sections))
