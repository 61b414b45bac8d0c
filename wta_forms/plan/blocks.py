"""A block of a plan, filled with what people said: one function a way of showing it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from wta_forms.answers import Recipient
from wta_forms.plan.entries import NOBODY, Telling, Told
from wta_forms.plan.language import WAYS, BlockSpec, BuiltIn, QuestionRef, Way
from wta_forms.plan.model import (
    Answers,
    Block,
    Body,
    Chart,
    Entry,
    Grid,
    Line,
    Listing,
    Names,
    Quotes,
    Row,
    Sentence,
)
from wta_forms.plan.people import Voice
from wta_forms.plan.spoken import cells_of, count_of, heads_of, shown_columns, spoken_cell
from wta_forms.plan.strategies import StackedRow, Strategy, kept, stack, strategy_of, tally
from wta_forms.plan.templates import filled_item, filled_sentence, filled_title
from wta_forms.spec.form import Date, Form, Number, Phrase, Question, SelectMultiple, SelectOne, Share, Table, Tick

MOST_SHOWN = {Way.QUOTES: 5, Way.TABLE: 10}
"""How many a block shows where every answer stands at the end, unless it says ``first``."""


@dataclass(frozen=True, slots=True)
class Material:
    """Everything a block can be made of. ``asked`` is None where nobody said who was."""

    forms: Mapping[str, Form]
    voices: tuple[Voice, ...]
    telling: Telling
    asked: Sequence[Recipient] | None
    names: Names
    language: str
    values: Mapping[str, str]
    has_every_answer: bool


def build(block: BlockSpec, material: Material) -> Block:
    """The block, which may be empty."""
    if isinstance(block.source, BuiltIn):
        made = _built_in(block, block.source, material)
    else:
        made = _limited(block, _asked(block, block.source, material), material)
    title, lead = (_phrase(phrase, material) for phrase in (block.title, block.lead))
    return replace(made, title=filled_title(title, material.values), lead=filled_sentence(lead, material.values))


def _phrase(phrase: Phrase | None, material: Material) -> str:
    return phrase.in_(material.language) if phrase else ""


# --- answers to questions ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question and everything told; ``returned`` people gave any answer at all in its form."""

    question: Question
    told: tuple[Told, ...]
    returned: int
    language: str

    @property
    def kept(self) -> tuple[Told, ...]:
        return kept(self.question, self.told)

    @property
    def is_quoted(self) -> bool:
        return self.question.share is Share.QUOTE

    @property
    def is_tallied(self) -> bool:
        """Choices can be counted even where nobody may be quoted; ``never`` means not even that."""
        can_be = isinstance(self.question, (SelectOne, SelectMultiple, Tick))
        is_wanted = strategy_of(self.question) is Strategy.TALLY or not self.is_quoted
        return can_be and is_wanted and self.question.share is not Share.NEVER

    @property
    def is_shown(self) -> bool:
        return self.is_quoted or self.is_tallied


def _asked(block: BlockSpec, refs: Iterable[QuestionRef], material: Material) -> Block:
    asked = [_of(ref, material) for ref in refs]
    kept_back = [each for each in asked if not each.is_shown]
    tallied = (told for each in asked if each.is_tallied for told in each.told)
    return Block(
        _body(block, [each for each in asked if each.is_shown]),
        unworded=_count(kept_back, Share.PARAPHRASE),
        counted=_count(kept_back, Share.COUNT),
        unclear=sum(told.entry is None and told.clear is None for told in tallied),
        doubts=tuple(_doubts(asked)),
    )


def _of(ref: QuestionRef, material: Material) -> _Asked:
    question = material.forms[ref.form].question(ref.question)
    returned = sum(any(form == ref.form for form, _ in voice.said) for voice in material.voices)
    return _Asked(question, material.telling.of(ref.form, ref.question), returned, material.language)


def _count(asked: Iterable[_Asked], share: Share) -> int:
    return sum(len(each.told) for each in asked if each.question.share is share)


def _doubts(asked: Iterable[_Asked]) -> Iterable[Entry]:
    return (told.entry for each in asked for told in each.told if told.entry and told.entry.doubt)


def _body(block: BlockSpec, asked: Sequence[_Asked]) -> Body:
    match block.way or Way.LIST:
        case Way.QUOTES:
            return Quotes(tuple(entry for each in asked for entry in _quotable(each)))
        case Way.LIST:
            return Listing(_lines(block, asked))
        case Way.SENTENCE:
            return Sentence(_lines(block, asked))
        case Way.TABLE:
            return _grid(block, asked)
        case Way.CHART:
            return next(map(_chart, asked), Chart(0, ()))
        case way:
            assert_never(way)


def _quotable(asked: _Asked) -> Iterable[Entry]:
    return (told.entry for told in asked.kept if told.entry and told.entry.words)


def _lines(block: BlockSpec, asked: Iterable[_Asked]) -> tuple[Line, ...]:
    return tuple(line for each in asked for line in _lines_of(block, each))


def _lines_of(block: BlockSpec, asked: _Asked) -> Iterable[Line]:
    if isinstance(asked.question, Table):
        rows = stack(asked.question, asked.kept, asked.language, block.sort)
        template = block.item.in_(asked.language) if block.item else ""
        lines = [Line(_item(template, asked.question, row, asked.language), row.numbers) for row in rows]
        return [line for line in lines if line.words]
    if asked.is_tallied:
        chart = _chart(asked)
        return [Line(_counted(bar.words, bar.count, chart.of, block), bar.numbers) for bar in chart.bars]
    if isinstance(asked.question, (Number, Date)):
        return _values(asked)
    return [Line(str(entry.words), (entry.number,)) for entry in _quotable(asked)]


def _values(asked: _Asked) -> Iterable[Line]:
    """Numbers by their size and dates one after the other; those who say the same say it in one line."""
    valued = [(told.clear.value, told.entry) for told in asked.kept if told.clear and told.entry]
    numbers: dict[str, tuple[int, ...]] = {}
    for _, entry in sorted(valued, key=lambda pair: (isinstance(pair[0], str), pair[0])):
        numbers[str(entry.words)] = (*numbers.get(str(entry.words), ()), entry.number)
    return [Line(words, numbers) for words, numbers in numbers.items()]


def _item(template: str, table: Table, row: StackedRow, language: str) -> str:
    columns = shown_columns(table)
    cells = {column.id: spoken_cell(column, row.row, language) for column in columns}
    if template:
        return filled_item(template, cells)
    return next(filter(None, (row.row.name, *cells.values())), "")


def _counted(words: str, count: int, of: int, block: BlockSpec) -> str:
    return f"{words} ({count} of {of})" if block.has_counts else words


def _chart(asked: _Asked) -> Chart:
    if not isinstance(asked.question, (SelectOne, SelectMultiple, Tick)):
        return Chart(0, ())
    return tally(asked.question, asked.kept, asked.language, asked.returned)


def _grid(block: BlockSpec, asked: Iterable[_Asked]) -> Grid:
    for each in asked:
        if isinstance(each.question, Table):
            return _grid_of(block, each, each.question)
    return Grid((), ())


def _grid_of(block: BlockSpec, asked: _Asked, table: Table) -> Grid:
    shown = shown_columns(table)
    chosen = {column.id: column for column in shown}
    columns = tuple(chosen[id] for id in block.columns if id in chosen) or shown
    rows = stack(table, asked.kept, asked.language, block.sort)
    cells = ((cells_of(table, each.row, columns, asked.language), each.numbers) for each in rows)
    return Grid(heads_of(table, columns, asked.language), tuple(Row(*row) for row in cells if any(row[0])))


# --- how much is shown ------------------------------------------------------------------------------------------------


def _limited(block: BlockSpec, made: Block, material: Material) -> Block:
    """Only so much that nothing is lost: without every answer at the end, only ``first`` leaves anything out."""
    own = MOST_SHOWN.get(block.way) if block.way and material.has_every_answer else None
    most = block.first or own
    if most is None:
        return made
    body, more = _first(made.body, most)
    return replace(made, body=body, more=more)


def _first(body: Body, most: int) -> tuple[Body, int]:
    match body:
        case Quotes(entries=members):
            return replace(body, entries=members[:most]), max(0, len(members) - most)
        case Listing(lines=lines) | Sentence(lines=lines):
            return replace(body, lines=lines[:most]), max(0, len(lines) - most)
        case Grid(rows=rows):
            return replace(body, rows=rows[:most]), max(0, len(rows) - most)
        case Chart(bars=bars):
            return replace(body, bars=bars[:most]), max(0, len(bars) - most)
        case Answers():
            return body, 0
        case _:
            assert_never(body)


# --- what is built in -------------------------------------------------------------------------------------------------


def _built_in(block: BlockSpec, source: BuiltIn, material: Material) -> Block:
    way = block.way or next(iter(WAYS[source]), Way.LIST)
    match source:
        case BuiltIn.CONTRIBUTORS:
            return Block(_said(way, _contributors(material)))
        case BuiltIn.WAITING_FOR:
            return Block(_said(way, _waiting_for(material)))
        case BuiltIn.ANSWERS:
            asked = [_of(ref, material) for ref in _questions(material)]
            counted, unworded = (_count(asked, share) for share in (Share.COUNT, Share.PARAPHRASE))
            return Block(Answers(material.telling.groups), counted=counted, unworded=unworded)
        case _:
            assert_never(source)


def _said(way: Way, lines: Iterable[str]) -> Listing | Sentence:
    said = tuple(map(Line, lines))
    return Sentence(said) if way is Way.SENTENCE else Listing(said)


def _contributors(material: Material) -> Iterable[str]:
    match material.names:
        case Names.NAME:
            return map(_introduced, material.voices)
        case Names.ROLE:
            roles = Counter(voice.role or NOBODY for voice in material.voices)
            return [f"{role} ({count_of(count, 'person', 'people')})" for role, count in roles.most_common()]
        case Names.NONE:
            return [count_of(len(material.voices), "person", "people")] if material.voices else []


def _introduced(voice: Voice) -> str:
    who = ", ".join(filter(None, [voice.name or NOBODY, voice.organisation]))
    return f"{who} ({voice.role})" if voice.role else who


def _waiting_for(material: Material) -> Iterable[str]:
    """By name only where names are shown: elsewhere it would be the one list of names in the plan."""
    came = {voice.key for voice in material.voices}
    missing = [person.name for person in material.asked or () if ("asked", person.id) not in came]
    if material.names is Names.NAME or not missing:
        return missing
    return [count_of(len(missing), "person", "people")]


def _questions(material: Material) -> Iterable[QuestionRef]:
    return (QuestionRef(form.id, question.id) for form in material.forms.values() for question in form.questions)
