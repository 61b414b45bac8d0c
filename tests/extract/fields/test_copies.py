"""Several of our forms in one file."""

from __future__ import annotations

import pytest

from tests.extract.small_pdf import pdf, references, text
from wta_forms import errors
from wta_forms.answers import Status
from wta_forms.extract.fields.copies import dealt
from wta_forms.extract.files.read import read
from wta_forms.extract.found import Bundle
from wta_forms.extract.raw import RawForm
from wta_forms.spec.stamp import Stamp

MIXED = errors.MIXED_STAMPS.at("")
SMALL = "/Subtype /Widget /Rect [0 0 10 10]"


def stamp(of: str, name: str = "wta-stamp") -> str:
    return f"<< /FT /Tx /T ({name}) /V ({of}) {SMALL} >>"


def on_pages(*pages: list[str], listed: str | None = None) -> bytes:
    """Every page with its own fields."""
    fields = [field for page in pages for field in page]
    first, leaves = 10, {}
    for number, page in enumerate(pages, 100):
        leaves[number] = f"<< /Type /Page /Annots [{references(range(first, first + len(page)))}] >>"
        first += len(page)
    tree = {2: f"<< /Type /Pages /Kids [{references(leaves)}] >>", **leaves}
    return pdf(*fields, objects=tree, listed=listed)


def held(raw: RawForm) -> list[dict[str, tuple[str, ...]]]:
    return [{name: value.texts for name, value in copy.values.items()} for copy in raw.copies]


TWO_PEOPLE = [[stamp("ann"), text("q", "(yes)")], [text("r", "(1)")], [stamp("bob"), text("q", "(no)")], [text("r")]]


def test_forms_are_taken_apart_where_their_stamps_lie() -> None:
    raw = read(on_pages(*TWO_PEOPLE))
    assert [(copy.stamp, copy.first_page, copy.pages) for copy in raw.copies] == [("ann", 1, 2), ("bob", 3, 2)]
    assert held(raw) == [
        {"wta-stamp": ("ann",), "q": ("yes",), "r": ("1",)},
        {"wta-stamp": ("bob",), "q": ("no",), "r": ()},
    ]
    assert raw.problems == ()


def test_the_file_as_a_whole_still_has_all_of_it() -> None:
    raw = read(on_pages(*TWO_PEOPLE))
    assert (raw.stamp, raw.pages, raw.values["q"].texts) == ("ann", 4, ("yes", "no"))


def test_one_persons_form_twice_is_two_forms() -> None:
    raw = read(on_pages([stamp("ann"), text("q")], [stamp("ann"), text("q", "(yes)")]))
    assert [(copy.status, copy.values["q"].texts) for copy in raw.copies] == [
        (Status.BLANK, ()),
        (Status.READ, ("yes",)),
    ]


def test_what_lies_on_the_pages_counts_as_much_as_what_the_form_lists() -> None:
    assert held(read(on_pages(*TWO_PEOPLE, listed="[]"))) == held(read(on_pages(*TWO_PEOPLE)))


@pytest.mark.parametrize("name", ["1.{}", "{}+1", "{} [208]", "{}#0", "form1.{}", "{}_2", "b.{}-copy"])
def test_the_fields_of_a_copy_have_their_own_names_again(name: str) -> None:
    second = [stamp("bob", name.format("wta-stamp")), text(name.format("goal_2"), "(no)")]
    raw = read(on_pages([stamp("ann"), text("goal_2", "(yes)")], second))
    assert held(raw) == [
        {"wta-stamp": ("ann",), "goal_2": ("yes",)},
        {"wta-stamp": ("bob",), "goal_2": ("no",)},
    ]


STAMP = '{"blank":"b","digest":"d","form":"f","language":"en","version":1}'


def test_a_stamp_whose_name_is_lost_is_known_by_its_text_and_its_size() -> None:
    second = [stamp(STAMP, "dummyFieldName1"), text("dummyFieldName2", "(no)")]
    raw = read(on_pages([stamp("ann"), text("q", "(yes)")], second))
    assert held(raw)[1] == {"wta-stamp": (STAMP,), "dummyFieldName2": ("no",)}


def test_a_stamp_that_somebody_wrote_into_an_answer_is_none() -> None:
    raw = read(on_pages([stamp("ann")], [text("q", f"({STAMP})")]))
    assert (raw.copies, raw.stamp) == ((), "ann")


def test_pages_before_the_first_form_and_fields_on_no_page_are_the_first_forms() -> None:
    letter, nowhere = text("sender", "(Ann)"), text("r", "(1)")
    raw = read(on_pages([letter], *TWO_PEOPLE[::2], listed=f"[10 0 R 11 0 R 12 0 R 13 0 R 14 0 R {nowhere}]"))
    assert [
        (copy.first_page, copy.pages, copy.values["r"].texts if "r" in copy.values else None) for copy in raw.copies
    ] == [
        (2, 1, ("1",)),
        (3, 1, None),
    ]
    assert raw.copies[0].values["sender"].texts == ("Ann",)


def test_a_form_behind_other_pages_says_which_is_its_first() -> None:
    assert read(on_pages([text("letter")], [stamp("ann"), text("q")])).first_page == 2


# --- of which only some have their stamps, as their pages say ---------------------------------------------------------

ONE_STAMP = [*TWO_PEOPLE[:2], [text("q", "(no)")], TWO_PEOPLE[3]]
BLANK_STAMP = Stamp(form="f", version=1, digest="", language="en")
ANN, BOB = Bundle(BLANK_STAMP, ((1, 1), (2, 2))), Bundle(BLANK_STAMP, ((3, 1), (4, 2)))
ANNS_FIRST, BOBS_FIRST = Bundle(BLANK_STAMP, ((1, 1), (4, 2))), Bundle(BLANK_STAMP, ((3, 1), (2, 2)))


def by_pages(raw: RawForm, *bundles: Bundle) -> list[dict[str, tuple[str, ...]]]:
    return [{name: value.texts for name, value in copy.values.items()} for copy, _ in dealt(raw, bundles).forms]


def test_boxes_of_one_name_go_to_the_form_of_their_page() -> None:
    raw = read(on_pages(*ONE_STAMP))
    of_ann, of_bob = {"wta-stamp": ("ann",), "q": ("yes",)}, {"q": ("no",)}
    assert by_pages(raw, ANN, BOB) == [{**of_ann, "r": ("1",)}, {**of_bob, "r": ()}]
    assert by_pages(raw, ANNS_FIRST, BOBS_FIRST) == [{**of_ann, "r": ()}, {**of_bob, "r": ("1",)}]


def test_boxes_of_one_name_with_different_answers_are_told_where_no_page_says_whose_they_are() -> None:
    ((raw, _),) = dealt(read(on_pages(*ONE_STAMP)), ()).forms
    assert (raw.values["q"].texts, raw.problems) == (("yes", "no"), (MIXED,))


def test_a_name_that_lies_on_one_page_alone_leaves_nothing_to_take_apart() -> None:
    assert read(on_pages([stamp("ann"), text("q", "(yes)"), text("q", "(no)")])).apart == ()


# --- what cannot be taken apart -------------------------------------------------------------------------------------


def test_two_stamps_on_one_page_are_told() -> None:
    raw = read(on_pages([stamp("ann"), text("q", "(yes)"), stamp("bob"), text("q", "(no)")]))
    assert (raw.copies, raw.problems) == ((), (MIXED,))


def test_two_stamps_on_no_page_are_told() -> None:
    raw = read(pdf(stamp("ann"), stamp("bob"), text("q"), on_page="[]"))
    assert (raw.copies, raw.problems) == ((), (MIXED,))


def test_one_stamp_that_lies_on_two_pages_is_told() -> None:
    widgets = [f"<< {SMALL} /Parent 50 0 R >>"], [f"<< {SMALL} /Parent 50 0 R >>", text("q", "(yes)")]
    objects = {50: "<< /FT /Tx /T (wta-stamp) /V (ann) /Kids [10 0 R 11 0 R] >>"}
    tree = {
        2: "<< /Type /Pages /Kids [100 0 R 101 0 R] >>",
        100: "<< /Type /Page /Annots [10 0 R] >>",
        101: "<< /Type /Page /Annots [11 0 R 12 0 R] >>",
    }
    raw = read(pdf(*widgets[0], *widgets[1], listed="[50 0 R 12 0 R]", objects={**objects, **tree}))
    assert (raw.copies, raw.problems) == ((), (MIXED,))


def test_pages_in_another_order_are_told() -> None:
    """All first pages, then all second pages."""
    raw = read(on_pages(*TWO_PEOPLE[::2], [text("r", "(1)")], [text("r", "(2)")]))
    assert [copy.problems for copy in raw.copies] == [(), (MIXED,)]
