"""The tables and pictures of a plan as rows for a spreadsheet: with every row, also those that the plan leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from wta_forms.plan.model import (
    Answers,
    Bar,
    Beside,
    Block,
    Chart,
    Disagreements,
    Entry,
    Grid,
    Heatmap,
    Listing,
    Parts,
    Plan,
    Quotes,
    Rating,
    Ratings,
    Row,
    Sentence,
    Unit,
)
from wta_forms.plan.spoken import count_of, quoted
from wta_forms.report.sentences import has_counts, middle_of, split_of

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file. ``note`` is what has to be said of it, "" as a rule.

    A column has values of one sort, but for those at ``mixed``: there it has one sort for each of what stands in the
    columns at ``sorted_by``, as answers have for each question.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    note: str = ""
    mixed: frozenset[int] = frozenset()
    sorted_by: tuple[int, ...] = ()


def tables_of(plan: Plan) -> Iterator[Sheet]:
    """Those of the plan in its order, called as they are called there."""
    people = people_of(plan)
    for section in plan.sections:
        for block in section.blocks:
            yield from _sheets(section.title, block, plan.entries, people)


def people_of(plan: Plan) -> dict[int, str]:
    """By entry, told apart where the plan tells them apart."""
    people = {entry.number: entry.person for entry in plan.entries}
    bodies = (block.body for section in plan.sections for block in section.blocks)
    groups = (group for body in bodies if isinstance(body, Answers) for group in body.groups)
    return people | {entry.number: group.person for group in groups for entry in group.entries}


def _sheets(above: str, block: Block, entries: Sequence[Entry], people: Mapping[int, str]) -> Iterator[Sheet]:
    """``above`` is what a block without a title is called."""
    title = block.title or above
    match block.body:
        case Grid():
            yield _grid(title, [block], entries, people)
        case Chart():
            yield _noted(_chart(title, block.body), block)
        case Ratings():
            yield _noted(_ratings(title, block.body), block)
        case Heatmap():
            yield _noted(_heatmap(title, block.body), block)
        case Disagreements():
            yield _noted(_disagreements(block.body), block)
        case Parts(blocks=parts) if _are_alike(parts):
            yield _grid(title, parts, entries, people, is_parted=True)
        case Parts(blocks=members) | Beside(blocks=members):
            for member in members:
                yield from _sheets(title, member, entries, people)
        case Quotes() | Listing() | Sentence() | Answers():
            pass
        case _:
            assert_never(block.body)


def _noted(sheet: Sheet, block: Block) -> Sheet:
    return replace(sheet, note=" ".join(filter(None, [sheet.note, _note(block.more)])))


_NUMBERS = Column("Answers", "The numbers of the answers it stands on, as in the plan.")


def numbers_in_words(numbers: Sequence[int]) -> str:
    """As in the plan, so that no spreadsheet takes them for one number."""
    return str(list(numbers)) if numbers else ""


def _whole(number: float) -> int | float:
    return int(number) if number == int(number) else number


# --- tables -----------------------------------------------------------------------------------------------------------


def _are_alike(parts: Sequence[Block]) -> bool:
    """Tables that can be one: the columns of each are among those of the widest."""
    heads = [part.body.heads for part in parts if isinstance(part.body, Grid)]
    return len(heads) == len(parts) > 0 and all(set(each) <= set(_widest(heads)) for each in heads)


def _widest(heads: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return max(heads, key=len)


def _grid(
    title: str, parts: Sequence[Block], entries: Sequence[Entry], people: Mapping[int, str], *, is_parted: bool = False
) -> Sheet:
    """First the rows that the plan shows, then those it leaves for the end."""
    grids = [(part, part.body) for part in parts if isinstance(part.body, Grid)]
    heads = _widest([grid.heads for _, grid in grids])
    rows = [(part.title, _under(heads, grid, row), row) for part, grid in grids for row in (*grid.rows, *grid.rest)]
    source = _source([row for _, _, row in rows], entries)
    has_people = any(people[number] for _, _, row in rows for number in row.numbers)
    columns = (
        *([Column("Part", "The heading that the row stands under in the plan.")] if is_parted else []),
        *(Column(head or "Row", source) for head in heads),
        *([Column("Person", "Who said it, as the plan shows people.")] if has_people else []),
        _NUMBERS,
    )
    told = (
        (*([part] * is_parted), *cells, *([_people_of(row, people)] * has_people), numbers_in_words(row.numbers))
        for part, cells, row in rows
    )
    return Sheet(title, columns, tuple(told), _note(sum(part.more - len(grid.rest) for part, grid in grids)))


def _under(heads: tuple[str, ...], grid: Grid, row: Row) -> tuple[str, ...]:
    """The cells of a row under the heads of a wider table."""
    if grid.heads == heads:
        return row.cells
    cells = dict(zip(grid.heads, row.cells, strict=True))
    return tuple(cells.get(head, "") for head in heads)


def _people_of(row: Row, people: Mapping[int, str]) -> str:
    return "; ".join(dict.fromkeys(people[number] for number in row.numbers))


def _source(rows: Sequence[Row], entries: Sequence[Entry]) -> str:
    """Which questions its rows are answers to."""
    cited = (entries[number - 1] for row in rows for number in row.numbers)
    asked = dict.fromkeys((entry.evidence[0].form, entry.evidence[0].question, entry.question) for entry in cited)
    questions = (f"question {number} of “{form}”: {words}" for form, number, words in asked)
    return f"From the answers to {'; '.join(questions)}" if asked else "As in the plan."


def _note(missing: int) -> str:
    return f"{count_of(missing, 'more row is', 'more rows are')} not here, as in the plan." if missing > 0 else ""


# --- pictures ---------------------------------------------------------------------------------------------------------

_COUNTED = {
    Unit.PEOPLE: (
        Column("People", "How many people ticked it."),
        Column("Out of", "How many people answered."),
    ),
    Unit.POINTS: (
        Column("Points", "How many points it got."),
        Column("Out of", "The most points that it could get."),
    ),
}


def _chart(title: str, chart: Chart) -> Sheet:
    has_places = any(bar.place for bar in chart.bars)
    details, detail_of = _details(chart)
    place = [Column("Place", "Its place in the order, from 1; the same number where they are equal.")] * has_places
    columns = (*place, Column("Choice", "What could be chosen."), *_COUNTED[chart.unit], *details, _NUMBERS)
    of = _whole(chart.of)
    bars = (
        (
            *([bar.place or ""] * has_places),
            bar.words,
            _whole(bar.count),
            of,
            *detail_of(bar),
            numbers_in_words(bar.numbers),
        )
        for bar in chart.bars
    )
    none = [0 if has_places else ""] * len(details)
    unticked = ((*([""] * has_places), words, 0, of, *none, "") for words in chart.unticked)
    others = ((*([""] * has_places), words, "", "", *([""] * len(details)), "") for words in chart.others)
    note = "Where no number stands, too few people said so, or nobody." if chart.others else ""
    return Sheet(title, columns, (*bars, *unticked, *others), note)


def _details(chart: Chart) -> tuple[tuple[Column, ...], Callable[[Bar], tuple[Value, ...]]]:
    """How the points of each choice lie: at which place people put it, or between what half of them gave it."""
    most = max((len(bar.counts) for bar in chart.bars), default=0)
    if most:
        places = tuple(Column(f"Place {place}", "How many people put it there.") for place in range(1, most + 1))
        return places, lambda bar: bar.counts
    if any(bar.spread for bar in chart.bars):
        return _QUARTERS, lambda bar: (_whole(bar.spread.lower), _whole(bar.spread.upper)) if bar.spread else ("", "")
    return (), lambda bar: ()


_QUARTERS = (
    Column("Half gave from", "A quarter of the people gave it no more."),
    Column("Half gave to", "A quarter of the people gave it no less."),
)


def _ratings(title: str, ratings: Ratings) -> Sheet:
    columns = (
        Column("Rated", "What people rated."),
        Column(middle_of(ratings).capitalize(), f"The {middle_of(ratings)} answer; empty where nobody rated it."),
        Column("Lowest", "The lowest answer."),
        Column("Highest", "The highest answer."),
        Column("Scale from", f"The lowest that could be ticked{_meaning(ratings.low)}."),
        Column("Scale to", f"The highest that could be ticked{_meaning(ratings.high)}."),
        Column("People", "How many people rated it."),
        Column("Not sure", "How many more people were not sure; they are in none of the other figures."),
        *(Column(f"Answer {point}", "How many people gave this answer.") for point in _points(ratings)),
        *([Column("Split", "Where people are split: how many say what.")] if _is_any_split(ratings) else []),
        _NUMBERS,
    )
    rows = (tuple(_rating(rating, ratings)) for rating in ratings.rows)
    return Sheet(title, columns, tuple(rows))


def _points(ratings: Ratings) -> range:
    return range(ratings.least, ratings.most + 1) if has_counts(ratings) else range(0)


def _is_any_split(ratings: Ratings) -> bool:
    return any(rating.camps for rating in ratings.rows)


def _rating(rating: Rating, ratings: Ratings) -> Iterator[Value]:
    ends = (_whole(rating.low), _whole(rating.high)) if rating.count and rating.has_range else ("", "")
    yield from (rating.words, _whole(rating.middle) if rating.count else "", *ends)
    yield from (ratings.least, ratings.most, rating.count, rating.unsure)
    yield from (rating.counts or ("",) * len(_points(ratings))) if _points(ratings) else ()
    yield from [split_of(rating)] if _is_any_split(ratings) else []
    yield numbers_in_words(rating.numbers)


def _meaning(words: str) -> str:
    return f", which means {quoted(words)}" if words else ""


def _heatmap(title: str, heatmap: Heatmap) -> Sheet:
    """A row for each cell: so it can be filtered, and turned into a table again."""
    columns = (
        Column(heatmap.down or "Row", "The head of the row in the plan."),
        Column(heatmap.across or "Column", "The head of the column in the plan."),
        Column("Count", "How many there are; empty where they are too few to show, or nobody."),
        Column("What", "What is counted, with a semicolon between; empty where people are."),
        _NUMBERS,
    )
    rows = (
        (row.head, head, "" if cell.is_kept_back else cell.count, "; ".join(cell.words), numbers_in_words(cell.numbers))
        for row in heatmap.rows
        for head, cell in zip(heatmap.heads, row.cells, strict=True)
    )
    return Sheet(title, columns, tuple(rows))


def _disagreements(made: Disagreements) -> Sheet:
    columns = (
        Column("Topic", "What people see differently."),
        Column("Position", "One way to see it, and who does; below these what else there is to say of it."),
        _NUMBERS,
    )
    rows = (
        (topic.topic, line.words, numbers_in_words(line.numbers))
        for topic in made.topics
        for line in (*topic.positions, *topic.remarks)
    )
    return Sheet("Disagreements", columns, tuple(rows))
