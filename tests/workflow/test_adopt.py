"""A draft out of any file: of a form of others, or a plain reason why there is none."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.extract.small_pdf import pdf
from wta_forms import WtaFormsError, adopt, check, errors, generate
from wta_forms.errors import Message
from wta_forms.spec.load import load_form

GOLDEN = Path(__file__).parent / "golden"
ON_A4 = "/MediaBox [0 0 595 842]"


def club_form() -> bytes:
    """A form as people make them with any program: Acrobat's functions, radio buttons, a list, a table, a button."""
    content = BytesIO()
    canvas = Canvas(content, pagesize=A4, invariant=True)
    canvas.setTitle("Joining the rowing club")
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(50, 780, "Joining the rowing club")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 755, "Please fill in everything with a star. It takes three minutes.")
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(50, 725, "About you")
    canvas.setFont("Helvetica", 10)
    fields = canvas.acroForm
    for label, name, y in (("First name *", "Text1", 700), ("Surname *", "Text2", 675), ("E-mail", "Text3", 650)):
        canvas.drawString(50, y + 4, label)
        fields.textfield(
            name=name, x=150, y=y, width=200, height=18, maxlen=None, borderWidth=1, value="Ada" if y == 700 else ""
        )
    canvas.drawString(50, 625, "Can you swim?")
    for at, answer in enumerate(("Yes, well", "A little", "No")):
        fields.radio(name="Group1", value=f"Choice{at}", x=150 + 90 * at, y=620, size=14, selected=False)
        canvas.drawString(168 + 90 * at, 624, answer)
    canvas.drawString(50, 598, "Which boat?")
    fields.choice(name="boat", options=["Single", "Double", "Four"], value="Four", x=150, y=592, width=120, height=18)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(50, 560, "When you can come")
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(150, 540, "Day")
    canvas.drawString(300, 540, "From")
    for row in range(3):
        for name, x in (("Day", 150), ("From", 300)):
            fields.textfield(name=f"{name}{row}", x=x, y=515 - 20 * row, width=140, height=18, maxlen=None)
    canvas.setFont("Helvetica", 10)
    fields.checkbox(name="Check Box1", x=50, y=420, size=14, fieldFlags="")
    canvas.drawString(70, 424, "I agree that the club keeps my address.")
    canvas.save()
    return content.getvalue()


@pytest.fixture
def club(tmp_path: Path) -> Path:
    path = tmp_path / "club form.pdf"
    path.write_bytes(club_form())
    return path


def test_a_form_of_others_becomes_a_spec_in_which_nothing_is_wrong(
    club: Path, tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    made = adopt(club, tmp_path / "spec" / "club.yaml")
    golden(GOLDEN / "club.yaml", made.text)
    assert check([str(tmp_path / "spec" / "club.yaml")]) == ()
    assert load_form(tmp_path / "spec" / "club.yaml") == made.form


def test_nothing_that_somebody_filled_in_is_in_the_draft(club: Path) -> None:
    text = adopt(club).text
    assert "Ada" not in text
    assert "Four" in text, "which is one of the choices, whatever was chosen"


def test_a_form_whose_words_are_drawn_as_in_a_picture_says_so(tmp_path: Path) -> None:
    path = tmp_path / "drawn.pdf"
    path.write_bytes(pdf("<< /FT /Tx /T (town) /Subtype /Widget /Rect [50 700 200 720] >>", page=ON_A4))
    assert errors.ADOPT_NO_WORDS.at("") in adopt(path).notes


def test_a_draft_is_written_over_nothing(club: Path, tmp_path: Path) -> None:
    target = tmp_path / "club.yaml"
    target.write_text("mine")
    with pytest.raises(WtaFormsError) as raised:
        adopt(club, target)
    assert raised.value.problems == (errors.ALREADY_THERE.at(str(target)),)
    assert target.read_text() == "mine"
    assert adopt(club, target, may_overwrite=True).path == target


def test_our_own_form_is_adopted_with_a_word_about_its_spec(tmp_path: Path) -> None:
    (ours,) = generate(["consent"], tmp_path).files
    assert errors.ADOPT_OURS.at("", form="consent", version=1) in adopt(ours).notes


def locked() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(club_form())))
    writer.encrypt("secret", algorithm="RC4-128")
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "message", "values"),
    [
        (b"PK\x03\x04word/document.xml", errors.IS_DOCUMENT, {"what": "a Word document"}),
        (locked(), errors.ADOPT_LOCKED, {}),
        (pdf(acroform="/XFA (x)", page="/MediaBox [0 0 600 800]"), errors.ADOPT_XFA, {}),
        (pdf(catalogue="", page="/MediaBox [0 0 600 800]"), errors.ADOPT_PICTURE, {}),
        (b"%PDF-1.7\nbroken", errors.DAMAGED, {"why": "most of it is missing or overwritten"}),
    ],
    ids=["a document", "locked", "XFA", "a picture", "damaged"],
)
def test_a_file_without_boxes_is_told_why(
    content: bytes, message: Message, values: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    with pytest.raises(WtaFormsError) as raised:
        adopt(path)
    (problem,) = raised.value.problems
    assert problem.message == message.at("", **values).message
    assert problem.where == str(path)


def test_a_print_has_words_but_no_boxes(tmp_path: Path, club: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(club))
    del writer.root_object["/AcroForm"]
    for page in writer.pages:
        del page["/Annots"]
    writer.write(tmp_path / "print.pdf")
    with pytest.raises(WtaFormsError) as raised:
        adopt(tmp_path / "print.pdf")
    assert raised.value.problems[0].message == errors.ADOPT_NO_BOXES.text


def test_a_form_with_more_boxes_than_any_form_has_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, club: Path
) -> None:
    monkeypatch.setattr("wta_forms.workflow.adopt._MOST_BOXES", 3)
    with pytest.raises(WtaFormsError) as raised:
        adopt(club)
    assert raised.value.problems[0].message == errors.ADOPT_TOO_MANY.at("", count=12, most=3).message
