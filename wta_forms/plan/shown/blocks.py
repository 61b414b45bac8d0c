"""A block of a plan, filled with what people said: which answers it shows, in which way, and how many of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from wta_forms.plan import model
from wta_forms.plan.authored.language import BlockSpec, BuiltIn, Way
from wta_forms.plan.authored.templates import filled_sentence, filled_title, paragraphs_of
from wta_forms.plan.model import (
    Beside,
    Block,
    Body,
    Chart,
    Entry,
    Heatmap,
    Line,
    Listing,
    Parts,
    Quotes,
    Sentence,
    Unit,
)
from wta_forms.plan.settling.keys import Open
from wta_forms.plan.settling.themes import by_theme
from wta_forms.plan.shown.built_in import built_in
from wta_forms.plan.shown.grids import grid_as_chart, grid_as_heatmap, grid_as_table, has_hidden_cells
from wta_forms.plan.shown.material import Asked, Material, asked_of
from wta_forms.plan.shown.orders import ranked, shared_out
from wta_forms.plan.shown.put_together import rows_together
from wta_forms.plan.shown.ratings import RECKONED, number_line, ratings_of, score_line, yardstick_of
from wta_forms.plan.shown.settled import decision_line, different, is_decided, is_undecided, settled_lines
from wta_forms.plan.shown.strategies import Strategy
from wta_forms.plan.shown.tables import first_rows, grid_for, heatmap_for, lines_for
from wta_forms.plan.shown.tallies import tally
from wta_forms.plan.spoken import answering, folded, points_of, spoken_number
from wta_forms.spec.form import Date, Grid, Number, Points, Rank, Scale, SelectOne, Share, Table

MOST_SHOWN = {Way.QUOTES: 5, Way.TABLE: 10}
"""How many a block shows where every answer stands at the end, unless it says ``first``."""


def build(block: BlockSpec, material: Material) -> Block:
    """The block, which may be empty: then its ``lead`` leads to nothing and is left out."""
    if isinstance(block.source, BuiltIn):
        made = _limited(built_in(block, block.source, material), block.first)
    else:
        asked = _asked(block, material)
        most = _most(block, asked, material)
        made = _limited(_by_theme(_of_questions(block, asked, material), asked, material, most), most)
        made = _with_languages(made, asked)
    lead = filled_sentence(material.words(block.lead), material.values) or _asking(block, material)
    return replace(
        made,
        title=filled_title(material.words(block.title), material.values),
        lead=lead if made.says_something else "",
        empty=filled_title(material.words(block.empty), material.values),
    )


def _by_theme(made: Block, asked: Sequence[Asked], material: Material, most: int | None) -> Block:
    """Where all that is asked is answered in people's own words."""
    if not all(isinstance(each.question, Open) for each in asked):
        return made
    entries = {told.entry.number: told.entry for each in asked for told in each.told if told.entry}
    return by_theme(made, material.decisions.themes, entries, most)


def _asking(block: BlockSpec, material: Material) -> str:
    """What a sentence answers, where neither a title nor a lead says so."""
    if block.way is not Way.SENTENCE or block.title or block.lead or len(block.refs) != 1:
        return ""
    return answering(asked_of(block.refs[0], material).label, "").strip()


def side_by_side(blocks: Sequence[BlockSpec], material: Material) -> Block:
    """Those of them that are not empty."""
    built = (build(block, material) for block in blocks)
    return Block(Beside(tuple(block for block in built if not block.is_empty)))


# --- answers to questions ---------------------------------------------------------------------------------------------


def _asked(block: BlockSpec, material: Material) -> list[Asked]:
    is_to_count = block.way in (Way.CHART, Way.HEATMAP, Way.TABLE)
    return [asked_of(ref, material, block.who, is_to_count=is_to_count) for ref in block.refs]


def _of_questions(block: BlockSpec, asked: Sequence[Asked], material: Material) -> Block:
    kept_back = [each for each in asked if not each.is_tallied]
    reworded = [each for each in kept_back if each.reworded and each.kept_back(Share.PARAPHRASE)]
    body = _body(block, asked, _most(block, asked, material))
    unclear = (each for each in asked if each.is_tallied and not isinstance(each.question, (Rank, Points)))
    tallied = (told for each in unclear for told in each.told)
    return Block(
        body,
        reworded=tuple(paragraph for each in reworded for paragraph in paragraphs_of(each.reworded)),
        unworded=sum(each.kept_back(Share.PARAPHRASE) for each in kept_back if not each.reworded),
        counted=_counted(block, kept_back),
        unclear=sum(told.entry is None and told.clear is None for told in tallied),
        doubts=tuple(_doubts(asked)),
        is_undecided=any(is_undecided(each) for each in asked),
        too_few=any(each.is_too_few or _hides(each) for each in asked),
    )


def _with_languages(made: Block, asked: Iterable[Asked]) -> Block:
    """How many of the answers shown here were translated, or are not yet."""
    numbers = set(_listed(made.body))
    listed = [told.entry for each in asked for told in each.used if told.entry and told.entry.number in numbers]
    translated, foreign = sum(bool(entry.original) for entry in listed), sum(entry.is_foreign for entry in listed)
    return replace(made, translated=translated, foreign=foreign)


def _listed(body: Body) -> Iterator[int]:
    """The entries whose words are shown; beside a quote all that has to be said of it stands in any case."""
    match body:
        case Listing(lines=members) | Sentence(lines=members):
            yield from (number for each in members for number in each.numbers)
        case model.Grid(rows=members):
            yield from (number for each in members for number in each.numbers)
        case Chart(bars=members):
            yield from (number for each in members for number in each.numbers)
        case Parts(blocks=blocks) | Beside(blocks=blocks):
            yield from (number for each in blocks for number in _listed(each.body))
        case Quotes() | model.Ratings() | Heatmap() | model.Disagreements() | model.Answers():
            return
        case _:
            assert_never(body)


def _hides(asked: Asked) -> bool:
    return isinstance(asked.question, Grid) and asked.is_tallied and has_hidden_cells(asked.question, asked)


def _counted(block: BlockSpec, kept_back: Iterable[Asked]) -> int:
    """Answers that the question, or the block's choice of people, keeps back. That some people want to be no more than
    counted is said once, among those who took part."""
    return sum(each.kept_back(Share.COUNT) for each in kept_back if block.who or each.question.share is Share.COUNT)


def _doubts(asked: Iterable[Asked]) -> Iterator[Entry]:
    return (told.entry for each in asked for told in each.told if told.entry and told.entry.doubt)


def _body(block: BlockSpec, asked: Sequence[Asked], most: int | None) -> Body:
    if block.rows:
        return rows_together(block, list(zip(block.rows, asked, strict=True)))
    decided = [each for each in asked if is_decided(each)]
    if decided and len(decided) == len(asked) and block.way is not Way.SENTENCE:
        return Listing(tuple(map(decision_line, decided)))
    match block.way or Way.LIST:
        case Way.QUOTES:
            return _quotes(block, asked)
        case Way.LIST:
            return Listing(_lines(block, asked))
        case Way.SENTENCE:
            return Sentence(_lines(block, asked))
        case Way.TABLE:
            return _table(block, asked, most)
        case Way.CHART:
            return _charts(asked)
        case Way.HEATMAP:
            return _heatmap(block, asked)
        case way:
            assert_never(way)


def _quotes(block: BlockSpec, asked: Sequence[Asked]) -> Body:
    """Everybody's own words. Where the form asks for one answer of all, or some say the same, there is a line for each
    answer instead, with all who gave it."""
    quotes = Quotes(tuple(entry for each in asked for entry in each.entries))
    settled = [settled_lines(each) for each in asked]
    lines = [line for each in settled for line in each or ()]
    is_each_once = all(each.strategy is Strategy.UNION for each in asked) and len(lines) == len(quotes.entries)
    return quotes if is_each_once or not any(settled) else Listing(_lines(block, asked))


def _lines(block: BlockSpec, asked: Sequence[Asked]) -> tuple[Line, ...]:
    """Where several questions are listed whose words differ, each line says what it answers."""
    is_mixed = len({folded(each.label) for each in asked}) > 1
    lines = ((each, line) for each in asked for line in _lines_of(block, each))
    return tuple(replace(line, words=answering(each.label, line.words)) if is_mixed else line for each, line in lines)


def _lines_of(block: BlockSpec, asked: Asked) -> Iterable[Line]:
    question = asked.question
    if isinstance(question, Table):
        return lines_for(block, asked)
    if (settled := None if _is_many(asked) else settled_lines(asked)) is not None:
        return settled
    if isinstance(question, Number) and asked.strategy in RECKONED:
        return number_line(question, asked)
    if asked.strategy in RECKONED and (yardstick := yardstick_of(question, asked.language)):
        return score_line(asked, yardstick)
    if asked.is_tallied:
        chart = _chart(asked)
        return _lines_of_chart(chart, has_counts=block.has_counts) if isinstance(chart, Chart) else ()
    if isinstance(question, (Number, Date)):
        return _values(asked)
    return [opinion.line for opinion in different(asked)]


def _lines_of_chart(chart: Chart, *, has_counts: bool) -> Iterator[Line]:
    """Choices that were taken, in a word each; then those that too few took, where there are any."""
    for bar in (bar for bar in chart.bars if bar.count):
        if chart.unit is Unit.POINTS:
            yield Line(f"{bar.words} ({points_of(bar.count)})", bar.numbers)
        else:
            yield Line(f"{bar.words}{_count(bar.count, chart.of) if has_counts else ''}", bar.numbers)
    if chart.others:
        yield Line(f"Too few to show one by one, or nobody: {'; '.join(chart.others)}")


def _is_many(asked: Asked) -> bool:
    """Every different choice that somebody took is what counting them shows."""
    return asked.strategy is Strategy.UNION and asked.is_tallied


def _count(count: float, of: float) -> str:
    return f" ({spoken_number(count)} of {spoken_number(of)})"


def _values(asked: Asked) -> Iterable[Line]:
    """Numbers by their size and dates one after the other; those who say the same say it in one line."""
    valued = [(answer.value, told.entry) for answer, told in asked.given if told.entry]
    numbers: dict[str, tuple[int, ...]] = {}
    for _, entry in sorted(valued, key=lambda pair: (isinstance(pair[0], str), pair[0])):
        numbers[str(entry.words)] = (*numbers.get(str(entry.words), ()), entry.number)
    return [Line(words, numbers) for words, numbers in numbers.items()]


def _table(block: BlockSpec, asked: Sequence[Asked], most: int | None) -> Body:
    for each in asked:
        match each.question:
            case Table() as table:
                return grid_for(block, each, table, most)
            case Grid() as grid:
                return grid_as_table(grid, each)
            case _:
                continue
    return model.Grid((), ())


def _heatmap(block: BlockSpec, asked: Sequence[Asked]) -> Body:
    for each in asked:
        match each.question:
            case Table() as table:
                return heatmap_for(block, each, table)
            case Grid() as grid:
                return grid_as_heatmap(grid, each)
            case _:
                continue
    return Heatmap("", "", (), ())


# --- charts -----------------------------------------------------------------------------------------------------------


def _charts(asked: Sequence[Asked]) -> Body:
    """One chart. Several scales are one, with a row each; what has no way in common is a chart for each question."""
    shown = [each for each in asked if each.is_tallied]
    if len(shown) == 1:
        return _chart(shown[0])
    if shown and all(isinstance(each.question, (Scale, SelectOne)) for each in shown):
        ratings = ratings_of(shown)
        if ratings is not None:
            return ratings
    parts = (Block(_chart(each), title=each.label) for each in shown)
    own = tuple(part for part in parts if not part.is_empty)
    return Parts(own) if own else Chart(0, ())


def _chart(asked: Asked) -> Body:
    match asked.question:
        case Rank() as rank:
            return ranked(rank, asked)
        case Points() as points:
            return shared_out(points, asked)
        case Grid() as grid:
            return grid_as_chart(grid, asked)
        case Scale() | SelectOne() if asked.strategy in (Strategy.MEDIAN, Strategy.MEAN):
            return ratings_of([asked]) or tally(asked)
        case _:
            return tally(asked)


# --- how much is shown ------------------------------------------------------------------------------------------------


def _most(block: BlockSpec, asked: Iterable[Asked], material: Material) -> int | None:
    """Only so much that nothing is lost: without every answer at the end, only ``first`` leaves anything out, and
    nothing does where somebody is only counted, for the end says nothing of them."""
    if any(each.is_tallied and any(told.entry is None for _, told in each.given) for each in asked):
        return None
    own = MOST_SHOWN.get(block.way) if block.way and material.has_every_answer else None
    return block.first or own


def _limited(made: Block, most: int | None) -> Block:
    """What a block leaves out stands at the end of the plan. Ratings and heatmaps are shown whole."""
    if most is None:
        return made
    match made.body:
        case Quotes(entries=entries):
            return model.without(replace(made, body=Quotes(entries[:most])), entries[most:])
        case Listing(lines=lines) | Sentence(lines=lines):
            return model.without(replace(made, body=replace(made.body, lines=lines[:most])), lines[most:])
        case model.Grid(rows=rows, rest=rest):
            grid = first_rows(replace(made.body, rows=(*rows, *rest), rest=()), most)
            return model.without(replace(made, body=grid), grid.rest)
        case Chart(bars=bars):
            return model.without(replace(made, body=replace(made.body, bars=bars[:most])), bars[most:])
        case _:
            return made
