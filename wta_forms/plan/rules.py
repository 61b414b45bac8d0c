"""How the answers to a question become one, and how they may be shown, in words for whoever leads a conversation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from wta_forms.plan.authored.language import Way
from wta_forms.plan.shown.cells import strategy_of_column
from wta_forms.plan.shown.material import Counted
from wta_forms.plan.shown.strategies import ONE_BY_ONE, Strategy, strategy_of
from wta_forms.plan.spoken import enumerated, quoted, shown_columns
from wta_forms.spec.form import Column, Grid, Grouping, Question, Rank, Share, Table
from wta_forms.spec.merging import STRATEGIES
from wta_forms.spec.questions import kind_of

_MERGED = {
    Strategy.LATEST: "Of what everybody says, only the newest answer counts.",
    Strategy.FIRST: "Of what everybody says, only the first answer counts.",
    Strategy.ALL: "Everybody’s answer is kept as it is.",
    Strategy.UNION: "People who say the same, or nearly, share one line that says how each of them put it.",
    Strategy.TALLY: "Counted: how many people chose each answer.",
    Strategy.MAJORITY: "What most people say stands for all. Where there is a tie, it says so.",
    Strategy.MEAN: "Shown as the average of what people gave.",
    Strategy.MEDIAN: "Shown as the middle of what people gave: half gave less, half gave more.",
    Strategy.RANK: "What somebody puts first gets the most points. The points of all are added up.",
    Strategy.SUM: "What everybody gave is added up.",
    Strategy.STACK: "Everybody’s rows stand one under the other.",
    Strategy.DECIDE: "Different answers are listed until you decide which one counts.",
}
_MERGED_BY_KIND = {
    ("scale", Strategy.TALLY): "Counted: how many people chose each number.",
    ("sharing", Strategy.TALLY): "Counted: how many people chose each way.",
    ("tick", Strategy.TALLY): "Counted: how many people ticked it.",
    ("consent", Strategy.TALLY): "Counted: how many people ticked it.",
    ("select_multiple", Strategy.UNION): "Every answer that somebody chose is named once.",
    ("grid", Strategy.TALLY): "Counted row by row: how many people ticked what.",
    ("grid", Strategy.MAJORITY): "Shown row by row: what most people ticked.",
    ("grid", Strategy.MEAN): "Shown row by row: the average of what people ticked.",
    ("grid", Strategy.MEDIAN): "Shown row by row: the middle of what people ticked; half ticked less, half more.",
    ("points", Strategy.SUM): "For each choice, the points from everybody are added up.",
    ("points", Strategy.MEAN): "Shown for each choice: the average of the points people gave.",
    ("points", Strategy.MEDIAN): "Shown for each choice: the middle of the points people gave.",
    ("table", Strategy.LATEST): "Of all the tables people fill in, only the newest counts.",
    ("table", Strategy.FIRST): "Of all the tables people fill in, only the first one counts.",
}
"""Where a kind has words of its own."""

_IN_A_CELL = {
    Strategy.UNION: "every different answer",
    Strategy.ALL: "every answer",
    Strategy.MAJORITY: "what most people say, then other answers in brackets",
    Strategy.TALLY: "each answer with how many gave it",
    Strategy.MEDIAN: "the middle of what people gave",
    Strategy.MEAN: "the average of what people gave",
    Strategy.SUM: "the sum of what people gave",
    Strategy.FIRST: "the answer that came first",
    Strategy.LATEST: "the answer that came last",
}
"""What stands in the cells of a row that several people share."""

_SHARED = {
    Share.QUOTE: "May be quoted, as far as each person agrees.",
    Share.PARAPHRASE: "Never quoted: a plan says how many answers there are for you to put into your own words.",
    Share.COUNT: "Its words are never shown: only how many people answered.",
    Share.NEVER: "Never shown in a plan: only those who read the forms see it.",
}
_ONLY_COUNTED = "Not shown by name: only counted."

_COUNTING = frozenset({Way.CHART, Way.HEATMAP, Way.TABLE})


# --- how answers become one -------------------------------------------------------------------------------------------


def merged_in_words(question: Question, language: str, ways: Iterable[Way] = ()) -> Iterator[str]:
    """``ways`` are those in which a plan shows the question: some count, whatever the form says."""
    if isinstance(question, Table) and (by := _grouped_by(question)):
        yield from _grouping(question, by, language)
        return
    strategy = _strategy(question, frozenset(ways))
    if isinstance(question, Rank) and strategy is Strategy.RANK and question.most > 1:
        yield f"What somebody puts first gets {question.most} points, the next {question.most - 1}, and so on."
        yield "The points of all are added up."
    else:
        yield _MERGED_BY_KIND.get((kind_of(question), strategy)) or _MERGED[strategy]


def _strategy(question: Question, ways: frozenset[Way]) -> Strategy:
    """What the form says, unless it asks for single answers where only counts are shown."""
    if isinstance(question, Table) and isinstance(question.merge, Grouping):
        return Strategy.STACK
    own, usual = strategy_of(question), Strategy(STRATEGIES[kind_of(question)][0])
    is_counted = (bool(ways) and ways <= _COUNTING) or question.share is not Share.QUOTE
    is_heatmap = isinstance(question, Grid) and ways == {Way.HEATMAP}
    return usual if isinstance(question, Counted) and (is_heatmap or (is_counted and own in ONE_BY_ONE)) else own


def _grouped_by(table: Table) -> Column | None:
    """None also where that column is kept back: then rows are not put together."""
    by = table.merge.by if isinstance(table.merge, Grouping) else ""
    return next((column for column in shown_columns(table) if column.id == by), None)


def _grouping(table: Table, by: Column, language: str) -> Iterator[str]:
    """What stands in a row that several people share, the columns with the same way together."""
    yield f"Rows that say the same under {labels([by], language)} become one row."
    ways: dict[Strategy, list[Column]] = {}
    for column in shown_columns(table):
        if column.id != by.id:
            ways.setdefault(strategy_of_column(table, column), []).append(column)
    told = [
        f"{labels(columns, language)} {'shows' if len(columns) == 1 else 'show'} {_IN_A_CELL[way]}"
        for way, columns in ways.items()
    ]
    if told:
        yield f"In that row {'; '.join(told)}."


# --- how they may be shown --------------------------------------------------------------------------------------------


def shared_in_words(question: Question, language: str, quoted_in: Sequence[str] = ()) -> Iterator[str]:
    """The rule of the question, and of columns that have a stricter one. ``quoted_in`` are the sections of a plan in
    which every answer stands."""
    is_counted = question.share is Share.COUNT and isinstance(question, Counted)
    if question.share is Share.QUOTE and quoted_in:
        yield f"As far as each person agrees, every answer stands in full in {enumerated(quoted_in)}."
    else:
        yield _ONLY_COUNTED if is_counted else _SHARED[question.share]
    if isinstance(question, Table) and question.share is Share.QUOTE:
        kept = [column for column in question.columns if column not in shown_columns(question)]
        yield from [f"What stands under {labels(kept, language)} is never shown."] if kept else []


def labels(columns: Iterable[Column], language: str) -> str:
    return enumerated([quoted(column.cell.label.in_(language)) for column in columns])
