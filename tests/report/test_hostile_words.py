"""Whatever somebody writes arrives as their words and as nothing else, in every format; others read it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from tests.plan.paper import form_of, plan_from, said
from tests.report.read_back import READ, plain
from wta_forms.plan.model import Plan
from wta_forms.report.formats import FORMATS, write

FORM = form_of(
    """
    - {id: gap, kind: paragraph, label: What is missing?}
    - id: steps
      kind: table
      label: The steps
      rows: 2
      columns: [{id: step, kind: text, label: Step}, {id: who, kind: text, label: Who}]
    """
)


@dataclass(frozen=True)
class Hostile:
    """``written`` by a person. ``kept``, where it is given, is what arrives where a format cannot hold all of it."""

    written: str
    kept: str | None = None

    @property
    def arrives(self) -> str:
        return self.written if self.kept is None else self.kept


HOSTILE: Mapping[str, Hostile] = {
    "formula": Hostile("=1+1"),
    "command": Hostile("=cmd|' /C calc'!A0"),
    "link as a formula": Hostile('=HYPERLINK("http://example.org","click")'),
    "plus": Hostile("+44 131 496 0000"),
    "minus": Hostile("-2+3"),
    "at": Hostile("@SUM(A1:A9)"),
    "wide equals sign": Hostile("＝1+1"),
    "formula in a second line": Hostile("first\n=1+1"),
    "formula behind a tab": Hostile("a\t=1+1"),
    "apostrophe in front": Hostile("'=1+1"),
    "escape of Excel": Hostile("_x0041_ and _x000D_"),
    "script": Hostile("<script>alert(1)</script>"),
    "picture": Hostile('<img src="http://example.org/x.png" onerror=alert(1)>'),
    "breaking out": Hostile("\"'></td></table></style></script><!-- ]]> --> <b>"),
    "entities": Hostile("&lt;b&gt; &amp; &#60; &nbsp; &unknown;"),
    "markdown": Hostile("# [a](javascript:alert(1)) ![b](http://example.org) **c** `d` | e <f>"),
    "field of Word": Hostile('{ INCLUDETEXT "c:\\\\secret.txt" } {{plan}}'),
    "braces of ours": Hostile("{people.answered} {0} %s {{x}}"),
    "entity of XML": Hostile('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    "NUL and control characters": Hostile("a\0b\x01c\x1bd\x7fe", "a\ufffdb\ufffdc\ufffdd\ufffde"),
    "half a character": Hostile("a\ud800b\udc00c", "a\ufffdb\ufffdc"),
    "no characters": Hostile("a\ufffeb\uffffc\ufdd0d\U0001fffee", "a\ufffdb\ufffdc\ufffdd\ufffde"),
    "emoji": Hostile("👩\u200d🌾 and 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"),
    "invisible": Hostile("a\u200bb\u2060c\u00add"),
    "override": Hostile("invoice\u202efdp.exe"),
    "isolates left open": Hostile("a\u2067b\u2066c"),
    "embedding left open": Hostile("a\u202bb\u202ac"),
    "Arabic": Hostile("لا يوجد طعام حلال 12"),
    "long word": Hostile("w" * 5_000),
    "40,000 characters": Hostile("four score " * 3_636 + "end."),
}


def plan(text: str) -> Plan:
    """As a quote, in a list, in a cell of a table, in full at the end, and as a person's name."""
    ann = said(f"Ann {text}"[:200], gap=text, steps=[{"step": text, "who": "Ann"}])
    shown = ("{from: drivers.gap, as: quotes}", "{from: drivers.gap, as: list}", "{from: drivers.steps, as: table}")
    return plan_from(FORM, [ann], *shown, "{from: answers}", names="name")


TWICE = {".csv", ".xlsx", ".md"}
"""Where words need not stand a third time as they are: tables have no quotes and no lists, and Markdown has a stroke
between the lines of a list."""


def test_every_format_is_read_back() -> None:
    assert set(READ) == set(FORMATS)


NAMED_IN_PDF = {"wide equals sign", "emoji", "invisible"}
"""Characters that its fonts do not have are named there in words, "[woman]"; those that nobody sees are not written."""


@pytest.mark.parametrize(
    ("name", "ending"),
    [(name, ending) for name in HOSTILE for ending in READ if ending != ".pdf" or name not in NAMED_IN_PDF],
)
def test_words_stay_words(name: str, ending: str) -> None:
    hostile = HOSTILE[name]
    told = plain(READ[ending](write(plan(hostile.written), ending)))
    kept = hostile.written if ending == ".json" and name in KEPT_BY_JSON else hostile.arrives
    assert told.count(plain(kept)) >= (2 if ending in TWICE else 3)


KEPT_BY_JSON = {"NUL and control characters", "no characters"}
"""JSON can say them."""


@pytest.mark.parametrize("ending", [".html", ".md", ".docx"])
@pytest.mark.parametrize("name", ["override", "isolates left open", "embedding left open"])
def test_nobody_turns_the_words_of_another_round(name: str, ending: str) -> None:
    """Each line closes what it opens; the value of a cell or of a string has nobody beside it."""
    for line in READ[ending](write(plan(HOSTILE[name].written), ending)).split("\n"):
        assert left_open(line) == 0


def left_open(line: str) -> int:
    """How many isolates and embeddings of a line have no end in it."""
    begun = {end: sum(map(line.count, starts)) for end, starts in ENDS.items()}
    return sum(abs(count - line.count(end)) for end, count in begun.items())


ENDS = {"\u2069": "\u2066\u2067\u2068", "\u202c": "\u202a\u202b\u202d\u202e"}
