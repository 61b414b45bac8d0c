"""PDF/UA-1 (ISO 14289-1) as veraPDF judges it, and what it passes over, which we look at before a file is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.layout.paper import form_of
from tests.programs import needs, verapdf
from tests.render.paper import EVERY_KIND, MORE_KINDS, blank, blank_of, copy_for, pdf_of
from tests.render.planted import FORM, JUDGED, SEEN, Paper, with_an_artifact
from tests.render.test_logo import branded
from tests.render.test_scripts import arabic, every_script
from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.layout.style import VARIANTS
from wta_forms.render.conformance import Finding, Rule, palette
from wta_forms.render.document import Imprint
from wta_forms.render.palette import Palette
from wta_forms.render.personalise import write_pdf
from wta_forms.spec.load import load_form
from wta_forms.spec.shipped import PARTS, SPECS
from wta_forms.workflow.generate import copy_of, lay_out

LONG = "Many people told us that this takes longer than anybody thinks it should. " * 20

HARD = f"""
- title: Łódź
  about: {LONG * 4}
  questions:
  - {{kind: heading, label: A heading, about: About it.}}
  - id: keyed
    kind: table
    label: Rows with names
    rows: {{bus: Buses, train: Trains}}
    columns: [{{id: now, kind: text, label: Now}}, {{id: fine, kind: tick, label: Fine}}]
  - id: long
    kind: table
    label: Many rows
    rows: 40
    columns: [{{id: a, kind: date, label: A}}, {{id: b, kind: number, label: B, unit: £}}]
  - id: many
    kind: select_multiple
    label: Many choices
    choices: {{{", ".join(f"c{n}: {n} {LONG[:120]}" for n in range(20))}}}
    other: true
  - id: buttons
    kind: select_one
    appearance: radio
    label: Buttons on two pages
    choices: {{{", ".join(f"c{n}: {n} {LONG[:120]}" for n in range(40))}}}
  - {{id: scale, kind: scale, label: In two rows, max: 10, low: Źle, high: Dobrze, width: third}}
- questions: [{{id: last, kind: paragraph, label: Without a title, only_if: {{many: answered}}}}]
"""


TWO_LANGUAGES = load_form(SPECS / "drivers.yaml", [PARTS])


# --- what veraPDF judges ----------------------------------------------------------------------------------------------

GOOD: dict[str, Callable[[], bytes]] = {
    "blank": blank,
    "polish": lambda: copy_for("ewa-zolkowska"),
    "arabic": lambda: copy_for("samira-haddad"),
    "answered": lambda: pdf_of(EVERY_KIND, name="Zażółć", way__bus=True, gaps__1__urgent="Łow", story="One\nTwo"),
    "more": lambda: pdf_of(MORE_KINDS),
    "more answered": lambda: pdf_of(
        MORE_KINDS, travel="train", sure__3=True, first__bus="1", hearing="Słaby", keep=True
    ),
    "hard": lambda: pdf_of(HARD),
    "branded standard": lambda: branded("standard")[1],
    "branded by-hand": lambda: branded("by-hand")[1],
    "branded phone": lambda: branded("phone")[1],
    "every script": every_script,
    "two languages": lambda: copy_of(lay_out(TWO_LANGUAGES, "pl+en")),
    "two directions": lambda: copy_of(lay_out(TWO_LANGUAGES, "ar+en")),
    "from the right": lambda: arabic(name="Ada (Dr.)", story="بِسْمِ اللَّهِ\nالسطر 2", t__1__list="عالية"),
    "planted in": lambda: Paper().written(),
    "words among what is read": lambda: with_an_artifact("Please read this", 300).written(),
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, verapdf.Verdict]:
    """One start of Java for all of them."""
    made = {name: make() for name, make in GOOD.items()}
    made |= {name: defect.planted().written() for name, defect in (SEEN | JUDGED).items()}
    folder = tmp_path_factory.mktemp("judged")
    paths = {name: folder / f"{name}.pdf" for name in made}
    for name, path in paths.items():
        path.write_bytes(made[name])
    judged = verapdf.judge(list(paths.values()))
    return {name: judged[path] for name, path in paths.items()}


def broken(verdict: verapdf.Verdict) -> set[str]:
    assert verdict.rules_checked == verapdf.RULES
    return {failure.clause for failure in verdict.failures}


@needs(verapdf)
@pytest.mark.parametrize("name", GOOD)
def test_what_we_write_conforms(name: str, verdicts: dict[str, verapdf.Verdict]) -> None:
    assert broken(verdicts[name]) == set()


@needs(verapdf)
@pytest.mark.parametrize("name", JUDGED)
def test_verapdf_catches(name: str, verdicts: dict[str, verapdf.Verdict]) -> None:
    assert JUDGED[name].rule in broken(verdicts[name])


@needs(verapdf)
@pytest.mark.parametrize("name", SEEN)
def test_verapdf_passes_over(name: str, verdicts: dict[str, verapdf.Verdict]) -> None:
    """Each of these is why there is a rule of ours; of one both see something."""
    assert broken(verdicts[name]) == ({SEEN[name].judged} - {""})


# --- what we look at --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SEEN)
def test_we_catch(name: str) -> None:
    assert {finding.rule for finding in SEEN[name].planted().found()} == {SEEN[name].rule}


def test_every_rule_is_broken_by_something() -> None:
    assert {defect.rule for defect in SEEN.values()} == set(Rule) - {Rule.SHAPES_DARK}, "a border is no object"


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("form", [FORM, EVERY_KIND, MORE_KINDS, HARD], ids=["planted", "every", "more", "hard"])
def test_nothing_is_found_in_what_is_fine(form: str, variant: str) -> None:
    assert Paper(lay_out(form_of(form), variant=variant).pages).found() == ()


def test_words_that_stand_among_what_is_read_are_read() -> None:
    assert with_an_artifact("Please read this", 300).found() == (
        Finding(Rule.WORDS_READ, "page 1", "Please read this"),
    )


def test_a_running_head_and_a_repeated_head_need_not_be_read_again() -> None:
    assert with_an_artifact("A running head", 10).found() == ()
    assert with_an_artifact("Gap", 300).found() == ()


def test_colours_are_judged_by_what_they_are_for() -> None:
    grey, ink, white = (128, 128, 128), (24, 32, 38), (255, 255, 255)
    assert list(palette(words=[ink, grey], shapes=[grey], grounds=[white])) == [
        Finding(Rule.WORDS_DARK, "#808080", "#808080 has 3.95 to 1 on #ffffff")
    ]
    assert [found.rule for found in palette([], [(200, 200, 200)], [white])] == [Rule.SHAPES_DARK]


def test_every_rule_has_a_sentence_and_a_clause() -> None:
    for rule in Rule:
        assert rule.sentence.endswith(".")
        assert rule.clause.split(",")[0] in {"ISO 14289-1", "ISO 32000-2", "WCAG 2.2"}


# --- what is said of it -----------------------------------------------------------------------------------------------


def test_what_does_not_conform_is_not_written_and_the_fault_is_ours() -> None:
    pages = with_an_artifact("Please read this", 300).pages
    with pytest.raises(WtaFormsError) as raised:
        write_pdf(pages, Imprint("A test", "en"))
    rule = Rule.WORDS_READ
    assert raised.value.problems == (
        errors.NOT_CONFORMING.at("page 1", what="Please read this", rule=rule.sentence, clause=rule.clause),
    )


def test_a_colour_in_which_headings_cannot_be_read_is_not_written_whoever_chose_it() -> None:
    pages = blank_of(EVERY_KIND).pages
    assert write_pdf(pages, Imprint("A test", "en"))
    with pytest.raises(WtaFormsError) as raised:
        write_pdf(pages, Imprint("A test", "en", palette=Palette(accent=(255, 204, 0))))
    assert {problem.where for problem in raised.value.problems} == {"#ffcc00"}


def test_words_for_a_machine_are_the_authors() -> None:
    (finding,) = SEEN["a variable's name is said"].planted().found()
    assert finding.problem() == errors.MACHINE_WORDS.at("last", words="2: lastName")
