"""References that lead elsewhere than they say: followed as viewers follow them, and told."""

from __future__ import annotations

import pytest

from tests.extract.small_pdf import pdf, text, updated, with_packed_objects
from wta_forms import errors
from wta_forms.extract.files.read import read

OLD, NEW = text("q", "(old)"), text("q", "(new)")
TREE = {
    1: "<< /Type /Catalog /Pages 2 0 R /AcroForm 4 0 R >>",
    2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    3: "<< /Type /Page /Annots [10 0 R] >>",
    4: "<< /Fields [10 0 R] >>",
}


def told(content: bytes) -> tuple[tuple[str, ...], bool]:
    """What stands in the box, and whether the file is said to be damaged."""
    raw = read(content)
    return raw.values["q"].texts, errors.RECOVERED_FILE.at("") in raw.problems


@pytest.mark.parametrize(
    "content",
    [
        updated(pdf(OLD), {10: NEW}, generation=1),
        updated(updated(pdf(OLD), {10: text("q", "(older)")}, generation=2), {10: NEW}, generation=1),
        updated(with_packed_objects(TREE, {10: OLD}), {10: NEW}, generation=1),
        updated(pdf(text("q", "50 0 R"), objects={50: "(old)"}), {50: "(new)"}, generation=3),
    ],
    ids=["a box", "a lower generation that is newer", "a packed box", "a value"],
)
def test_what_was_saved_last_is_read_whatever_generation_it_has(content: bytes) -> None:
    assert told(content) == (("new",), True)


def test_nothing_is_told_where_the_newest_is_what_is_named() -> None:
    raised = updated(pdf(OLD, listed="[10 1 R]", on_page="[10 1 R]"), {10: NEW}, generation=1)
    back = updated(updated(pdf(OLD), {10: text("q", "(older)")}, generation=1), {10: NEW})
    assert [told(raised), told(back)] == [(("new",), False)] * 2


@pytest.mark.parametrize(
    "content",
    [
        pdf(text("q", "50 0 R"), objects={50: "51 0 R", 51: "(new)"}),
        pdf(text("p", "(x)"), listed="[10 0 R 50 0 R]", objects={50: "51 0 R", 51: NEW}),
        pdf(NEW, listed="50 0 R", objects={50: "51 0 R", 51: "[10 0 R]"}),
        pdf(NEW, catalogue="/AcroForm 50 0 R", objects={50: "4 0 R"}),
    ],
    ids=["a value", "a box", "a list", "the form"],
)
def test_a_reference_to_a_reference_is_followed(content: bytes) -> None:
    assert told(content) == (("new",), True)
