"""Pages on which something is drawn that is not ours."""

from __future__ import annotations

import pytest

from tests.extract.flattened import blank_of, flattened, with_words
from tests.extract.small_pdf import packed, pdf, stream, text
from tests.spec.paper import form_of
from wta_forms.extract.files.read import read
from wta_forms.layout.style import VARIANTS
from wta_forms.workflow.generate import copy_of, lay_out

NOTHING: tuple[int, ...] = ()


def drawn_over(operators: bytes) -> bool:
    return read(pdf(text("q"), page="/Contents 5 0 R", objects={5: stream(operators)})).drawn_over == (1,)


@pytest.mark.parametrize("variant", VARIANTS)
def test_we_draw_nothing_without_a_mark(variant: str) -> None:
    assert read(copy_of(blank_of(variant=variant), values={"name": "Ada"})).drawn_over == NOTHING


def test_nor_in_other_scripts_and_two_languages() -> None:
    form = form_of("- {id: q, kind: text, label: {en: 'Its name (if any)', ar: الاسم}}", "languages: [en, ar]\n")
    assert read(copy_of(lay_out(form, "ar+en"))).drawn_over == NOTHING


def test_words_typed_on_a_page_are_seen_on_that_page_alone() -> None:
    assert read(with_words(copy_of(blank_of()), "80 500 Td (Leith) Tj")).drawn_over == (1,)


def test_of_a_file_without_fields_it_is_not_asked() -> None:
    assert read(flattened({"name": "Ada"})).drawn_over == NOTHING


@pytest.mark.parametrize(
    "operators",
    [
        b"/P <</MCID 0>> BDC BT (Name) Tj ET EMC",
        b"/Artifact BMC 0 0 9 9 re f EMC",
        b"/Artifact <</Type /Layout>> BDC /Span <</Lang (pl)>> BDC 0 0 9 9 re S EMC EMC",
        b"/P <</MCID 0>> BDC BT (EMC \\) EMC ( EMC ) ) Tj (f) Tj ET EMC",
        b"/P <</MCID 0>> BDC q BI /W 8 /H 1 /IM true ID S EMC f EI Q 0 0 9 9 re f EMC",
        b"q 1 0 0 1 0 0 cm 0 0 9 9 re W n /f gs Q",
        b"% f S Tj",
    ],
)
def test_what_is_marked_is_not_seen_nor_what_paints_nothing(operators: bytes) -> None:
    assert not drawn_over(operators)


@pytest.mark.parametrize(
    "operators",
    [
        b"/P <</MCID 0>> BDC EMC BT (Leith) Tj ET",
        b"/Fm0 Do",
        b"0 0 9 9 re f*",
        b"/Tx BMC BT (Leith) Tj ET EMC",
        b"BI /W 8 /H 1 /IM true ID x EI",
        b"EMC EMC [(Lei) 9 (th)] TJ",
    ],
)
def test_what_is_drawn_without_a_mark_of_ours_is_seen(operators: bytes) -> None:
    assert drawn_over(operators)


@pytest.mark.parametrize(
    "content", [packed(b" " * 1_000_001), "<< /Length 3 /Filter /NoFilter >>\nstream\nxyz\nendstream"]
)
def test_a_page_that_is_too_large_or_cannot_be_read_may_have_anything_on_it(content: bytes | str) -> None:
    assert read(pdf(text("q"), page="/Contents 5 0 R", objects={5: content})).drawn_over == (1,)
