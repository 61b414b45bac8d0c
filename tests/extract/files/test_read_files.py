"""What a whole file is, and how much of a damaged one comes back."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from tests.extract.small_pdf import (
    object_stream,
    packed,
    pdf,
    stream,
    text,
    tick,
    updated,
    utf16,
    with_packed_objects,
    written,
)
from wta_forms import errors
from wta_forms.answers import Status
from wta_forms.errors import Message, Problem
from wta_forms.extract.fields import acroform
from wta_forms.extract.files import document
from wta_forms.extract.files.read import read
from wta_forms.extract.limits import FILE_BYTES
from wta_forms.extract.raw import RawForm

ADA = text("name", "(Ada)")


def said(content: bytes) -> tuple[Status, tuple[Problem, ...]]:
    raw = read(content)
    return raw.status, raw.problems


def name_in(content: bytes) -> tuple[str, ...]:
    return read(content).values["name"].texts


def recovered(raw: RawForm) -> bool:
    return errors.RECOVERED_FILE.at("") in raw.problems


# --- what it is -----------------------------------------------------------------------------------------------------


def test_a_filled_form_is_read() -> None:
    assert said(pdf(ADA)) == (Status.READ, ())


@pytest.mark.parametrize("field", [text("q"), text("q", "(Ada)", "/DV (Ada)"), tick("q", "/Off", "/Off")])
def test_a_form_as_it_was_sent_out_is_blank(field: str) -> None:
    assert said(pdf(field, text("wta-stamp", "({})"))) == (Status.BLANK, ())


@pytest.mark.parametrize(
    ("content", "status", "message"),
    [
        (b"", Status.NOT_A_PDF, errors.EMPTY_FILE),
        (b"Dear all", Status.NOT_A_PDF, errors.IS_DOCUMENT),
        (b" " * 1020 + b"%PDF-1.7", Status.NOT_A_PDF, errors.IS_DOCUMENT),
        (b"\x07\xff\x00\x01", Status.NOT_A_PDF, errors.NOT_A_PDF),
        (b"%PDF-1.7\n", Status.DAMAGED, errors.DAMAGED),
        (pdf(), Status.FLATTENED, errors.NO_FORM_FIELDS),
        (pdf(catalogue=""), Status.FLATTENED, errors.NO_FORM_FIELDS),
        (pdf(acroform="/XFA (<xdp/>)"), Status.XFA_ONLY, errors.XFA_ONLY),
        (pdf(objects={2: "<< /Type /Pages /Kids [] /Count 0 >>"}), Status.FLATTENED, errors.NO_PAGES),
        (written({1: "<< /Type /Catalog >>"}), Status.FLATTENED, errors.NO_PAGES),
    ],
)
def test_a_file_without_answers_says_what_it_is(content: bytes, status: Status, message: Message) -> None:
    raw = read(content)
    assert (raw.status, raw.values) == (status, {})
    assert [problem.hint for problem in raw.problems] == [message.hint]


def test_a_file_over_25_mb_is_not_looked_at() -> None:
    large = pdf(ADA) + b" " * FILE_BYTES
    assert said(large) == (Status.TOO_LARGE, (errors.TOO_LARGE.at("", limit="25 MB"),))


def test_a_form_with_xfa_beside_its_fields_is_read_by_its_fields() -> None:
    assert said(pdf(ADA, acroform="/XFA (<xdp/>)")) == (Status.READ, ())


SHELL = "/XFA (<xdp/>)"


def test_the_shell_of_a_form_that_adobe_alone_can_show_is_not_taken_for_an_empty_form() -> None:
    """What Acrobat leaves in the list lies on no page, or is only drawn by it; it stays empty when it is filled in."""
    said_of_it = (Status.XFA_ONLY, (errors.XFA_ONLY.at(""),))
    assert said(pdf("<< /FT /Tx /T (q) >>", acroform=SHELL, on_page="[]")) == said_of_it
    drawn_by_it = "/AcroForm 4 0 R /NeedsRendering true"
    assert said(pdf(text("q"), acroform=SHELL, catalogue=drawn_by_it)) == said_of_it
    assert said(pdf(ADA, acroform=SHELL, catalogue=drawn_by_it)) == (Status.READ, ())
    assert said(pdf(text("q"), acroform=SHELL)) == (Status.BLANK, ())


def test_the_stamp_the_pages_and_the_producer_are_told() -> None:
    raw = read(pdf(ADA, text("wta-stamp", '({"form":"x"})'), trailer="/Info << /Producer (Scribe 2) >>"))
    assert (raw.stamp, raw.pages, raw.producer) == ('{"form":"x"}', 1, "Scribe 2")


def test_a_stamp_is_known_inside_another_form() -> None:
    stamp = text("wta-stamp", '({"form":"x"})')
    assert read(pdf("<< /T (page1) /Kids [11 0 R] >>", stamp, listed="[10 0 R]")).stamp == '{"form":"x"}'


def test_two_different_stamps_are_told() -> None:
    mixed = read(pdf(ADA, text("wta-stamp", "(one)"), text("wta-stamp", "(two)")))
    assert mixed.stamp == "one"
    assert errors.MIXED_STAMPS.at("") in mixed.problems


# --- what it would do -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "what"),
    [
        (pdf(ADA, catalogue="/AcroForm 4 0 R /OpenAction << /S /JavaScript /JS (x) >>"), "a script"),
        (pdf(ADA, catalogue="/AcroForm 4 0 R /OpenAction << /S /Launch >>"), "a command to start another program"),
        (pdf(ADA, page="/AA << /O << /S /URI /URI (http://x) >> >>"), "a command to open a web page"),
        (pdf(text("name", "(Ada)", "/AA << /K << /S /JavaScript >> >>")), "a script"),
        (pdf(text("name", "(Ada)", "/A << /S /SubmitForm >>")), "a command to send the answers somewhere"),
        (pdf(text("name", "(Ada)", "/A << /S /Hide /Next [<< /S /JavaScript >>] >>")), "a script"),
        (pdf(ADA, catalogue="/AcroForm 4 0 R /Names << /EmbeddedFiles 99 0 R >>"), "attached files"),
        (pdf(ADA, catalogue="/AcroForm 4 0 R /Collection << >>"), "attached files"),
        (pdf(ADA, on_page="[10 0 R << /Subtype /FileAttachment >>]"), "attached files"),
    ],
)
def test_what_a_file_would_do_is_told_and_its_answers_are_read(form: bytes, what: str) -> None:
    assert said(form) == (Status.READ, (errors.ACTIVE_CONTENT.at("", what=what),))


@pytest.mark.parametrize("action", ["[3 0 R /Fit]", "<< /S /GoTo /D [3 0 R /Fit] >>"])
def test_opening_at_a_page_is_not_worth_a_word(action: str) -> None:
    assert said(pdf(ADA, catalogue=f"/AcroForm 4 0 R /OpenAction {action}")) == (Status.READ, ())


# --- locked files ---------------------------------------------------------------------------------------------------


LOCKS = ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"]


def locked(password: str, algorithm: str = "RC4-128") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(text("name", utf16("Łódź"))))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm=algorithm)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize("algorithm", LOCKS)
def test_an_empty_password_just_opens(algorithm: str) -> None:
    assert (name_in(locked("", algorithm)), said(locked("", algorithm))) == (("Łódź",), (Status.READ, ()))


@pytest.mark.parametrize("algorithm", LOCKS)
def test_a_real_password_is_told(algorithm: str) -> None:
    assert said(locked("secret", algorithm)) == (Status.ENCRYPTED, (errors.ENCRYPTED.at(""),))


def test_a_lock_nobody_knows_is_told() -> None:
    assert said(pdf(ADA, trailer="/Encrypt << /Filter /Certificate >>")) == (
        Status.ENCRYPTED,
        (errors.ENCRYPTED.at(""),),
    )


@pytest.mark.parametrize("algorithm", LOCKS[2:])
def test_without_the_library_for_aes_it_is_told_what_to_install(
    algorithm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document, "find_spec", lambda name: None)
    assert said(locked("", algorithm)) == (Status.ENCRYPTED, (errors.NEEDS_CRYPTOGRAPHY.at(""),))


@pytest.mark.parametrize("algorithm", LOCKS)
def test_a_locked_file_that_was_cut_opens_or_is_refused_and_never_gives_nonsense(algorithm: str) -> None:
    content = locked("", algorithm)
    place = content.rindex(b"/ID")
    cut_behind_the_lock = content[: content.index(b"]", place) + 1] + b" /Encrypt"
    assert name_in(cut_behind_the_lock) == ("Łódź",)
    assert recovered(read(cut_behind_the_lock))
    without_trailer = content[: content.rindex(b"trailer")]
    needs_id = algorithm not in {"AES-256-R5", "AES-256"}
    assert said(without_trailer)[0] is (Status.DAMAGED if needs_id else Status.READ)


def test_a_lock_that_cannot_be_read_is_not_left_away() -> None:
    content = locked("")
    lock = content.rindex(b"/Encrypt")
    broken = content[:lock] + b"/Encrypt << /O [< >> " + content[lock + len("/Encrypt 6 0 R") :]
    assert name_in(broken) == ("Łódź",)
    assert not read(broken.replace(b"/Filter /Standard", b"/Filter /Shutdown")).values


def test_what_is_attached_to_a_locked_file_opens_with_it() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(ADA))))
    writer.add_attachment("bea.pdf", pdf(text("name", "(Bea)")))
    writer.encrypt(user_password="", owner_password="owner", algorithm="AES-256")
    file = BytesIO()
    writer.write(file)
    (enclosed,) = read(file.getvalue()).enclosed
    assert name_in(enclosed.content) == ("Bea",)


# --- damaged files --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("junk", [b"\n", b"HTTP/1.1 200 OK\r\n\r\n", b"\xef\xbb\xbf", b"<!-- a proxy -->" * 50])
def test_what_lies_before_or_behind_the_file_does_no_harm(junk: bytes) -> None:
    content = pdf(ADA)
    assert read(junk + content + junk) == read(content)


@pytest.mark.parametrize("junk", [b"<html>a proxy asks you to log in</html>" * 50, b"noise " * 500])
def test_what_lies_before_the_file_may_be_long(junk: bytes) -> None:
    assert read(junk + b"\n" + pdf(ADA)) == read(pdf(ADA))


@pytest.mark.parametrize("header", [b"%!PS-Adobe-3.0 PDF-1.4", b""])
def test_a_file_with_an_old_header_or_none_is_read(header: bytes) -> None:
    assert name_in(pdf(ADA).replace(b"%PDF-1.7", header)) == ("Ada",)


def test_junk_that_the_file_itself_counts_does_no_harm() -> None:
    counted = written(
        {1: "<< /Type /Catalog /AcroForm 4 0 R >>", 4: f"<< /Fields [{ADA}] >>"}, header=b"junk\n%PDF-1.7\n"
    )
    assert name_in(counted) == ("Ada",)
    assert not recovered(read(counted))


def test_an_incremental_update_replaces_what_was_there() -> None:
    content = updated(updated(pdf(text("name")), {10: text("name", "(Bea)")}), {10: ADA})
    assert (name_in(content), said(content)) == (("Ada",), (Status.READ, ()))


def damaged_ways() -> dict[str, bytes]:
    blank = pdf(text("name"))
    content = updated(blank, {10: ADA})
    end, first, form = content.rindex(b"xref\n0 1"), blank.rindex(b"xref\n0 1"), blank.index(b"4 0 obj")

    def with_end(old: bytes, new: bytes) -> bytes:
        assert old in content[end:]
        return content[:end] + content[end:].replace(old, new)

    place = content.rindex(b"10 0 obj")
    return {
        "the end is missing": content[:-30],
        "the table is missing": content[:end],
        "the table is cut": content[: end + 25],
        "the table is no table": with_end(b"10 1\n", b"10 x\n"),
        "the pointer to the table is wrong": with_end(b"startxref\n%d" % end, b"startxref\n%d" % (end - 40)),
        "the pointer to the table is to nowhere": with_end(b"startxref\n%d" % end, b"startxref\n99999999"),
        "the pointer to the table before is wrong": with_end(b"/Prev %d" % first, b"/Prev %d" % (first - 40)),
        "the table before is this table": with_end(b"/Prev %d" % first, b"/Prev %d" % end),
        "the place of the field is another object": with_end(b"%010d" % place, b"%010d" % form),
        "the place of the field is nowhere": with_end(b"%010d" % place, b"0000900000"),
        "the place of the field is no number": with_end(b"%010d" % place, b"00000x0000"),
        "line ends were changed": content.replace(b"\n", b"\r\n"),
        "the catalogue is something else": content.replace(b"/Root 1 0 R", b"/Root 3 0 R"),
        "the catalogue is not named": content.replace(b"/Root 1 0 R", b"/Boot 1 0 R"),
        "the second table is wrong": with_end(b"/Root 1 0 R", b"/Root 1 0 R /XRefStm 5"),
        "the field does not end as it should": updated(blank, {10: "<< /FT /Tx /T (name) /V (Ada) /F ] >>"}),
    }


@pytest.mark.parametrize("way", damaged_ways())
def test_a_damaged_file_gives_its_last_answers_and_says_that_it_is_damaged(way: str) -> None:
    raw = read(damaged_ways()[way])
    assert raw.values["name"].texts == ("Ada",)
    assert recovered(raw)


@pytest.mark.parametrize("field", [text("name", "(Ada)", "/V (Bea)"), text("name", "(Ada)", "/T (surname)")])
def test_a_box_that_says_two_things_of_one_key_makes_the_file_a_damaged_one(field: str) -> None:
    """Other readers take the last, pypdf the first; ISO 32000-2, 7.3.7, leaves it open."""
    assert recovered(read(pdf(field)))
    assert not recovered(read(pdf(text("name", "(Ada)", "/MK << >> /MK << >>"))))


def test_what_the_library_says_of_a_damaged_file_reaches_no_log(caplog: pytest.LogCaptureFixture) -> None:
    read(damaged_ways()["the place of the field is nowhere"])
    assert caplog.records == []


@given(st.integers(min_value=1, max_value=400))
@example(33)  # in the middle of the trailer
def test_a_file_cut_anywhere_in_its_last_save_never_passes_for_whole(missing: int) -> None:
    blank = pdf(text("name"))
    content = updated(blank, {10: ADA})
    cut = content[: -min(missing, len(content) - len(blank) - 1)]
    raw = read(cut)
    assert recovered(raw) or (raw == read(content) and cut.rstrip().endswith(b"%%EOF"))


CATALOGUE = {1: "<< /Type /Catalog /AcroForm 4 0 R >>"}
FORM = {4: "<< /Fields [10 0 R] >>"}


def test_packed_objects_are_read() -> None:
    content = with_packed_objects(CATALOGUE, {**FORM, 10: ADA})
    assert (name_in(content), said(content)) == (("Ada",), (Status.READ, ()))


def test_a_packed_object_that_is_broken_makes_the_file_a_damaged_one() -> None:
    assert recovered(read(with_packed_objects(CATALOGUE, {**FORM, 10: "(never ended"})))


def test_a_search_that_another_pdf_inside_the_file_leads_astray_gives_way() -> None:
    """A PDF attached without packing has objects of its own, which come later in the file."""
    content = pdf(ADA, on_page="[]", objects={50: stream(b"\n4 0 obj\n<< /Fields [] >>\nendobj\n")})
    damaged = content.replace(b"%010d" % content.index(b"10 0 obj"), b"0000900000")
    assert (name_in(damaged), recovered(read(damaged))) == (("Ada",), True)


def test_the_catalogue_is_looked_for_when_nothing_says_where_it_is() -> None:
    without_trailer = written({60: CATALOGUE[1], **FORM, 10: ADA}).partition(b"xref\n0 1")[0]
    assert name_in(without_trailer) == ("Ada",)


def test_a_lock_that_was_taken_off_and_left_in_the_file_locks_nothing() -> None:
    """MuPDF 1.28 leaves it so."""
    left = {50: "<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <00> /U <00> >>"}
    content = pdf(text("name", "(Ada)", "/DA (/Helv 0 Tf 0 g)"), objects=left)
    assert name_in(content[: content.rindex(b"xref\n0 1")]) == ("Ada",)


@pytest.mark.parametrize(
    "lost", [b"trailer\n<< /Root 1 0 R /ID [<", b"50 0 obj\n<< /Name" + bytes(8192)], ids=["a trailer", "a block"]
)
def test_what_ends_the_search_of_the_library_does_not_end_ours(lost: bytes) -> None:
    content = pdf(ADA, page="/Cut ")
    damaged = content[: content.rindex(b"xref\n0 1")].replace(b"10 0 obj", lost + b"\n10 0 obj")
    assert (name_in(damaged), recovered(read(damaged))) == (("Ada",), True)


def test_a_table_before_the_last_that_cannot_be_read_makes_the_file_a_damaged_one() -> None:
    """Where its last save has the catalogue and not the page tree, such a file once read as a form that is blank."""
    content = updated(pdf(ADA), {1: "<< /Type /Catalog /Pages 2 0 R /AcroForm 4 0 R >>", 4: "<< /Fields [10 0 R] >>"})
    first = content.index(b"xref\n0 1")
    damaged = content[:first] + b"7 0 obj" + content[first + 7 :]
    assert (name_in(damaged), recovered(read(damaged))) == (("Ada",), True)


@pytest.mark.parametrize("pages", ["(never ended", "<< /Type /Pages /Kids [60 0 R] >>"], ids=["the tree", "a page"])
def test_damaged_pages_cost_no_box_of_the_list_and_are_told(pages: str) -> None:
    raw = read(pdf(ADA, objects={2: pages, 60: "[" * 3000}))
    assert raw.values["name"].texts == ("Ada",)
    assert errors.FIELDS_LEFT_OUT.at("", why="pages that are damaged") in raw.problems


def test_a_box_that_was_cut_while_it_was_saved_gives_its_older_value() -> None:
    content = updated(pdf(text("name", "(Ada)"), text("town")), {10: text("name", "(Bea)")})
    cut = content[: content.index(b"(Bea)") + 3]
    assert (name_in(cut), recovered(read(cut))) == (("Ada",), True)


def test_where_the_catalogue_is_lost_the_boxes_on_the_pages_come_back() -> None:
    """Many programs write it last, where a file is cut."""
    content = written({3: "<< /Type /Page /Annots [10 0 R] >>", 10: ADA, 60: CATALOGUE[1]})
    cut = content[: content.index(b"60 0 obj") + 12]
    assert (name_in(cut), recovered(read(cut)), read(cut).pages) == (("Ada",), True, 1)


def test_what_was_saved_unpacked_replaces_what_was_packed_also_in_a_damaged_file() -> None:
    cut = written({**CATALOGUE, 7: object_stream({**FORM, 10: text("name")}), 10: ADA}).partition(b"xref\n0 1")[0]
    assert name_in(cut) == ("Ada",)


def test_a_box_that_is_broken_is_told_and_the_others_come_back() -> None:
    raw = read(pdf(ADA, "[" * 3000 + "]" * 3000))
    assert {name: value.texts for name, value in raw.values.items()} == {"name": ("Ada",)}
    assert errors.FIELDS_LEFT_OUT.at("", why="boxes that are damaged") in raw.problems


def test_a_box_that_cannot_even_be_looked_at_is_told_and_the_others_come_back() -> None:
    raw = read(pdf("<< /FT /Tx /T (bad) /Subtype 50 0 R >>", ADA, on_page="[11 0 R]", objects={50: "[" * 3000}))
    assert {name: value.texts for name, value in raw.values.items()} == {"name": ("Ada",)}
    assert errors.FIELDS_LEFT_OUT.at("", why="boxes that are damaged") in raw.problems


def test_a_value_that_unpacks_to_too_much_costs_only_its_box() -> None:
    raw = read(pdf(ADA, text("bomb", "50 0 R"), objects={50: packed(b"A" * 2_000_000)}))
    assert raw.values["name"].texts == ("Ada",)
    assert raw.values["bomb"].problems == (errors.FIELD_TOO_LARGE.at("bomb", limit="1 MB"),)


def test_more_boxes_than_any_form_has_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acroform, "FIELDS", 2)
    raw = read(pdf(ADA, text("b"), text("c"), on_page="[]"))
    assert list(raw.values) == ["name", "b"]
    assert errors.FIELDS_LEFT_OUT.at("", why="more than 2 boxes") in raw.problems


@given(st.data())
def test_a_file_with_any_bytes_changed_is_read_or_refused_and_never_raises(data: st.DataObject) -> None:
    content = bytearray(pdf(ADA, tick("agree", "/yes", "/yes")))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=12)):
        content[place] = data.draw(st.integers(0, 255))
    assert read(bytes(content)).status in Status
