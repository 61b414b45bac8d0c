"""One answer for all: what everybody says, what most say, or what the facilitator decided."""

from __future__ import annotations

from math import isfinite
from typing import Any

from wta_forms.answers import Answer, State
from wta_forms.plan.marks import key_called
from wta_forms.plan.model import Line, Rows
from wta_forms.plan.near import Wanted
from wta_forms.plan.shown.material import Asked
from wta_forms.plan.shown.strategies import Strategy
from wta_forms.plan.shown.tallies import Opinion, majority, opinions
from wta_forms.plan.spoken import (
    choice_labels,
    folded,
    labels_of,
    plain_key,
    spoken_answer,
    spoken_choice,
    spoken_date,
    spoken_number,
)
from wta_forms.plan.voices.entries import Told
from wta_forms.spec.form import (
    Consent,
    Date,
    Number,
    Paragraph,
    Rank,
    Scale,
    SelectMultiple,
    SelectOne,
    Sharing,
    Text,
    Tick,
    Ticked,
)

_DECIDED = "decided by the facilitator"


def said_by(asked: Asked) -> tuple[tuple[str, Told], ...]:
    """Each clear answer in words, without those that somebody who is only counted wrote beside a choice."""
    said = ((_words(asked, answer.value, told), told) for answer, told in asked.given)
    return tuple((words, told) for words, told in said if words)


def _words(asked: Asked, value: Any, told: Told) -> str:
    match asked.question:
        case SelectOne() | Scale() | Sharing() as question:
            return _choice(question, value, told, asked.language)
        case SelectMultiple() as question:
            return "; ".join(_choice(question, key, told, asked.language) for key in value)
        case Tick() | Consent():
            return asked.label
        case question:
            words = spoken_answer(question, Answer(State.ANSWERED, value), asked.language)
            return _in_a_line(words) if isinstance(words, Rows) else words


def _choice(question: Ticked, value: Any, told: Told, language: str) -> str:
    return spoken_choice(question, value if told.entry else plain_key(value), language)


def _in_a_line(rows: Rows) -> str:
    return "; ".join(": ".join(filter(None, cells)) for cells in rows.cells)


def is_decided(asked: Asked) -> bool:
    """Whether a decision stands for all answers: the form leaves it to one, or wants what most say."""
    return bool(asked.decision) and asked.strategy in (Strategy.DECIDE, Strategy.MAJORITY)


def different(asked: Asked) -> tuple[Opinion, ...]:
    """Every different answer once; where one of all is wanted, or each once, near duplicates of words are one."""
    return opinions(said_by(asked), _near(asked))


def _near(asked: Asked) -> Wanted | None:
    is_joined = asked.strategy in (Strategy.UNION, Strategy.MAJORITY, Strategy.DECIDE)
    return asked.near if is_joined and isinstance(asked.question, (Text, Paragraph)) else None


def is_undecided(asked: Asked) -> bool:
    """Whether somebody has to decide: people differ, and nobody has decided yet."""
    return asked.strategy is Strategy.DECIDE and not asked.decision and len(different(asked)) > 1


def settled_lines(asked: Asked) -> tuple[Line, ...] | None:
    """The answers where the form asks for one of all, or for every different one; None where it asks for neither.

    A decision is said to be one; without it a tie stays a tie.
    """
    if is_decided(asked):
        return (decision_line(asked),)
    match asked.strategy:
        case Strategy.UNION | Strategy.DECIDE:
            return tuple(opinion.line for opinion in different(asked))
        case Strategy.MAJORITY:
            return majority(said_by(asked), _near(asked))
        case _:
            return None


# --- decisions --------------------------------------------------------------------------------------------------------


def decision_line(asked: Asked) -> Line:
    """It stands on the answers that say the same."""
    words = decided_words(asked)
    same = [opinion for opinion in different(asked) if folded(words) in map(folded, (opinion.words, *opinion.also))]
    numbers = same[0].line.numbers if same else ()
    return Line(f"{words} ({_DECIDED})", numbers)


def decided_words(asked: Asked) -> str:
    """A decision in words: keys by their labels, numbers and dates as they are spoken; anything else as written."""
    written, language = asked.decision, asked.language
    match asked.question:
        case SelectOne() | Scale() | Sharing() as question:
            return _label(question, written, language)
        case SelectMultiple() as question:
            return "; ".join(_label(question, part.strip(), language) for part in written.split(","))
        case Rank(choices=choices):
            labels = choice_labels(choices, language)
            return "; ".join(labels.get(part.strip(), part.strip()) for part in written.split(","))
        case Number(unit=unit):
            return spoken_number(_figure(written), unit.in_(language) if unit else "")
        case Date():
            return spoken_date(written, language)
        case _:
            return written


def _label(question: Ticked, written: str, language: str) -> str:
    key = key_called(question, written)
    return written if key is None else labels_of(question, language)[str(key)]


def _figure(written: str) -> float | str:
    try:
        figure = int(written) if written.removeprefix("-").isdecimal() else float(written)
    except ValueError:
        return written
    return figure if isinstance(figure, int) or isfinite(figure) else written
