"""Markdown: the whole document as a golden file, and a person's words that stay words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.plan.paper import form_of, plan_from, plan_of, said, showing
from tests.report.fridge import plan_for_the_fridge
from tests.report.orchard import ORCHARD, showing_only
from wta_forms.plan.merge import merge
from wta_forms.plan.model import (
    Bar,
    Beside,
    Block,
    Body,
    Chart,
    HeatCell,
    Heatmap,
    HeatRow,
    Line,
    Listing,
    Rating,
    Ratings,
    Unit,
)
from wta_forms.report.formats import write

GOLDEN = Path(__file__).parent / "golden"
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
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def markdown(text: str, *blocks: str, **options: str) -> str:
    """What is written of a plan in which Ann says ``text`` about the gap."""
    return write(plan_from(FORM, [said("Ann", gap=text)], *blocks, **options), ".md")[""].decode()


# --- the whole document -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("names", ["name", "role", "none"])
def test_a_plan_reads_as_a_document(names: str, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"fridge-{names}.md", write(plan_for_the_fridge(names), ".md")[""].decode())


def test_everything_that_a_plan_can_show_reads_as_a_document(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "orchard.md", write(ORCHARD, ".md")[""].decode())


def test_nobody_is_named_where_names_are_not_shown() -> None:
    for names in ("role", "none"):
        for ending in (".md", ".json"):
            text = write(plan_for_the_fridge(names), ending)[""].decode().casefold()
            assert not [name for name in ("reid", "hay", "orr", "marr", "lorne", "tait") if name in text.split()]
            assert ".pdf" not in text


def test_no_id_and_no_key_of_a_form_is_read_aloud() -> None:
    text = write(plan_for_the_fridge("role"), ".md")[""].decode()
    for word in (
        "co_production",
        "uses_services",
        "at_the_table",
        "first_steps",
        "unsure",
        "None",
        "{",
        "}",
    ):
        assert word not in text


# --- words that stay words --------------------------------------------------------------------------------------------

HOSTILE = (
    "<script>alert(1)</script>",
    "# a title",
    "- a list",
    "1. a list",
    "> a quote",
    "```",
    "    code",
    "a | b\n--- | ---",
    "[click](http://example.org)",
    "![picture](x.png)",
    "[1]: http://example.org",
    "*bold* _bold_ **bold** ~~gone~~ `code`",
    "a\n===",
    "a\n---",
    "&lt;b&gt; &amp; &#35;",
    "back\\slash \\",
    "<!-- a comment",
    "first\n\n\n- second\n\tthird",
    "***",
    "ends with #",
    "+ 1",
    "10) ten",
    "snake_case and __init__ and _x",
    "https://example.org/a_b?c=1&d=2",
)

texts = st.lists(
    st.sampled_from(
        [*"<>[]()!#*_-+=~`|\\&;:.1 \n\t$^'\"", "a", "b", "é", "http://", "&lt;", "---", "1.", "\u2028", "\x0b"]
    )
).map("".join)


def words_in(text: str) -> list[str]:
    return text.split()


def read_back(source: str) -> str:
    """What a reader of Markdown sees: the text of every node, and nothing that could be anything else."""
    tokens = READER.parse(source)
    inline = [child for token in tokens for child in token.children or ()]
    kinds = {child.type for child in inline}
    assert kinds <= {"text", "text_special", "softbreak", "strong_open", "strong_close"}, kinds
    return " ".join("".join(child.content for child in token.children or ()) for token in tokens if token.children)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_quote_is_read_back_as_it_was_written(text: str) -> None:
    document = markdown(text, "{from: drivers.gap, as: quotes}", names="none")
    start = "# Our plan\n\n## What people say\n\n"
    assert document.startswith(start)
    assert words_in(read_back(document.removeprefix(start))) == [*words_in(text), "[1]"]


@settings(deadline=None)
@given(texts.filter(str.strip))
@example("a\\")
@example("1.\n2)")
@example("#")
def test_whatever_somebody_writes_stays_words(text: str) -> None:
    document = markdown(text, "{from: drivers.gap, as: quotes}", "{from: drivers.gap, as: list}", "{from: answers}")
    told = read_back(document)
    assert words_in(told).count("[1]") >= 3
    assert "".join(words_in(text)) in "".join(words_in(told))


@settings(deadline=None)
@given(texts.filter(str.strip), texts.filter(str.strip))
def test_a_table_keeps_its_cells_whatever_is_written_in_them(step: str, who: str) -> None:
    ann = said("Ann", steps=[{"step": step, "who": who}])
    document = write(plan_from(FORM, [ann], "{from: drivers.steps, as: table}"), ".md")[""].decode()
    cells = [token.content for token in READER.parse(document) if token.type == "inline"][-3:]
    assert len(cells) == 3
    assert cells[-1] == "[1]"
    read_back(document)


def test_every_line_of_an_answer_is_a_paragraph() -> None:
    document = markdown("First line\n  second line\n\nlast", "{from: drivers.gap, as: quotes}", names="none")
    assert "> First line\n>\n> second line\n>\n> last [1]\n" in document


def test_lines_in_a_list_have_a_stroke_between_them() -> None:
    assert "- First / second [1]\n" in markdown("First\nsecond", "{from: drivers.gap, as: list}")


def test_only_marks_are_escaped_so_that_the_file_itself_reads_well() -> None:
    text = "We - all 3 of us - need £5,000 & a van (soon); snake_case is fine. See https://example.org/a_b?c=1&d=2"
    assert f"- {text} [1]\n" in markdown(text, "{from: drivers.gap, as: list}")


def test_a_person_cannot_break_out_through_their_name() -> None:
    form = form_of("- {id: gap, kind: text, label: Gap}")
    ann = said("# <b>Ann</b>\n- x", gap="A van")
    loaded = plan_of(showing("{from: drivers.gap, as: quotes}", "{from: answers}", names="name"), form)
    assert loaded.plan is not None
    document = write(merge(loaded.plan, loaded.forms, [ann]), ".md")[""].decode()
    assert r"### \# \<b\>Ann\</b\> / \- x" in document
    read_back(document)


# --- pictures in words ------------------------------------------------------------------------------------------------


def shown(body: Body) -> str:
    """What is written of one block, below the headings."""
    return write(showing_only(Block(body)), ".md")[""].decode().partition("## All\n\n")[2]


def test_places_are_words_and_do_not_make_a_list_of_their_own() -> None:
    document = shown(Chart(18, (Bar("By bus", 12, (), 1), Bar("# By van", 6.5, (2,), 2)), (), Unit.POINTS))
    assert document == "- **1.** By bus: 12 of 18 points\n- **2.** \\# By van: 6.5 of 18 points [2]\n"
    assert "ordered_list_open" not in [token.type for token in READER.parse(document)]


def test_a_rating_is_a_line() -> None:
    document = shown(Ratings(1, 5, "", "", (Rating("*Trust*\nand time", 4, 2, 5, 12, 1, (1, 2)),)))
    assert document.endswith("\n\n- \\*Trust\\* / and time: 4 of 5, from 2 to 5, 12 answers, 1 not sure [1, 2]\n")


def test_a_heatmap_is_a_table_of_counts_with_what_is_counted_under_it() -> None:
    rows = (HeatRow("4", (HeatCell(0), HeatCell(2, (1,), ("Rain | snow", "Wind")))),)
    *_, table, words = shown(Heatmap("Likely", "Bad", ("1", "2"), rows)).split("\n\n")
    assert table.splitlines() == ["| Likely | 1 | 2 |", "| --- | --- | --- |", "| 4 | 0 | 2 |"]
    assert words == "- Likely 4, Bad 2: Rain \\| snow; Wind [1]\n"


def test_columns_stand_one_after_the_other() -> None:
    columns = Beside((Block(Listing((Line("Plant"),)), "We will"), Block(Listing((Line("Sell"),)), "We will not")))
    assert shown(columns) == "### We will\n\n- Plant\n\n### We will not\n\n- Sell\n"


def test_nobody_turns_the_words_of_another_round() -> None:
    document = markdown("back\u202ewards", "{from: drivers.gap, as: list}", names="none")
    assert "- \u2068back\u202ewards\u202c\u2069 [1]\n" in document


def test_the_numbers_behind_arabic_words_run_from_left_to_right() -> None:
    document = markdown("We heard: الآن", "{from: drivers.gap, as: list}", names="none")
    assert "- We heard: الآن\N{LEFT-TO-RIGHT MARK} [1]\n" in document
