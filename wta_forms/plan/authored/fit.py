"""Whether a block's words fit each other and what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wta_forms import errors
from wta_forms.errors import Message, Problem
from wta_forms.plan.authored.language import SCORE, WAYS, BlockSpec, BuiltIn, Way
from wta_forms.plan.authored.templates import names_in
from wta_forms.plan.spoken import shown_columns
from wta_forms.plan.voices.people import DESCRIBING
from wta_forms.spec.form import (
    ANSWERED,
    TICKED,
    Cell,
    Consent,
    Grouping,
    Key,
    Number,
    Phrase,
    Question,
    Scale,
    SelectMultiple,
    SelectOne,
    Share,
    Sharing,
    Table,
    Tick,
    is_scored,
    offered,
)
from wta_forms.spec.questions import kind_of
from wta_forms.spec.words import ASKING, advice

_ROWS = "rows"
"""Rows out of several tables, where a kind is asked for."""

_WAYS = WAYS | {_ROWS: (Way.TABLE,)}

_TABLES = frozenset({"table"})
_PEOPLE = frozenset({BuiltIn.CONTRIBUTORS, BuiltIn.WAITING_FOR})
_COUNTED = frozenset({"select_one", "select_multiple", "scale", "rank", "points", "tick", "consent", "sharing"})
_ALL_WAYS = frozenset(Way)


@dataclass(frozen=True, slots=True)
class _Use:
    """What a word is for: the kinds (or what is built in) and the ways that it says something about."""

    kinds: frozenset[str]
    ways: frozenset[Way]
    spoken: str


_DISAGREEMENTS = _Use(frozenset({BuiltIn.DISAGREEMENTS}), _ALL_WAYS, "from: disagreements")
_USES = {
    "columns": _Use(_TABLES | {_ROWS}, frozenset({Way.TABLE}), "as: table with the rows of a table"),
    "item": _Use(_TABLES, frozenset({Way.LIST}), "as: list with the rows of a table"),
    "sort": _Use(_TABLES | {_ROWS}, frozenset({Way.TABLE, Way.LIST}), "the rows of a table"),
    "first": _Use(ASKING | {_ROWS} | _PEOPLE, _ALL_WAYS - {Way.HEATMAP}, "quotes, lists, tables and charts"),
    "by": _Use(_TABLES | {BuiltIn.ANSWERS}, frozenset({Way.TABLE}), "as: table with the rows of a table"),
    "only": _Use(_TABLES, _ALL_WAYS, "the rows of a table"),
    "who": _Use(ASKING | {_ROWS}, _ALL_WAYS, "answers to questions"),
    "score": _Use(_TABLES | {_ROWS}, _ALL_WAYS, "the rows of a table"),
    "of": _DISAGREEMENTS,
    "most": _DISAGREEMENTS,
    "counts": _Use(_COUNTED, frozenset({Way.LIST}), "as: list with the choices of a question"),
}


@dataclass(frozen=True, slots=True)
class Fitting:
    """A block with the questions it shows, each with its place in ``from``; those that are not there are left out.

    ``questions`` are all of the forms that the plan reads, as far as these were found.
    """

    block: BlockSpec
    asked: tuple[tuple[int, Question], ...]
    questions: tuple[Question, ...]
    file: str
    are_all_found: bool

    def problems(self) -> Iterator[Problem]:
        yield from self._ways()
        yield from self._several()
        yield from self._words()
        yield from self._order_of_answers()
        for place, question in self.asked:
            yield from self._may_be_shown(place, question)
            if isinstance(question, Table):
                yield from self._grouping(place, question)
                yield from self._table(question) if not self.block.rows else ()
        yield from self._only([question for _, question in self.asked if isinstance(question, Table)])
        yield from self._heatmap()
        yield from self._people()
        yield from self._rows()

    def at(self, message: Message, *word: object, **values: object) -> Problem:
        return message.at(f"{self.file}:{self.block.line_of(*map(str, word))}", **values)

    # --- ways and words -----------------------------------------------------------------------------------------------

    @property
    def _subjects(self) -> dict[str, str]:
        """The kinds that are shown, or what is built in, and how each is called."""
        if isinstance(self.block.source, BuiltIn):
            return {self.block.source: self.block.source}
        if self.block.rows:
            return {_ROWS: "rows out of several tables"}
        return {kind: f"a {kind} question" for kind in (kind_of(question) for _, question in self.asked)}

    def _ways(self) -> Iterator[Problem]:
        for subject in self._unfitted():
            ways = ", ".join(_WAYS[subject]) or "no 'as' at all"
            yield self.at(errors.PLAN_UNFIT, "as", way=self.block.way, what=self._subjects[subject], ways=ways)

    def _unfitted(self) -> list[str]:
        """What cannot be shown in the block's way."""
        way = self.block.way
        return [subject for subject in self._subjects if way and way not in _WAYS[subject]]

    def _several(self) -> Iterator[Problem]:
        """Several questions in one chart, table or heatmap."""
        way = self.block.way
        if len(self.block.refs) < 2 or self.block.rows or self._unfitted():
            return
        if way in (Way.TABLE, Way.HEATMAP):
            yield self.at(errors.PLAN_ONE_QUESTION, "as", way=way)
        if way is Way.CHART and self.asked:
            yield from self._one_chart()

    def _one_chart(self) -> Iterator[Problem]:
        points = [_points(question) for _, question in self.asked]
        if not all(points):
            yield self.at(errors.PLAN_ONE_QUESTION, "as", way=Way.CHART)
            return
        refs = self.block.refs
        first, _ = self.asked[0]
        for (place, _), own in zip(self.asked, points, strict=True):
            if own != points[0]:
                yield self.at(errors.PLAN_OTHER_POINTS, "from", place, question=refs[place], first=refs[first])

    def _words(self) -> Iterator[Problem]:
        """Words that say nothing here. Of a way that does not fit, or is not there, enough has been said."""
        has_way = self.block.way is not None and not self._unfitted()
        for word in self._written() if self._subjects else ():
            use = _USES[word]
            fits_kind = any(subject in use.kinds for subject in self._subjects)
            if not fits_kind or (has_way and self.block.way not in use.ways):
                what = f"as: {self.block.way}" if fits_kind else next(iter(self._subjects.values()))
                yield self.at(errors.PLAN_WORD_UNFIT, word, word=word, what=what, use=use.spoken)

    def _written(self) -> list[str]:
        """The words of ``_USES`` that stand in the block and could be read."""
        block = self.block
        values = (
            *(block.columns, block.item, block.sort, block.first, block.by, block.only),
            *(block.who, block.score, block.of, block.most, block.has_counts),
        )
        return [word for word, value in zip(_USES, values, strict=True) if value]

    def _order_of_answers(self) -> Iterator[Problem]:
        if self.block.source is BuiltIn.ANSWERS and self.block.by not in ("", "person"):
            yield self.at(errors.PLAN_BY_PERSON, "by", value=self.block.by)

    def _may_be_shown(self, place: int, question: Question) -> Iterator[Problem]:
        ref = self.block.refs[place]
        if question.prefill in DESCRIBING:
            yield self.at(errors.PLAN_DESCRIBING, "from", place, question=ref)
        if question.share is Share.NEVER:
            yield self.at(errors.PLAN_NEVER_SHARED, "from", place, question=ref)

    # --- the columns of a table ---------------------------------------------------------------------------------------

    def _table(self, table: Table) -> Iterator[Problem]:
        block = self.block
        names = _names([block.item])
        yield from self._columns(table, [(("columns", place), name) for place, name in enumerate(block.columns)])
        yield from self._columns(table, [(("item",), name) for name in names])
        yield from self._columns(table, [(("sort",), block.sort.removeprefix("-"))] if block.sort else [])
        yield from self._kept_back(table, {"columns": block.columns, "item": names})
        yield from self._hidden(table, [("sort", block.sort.removeprefix("-")), ("by", block.by)])
        yield from self._hidden(table, [("score", name) for name in block.score])
        yield from self._score(table)
        yield from self._split(table)

    def _columns(self, table: Table, named: Iterable[tuple[tuple[object, ...], str]]) -> Iterator[Problem]:
        """Columns that the table does not have; where a score is made, it is one of them."""
        known = [column.id for column in table.columns]
        known += [SCORE] if self.block.stands(SCORE) else []
        for word, name in named:
            if name not in known:
                yield self._unknown(table, name, known, *word)

    def _unknown(self, table: Table, name: str, known: Iterable[str], *word: object) -> Problem:
        if name == SCORE:
            return self.at(errors.PLAN_NO_SCORE, *word)
        return self.at(errors.PLAN_UNKNOWN_COLUMN, *word, question=table.id, column=name, advice=advice(name, known))

    def _kept_back(self, table: Table, used: dict[str, Iterable[str]]) -> Iterator[Problem]:
        """Columns whose answers the form keeps from being shown."""
        kept = _kept(table)
        for word, names in used.items():
            for name in dict.fromkeys(names):
                if name in kept:
                    yield self.at(errors.PLAN_COLUMN_KEPT, word, column=name, question=table.id, share=kept[name].value)

    def _hidden(self, table: Table, named: Iterable[tuple[str, str]], *where: object) -> Iterator[Problem]:
        """Columns that are not shown, named where order, groups or words would show them after all."""
        kept = _kept(table)
        for word, name in named:
            if name in kept:
                values = {"column": name, "question": table.id, "share": kept[name].value}
                yield self.at(errors.PLAN_COLUMN_HIDDEN, *(where or (word,)), word=word, **values)

    def _grouping(self, place: int, table: Table) -> Iterator[Problem]:
        """Where rows are put together by what nobody may see, they are not."""
        by, kept = table.merge.by if isinstance(table.merge, Grouping) else "", _kept(table)
        if by in kept:
            values = {"column": by, "question": table.id, "share": kept[by].value}
            yield self.at(errors.PLAN_NOT_GROUPED, "from", place, **values)

    def _score(self, table: Table) -> Iterator[Problem]:
        cells, kept = {column.id: column.cell for column in table.columns}, _kept(table)
        can_be = [id for id, cell in cells.items() if id not in kept and (isinstance(cell, Number) or _points(cell))]
        for name in self.block.score:
            if name not in cells:
                yield self._unknown(table, name, can_be or cells, SCORE)
            elif name not in can_be and name not in kept:
                hint = f"use {' and '.join(can_be)}" if can_be else f"remove '{SCORE}'"
                yield self.at(errors.PLAN_NOT_A_NUMBER, SCORE, column=name, advice=hint)

    def _split(self, table: Table) -> Iterator[Problem]:
        name, cells, kept = self.block.by, {column.id: column.cell for column in table.columns}, _kept(table)
        can_be = [id for id, cell in cells.items() if id not in kept and isinstance(cell, SelectOne)]
        if name and name not in cells:
            yield self._unknown(table, name, can_be or cells, "by")
        elif name and name not in can_be and name not in kept:
            hint = advice(name, can_be) if can_be else "remove 'by'"
            yield self.at(errors.PLAN_BY_CHOICE, "by", column=name, advice=hint)

    def _only(self, tables: list[Table]) -> Iterator[Problem]:
        """Each name is a column of one of the tables at least, and kept back in none."""
        cells = [column.cell for table in tables for column in table.columns]
        can_be = list(dict.fromkeys(cell.id for cell in cells if cell.share is Share.QUOTE and _keys(cell)))
        for name, values in self.block.only.any_of if self.block.only and tables and not self.block.rows else ():
            meant = [cell for cell in cells if cell.id == name]
            hidden = [problem for table in tables for problem in self._hidden(table, [("only", name)], "only", name)]
            if hidden:
                yield from hidden
            elif not meant:
                yield self._unknown(tables[0], name, can_be or [cell.id for cell in cells], "only", name)
            else:
                hint = advice(name, can_be) if can_be else "remove 'only'"
                yield from self._values(("only", name), values, [key for cell in meant for key in _keys(cell)], hint)

    def _values(
        self, where: tuple[str, str], values: Iterable[Key], known: Iterable[Key], hint: str
    ) -> Iterator[Problem]:
        """Values that nobody can have chosen; ``hint`` is what to do where nothing can be chosen at all."""
        keys, name = list(known), where[1]
        if not keys:
            yield self.at(errors.PLAN_NO_CHOICES, *where, name=name, advice=hint)
            return
        for place, value in enumerate(values):
            if value not in keys:
                way_out = advice(str(value), map(str, keys))
                yield self.at(errors.PLAN_NOT_A_CHOICE, *where, place, value=value, name=name, advice=way_out)

    def _heatmap(self) -> Iterator[Problem]:
        """Rows of a table are spread over two scales."""
        tables = [question for _, question in self.asked if isinstance(question, Table)]
        if self.block.way is not Way.HEATMAP or self.block.rows or not tables or len(self.block.refs) > 1:
            return
        scales = [column.id for column in shown_columns(tables[0]) if _points(column.cell)]
        known = {column.id for column in shown_columns(tables[0])}
        is_told = self.block.stands(SCORE) and not (self.block.score and known.issuperset(self.block.score))
        if not is_told and not (len(self.block.score) == 2 and set(self.block.score) <= set(scales)):
            hint = f"write: score: {' x '.join(scales[:2])}" if len(scales) > 1 else "show it as: table"
            yield self.at(errors.PLAN_HEATMAP_SCORE, SCORE, question=tables[0].id, advice=hint)

    # --- people, and rows out of several tables -----------------------------------------------------------------------

    def _people(self) -> Iterator[Problem]:
        may_be_picked = (question for question in self.questions if question.share is not Share.NEVER)
        can_be = list(dict.fromkeys(question.id for question in may_be_picked if _keys(question)))
        for name, values in self.block.who.any_of if self.block.who else ():
            meant = [question for question in self.questions if question.id == name]
            known = [key for question in meant for key in _keys(question)]
            if any(question.share is Share.NEVER for question in meant):
                yield self.at(errors.PLAN_WHO_HIDDEN, "who", name, question=name)
                continue
            hint = advice(name, can_be) if can_be else "remove 'who'"
            if meant and values != (ANSWERED,):
                yield from self._values(("who", name), values, [*known, ANSWERED] if known else [], hint)
            elif not meant and self.are_all_found:
                yield self.at(errors.PLAN_WHO_UNKNOWN, "who", name, name=name, advice=hint)

    def _rows(self) -> Iterator[Problem]:
        if not self.block.rows or not self.block.columns:
            return
        heads = self.block.columns
        questions = dict(self.asked)
        for place, rows in enumerate(self.block.rows):
            where = ("from", place, rows.ref)
            table = questions.get(place)
            if table is not None and not isinstance(table, Table):
                yield self.at(errors.PLAN_NOT_A_TABLE, *where, question=rows.ref)
            for column, phrase in rows.cells:
                if column not in heads:
                    yield self.at(errors.PLAN_UNKNOWN_CELL, *where, column, column=column, advice=advice(column, heads))
                if isinstance(table, Table):
                    here = (*where, column)
                    yield from self._columns(table, ((here, name) for name in _names([phrase])))
                    yield from self._hidden(table, [(column, name) for name in _names([phrase])], *here)
        yield from self._heads_that_fit(heads)
        yield from self._scored([question for _, question in self.asked if isinstance(question, Table)])

    def _scored(self, tables: list[Table]) -> Iterator[Problem]:
        """One table at least has to have all that makes the score; rows of the others have none."""
        for table in tables:
            yield from self._hidden(table, [(SCORE, name) for name in self.block.score])
        found = {table: sum(column.id in self.block.score for column in table.columns) for table in tables}
        nearest = max(tables, key=found.__getitem__, default=None)
        if nearest is not None:
            yield from self._score(nearest)

    def _heads_that_fit(self, heads: tuple[str, ...]) -> Iterator[Problem]:
        """Columns that no table fills, and a column to sort by that is not there."""
        filled = {column for rows in self.block.rows for column, _ in rows.cells}
        for head in heads:
            if head not in filled:
                yield self.at(errors.PLAN_EMPTY_COLUMN, "columns", head, column=head)
        name = self.block.sort.removeprefix("-")
        if name == SCORE and name not in heads:
            yield from () if self.block.stands(SCORE) else [self.at(errors.PLAN_NO_SCORE, "sort")]
        elif name and name not in heads:
            yield self.at(errors.PLAN_UNKNOWN_CELL, "sort", column=name, advice=advice(name, heads))


def _kept(table: Table) -> dict[str, Share]:
    """The columns that are not shown, and why."""
    return {column.id: column.cell.share for column in table.columns if column.cell.share is not Share.QUOTE}


def _names(phrases: Iterable[Phrase | None]) -> list[str]:
    """What stands in braces, in any language."""
    words = (words for phrase in phrases if phrase for _, words in phrase.by_language)
    return list(dict.fromkeys(name for text in words for name in names_in(text)))


def _points(question: Question) -> tuple[int, ...]:
    """The points of a scale, or of a list that is scored; none for other kinds."""
    match question:
        case Scale():
            return tuple(range(question.min, question.max + 1))
        case SelectOne(choices=choices) if is_scored(choices):
            return tuple(sorted(choice.key for choice in choices if isinstance(choice.key, int)))
        case _:
            return ()


def _keys(question: Question | Cell) -> tuple[Key, ...]:
    """What can have been chosen; nothing for kinds whose answers are free."""
    match question:
        case SelectOne() | SelectMultiple() | Scale() | Sharing():
            return tuple(key for key, _ in offered(question))
        case Tick() | Consent():
            return (TICKED,)
        case _:
            return ()
