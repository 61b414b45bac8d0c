"""An anonymous form carries no person on its way out, and nothing of who sent it is kept on its way back."""

from __future__ import annotations

from email import message_from_bytes, policy
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from tests.harvest.letters import ANN, BOB, PROJECT, Project
from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.project.audit import deeds
from wta_forms.project.lookup import arrivals, counting, every_piece, taken_of
from wta_forms.project.outgoing import outgoing
from wta_forms.project.persons import Mark
from wta_forms.project.store import Store
from wta_forms.workflow.decide import decide, waiting_in
from wta_forms.workflow.generate import copy_of, generate
from wta_forms.workflow.harvest import Harvested, harvest, in_words, reread
from wta_forms.workflow.mark import mark
from wta_forms.workflow.posting.leaving import How, Road
from wta_forms.workflow.posting.mailing import Why
from wta_forms.workflow.remind import remind
from wta_forms.workflow.send import send
from wta_forms.workflow.status import status
from wta_forms.workflow.where import next_step

DRAFT = How(Road.DRAFT)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    (tmp_path / "project.yaml").write_text(f"{PROJECT}forms: [{{form: fridge, anonymous: true}}]\n", encoding="utf-8")
    return made


def uncompressed(content: bytes) -> bytes:
    """Every byte of a PDF that says anything, and every text in it as text."""
    reader = pypdf.PdfReader(BytesIO(content))
    objects = [reader.get_object(number) for number in range(1, len(reader.xref[0]) + len(reader.xref_objStm) + 1)]
    parts = [content, *(repr(each).encode() for each in objects)]
    parts += [each.get_data() for each in objects if isinstance(each, pypdf.generic.StreamObject)]
    parts += [page.extract_text().encode() for page in reader.pages]
    return b"\n".join(parts)


def filled(project: Project, day: str, why: str = "", name: str = "") -> bytes:
    return project.form("", day, why, name)


def store_bytes(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted((folder / "kept").rglob("*")) if path.is_file())


# --- out --------------------------------------------------------------------------------------------------------------


def test_the_copies_carry_no_person_in_any_byte_and_are_the_same_for_all(project: Project, tmp_path: Path) -> None:
    send(["fridge.yaml"], how=DRAFT)
    mails = [
        message_from_bytes(path.read_bytes(), policy=policy.default) for path in (tmp_path / "outbox").glob("*.eml")
    ]
    copies = {(each.get_filename(), each.get_content()) for mail in mails for each in mail.iter_attachments()}  # type: ignore[attr-defined]
    assert len(mails) == 4
    ((name, content),) = copies
    assert "ann" not in str(name)
    told = uncompressed(content)
    assert not [word for word in (b"Ann Reid", b"Bob Hay", b"ann@example.org", b'"recipient') if word in told]


def test_on_paper_too(project: Project, tmp_path: Path) -> None:
    send(["fridge.yaml"], how=DRAFT)
    (paper,) = (tmp_path / "to-print").glob("*.pdf")
    assert "ewa" not in paper.name
    assert b"Ewa" not in uncompressed(paper.read_bytes())
    assert "Ewa Nowak" in (tmp_path / "to-print" / "letters.html").read_text(encoding="utf-8")


def test_generate_makes_one_copy_for_all_of_them(project: Project, tmp_path: Path) -> None:
    made = generate(["fridge.yaml"], tmp_path / "forms", people=tmp_path / "people.csv")
    assert len(made.files) == 1
    assert any("asks who somebody is" in str(note) for note in made.notes)


def test_everybody_has_a_mail_of_their_own(project: Project, tmp_path: Path) -> None:
    send(["fridge.yaml"], how=DRAFT)
    with Store(tmp_path) as store:
        assert sorted(row.person for row in outgoing(store)) == ["ann", "bob", "cal", "dee", "ewa"]
    assert len(list((tmp_path / "outbox").glob("*.eml"))) == 4


# --- back -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def back(project: Project) -> Harvested:
    mail = project.mail(ANN, "Best wishes, Ann Reid", ("Ann Reid form.pdf", filled(project, "friday", "It is near.")))
    mail["In-Reply-To"] = "<f00d@example.org>"
    project.put("ann-reid.eml", mail)
    project.put("b.eml", project.mail(BOB, "", ("form.pdf", filled(project, "saturday"))))
    return harvest()


def test_answers_are_taken_in_and_nothing_says_whose_they_are(
    project: Project, tmp_path: Path, back: Harvested
) -> None:
    assert back.forms == 2
    with Store(tmp_path) as store:
        answers = counting(store, {})
        assert [each.recipient for each in answers] == [None, None]
        assert sorted(str(each.answers["day"].value) for each in answers) == ["friday", "saturday"]
        assert {each.received for each in answers} == {"2026-03-02T00:00:00Z"}
        assert not any(each.person or each.sender or each.sender_name or each.subject for each in arrivals(store))
        assert not any(each.person for piece in every_piece(store) for each in taken_of(store, piece.id))
    held = store_bytes(tmp_path)
    for word in (b"Ann Reid", b"ann@example.org", b"ann-reid", b"Best wishes", b"bob@example.org", b"f00d", b"09:00"):
        assert word not in held


def test_a_name_that_somebody_types_ties_nothing_to_anybody(project: Project, tmp_path: Path) -> None:
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", filled(project, "friday", name="Bob Hay"))))
    assert harvest().forms == 1
    with Store(tmp_path) as store:
        assert [each.recipient for each in counting(store, {})] == [None]


def test_a_second_harvest_finds_nothing_new(project: Project, back: Harvested) -> None:
    again = harvest()
    assert (again.looked, again.before) == ((), 2)


def test_the_same_file_once_more_counts_once(project: Project, tmp_path: Path, back: Harvested) -> None:
    project.put("again.pdf", filled(project, "friday", "It is near."))
    harvest()
    with Store(tmp_path) as store:
        assert len(counting(store, {})) == 2


def test_read_again_they_stay_nobodys(project: Project, tmp_path: Path, back: Harvested) -> None:
    with Store(tmp_path) as store, store.change() as change:
        change.run("UPDATE responses SET reader = 'older'")
    reread()
    with Store(tmp_path) as store:
        assert [each.recipient for each in counting(store, {})] == [None, None]
        assert {each.received for each in counting(store, {})} == {"2026-03-02T00:00:00Z"}


def test_it_stays_anonymous_when_project_yaml_says_so_no_longer(project: Project, tmp_path: Path) -> None:
    send(["fridge.yaml"], how=DRAFT)
    (tmp_path / "project.yaml").write_text(PROJECT, encoding="utf-8")
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", filled(project, "friday"))))
    harvest()
    with Store(tmp_path) as store:
        assert not any(each.sender for each in arrivals(store))


def test_a_form_with_a_stamp_beside_it_is_still_that_persons(project: Project, tmp_path: Path) -> None:
    named = project.form("ann", "saturday", "Mine.")
    files = ("anon.pdf", filled(project, "friday", "Nobody's.")), ("mine.pdf", named)
    project.put("1.eml", project.mail(ANN, "", *files))
    harvest()
    with Store(tmp_path) as store:
        whose = {each.answers["why"].value: each.recipient for each in counting(store, {})}
        assert whose["Nobody's."] is None
        assert whose["Mine."] is not None
        assert not [each for each in store.originals if b"From: Ann" in store.original(each)]


def test_what_is_said_on_the_screen_is_that_the_messages_still_say_who_sent_them(back: Harvested) -> None:
    assert "2 are anonymous" in in_words(back)
    assert {each.arrival.place for each in back.looked} == {"an anonymous form"}


def test_nobody_is_known_to_have_answered(project: Project, tmp_path: Path) -> None:
    send(["fridge.yaml"], how=DRAFT)
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", filled(project, "friday"))))
    harvest()
    with Store(tmp_path) as store:
        assert {row.state.value for row in outgoing(store)} == {"drafted"}
        assert not any(deed.person == "ann" and "taken in" in deed.what for deed in deeds(store))
    assert Why.ANSWERED not in {each.why for each in remind(how=How(Road.SHOW)).batch.spared}


def test_the_blank_of_a_project_has_no_person_either(project: Project) -> None:
    assert b"ann@example.org" not in uncompressed(copy_of(project.blank))


def test_nobody_can_say_afterwards_whose_an_anonymous_form_is(project: Project) -> None:
    send(["fridge.yaml"], how=DRAFT)
    project.put("empty.eml", project.mail(ANN, "", ("form.pdf", filled(project, ""))))
    harvest()
    (empty,) = waiting_in()
    for whose in ("ann", "Ann Reid"):
        with pytest.raises(WtaFormsError) as raised:
            decide(empty.number, whose)
        assert raised.value.problems == (errors.ANONYMOUS_IS_NOBODYS.at("", number=empty.number),)
    decide(empty.number, "aside")
    assert waiting_in() == ()


def test_a_reminder_goes_to_all_and_thanks_those_who_have_answered(project: Project) -> None:
    send(["fridge.yaml"], how=DRAFT)
    mark(Mark.SENT, is_for_all=True)
    later = "2099-01-01T09:00:00Z"
    batch = remind(how=How(Road.SHOW), clock=lambda: later).batch
    assert batch.notes == (errors.REMINDS_ALL.at("", form="fridge"),)
    assert all("If you have answered: thank you" in each.text.body for each in batch.mails)
    assert next_step(status(clock=lambda: later)).startswith("take what is in to-print")
    mark(Mark.SENT, ["ewa"])
    assert next_step(status(clock=lambda: later)).startswith("remind all, as nobody can see who has answered (")
    for number in range(5):
        project.put(f"{number}.pdf", filled(project, "friday", f"Reason {number}."))
    harvest()
    assert "remind" not in next_step(status(clock=lambda: later)), "as many came as were asked"
