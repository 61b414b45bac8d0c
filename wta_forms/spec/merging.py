"""``merge``: which ways of merging fit a kind of question, and how a spec says which one is meant."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Dict
from dataclasses import dataclass

from wta_forms import errors
from wta_forms.spec import reading
from wta_forms.spec.asked import Choice, Grouping
from wta_forms.spec.kinds import is_scored
from wta_forms.spec.reading import Book, Opened
from wta_forms.spec.words import Word, advice, advice_on_value
from wta_forms.spec.yaml_nodes import Mapping, Node, Scalar

_ONE_BY_ONE = ("all", "first", "latest", "decide")

STRATEGIES: dict[str, tuple[str, ...]] = {
    "text": ("all", "union", "majority", "first", "latest", "decide"),
    "paragraph": ("all", "union", "majority", "first", "latest", "decide"),
    "number": ("median", "mean", "sum", "majority", *_ONE_BY_ONE),
    "date": ("all", "majority", "first", "latest", "decide"),
    "email": _ONE_BY_ONE,
    "phone": _ONE_BY_ONE,
    "select_one": ("tally", "majority", "median", "mean", *_ONE_BY_ONE),
    "select_multiple": ("tally", "union", *_ONE_BY_ONE),
    "scale": ("tally", "majority", "median", "mean", *_ONE_BY_ONE),
    "rank": ("rank", *_ONE_BY_ONE),
    "points": ("sum", "mean", "median", *_ONE_BY_ONE),
    "grid": ("tally", "majority", "median", "mean", *_ONE_BY_ONE),
    "table": ("stack", "first", "latest", "decide"),
    "tick": ("tally", "all", "first", "latest"),
    "consent": ("tally", "all", "first", "latest"),
    "sharing": ("tally", "all", "first", "latest"),
    "signature": _ONE_BY_ONE,
}
"""The ways of merging that fit a kind; the first is the default (``latest`` for what ``prefill`` fills)."""

IN_ONE_CELL = ("union", "all", "majority", "median", "mean", "sum", "tally", "first", "latest")
"""Ways that make one cell of many: those of them that fit a column's kind may stand in a grouping."""

_RECKONING = frozenset({"median", "mean", "sum"})


def cell_strategies(kind: str) -> tuple[str, ...]:
    """What a column of a kind may say where the rows of a table are grouped."""
    return tuple(strategy for strategy in IN_ONE_CELL if strategy in STRATEGIES[kind])


def merge_of(kind: str) -> Callable[[Node, Word, Book], str | None]:
    """A reader for the one word that says how answers of a kind are merged; any word where the kind is not known."""

    def read(node: Node, word: Word, book: Book) -> str | None:
        if not isinstance(node, Scalar):
            reading.wrong(node, word, book)
            return None
        return _fitting(node, kind, STRATEGIES.get(kind, ()), book) if kind else node.text

    return read


@dataclass(frozen=True, slots=True)
class Columns:
    """The kind of each column of a table by its id, and those whose answers are no numbers although they might be.

    Unless all columns are known (``are_whole``), nothing is said of one that is not among them.
    """

    kinds: Dict[str, str]
    unscored: frozenset[str]
    are_whole: bool

    def has(self, node: Scalar, book: Book) -> bool:
        if node.text in self.kinds or not self.are_whole:
            return True
        book.note(errors.GROUP_UNKNOWN, node.line, column=node.text, advice=advice(node.text, self.kinds))
        return False


def merge_of_rows(columns: Columns) -> Callable[[Node, Word, Book], str | Grouping | None]:
    """A reader for the ``merge`` of a table: a word, or ``{group: column, column: word}``."""

    def read(node: Node, word: Word, book: Book) -> str | Grouping | None:
        if isinstance(node, Scalar):
            return _fitting(node, "table", STRATEGIES["table"], book)
        if not isinstance(node, Mapping) or not node.entries:
            if not isinstance(node, Mapping) or not node.left_out:
                reading.wrong(node, word, book)
            return None
        by = _by(node, word, book, columns)
        others = [(key, value) for key, value in node.entries if key.text != "group"]
        pairs = [pair for key, value in others if (pair := _column(key, value, word, book, columns, by))]
        return Grouping(by, tuple(pairs)) if by and len(pairs) == len(others) else None

    return read


def _by(node: Mapping, word: Word, book: Book, columns: Columns) -> str:
    """The column that rows are grouped by; "" where there is none, which is noted."""
    by = node.get("group")
    if isinstance(by, Scalar):
        return by.text if columns.has(by, book) else ""
    if by is not None:
        reading.wrong(by, word, book)
    elif "group" not in node.left_out:
        book.note(errors.GROUP_MISSING, node.line, column=next(iter(columns.kinds), "gap"))
    return ""


def _column(key: Scalar, value: Node, word: Word, book: Book, columns: Columns, by: str) -> tuple[str, str] | None:
    """A column with its strategy. The one that rows are grouped by is the same in all of them, and needs none."""
    if not columns.has(key, book):
        return None
    if key.text == by:
        book.note(errors.GROUP_ITSELF, key.line, column=by)
        return None
    if not isinstance(value, Scalar):
        reading.wrong(value, word, book)
        return None
    kind = columns.kinds.get(key.text, "")
    strategy = _fitting(value, kind, cell_strategies(kind), book) if kind else value.text
    if strategy in _RECKONING and key.text in columns.unscored:
        book.note(errors.NOT_SCORED, value.line, strategy=strategy)
        return None
    return (key.text, strategy) if strategy else None


def _fitting(node: Scalar, kind: str, strategies: tuple[str, ...], book: Book) -> str | None:
    if node.text in strategies:
        return node.text
    is_known = any(node.text in fitting for fitting in STRATEGIES.values())
    hint = f"use one of: {', '.join(strategies)}" if is_known else advice_on_value(node.text, strategies)
    book.note(errors.MERGE_UNFIT, node.line, strategy=node.text, kind=kind, advice=hint)
    return None


def check_scores(opened: Opened, choices: tuple[Choice, ...] | None, *, is_many: bool = False) -> None:
    """Note a way of merging that reckons with keys which are no numbers, or with several of them at once."""
    _, node = opened.values.get("merge", (None, None))
    if not isinstance(node, Scalar) or node.text not in _RECKONING:
        return
    if choices and not is_scored(choices):
        opened.book.note(errors.NOT_SCORED, node.line, strategy=node.text)
    elif is_many:
        opened.book.note(errors.SEVERAL_SCORES, node.line, strategy=node.text)
