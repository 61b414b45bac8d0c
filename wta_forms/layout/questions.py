"""One question → blocks: its number, words, limits and boxes, and what a screen reader says at each box."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from wta_forms.layout.blocks import EMPTY_CELL, Blank, Block, Points, Row, Stack, Table, Text
from wta_forms.layout.boxes import Role
from wta_forms.layout.style import FontMetrics, Style
from wta_forms.spec import form as kinds
from wta_forms.spec import wording
from wta_forms.spec.fields import OTHER_TEXT, Field, Shape, fields_of_question
from wta_forms.spec.form import (
    ANSWERED,
    Cell,
    Condition,
    Date,
    Form,
    Key,
    Number,
    Paragraph,
    Phrase,
    Question,
    SelectMultiple,
    SelectOne,
    Tick,
    Width,
    offered,
)

_SHORT = 150
"""The width of a box for a number or a date."""
_BESIDE = 8
"""Between a tick or a unit and what it stands beside."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A form in one language: says phrases, numbers, conditions and limits as they are printed."""

    form: Form
    language: str
    style: Style
    metrics: FontMetrics

    def say(self, phrase: Phrase | None, **values: object) -> str:
        text = phrase.in_(self.language) if phrase else ""
        return text.format(**values) if values else text

    def paragraphs(self, phrase: Phrase | None) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.say(phrase).splitlines() if line.strip())

    def number(self, id: str) -> int:
        return self.form.numbers()[id]

    def figure(self, value: float) -> str:
        """A number without an exponent, and in English with commas between thousands."""
        comma = "," if self.language.split("-")[0] == "en" else ""
        whole, point, decimals = f"{value:{comma}.9f}".partition(".")
        return (whole + point + decimals.rstrip("0")).rstrip(point)

    def date(self, iso: str) -> str:
        return wording.date_in_words(iso, self.language)

    def condition(self, condition: Condition) -> Block:
        text = " ".join(self._clause(id, values) for id, values in condition.any_of)
        return Text(text, self.style.condition)

    def _clause(self, id: str, values: tuple[Key, ...]) -> str:
        asked, number = self.form.question(id), self.number(id)
        if ANSWERED in values:
            return self.say(wording.ONLY_IF_ANSWERED, number=number)
        if isinstance(asked, Tick):
            return self.say(wording.ONLY_IF_TICK, number=number)
        labels = [self.say(words) for key, words in self._offered(asked) if key in values]
        return self.say(wording.ONLY_IF_CHOICE, answer=self.either(labels, "” {or} “"), number=number)

    def _offered(self, asked: Question) -> tuple[tuple[Key, Phrase], ...]:
        return offered(asked) if isinstance(asked, (SelectOne, SelectMultiple)) else ()

    def either(self, labels: list[str], last: str = " {or} ") -> str:
        """ "High, Medium or Low"."""
        between = last.replace("{or}", self.say(wording.OR))
        comma = ", " if "“" not in last else "”, “"
        return between.join(filter(None, [comma.join(labels[:-1]), labels[-1]]))


def question_block(question: Question, speaker: Speaker) -> Block:
    """Number and words, then the boxes under them. A table's words lead it; everything else stays in one piece."""
    style = speaker.style
    words = _question_words(question, speaker)
    answer = _answer(question, speaker)
    number = Text(str(speaker.number(question.id)), style.number, None)
    label = Text(speaker.say(question.label), style.label, None)
    title = Row((number, label), (Points(style.gutter), 1), role=Role.H3)
    head = Stack((title, Stack(tuple(words), gap=1, indent=style.gutter, leads=True)), gap=1, leads=True)
    if isinstance(question, kinds.Table):
        return Stack((head, answer), gap=style.gap_in_question + 2)
    answer = Stack((answer,), indent=style.gutter)
    return Stack((head, answer), gap=style.gap_in_question, keeps_together=True)


def _question_words(question: Question, speaker: Speaker) -> Iterator[Block]:
    """What is printed between the question and its boxes: condition, hint, limits; prompts last."""
    if question.only_if:
        yield speaker.condition(question.only_if)
    if help := _help(question, speaker):
        yield Text(help, speaker.style.hint)
    for prompt in question.prompts:
        yield Text(speaker.say(prompt), speaker.style.hint)


def _help(question: Question, speaker: Speaker) -> str:
    required = speaker.say(wording.REQUIRED) if question.required else ""
    return _joined(speaker.say(question.hint), *_limits(question, speaker), required)


def _limits(question: Question | Cell, speaker: Speaker) -> Iterator[str]:
    """What the answer has to be like, in words."""
    match question:
        case kinds.Text() | Paragraph():
            yield speaker.say(question.message)
            if question.max_chars:
                yield speaker.say(wording.AT_MOST_CHARACTERS, count=question.max_chars)
        case Number():
            yield _bounds(question, speaker)
            yield _decimals(question, speaker)
        case Date():
            yield speaker.say(wording.DATE_FORMAT)
            yield speaker.say(wording.DATE_FROM, min=speaker.date(question.min)) if question.min else ""
            yield speaker.say(wording.DATE_TO, max=speaker.date(question.max)) if question.max else ""
        case SelectOne():
            yield speaker.say(wording.TICK_ONE)
        case SelectMultiple():
            yield _tick_limits(question, speaker)
        case kinds.Table() | Tick():
            return
        case _:
            assert_never(question)


def _bounds(question: Number, speaker: Speaker) -> str:
    """Nothing for "0 or more", which everybody takes for granted."""
    least, most = question.min, question.max
    if least is not None and most is not None:
        return speaker.say(wording.NUMBER_FROM_TO, min=speaker.figure(least), max=speaker.figure(most))
    if most is not None:
        return speaker.say(wording.NUMBER_TO, max=speaker.figure(most))
    return speaker.say(wording.NUMBER_FROM, min=speaker.figure(least)) if least else ""


def _decimals(question: Number, speaker: Speaker) -> str:
    match question.decimals:
        case None:
            return ""
        case 0:
            return speaker.say(wording.NUMBER_WHOLE)
        case count:
            return speaker.say(wording.NUMBER_DECIMALS, count=count)


def _tick_limits(question: SelectMultiple, speaker: Speaker) -> str:
    match question.at_least, question.up_to:
        case None, None:
            return speaker.say(wording.TICK_SEVERAL)
        case least, None:
            return speaker.say(wording.TICK_AT_LEAST, least=least)
        case None, most:
            return speaker.say(wording.TICK_UP_TO, most=most)
        case least, most:
            return speaker.say(wording.TICK_FROM_TO, least=least, most=most)


def _answer(question: Question, speaker: Speaker) -> Block:
    match question:
        case kinds.Text() | Paragraph() | Date() | Number():
            return _written(question, speaker)
        case SelectOne() | SelectMultiple():
            return _choices(question, speaker)
        case Tick():
            (field,) = fields_of_question(question)
            return Blank(field, _tooltip(question, speaker))
        case kinds.Table():
            return _table(question, speaker)
        case _:
            assert_never(question)


def _written(question: kinds.Text | Paragraph | Date | Number, speaker: Speaker) -> Block:
    (field,) = fields_of_question(question)
    blank = Blank(field, _tooltip(question, speaker), lines_of_cell(question))
    match question:
        case Date():
            return replace(blank, widest=_SHORT)
        case Number():
            return _with_unit(replace(blank, widest=_SHORT), question, speaker)
        case _:
            return blank


def _with_unit(blank: Blank, question: Number, speaker: Speaker) -> Block:
    """A sign stands before its number (£ 500), a word after it (500 hours), many words under it."""
    style, unit = speaker.style, speaker.say(question.unit)
    if not unit:
        return blank
    width = speaker.metrics.width(unit, style.body.face, style.body.size) + 1
    left = _room(question, style) - width - _BESIDE
    if left < _SHORT / 2:
        return Stack((blank, Text(unit, style.hint)), gap=1)
    beside = Stack((Stack(()), Text(unit, style.body)), gap=(style.box_height(1) - style.body.leading) / 2 - 1)
    if unit[0].isalpha():
        return Row((blank, beside), (Points(min(_SHORT, left)), 1), gap=_BESIDE)
    return Row((beside, blank), (Points(width), 1), gap=_BESIDE)


def _room(question: Question, style: Style) -> float:
    """The least width there is for a question's boxes."""
    beside = {Width.FULL: 1, Width.HALF: 2, Width.THIRD: 3}[question.width]
    return (style.text_width - (beside - 1) * style.gap_columns) / beside - style.gutter


def lines_of_cell(question: Cell) -> int:
    return question.lines if isinstance(question, (kinds.Text, Paragraph)) else 1


# --- ticks ------------------------------------------------------------------------------------------------------------


def _choices(question: SelectOne | SelectMultiple, speaker: Speaker) -> Block:
    """A tick box a choice: two columns where all of them are short, one where they are not."""
    fields = {field.choice: field for field in fields_of_question(question)}
    hints = {choice.key: choice.hint for choice in question.choices}
    plain = [(key, words) for key, words in offered(question) if key != "other"]
    ticks = [_choice(question, fields[key], words, hints.get(key), speaker) for key, words in plain]
    rows = _two_columns(ticks, speaker) if _are_short(question, speaker) else ticks
    other = [_other(question, fields, speaker)] if question.other else []
    return Stack((*rows, *other), gap=7, role=Role.LIST)


def _are_short(question: SelectOne | SelectMultiple, speaker: Speaker) -> bool:
    style = speaker.style
    room = (style.text_width - style.gutter - style.gap_columns) / 2 - style.tick - _BESIDE
    if question.width is not Width.FULL or any(choice.hint for choice in question.choices):
        return False
    labels = [speaker.say(words) for key, words in offered(question) if key != "other"]
    return len(labels) > 3 and all(
        speaker.metrics.width(label, style.body.face, style.body.size) <= room for label in labels
    )


def _two_columns(ticks: list[Block], speaker: Speaker) -> list[Block]:
    pairs = [ticks[n : n + 2] for n in range(0, len(ticks), 2)]
    return [Row((*pair, *[Stack(())] * (2 - len(pair))), (1, 1), gap=speaker.style.gap_columns) for pair in pairs]


def _choice(
    question: SelectOne | SelectMultiple, field: Field, words: Phrase, hint: Phrase | None, speaker: Speaker
) -> Block:
    style, label = speaker.style, speaker.say(words)
    texts = (Text(label, style.body), *((Text(speaker.say(hint), style.hint),) if hint else ()))
    tick = Blank(field, _choice_tooltip(question, label, speaker))
    return _ticked(tick, Stack(texts), style)


def _other(question: SelectOne | SelectMultiple, fields: dict[Key | None, Field], speaker: Speaker) -> Block:
    """The tick for something else, with a line to say what."""
    style, label = speaker.style, speaker.say(question.other)
    tick = Blank(fields["other"], _choice_tooltip(question, label, speaker))
    line = Blank(fields[OTHER_TEXT], _told(wording.TOOLTIP_OTHER_TEXT, question, speaker, choice=label))
    return _ticked(tick, Stack((Text(label, style.body), line), gap=5), style)


def _ticked(tick: Blank, words: Block, style: Style) -> Block:
    body = Row((tick, words), (Points(style.tick), 1), gap=_BESIDE, role=Role.LIST_BODY)
    return Stack((body,), role=Role.LIST_ENTRY)


# --- tables -----------------------------------------------------------------------------------------------------------


def _table(table: kinds.Table, speaker: Speaker) -> Block:
    fields = {(field.row, field.column): field for field in fields_of_question(table)}
    row_labels = _row_labels(table, speaker)
    head = [_head_cell(column.cell, speaker) for column in table.columns]
    first = Text(speaker.say(wording.ROW), speaker.style.cell_head) if isinstance(table.rows, int) else EMPTY_CELL
    rows = tuple(
        (
            Text(label, speaker.style.cell_head),
            *(_cell(table, label, column.cell, fields[row, column.id], speaker) for column in table.columns),
        )
        for row, label in zip(table.row_keys, row_labels, strict=True)
    )
    widths = (Points(34) if isinstance(table.rows, int) else 2.0, *(column.share_of_width for column in table.columns))
    return Table((first, *head), rows, widths)


def _row_labels(table: kinds.Table, speaker: Speaker) -> list[str]:
    rows = table.rows
    return list(table.row_keys) if isinstance(rows, int) else [speaker.say(row.label) for row in rows]


def _head_cell(cell: Cell, speaker: Speaker) -> Block:
    style = speaker.style
    label, help = Text(_column_title(cell, speaker), style.cell_head), _cell_help(cell, speaker)
    return Stack((label, Text(help, style.cell_hint))) if help else label


def _column_title(cell: Cell, speaker: Speaker) -> str:
    """The label, and in brackets what is counted."""
    label, unit = speaker.say(cell.label), speaker.say(cell.unit) if isinstance(cell, Number) else ""
    return f"{label} ({unit})" if unit else label


def _cell_help(cell: Cell, speaker: Speaker) -> str:
    return _joined(speaker.say(cell.hint), *_cell_limits(cell, speaker))


def _cell_limits(cell: Cell, speaker: Speaker) -> Iterator[str]:
    """What a printed drop-down would hide stands in the head of its column."""
    match cell:
        case SelectOne():
            yield speaker.either([speaker.say(words) for _, words in offered(cell)])
        case Date(min=None, max=None) if cell.hint:
            return
        case _:
            yield from _limits(cell, speaker)


def _cell(table: kinds.Table, row: str, cell: Cell, field: Field, speaker: Speaker) -> Block:
    options = tuple(speaker.say(words) for _, words in offered(cell)) if isinstance(cell, SelectOne) else ()
    words = _joined(_decapitalised(_column_title(cell, speaker)), _cell_help(cell, speaker))
    tooltip = _told(wording.TOOLTIP_CELL, table, speaker, row=row, words=words)
    return Blank(field, tooltip, lines_of_cell(cell), options=options, has_border=field.shape is Shape.TICK)


# --- what is said at a box --------------------------------------------------------------------------------------------


def _tooltip(question: Question, speaker: Speaker) -> str:
    unit = speaker.say(question.unit) if isinstance(question, Number) else ""
    words = _joined(speaker.say(question.label), _help(question, speaker), f"({unit})" if unit else "")
    return _told(wording.TOOLTIP, question, speaker, words=words)


def _choice_tooltip(question: Question, choice: str, speaker: Speaker) -> str:
    return _told(wording.TOOLTIP_CHOICE, question, speaker, words=_ended(speaker.say(question.label)), choice=choice)


def _told(phrase: Phrase, question: Question, speaker: Speaker, **values: str) -> str:
    """A tooltip, on one line: with the number of its question."""
    return " ".join(speaker.say(phrase, number=speaker.number(question.id), **values).split())


def _joined(*sentences: str) -> str:
    """One after the other, each but the last ended; the empty ones are left out."""
    *first, last = [sentence for sentence in sentences if sentence] or [""]
    return " ".join([*map(_ended, first), last])


def _ended(words: str) -> str:
    return words if words.endswith((".", "?", "!", ":", "…")) else f"{words}."


def _decapitalised(words: str) -> str:
    """ "How we know" after a colon is "how we know"; "NHS" stays."""
    is_word = len(words) > 1 and words[0].isupper() and words[1].islower()
    return words[0].lower() + words[1:] if is_word else words
