"""The tag tree, read out of the PDF itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.render.paper import EVERY_KIND, MORE_KINDS, blank, blank_of, copy_for, drivers, pdf_of
from tests.render.tagged import Element, Tagged, show
from wta_forms.layout.show import show_tree
from wta_forms.spec.check import phrases_of

GOLDEN = Path(__file__).parents[1] / "layout" / "golden" / "drivers-tree.txt"
"""One text for what layout meant and what the PDF says."""


@pytest.fixture(scope="module")
def tagged() -> Tagged:
    return Tagged(blank())


# --- what is read -----------------------------------------------------------------------------------------------------


def test_what_is_read_through_the_pdfs_own_tree(tagged: Tagged, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN, show_tree(drivers().pages))
    assert in_one(show(tagged.tree)) == in_one(show_tree(drivers().pages))


def in_one(tree: str) -> str:
    """What stands in one element as one text, as it is said where some of it goes from right to left."""
    return tree.replace('" "', " ")


def test_it_has_all_the_words_of_the_spec_in_their_order(tagged: Tagged) -> None:
    said = " ".join(" ".join(tagged.said()).split())
    at = 0
    for phrase in phrases_of(drivers().form):
        for line in phrase.in_("en").splitlines():
            at = said.index(line, at) + len(line)


def test_a_copy_is_read_like_the_blank(tagged: Tagged) -> None:
    assert show(Tagged(copy_for("ewa-zolkowska")).tree) == show(tagged.tree)


def test_words_that_share_an_element_are_read_apart(tagged: Tagged) -> None:
    assert tagged.tree.find("H3")[0].words() == "1 Your name "
    leads = [element.words() for element in tagged.tree.find("P") if len(element.children) == 2]
    assert leads[0].startswith("On paper? Print it")


def test_letters_beyond_windows_1252_are_read_and_so_are_words_too_long_for_a_line() -> None:
    long_word = "Donaudampfschifffahrtsgesellschaft" * 4
    tree = Tagged(pdf_of(f"- {{id: q, kind: text, label: Zażółć gęślą jaźń, hint: Łódź {long_word}}}")).tree
    assert f'P "Łódź {long_word}"' in show(tree)
    assert 'H3 "1" "Zażółć gęślą jaźń"' in show(tree)


def test_a_paragraph_over_two_pages_is_read_as_one() -> None:
    about = " ".join(f"word{n}" for n in range(1500))
    tagged = Tagged(pdf_of(f"- about: {about}\n  questions: [{{id: q, kind: text, label: Q}}]"))
    (long,) = [element for element in tagged.tree.find("P") if len(element.children) > 40]
    assert long.words().split() == about.split()
    assert len({page for page, _ in long.sequences}) > 1


# --- what is not read -------------------------------------------------------------------------------------------------


def test_only_running_words_the_stamp_line_and_repeated_heads_are_not_read(tagged: Tagged) -> None:
    title, version, pages = drivers().form.title.in_("en"), drivers().form.version, len(tagged.pages)
    heads = [head.words() for head in tagged.tree.find("TH")]
    for number, content in enumerate(tagged.content, 1):
        expected = [f"Page {number} of {pages}", f"drivers, version {version}"] + ([title] if number > 1 else [])
        assert not Counter(expected) - Counter(content.artifacts)
        repeated = Counter(content.artifacts) - Counter(expected)
        assert all(any(words in head for head in heads) for words in repeated)


def test_a_head_that_is_repeated_on_the_next_page_is_not_read_again() -> None:
    table = "{id: t, kind: table, label: T, rows: 40, columns: [{id: a, kind: text, label: How we know}]}"
    tagged = Tagged(pdf_of(f"- {table}"))
    repeated = [content.artifacts.count("How we know") for content in tagged.content]
    assert sum(repeated) > 0
    assert [head.words().strip() for head in tagged.tree.find("TH")].count("How we know") == 1


def test_nothing_is_drawn_that_is_neither_read_nor_an_artifact(tagged: Tagged) -> None:
    assert [content.outside for content in tagged.content] == [[]] * len(tagged.pages)


def test_every_marked_sequence_is_in_the_tree_once(tagged: Tagged) -> None:
    held = Counter(sequence for element in tagged.tree.all() for sequence in element.sequences)
    assert set(held.values()) == {1}
    assert set(held) == {(page, mcid) for page, content in enumerate(tagged.content) for mcid in content.marked}


def test_sequences_are_numbered_in_the_order_in_which_they_are_read(tagged: Tagged) -> None:
    held = [sequence for element in tagged.tree.all() for sequence in element.sequences]
    assert held == sorted(held)


# --- fields in the tree -----------------------------------------------------------------------------------------------


def test_every_field_is_in_a_form_element_of_its_own_in_the_order_of_the_spec(tagged: Tagged) -> None:
    forms = tagged.tree.find("Form")
    assert all(len(form.children) == len(form.fields) == 1 for form in forms)
    assert [form.fields[0]["/T"] for form in forms] == [widget.name for _, widget in drivers().pages.widgets()]
    assert not [element for element in tagged.tree.all() if element.fields and element.type != "Form"]


def test_only_the_stamp_is_outside_the_tree(tagged: Tagged) -> None:
    inside = {form.fields[0]["/T"] for form in tagged.tree.find("Form")}
    assert {widget["/T"] for widget in tagged.widgets()} - inside == {"wta-stamp"}


# --- the way back -----------------------------------------------------------------------------------------------------


def numbers(tagged: Tagged) -> dict[int, list[int] | int]:
    """The parent tree: key → object numbers of elements (a page's, in MCID order) or the one of a field."""
    entries = tagged.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    pairs = zip(entries[::2], entries[1::2], strict=True)
    return {
        int(key): [each.idnum for each in value] if isinstance(value, list) else entries[2 * at + 1].idnum
        for at, (key, value) in enumerate(pairs)
    }


def test_every_sequence_leads_back_to_its_element(tagged: Tagged) -> None:
    parents = numbers(tagged)
    for element in tagged.tree.all():
        for page, mcid in element.sequences:
            row = parents[tagged.pages[page]["/StructParents"]]
            assert isinstance(row, list)
            assert row[mcid] == element.reference


def test_every_field_leads_back_to_its_element(tagged: Tagged) -> None:
    parents = numbers(tagged)
    for form in tagged.tree.find("Form"):
        assert parents[form.fields[0]["/StructParent"]] == form.reference


def test_the_keys_of_pages_and_fields_are_all_different_and_below_the_next(tagged: Tagged) -> None:
    keys = [page["/StructParents"] for page in tagged.pages]
    keys += [widget["/StructParent"] for widget in tagged.widgets() if "/StructParent" in widget]
    assert len(set(keys)) == len(keys)
    assert sorted(keys) == sorted(numbers(tagged))
    assert tagged.root["/StructTreeRoot"]["/ParentTreeNextKey"] == max(keys) + 1


def test_every_element_knows_its_parent(tagged: Tagged) -> None:
    def check(element: Element, parent: int) -> None:
        entries = tagged.reader.get_object(element.reference)
        assert entries.raw_get("/P").idnum == parent
        for child in element.children:
            if isinstance(child, Element):
                check(child, element.reference)

    check(tagged.tree, tagged.root.raw_get("/StructTreeRoot").idnum)


def test_tabs_go_through_fields_as_the_tree_does(tagged: Tagged) -> None:
    assert [page["/Tabs"] for page in tagged.pages] == ["/S"] * len(tagged.pages)
    notes = [widget["/T"] for widget in tagged.widgets() if widget["/T"] != "wta-stamp"]
    assert notes == [form.fields[0]["/T"] for form in tagged.tree.find("Form")]


# --- attributes -------------------------------------------------------------------------------------------------------


def attributes(tagged: Tagged, type: str) -> list[dict[str, str]]:
    found = [tagged.reader.get_object(element.reference)["/A"] for element in tagged.tree.find(type)]
    return [{key: str(value) for key, value in each.items()} for each in found]


def test_headers_of_tables_say_what_they_are_the_head_of() -> None:
    tagged = Tagged(pdf_of(EVERY_KIND))
    assert (
        attributes(tagged, "TH")
        == [{"/O": "/Table", "/Scope": "/Column"}] * 3 + [{"/O": "/Table", "/Scope": "/Row"}] * 2
    )


def test_lists_say_how_they_are_numbered() -> None:
    tagged = Tagged(pdf_of("- {id: q, kind: select_one, label: Q, choices: {a: A, b: B}}"))
    numbering = [each["/ListNumbering"] for each in attributes(tagged, "L")]
    assert numbering == ["/Decimal", "/None", "/Disc"], "the steps, the choices, the last questions"


@pytest.mark.parametrize("kinds", [EVERY_KIND, MORE_KINDS], ids=["every", "more"])
def test_the_tree_of_every_kind_is_what_layout_made(kinds: str) -> None:
    assert show(Tagged(pdf_of(kinds)).tree) == show_tree(blank_of(kinds).pages)


def test_every_radio_button_is_in_a_form_element_of_its_own_and_leads_back_to_it() -> None:
    tagged = Tagged(pdf_of(MORE_KINDS))
    forms = [form for form in tagged.tree.find("Form") if "/Parent" in form.fields[0]]
    assert [form.fields[0]["/AP"]["/N"].keys() - {"/Off"} for form in forms] == [{"/bus"}, {"/train"}, {"/other"}]
    assert all(numbers(tagged)[form.fields[0]["/StructParent"]] == form.reference for form in forms)
