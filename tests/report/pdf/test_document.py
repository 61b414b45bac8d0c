"""The PDF, read back by other programs: its words in their order, its tags, its links, and what no font has."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from PIL import Image

from tests.conftest import Shown
from tests.plan.paper import form_of, plan_from, said
from tests.programs import needs, pdftotext, verapdf
from tests.render.tagged import Element, Tagged, show
from tests.report.fridge import plan_for_the_fridge
from tests.report.hard import ARABIC, EMPTY, FROM_THE_RIGHT, HARD, MIXED, POLISH
from tests.report.orchard import ORCHARD, showing_only
from wta_forms.layout.blocks import Runs, Text
from wta_forms.layout.boxes import Drawn, Pages, Panel, Words
from wta_forms.layout.legible import LEAST_FOR_WORDS, contrast
from wta_forms.layout.show import show_pages
from wta_forms.layout.style import Colour
from wta_forms.plan.figures import KEPT_BACK, Camp
from wta_forms.plan.model import (
    Bar,
    Block,
    Chart,
    Grid,
    HeatCell,
    Heatmap,
    HeatRow,
    Line,
    Listing,
    Plan,
    Quotes,
    Rating,
    Ratings,
    Row,
    Unit,
)
from wta_forms.render.palette import Palette
from wta_forms.report import sentences
from wta_forms.report.branding import Branding
from wta_forms.report.characters import written_lines
from wta_forms.report.formats import write
from wta_forms.report.pdf.charts import STRENGTHS
from wta_forms.report.pdf.document import pages_of, undrawn
from wta_forms.report.pdf.look import BODY
from wta_forms.report.pdf.words import Writer

GOLDEN = Path(__file__).parents[1] / "golden"
FORM = form_of("- {id: gap, kind: paragraph, label: What is missing?}")
PLANS = {
    "orchard": ORCHARD,
    "fridge": plan_for_the_fridge("role"),
    "hard": HARD,
    "right": FROM_THE_RIGHT,
    "empty": EMPTY,
}


@cache
def pdf_of(name: str) -> bytes:
    return write(PLANS[name], ".pdf")[""]


def pages_with(words: str) -> Pages:
    """The pages of a plan in which somebody says these words."""
    blocks = ("{from: drivers.gap, as: quotes}", "{from: drivers.gap, as: list}", "{from: answers}")
    return pages_of(plan_from(FORM, [said("Ann", gap=words)], *blocks))


def told(pages: Pages) -> str:
    """Everything that is read, in its order."""
    return " ".join(box.text for _, leaf in pages.tree.leaves() if isinstance(box := pages.box(leaf), Words))


# --- the whole document -----------------------------------------------------------------------------------------------


def test_everything_that_a_plan_can_show_is_laid_out(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "orchard-pages.txt", show_pages(pages_of(ORCHARD)))


def test_everything_that_a_plan_can_show_stands_in_the_tag_tree(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "orchard-tags.txt", show(Tagged(pdf_of("orchard")).tree))


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, verapdf.Verdict]:
    folder = tmp_path_factory.mktemp("judged")
    paths = {name: folder / f"{name}.pdf" for name in PLANS}
    for name, path in paths.items():
        path.write_bytes(pdf_of(name))
    judged = verapdf.judge(list(paths.values()))
    return {name: judged[path] for name, path in paths.items()}


@needs(verapdf)
@pytest.mark.parametrize("name", PLANS)
def test_every_plan_conforms_to_pdf_ua(name: str, verdicts: dict[str, verapdf.Verdict]) -> None:
    assert (verdicts[name].rules_checked, verdicts[name].failures) == (verapdf.RULES, ())


@needs(verapdf)
def test_the_plan_of_the_demo_conforms_to_pdf_ua(shown: Shown) -> None:
    (path,) = (path for path in shown.demo.plans if path.suffix == ".pdf")
    verdict = verapdf.judge([path])[path]
    assert (verdict.rules_checked, verdict.failures) == (verapdf.RULES, ())


# --- the same words as in every other format --------------------------------------------------------------------------

_READER = MarkdownIt("commonmark").enable("table")
_APART = re.compile("[\u2066-\u2069\u200e]")
_HEADS = re.compile(r"\b(Choice|Place|Points|People|Answers?)\b")
"""Heads of pictures, which are lines in Markdown."""


def words_of_markdown(plan: Plan) -> list[str]:
    tokens = _READER.parse(write(plan, ".md")[""].decode())
    text = " ".join("".join(child.content for child in token.children or ()) for token in tokens if token.children)
    return words_in(text)


def words_in(text: str) -> list[str]:
    return re.findall(r"\w+", _HEADS.sub(" ", _APART.sub("", text)))


def read_by_poppler(pdf: bytes) -> list[str]:
    """What pdftotext finds, without the head and the foot of each page."""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    pages = done.stdout.decode().split("\f")
    return words_in("\n".join(line for page in pages for line in page.splitlines() if not _is_running(line)))


def _is_running(line: str) -> bool:
    return bool(re.fullmatch(r"\d+ / \d+", line)) or line == ORCHARD.title


def without_contents(words: list[str]) -> list[str]:
    """From the first section on."""
    start = len(words) - 1 - words[::-1].index("Summary")
    return words[start:]


@needs(pdftotext)
def test_another_program_reads_the_words_of_the_markdown_in_their_order() -> None:
    plain = replace(ORCHARD, sections=tuple(each for each in ORCHARD.sections if _is_plain(each.title)))
    assert without_contents(read_by_poppler(write(plain, ".pdf")[""])) == without_contents(words_of_markdown(plain))


def _is_plain(title: str) -> bool:
    """Pictures say their figures in other words than lines do, and columns stand side by side."""
    return title in {"Summary", "Why now", "Our assets", "What we still disagree on", "Every answer"}


@pytest.mark.parametrize("name", ["fridge", "orchard"])
def test_the_tag_tree_reads_the_words_of_the_markdown_in_their_order(name: str) -> None:
    """All that is read aloud, pictures too, but for the list of contents and the ends of scales."""
    plan = replace(PLANS[name], sections=tuple(each for each in PLANS[name].sections if "ready" not in each.title))
    tagged = Tagged(write(plan, ".pdf")[""])
    for element in tagged.tree.all():
        element.children = [child for child in element.children if not _is_of_contents(child)]
    assert words_in(" ".join(tagged.said())) == words_of_markdown(plan)


def _is_of_contents(child: object) -> bool:
    return isinstance(child, Element) and (child.type == "TOC" or child.words().strip() == sentences.CONTENTS)


def test_nothing_of_a_long_answer_is_lost_over_pages() -> None:
    pages = pages_of(HARD)
    assert told(pages).count("costing them.") == " ".join(write(HARD, ".md")[""].decode().split()).count(
        "costing them."
    )
    assert len(pages.pages) > 30


# --- words of people --------------------------------------------------------------------------------------------------

texts = st.lists(st.sampled_from([*"ab é.,()[]\n\t\u2068\u2069\u200e1Щ", "نعم", "שלום", "\u202e", "\x07", "👍"])).map(
    "".join
)


@given(texts, st.sampled_from(["en", "ar"]), st.booleans())
def test_no_word_is_lost_on_the_way_to_the_page(text: str, language: str, keeps_side: bool) -> None:
    made = Writer(language).text(text, BODY, keeps_side=keeps_side)
    runs = [made.text] if isinstance(made, Text) else [run.text for run in made.runs] if isinstance(made, Runs) else []
    wanted = " ".join(written_lines(text)).replace("👍", "[thumbs up sign]")
    assert _APART.sub("", "".join(runs)).split() == _APART.sub("", wanted).split()


@pytest.mark.parametrize("words", ["bell\x07", "null\x00", "half \ud800"])
def test_what_no_file_can_hold_is_seen_to_be_missing(words: str) -> None:
    assert "\N{REPLACEMENT CHARACTER}" in told(pages_with(words))


def test_a_sign_that_no_font_has_is_said_by_its_name() -> None:
    assert "Two sessions [thumbs up sign]" in told(pages_with("Two sessions 👍"))


def test_letters_that_no_font_has_are_told_at_the_end_and_kept_for_reading_aloud() -> None:
    pages = pages_with("We say 中文")
    assert told(pages).endswith(sentences.not_drawn("中文", (1,)))
    assert "We say 中文" in told(pages)


def test_letters_that_no_font_has_are_read_by_a_screen_reader() -> None:
    plan = plan_from(FORM, [said("Ann", gap="We say 中文")], "{from: drivers.gap, as: quotes}")
    assert any("中文" in words for words in Tagged(write(plan, ".pdf")[""]).said())
    assert undrawn(plan) == "中文"


def test_nothing_is_told_where_everything_can_be_drawn() -> None:
    assert undrawn(ORCHARD) == ""
    assert "“?”" not in told(pages_of(ORCHARD))


# --- languages and directions -----------------------------------------------------------------------------------------


def runs_of(words: str, language: str = "en", **options: bool) -> list[tuple[str, str]]:
    made = Writer(language).text(words, BODY, **options)
    assert isinstance(made, (Runs, Text))
    return [(made.text, made.language)] if isinstance(made, Text) else [(run.text, run.language) for run in made.runs]


def test_words_in_another_script_say_so_and_their_ends_go_with_the_text() -> None:
    assert runs_of(MIXED) == [
        ("We cook together: ", ""),
        ("نطبخ معاً، لا أحد يأخذ صدقة", "und-Arab"),
        (", every Sunday", ""),
    ]


def test_what_is_kept_apart_keeps_its_own_order() -> None:
    assert runs_of("1 means “\u2068نعم OK (نعم)\u2069”, 5 not.")[1] == ("نعم OK (نعم)", "und-Arab")


def test_polish_words_are_in_the_script_of_the_document() -> None:
    assert runs_of(POLISH) == [(POLISH, "")]


def test_in_a_document_from_the_right_it_is_the_other_way_round() -> None:
    assert runs_of("نعم OK", "ar") == [("نعم ", ""), ("OK", "und-Latn")]


def quote(words: str, language: str = "en") -> list[Words]:
    plan = showing_only(Block(Quotes((replace(ORCHARD.entries[0], words=words),))))
    boxes = pages_of(replace(plan, language=language)).pages[0].boxes
    return [box for box in boxes if isinstance(box, Words)]


def test_arabic_words_begin_at_the_right_with_who_said_them() -> None:
    said_here = next(box for box in quote("شكراً") if "شكراً" in box.text)
    source = next(box for box in quote("شكراً") if "carer" in box.text)
    right = said_here.rect.x + said_here.lines[0].x + said_here.lines[0].width
    assert right == pytest.approx(source.rect.right, abs=60)
    assert right > 500


def test_arabic_words_in_a_list_stand_beside_their_dot() -> None:
    pages = pages_of(showing_only(Block(Listing((Line(ARABIC, (1,)),)))))
    boxes = [box for box in pages.pages[0].boxes if isinstance(box, Words)]
    assert min(box.rect.x for box in boxes if box.language == "und-Arab") < 200


def test_an_answer_in_another_language_says_which_where_that_is_known() -> None:
    polish = replace(ORCHARD.entries[0], words=POLISH, language="pl")
    plan = replace(showing_only(Block(Quotes((polish,)))), entries=(polish, *ORCHARD.entries[1:]))
    pages = pages_of(plan)
    assert [box.text for box in pages.pages[0].boxes if isinstance(box, Words) and box.language == "pl"] == [POLISH]


# --- links ------------------------------------------------------------------------------------------------------------


def test_a_number_leads_to_its_answer_and_that_leads_back() -> None:
    pages = pages_of(ORCHARD)
    links = {(pages.box(leaf).text, link.target) for leaf, link in pages.links() if isinstance(pages.box(leaf), Words)}
    assert ("1", "answer 1") in links
    assert ("[1]", "use 1") in links
    places = pages.places()
    assert places["use 1"].page < places["answer 1"].page


def test_a_number_leads_nowhere_where_the_answers_do_not_stand_at_the_end() -> None:
    pages = pages_of(showing_only(Block(Listing((Line("We will", (1,)),)))))
    assert not list(pages.links())


def test_the_contents_lead_to_every_section_and_say_its_page() -> None:
    tagged = Tagged(pdf_of("orchard"))
    entries = [re.fullmatch(r"(.+?) (\d+)", " ".join(entry.words().split())) for entry in tagged.tree.find("TOCI")]
    assert [entry[1] for entry in entries if entry] == [section.title for section in ORCHARD.sections]
    for entry in filter(None, entries):
        assert entry[1] in tagged.pages[int(entry[2]) - 1].extract_text()


def test_a_plan_of_a_few_sections_has_no_contents() -> None:
    assert sentences.CONTENTS not in told(pages_of(replace(ORCHARD, sections=ORCHARD.sections[:2])))


def test_headings_are_bookmarks() -> None:
    outline = Tagged(pdf_of("orchard")).reader.outline
    assert outline[0].title == ORCHARD.title
    titles = [entry.title for entry in outline[1] if not isinstance(entry, list)]
    assert titles == [sentences.CONTENTS, *(section.title for section in ORCHARD.sections)]


# --- what stays together ----------------------------------------------------------------------------------------------


def last_on_each_page(pages: Pages) -> Iterator[str]:
    for number, page in enumerate(pages.pages[:-1]):
        leaves = [(tag, leaf) for tag, leaf in pages.tree.leaves() if leaf.page == number]
        lowest = max(leaves, key=lambda each: pages.box(each[1]).rect.bottom)
        assert page.boxes
        yield lowest[0].role.value


@pytest.mark.parametrize("name", ["orchard", "fridge", "hard", "right"])
def test_no_heading_is_the_last_on_a_page(name: str) -> None:
    assert not [role for role in last_on_each_page(pages_of(PLANS[name])) if role.startswith("H")]


def test_a_picture_is_on_one_page() -> None:
    """Twelve bars, wherever they begin."""
    bars = Block(Chart(9, tuple(Bar(f"Bar {number}", number) for number in range(12))))
    for count in range(5, 40, 4):
        above = Block(Listing(tuple(Line(f"Line {number}") for number in range(count))))
        pages = pages_of(showing_only(above, bars))
        assert len({leaf.page for _, leaf in pages.tree.leaves() if isinstance(pages.box(leaf), Drawn)}) == 1


# --- pictures ---------------------------------------------------------------------------------------------------------


def figures(block: Chart | Ratings) -> list[str]:
    return [box.alt for box in drawn_of(block)]


def test_a_bar_says_its_share() -> None:
    assert figures(Chart(9, (Bar("By bus", 7), Bar("By van", 0)))) == ["7 of 9", "0 of 9"]


def test_a_rating_says_its_middle_its_range_and_how_many_answered() -> None:
    rows = (Rating("Trust", 4, 2, 5, 12, 1), Rating("Time", 0, 0, 0, 0, 2))
    assert figures(Ratings(1, 5, "", "", rows)) == [
        "4 of 5, from 2 to 5, 12 answers, 1 not sure",
        "no rating, 2 not sure",
    ]


COUNTED = Ratings(1, 5, "", "", (Rating("Trust", 4, 2, 5, 6, 1, counts=(0, 1, 0, 3, 2)), Rating("Time", 0, 0, 0, 0)))


def test_people_at_every_point_are_drawn_and_said() -> None:
    counted, nobody = figures(COUNTED)
    assert counted == "1: 0, 2: 1, 3: 0, 4: 3, 5: 2; 4 of 5, from 2 to 5, 6 answers, 1 not sure"
    assert nobody == "no rating"


def test_what_only_a_few_say_is_not_drawn() -> None:
    """Without a range there is none to be seen, and a cell that is kept back has no number."""
    few = replace(COUNTED.rows[0], counts=(), has_range=False)
    (drawn,) = drawn_of(replace(COUNTED, rows=(few,)))
    assert len([shape for shape in drawn.shapes if isinstance(shape, Panel) and shape.strength < 1]) == 0
    assert "from" not in drawn.alt
    kept = Heatmap("", "", ("Yes",), (HeatRow("Trust", (HeatCell(0, is_kept_back=True),)),))
    assert KEPT_BACK in told(pages_of(showing_only(Block(kept))))


def test_people_who_are_split_are_drawn_as_two_camps() -> None:
    camps = (Camp(1, 2, 5), Camp(5, 5, 6))
    (drawn,) = drawn_of(replace(COUNTED, rows=(replace(COUNTED.rows[0], counts=(), count=11, camps=camps),)))
    assert len([shape for shape in drawn.shapes if isinstance(shape, Panel) and shape.radius]) == 2
    assert "split" in " ".join(shape.text for shape in drawn.shapes if isinstance(shape, Words))


def drawn_of(block: Chart | Ratings) -> list[Drawn]:
    pages = pages_of(showing_only(Block(block)))
    return [box for _, leaf in pages.tree.leaves() if isinstance(box := pages.box(leaf), Drawn)]


def test_how_points_lie_stands_under_the_bar() -> None:
    pages = pages_of(showing_only(Block(Chart(9, (Bar("Trust", 7, counts=(2, 1)),), unit=Unit.POINTS))))
    assert "put first by 2, second by 1" in told(pages)


def test_every_figure_that_is_said_is_also_seen() -> None:
    pages = pages_of(ORCHARD)
    for _, leaf in pages.tree.leaves():
        if isinstance(box := pages.box(leaf), Drawn):
            seen = " ".join(shape.text for shape in box.shapes if isinstance(shape, Words))
            assert set(re.findall(r"\d+", re.sub(r"\d+: ", "", box.alt))) <= set(re.findall(r"\d+", seen))


@pytest.mark.parametrize("accent", [(0, 0, 0), (11, 95, 108), (122, 31, 92), (118, 118, 0), (0, 0, 255)])
def test_counts_can_be_read_on_every_shade_of_any_colour(accent: tuple[int, int, int]) -> None:
    palette = Palette(accent)
    *pale, dark = (palette.mixed(Colour.ACCENT, strength) for strength in STRENGTHS)
    assert all(contrast(palette.of(Colour.INK), ground) >= LEAST_FOR_WORDS for ground in pale)
    assert contrast((255, 255, 255), dark) >= LEAST_FOR_WORDS


# --- the look of an organisation --------------------------------------------------------------------------------------


def png() -> bytes:
    made = BytesIO()
    Image.new("RGB", (320, 80), "navy").save(made, "PNG")
    return made.getvalue()


def test_the_logo_stands_above_the_title_and_says_whose_it_is() -> None:
    branding = Branding((122, 31, 92), png(), "Leith Carers")
    tagged = Tagged(write(ORCHARD, ".pdf", branding)[""])
    assert tagged.tree.find("Figure", "H1")[0].alt == "Leith Carers"
    assert b"0.478 0.122 0.361 rg" in tagged.pages[0].get_contents().get_data()


def test_the_title_of_the_window_is_that_of_the_plan() -> None:
    tagged = Tagged(pdf_of("orchard"))
    assert tagged.reader.metadata is not None
    assert tagged.reader.metadata.title == ORCHARD.title
    assert bool(tagged.root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert tagged.root["/Lang"] == "en"


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert write(HARD, ".pdf") == write(HARD, ".pdf")


def test_a_table_of_many_columns_still_fits() -> None:
    heads = tuple(f"Column {number}" for number in range(24))
    grid = Grid(heads, (Row(tuple("word" for _ in heads), (1,)),))
    assert pages_of(showing_only(Block(grid))).pages
