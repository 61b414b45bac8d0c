"""A plan that no renderer likes: every kind of block with words in four scripts, signs, marks that turn words round,
halves of characters, 40,000 letters in one answer, and nothing where something is expected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tests.report.orchard import ORCHARD, entry
from wta_forms.plan.model import (
    Answers,
    Bar,
    Beside,
    Block,
    Chart,
    Counts,
    Disagreement,
    Disagreements,
    Entry,
    Grid,
    Group,
    HeatCell,
    Heatmap,
    HeatRow,
    Line,
    Listing,
    Parts,
    Plan,
    Quotes,
    Rating,
    Ratings,
    Row,
    Rows,
    Section,
    Sentence,
    Unit,
)

ARABIC = "نحن نطبخ معاً كل يوم أحد، في الساعة 3 مع WhatsApp (مجاناً)"
POLISH = "Zażółć gęślą jaźń – „nie czytają” angielskich ulotek"
MIXED = "We cook together: نطبخ معاً، لا أحد يأخذ صدقة, every Sunday"
UKRAINIAN = "Щоп’ятниці ми готуємо разом"
LONG = "Because people are already managing without us, and it is costing them. " * 560
"""Some 40,000 letters."""
WEB = "https://example.org/" + "a" * 4000
HOSTILE = (
    "bell\x07 null\x00 escape\x1b[31m",
    "half a character \ud800 and the other \udc00",
    "back\u202ewards and\u2066 open",
    "a thumb \U0001f44d, a flag \U0001f3f4\U000e0067\U000e007f, a key \U0001f511",
    "Chinese 中文 and Hebrew שלום",
    "(brackets) \\backslash {braces} %percent <<dictionary>> /Name",
    "\u200bzero width\ufeff, soft\u00adhyphen, no\u00a0break",
    "combining: e\u0301 a\u0328 \u0301alone",
)
EVERY = (ARABIC, POLISH, MIXED, UKRAINIAN, *HOSTILE, WEB)
ENTRIES: tuple[Entry, ...] = (
    *(entry(number, "A carer", 0, 5, "Why?", words) for number, words in enumerate(EVERY, 1)),
    entry(len(EVERY) + 1, "A carer", 0, 6, "Why now?", LONG),
    entry(len(EVERY) + 2, "A manager", 1, 7, ARABIC, Rows(("What", "Who"), ((MIXED, ""), (LONG, POLISH), ("", "")))),
    replace(entry(len(EVERY) + 3, "A manager", 1, 8, "Which?", ""), doubt="2 boxes were ticked"),
)
NUMBERS = tuple(each.number for each in ENTRIES)


def _pictures() -> Iterable[Block]:
    yield Block(Chart(4, tuple(Bar(words, 2, NUMBERS[:3]) for words in EVERY), (POLISH, ARABIC)), "Bars")
    yield Block(Chart(0, (Bar("Nothing", 0, (), 1), Bar("Nothing either", 0, (), 1)), (), Unit.POINTS), "No points")
    rated = (Rating(ARABIC, 4, 1, 5, 12, 3, NUMBERS), Rating("Nobody", 0, 0, 0, 0, 2), Rating(LONG[:900], 1, 1, 1, 1))
    yield Block(Ratings(1, 5, ARABIC, POLISH, rated), "Ratings")
    named = (HeatCell(2, NUMBERS[:2], (ARABIC, MIXED)), HeatCell(0), HeatCell(1, NUMBERS[:1], (LONG[:400],)))
    yield Block(Heatmap("How likely", "How bad", ("1", "2", "3"), (HeatRow("1", named), HeatRow(ARABIC, named))), "Map")
    wide = tuple(str(number) for number in range(11))
    yield Block(Heatmap("", "", wide, (HeatRow("All", tuple(HeatCell(int(head)) for head in wide)),)), "Wide")


def _words() -> Iterable[Block]:
    listed = Listing(tuple(Line(words, NUMBERS) for words in (*EVERY, LONG)))
    yield Block(Quotes(ENTRIES[:-2]), "Quotes", more=2, unworded=1, counted=2, unclear=1, doubts=ENTRIES[-1:])
    yield Block(listed, ARABIC)
    yield Block(Sentence(tuple(Line(words) for words in EVERY)), "A sentence", lead="We heard")
    rows = tuple(Row((words, LONG if words == POLISH else "short", ""), NUMBERS[:2]) for words in EVERY)
    yield Block(Grid(("What", ARABIC, "A third"), rows), "A table")
    few = Listing(tuple(Line(words, NUMBERS) for words in (*EVERY, LONG[:3000])))
    yield Block(Parts((Block(few, "A part"), Block(Grid(("One",), ()), "Nothing", empty="Nobody said."))), "Parts")
    yield Block(Disagreements((Disagreement(MIXED, (Line(ARABIC, NUMBERS[:1]), Line(POLISH))),)), "Disagreements")
    columns = (Block(few, "Left"), Block(Quotes(ENTRIES[:4]), "Right"))
    yield Block(Beside(columns), "Side by side")


HARD = Plan(
    f"A hard plan \u202e{ARABIC} \x00",
    "2026-03-12",
    "en",
    ORCHARD.names,
    (
        Section("Words", ("A paragraph.\nIn two lines.",), tuple(_words()), is_unwritten=True),
        Section(ARABIC, (MIXED,), tuple(_pictures())),
        Section("", (), (Block(Listing((Line("Under no title"),))),)),
        Section("Every answer", (), (Block(Answers((Group("A carer", ENTRIES[:-2]), Group("", ENTRIES[-2:])))),), True),
    ),
    ENTRIES,
    Counts(2, None, 0, 0),
)
EMPTY = Plan("", "", "en", ORCHARD.names, (), (), Counts(0, None, 0, 0))
FROM_THE_RIGHT = replace(HARD, title=ARABIC, language="ar", sections=HARD.sections[1:3])
