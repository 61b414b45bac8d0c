"""HTML: one file that is valid, asks for nothing and says what the plan says."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from PIL import Image

from tests.plan.paper import form_of, plan_from, said
from tests.report.fridge import plan_for_the_fridge
from tests.report.orchard import ORCHARD, showing_only
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
    Names,
    Plan,
    Rating,
    Ratings,
    Row,
)
from wta_forms.report.branding import Branding
from wta_forms.report.formats import write
from wta_forms.report.html.look import style
from wta_forms.spec.colours import RGB, colour_of, contrast

FORM = form_of("- {id: gap, kind: paragraph, label: What is missing?}")


def html(plan: Plan, branding: Branding | None = None) -> str:
    return (write(plan, ".html", branding) if branding else write(plan, ".html"))[""].decode()


def parsed(source: str) -> Element:
    """Raises ParseError where a browser would have to guess."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(source)


def of(plan: Plan) -> Element:
    return parsed(html(plan))


def found(page: Element, path: str) -> list[Element]:
    return page.findall(f".//{path}")


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def listing(*lines: str) -> Plan:
    return showing_only(Block(Listing(tuple(Line(line, (1,)) for line in lines))))


@pytest.mark.parametrize("plan", [ORCHARD, plan_for_the_fridge("role"), plan_for_the_fridge("none")])
def test_it_is_html_that_no_browser_has_to_guess_at(plan: Plan) -> None:
    page = of(plan)
    assert page.get("lang") == "en"
    assert [words(title) for title in found(page, "title")] == [plan.title]


def test_headings_have_no_gap_between_their_levels() -> None:
    levels = [int(heading.tag[1]) for heading in of(ORCHARD).iter() if re.fullmatch("h[1-6]", str(heading.tag))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_it_asks_for_nothing_and_runs_nothing() -> None:
    source = html(ORCHARD)
    page = parsed(source)
    assert not [each for each in page.iter() if each.tag in ("script", "link", "iframe", "object", "form", "base")]
    assert not [each for each in page.iter() if "style" in each.attrib or any(name[:2] == "on" for name in each.attrib)]
    assert all(link.get("href", "").startswith("#") for link in found(page, "a"))


def test_nothing_but_its_own_style_is_allowed() -> None:
    page = of(ORCHARD)
    (css,) = found(page, "style")
    digest = b64encode(sha256((css.text or "").encode()).digest()).decode()
    (meta,) = (each for each in found(page, "meta") if each.get("http-equiv") == "Content-Security-Policy")
    assert meta.get("content") == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_every_link_leads_to_a_place_that_is_there_once() -> None:
    page = of(ORCHARD)
    ids = [each.get("id") for each in page.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert {link.get("href", "")[1:] for link in found(page, "a")} <= set(ids)


def test_a_number_leads_to_its_answer_and_from_there_back_to_every_place() -> None:
    page = of(ORCHARD)
    (answer,) = found(page, "div[@id='answer-3']")
    (back,) = found(answer, "p[@class='back']")
    assert words(back) == "Shown under: Gaps, strengths and risks at a glance · Risks"
    places = [link.get("href", "")[1:] for link in found(back, "a")]
    for place in places:
        (cited,) = found(page, f"a[@id='{place}']")
        assert (cited.get("href"), cited.get("aria-label"), cited.text) == ("#answer-3", "Answer 3", "3")


def test_numbers_lead_nowhere_where_no_answers_stand_at_the_end() -> None:
    page = of(listing("A van"))
    assert [words(line) for line in found(page, "li")][-1] == "A van [1]"
    assert not found(page, "span[@class='numbers']/a")


def test_contents_and_landmarks() -> None:
    page = of(ORCHARD)
    (contents,) = found(page, "nav")
    assert [words(line) for line in found(contents, "li")] == [section.title for section in ORCHARD.sections]
    assert len(found(page, "main")) == len(found(page, "header")) == 1
    first = found(page, "body/a")[0]
    assert (words(first), first.get("href")) == ("Skip to the plan", "#plan")


# --- pictures ---------------------------------------------------------------------------------------------------------


def cells(table: Element) -> list[list[str]]:
    return [[words(cell) for cell in row if cell.tag in ("th", "td")] for row in found(table, "tr")]


def of_block(body: Any) -> Element:
    return of(showing_only(Block(body, "Ways")))


def test_a_chart_is_a_table_that_says_every_figure_and_draws_its_share() -> None:
    page = of_block(Chart(8, (Bar("By bus", 6, (1,)), Bar("On foot", 0))))
    (table,) = found(page, "table")
    assert words(found(table, "caption")[0]) == "Ways"
    for svg in found(table, "td/{*}svg"):
        assert svg.get("aria-hidden") == "true"
        svg.remove(svg[0])
    assert cells(table) == [
        ["Choice", "", "People", "Answers"],
        ["By bus", "", "6", "[1]"],
        ["On foot", "", "0", ""],
    ]
    assert [bar.get("width") for bar in found(table, "{*}rect[@class='bar']")] == ["75"]
    assert words(found(page, "figcaption")[0]) == "8 people answered."


def test_a_cell_of_a_heatmap_has_its_number_beside_its_colour() -> None:
    rows = (HeatRow("4", (HeatCell(0), HeatCell(1, (2,), ("Rain",)))),)
    page = of_block(Heatmap("Likely", "Bad", ("1", "2"), rows))
    empty, named = found(page, "tbody/tr/td")
    assert (empty.get("class"), words(empty)) == ("heat heat-0", "0")
    assert (named.get("class"), words(named), named.get("data-head")) == ("heat heat-5", "1Rain [2]", "Bad 2")


def test_a_rating_shows_how_many_people_are_at_every_point() -> None:
    rating = Rating("Trust", 3, 1, 3, 4, counts=(1, 0, 3))
    page = of_block(Ratings(1, 3, "", "", (rating,)))
    (cell,) = found(page, "td[@class='drawn counted']")
    heights = [float(column.get("height", "")) for column in found(cell, "{*}rect")]
    assert heights[1] == pytest.approx(3 * heights[0], abs=0.1)
    assert words(found(cell, "div")[0]) == "1: 12: 03: 3"
    assert [kind for kind in classes(cell) if kind in ("range", "middle")] == ["range", "middle"]


def test_where_people_are_split_no_middle_is_drawn_and_each_camp_is() -> None:
    camps = (Camp(1, 1, 4), Camp(4, 5, 4))
    page = of_block(Ratings(1, 5, "", "", (Rating("Trust", 3, 1, 5, 8, counts=(4, 0, 0, 2, 2), camps=camps),)))
    (cell,) = found(page, "td[@class='drawn counted']")
    ends = [(line.get("x1"), line.get("x2")) for line in found(cell, "{*}line[@class='middle']")]
    assert ends == [("10", "10"), ("70", "90")]
    assert "split" in words(page)


def test_what_would_tell_of_a_few_is_neither_said_nor_drawn() -> None:
    few = Rating("Trust", 3, 1, 5, 4, has_range=False)
    many = Rating("Time", 3, 1, 5, 9, counts=(1, 2, 3, 2, 1))
    page = of_block(Ratings(1, 5, "", "", (few, many)))
    cell = found(page, "td[@class='drawn counted']")[0]
    assert "range" not in classes(cell)
    assert words(found(cell, "div")[0]) == KEPT_BACK
    rows = (HeatRow("4", (HeatCell(0, is_kept_back=True), HeatCell(3))),)
    hidden, shown = found(of_block(Heatmap("", "", ("1", "2"), rows)), "tbody/tr/td")
    assert (words(hidden), words(shown)) == (KEPT_BACK, "3")


def classes(element: Element) -> list[str]:
    return [each.get("class", "") for each in element.iter()]


def test_a_card_says_what_each_of_its_lines_is() -> None:
    page = of_block(Grid(("Step", "Who"), (Row(("Ask the board", "Ann"), (1,)),)))
    assert [cell.get("data-head") for cell in found(page, "tbody/tr/td")] == ["Step", "Who", "Answer"]
    assert {each.get("role") for each in found(page, "table//")} >= {"row", "cell", "columnheader", "rowgroup"}


# --- a person's words -------------------------------------------------------------------------------------------------


def test_every_line_of_a_quote_is_a_paragraph() -> None:
    page = of(plan_from(FORM, [said("Ann", gap="First\n second\n\nlast")], "{from: drivers.gap, as: quotes}"))
    assert [words(line) for line in found(page, "blockquote/p")] == ["First", "second", "last"]


def test_words_that_run_the_other_way_say_so_and_in_which_script_they_are() -> None:
    page = of(listing("A van", "لا يوجد طعام حلال", "Ні", "12 May"))
    told = [(line.get("dir"), line.get("lang")) for line in found(page, "ul/li")]
    assert told == [(None, None), ("rtl", "und-Arab"), (None, "und-Cyrl"), (None, None)]


def test_a_plan_in_arabic_begins_at_the_right() -> None:
    page = of(replace(listing("A van", "لا يوجد"), language="ar"))
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert [(line.get("dir"), line.get("lang")) for line in found(page, "ul/li")] == [("ltr", "und-Latn"), (None, None)]


def test_a_word_without_end_may_be_broken_and_is_still_one_word() -> None:
    address = "https://example.org/" + "a" * 60
    page = of(listing(address))
    (line,) = found(page, "ul/li")
    assert words(line) == f"{address} [1]"
    assert len(found(line, "bdi/wbr")) == 5


# --- its look ---------------------------------------------------------------------------------------------------------


def png() -> bytes:
    made = BytesIO()
    Image.new("RGB", (4, 2), "red").save(made, "PNG")
    return made.getvalue()


def test_the_logo_stands_above_the_title_and_in_the_file() -> None:
    page = parsed(html(ORCHARD, Branding(logo=png(), logo_words="Leith Carers")))
    (logo,) = found(page, "header/img")
    assert (logo.get("alt"), logo.get("src")) == (
        "Leith Carers",
        f"data:image/png;base64,{b64encode(png()).decode()}",
    )
    assert "img-src data:;" in html(ORCHARD, Branding(logo=png()))


def colours_in(css: str, start: str) -> dict[str, RGB]:
    declared = css.partition(start)[2].partition("}")[0]
    return {name: colour_of(value) for name, value in re.findall(r"--([\w-]+):(#\w{6})", declared)}


ACCENTS = ("#0b5f6c", "#7a1fa2", "#000000", "#b3261e", "#8a5a00", "#1a4fd0", "#2e7d32")


@pytest.mark.parametrize("accent", ACCENTS)
@pytest.mark.parametrize("ground", [":root{color-scheme", "dark){:root{"])
def test_words_can_be_read_on_whatever_they_stand_on(accent: str, ground: str) -> None:
    named = colours_in(style(colour_of(accent)), ground)
    for letters in ("ink", "quiet", "accent"):
        assert contrast(named[letters], named["ground"]) >= 4.5
        assert contrast(named[letters], named["tint"]) >= 4.5
    for step in range(1, 6):
        assert contrast(named[f"on-heat-{step}"], named[f"heat-{step}"]) >= 4.5
    assert contrast(named["accent"], named["track"]) >= 3


def test_the_accent_is_the_organisations() -> None:
    assert "--accent:#7a1fa2" in html(ORCHARD, Branding(accent=(122, 31, 162)))


def test_nobody_is_named_where_names_are_not_shown() -> None:
    for names in (Names.ROLE, Names.NONE):
        text = html(plan_for_the_fridge(names)).casefold()
        assert not re.search(r"\b(reid|hay|orr|marr|lorne|tait)\b|\.pdf", text)
