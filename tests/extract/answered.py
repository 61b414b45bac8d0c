"""Every shipped form with something in every box, in many languages: what fits, or more than fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wta_forms.extract.raw import RawValue
from wta_forms.layout.boxes import Shape, Widget
from wta_forms.spec.filling import FieldValue
from wta_forms.workflow.making.blank import Blank

PHRASES = (
    "We meet on Fridays at 5:30 pm, after the news.",
    "Zażółć gęślą jaźń w Łodzi – żółw.",
    "Càite a bheil thu a’ fuireach, a Sheumais?",
    "إلى اللقاء في بغداد مع الأصدقاء",
    "O'Brien & Sons, 12–14 High St.",
    "naïve café, “quoted”, for €1,200",
)
PARAGRAPHS = "The kitchen table is where it starts: people bring what they have.\nNobody pays.\n\n"
_LINES_FOR_PARAGRAPHS = 8
"""Times the size of letters: six lines."""


def answers_for(blank: Blank, *, is_long: bool = False) -> dict[str, FieldValue]:
    """A third of the boxes to tick, one of each group of buttons, and words everywhere: as many as are sure to fit, or
    with ``is_long`` five times as many in every box of several lines."""
    rooms = {field.name: field.capacity for field in blank.map.fields}
    filled: dict[str, FieldValue] = {}
    for number, (_, widget) in enumerate(blank.pages.widgets()):
        phrase = PHRASES[number % len(PHRASES)]
        match widget.shape:
            case Shape.TICK if number % 3 == 0:
                filled[widget.name] = True
            case Shape.RADIO if number % 2 == 0:
                filled[widget.name] = widget.on
            case Shape.LIST:
                filled[widget.name] = widget.options[number % len(widget.options)]
            case Shape.LINE:
                filled[widget.name] = _fitting(phrase, rooms[widget.name])
            case Shape.LINES:
                text = f"{PARAGRAPHS}{phrase} " * 40
                has_room = is_long or widget.rect.height > _LINES_FOR_PARAGRAPHS * widget.size
                text = text if has_room else " ".join(text.split())
                room = rooms[widget.name]
                filled[widget.name] = text[: 5 * room].strip() if is_long else _fitting(text, room)
            case _:
                pass
    return filled


def _fitting(text: str, most: int) -> str:
    """Whole words where one fits; a line that was ended takes as much room as a whole one."""
    room = max(1, most - 60 * text[:most].count("\n"))
    short = text[:room].rpartition(" ")[0] if len(text) > room else text
    return (short or text[:room]).strip()


@dataclass(frozen=True, slots=True)
class Score:
    """How much came back in the right box, of how much."""

    words: int
    all_words: int
    ticks: int
    all_ticks: int

    def __str__(self) -> str:
        return f"words {self.words} of {self.all_words}, ticks {self.ticks} of {self.all_ticks}"


def score(blank: Blank, answers: Mapping[str, FieldValue], found: Mapping[str, RawValue]) -> Score:
    words: Counter[str] = Counter()
    for _, widget in blank.pages.widgets():
        texts = found[widget.name].texts if widget.name in found else ()
        for kind, is_right in _compared(widget, answers.get(widget.name), texts):
            words[f"all {kind}"] += 1
            words[kind] += is_right
    return Score(words["words"], words["all words"], words["ticks"], words["all ticks"])


def _compared(widget: Widget, answer: FieldValue | None, texts: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    if widget.shape in (Shape.TICK, Shape.RADIO):
        yield "ticks", (widget.on in texts) == (answer is True or answer == widget.on)
        return
    wanted, there = Counter(str(answer or "").split()), Counter(" ".join(texts).split())
    for word, count in wanted.items():
        yield from (("words", at < there[word]) for at in range(count))
