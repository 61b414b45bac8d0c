"""Everything that comes ends in one outcome, with a sentence where a person is needed; nothing is thrown away."""

from __future__ import annotations

import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from io import BytesIO

import pytest

from tests.extract.small_pdf import pdf
from tests.harvest.conftest import Harvest
from tests.harvest.letters import ANN, BOB, FAY, FRIDGE, MONDAY, TUESDAY, Project
from tests.mail.letters import BOUNCE, crlf
from wta_forms import errors
from wta_forms.errors import Message
from wta_forms.harvest.desk import Looked
from wta_forms.project.lookup import arrivals, pieces_of, taken_by, waiting
from wta_forms.project.returned import Outcome, Taken
from wta_forms.project.store import Store
from wta_forms.spec.load import load_form
from wta_forms.workflow.generate import copy_of, lay_out

PICTURE = b"\xff\xd8\xff\xe0" + bytes(60_000)
LOGO = b"\x89PNG\r\n\x1a\n" + bytes(3_000)


def outcome(looked: list[Looked]) -> Outcome:
    (only,) = looked
    return only.arrival.outcome


def the_question(looked: list[Looked]) -> Taken:
    (only,) = looked
    (asked,) = (each for each in only.taken if each.outcome in (Outcome.NEEDS_PERSON, Outcome.UNREADABLE))
    return asked


def is_said(taken: Taken, message: Message, **values: object) -> bool:
    """Whether somebody is asked with this sentence, and the way out has the number of what it is about."""
    return taken.told == message.at("", number=taken.id, **values)


def zipped(**files: bytes) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return packed.getvalue()


# --- forms ------------------------------------------------------------------------------------------------------------


def test_a_form_in_a_message_is_taken_in_as_that_of_its_stamp(project: Project, harvest: Harvest, store: Store) -> None:
    project.put("1.eml", project.mail(ANN, "Here it is.", ("form.pdf", project.form("ann", "friday", "It is near."))))
    assert outcome(harvest()) is Outcome.ACCEPTED
    (taken,) = (each for each in taken_by(store, "ann") if each.response)
    assert taken.response is not None
    assert taken.response.answers["why"].value == "It is near."
    assert taken.received == "2026-03-02T09:00:00Z"


def test_the_words_that_came_with_a_form_are_kept_with_it(project: Project, harvest: Harvest, store: Store) -> None:
    project.put("1.eml", project.mail(ANN, "PS: not on Mondays.", ("form.pdf", project.form("ann", "friday"))))
    (looked,) = harvest()
    assert [piece.words for piece in pieces_of(store, looked.arrival.id)] == ["PS: not on Mondays.", ""]


def test_the_message_and_every_file_in_it_are_kept_as_they_came(
    project: Project, harvest: Harvest, store: Store
) -> None:
    form = project.form("ann", "friday")
    path = project.put("1.eml", project.mail(ANN, "Here.", ("form.pdf", form)))
    (looked,) = harvest()
    assert store.original(looked.arrival.sha256) == path.read_bytes()
    assert form in [store.original(piece.sha256) for piece in pieces_of(store, looked.arrival.id) if not piece.words]


def test_a_loose_form_counts_without_a_message(project: Project, harvest: Harvest) -> None:
    project.put("ann.pdf", project.form("ann", "friday"))
    assert outcome(harvest()) is Outcome.ACCEPTED


def test_an_empty_form_is_asked_about_under_the_name_in_its_stamp(project: Project, harvest: Harvest) -> None:
    project.put("1.eml", project.mail(BOB, "", ("form.pdf", project.form("bob"))))
    assert is_said(the_question(harvest()), errors.CAME_BLANK, who="Bob Hay", saved="")


def test_an_empty_form_beside_one_with_answers_asks_nothing(project: Project, harvest: Harvest) -> None:
    files = ("form.pdf", project.form("ann", "friday")), ("empty.pdf", project.form("ann"))
    project.put("1.eml", project.mail(ANN, "", *files))
    (looked,) = harvest()
    assert [each.outcome for each in looked.taken] == [Outcome.ACCEPTED, Outcome.DUPLICATE]


def test_our_own_message_that_went_out_asks_nothing(project: Project, harvest: Harvest) -> None:
    project.put("sent.eml", project.mail(FAY, "Please fill this in.", ("form.pdf", project.form("ann"))))
    (looked,) = harvest()
    assert {each.outcome for each in looked.taken if each.response} == {Outcome.NOT_A_FORM}


def test_a_form_of_ours_whose_spec_is_not_here_is_kept_and_asked_about(project: Project, harvest: Harvest) -> None:
    spec = project.folder / "elsewhere" / "lost.yaml"
    spec.parent.mkdir()
    spec.write_text(FRIDGE.replace("form: fridge", "form: lost"), encoding="utf-8")
    form = copy_of(lay_out(load_form(spec)), project.people["ann"], values={"day-friday": True})
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", form)))
    asked = the_question(harvest())
    assert asked.outcome is Outcome.NEEDS_PERSON
    assert errors.UNKNOWN_FORM.at("", form="lost").message in asked.why


def test_a_form_of_somebody_else_is_kept_and_asked_about(project: Project, harvest: Harvest) -> None:
    foreign = pdf("<< /FT /Tx /T (tax) /V (12) /Subtype /Widget /Rect [0 0 9 9] >>")
    project.put("1.eml", project.mail(ANN, "", ("tax.pdf", foreign)))
    told = {"who": "Ann Reid", "name": "tax.pdf", "whom": "ann"}
    assert is_said(the_question(harvest()), errors.CAME_FOREIGN, **told)


# --- what is no form --------------------------------------------------------------------------------------------------


def test_an_answer_in_the_text_alone_waits_to_be_typed_in(project: Project, harvest: Harvest) -> None:
    project.put("1.eml", project.mail(BOB, "3: Tuesdays are best for us.\n\n> What did you ask?"))
    asked = the_question(harvest())
    told = {"who": "Bob Hay", "when": " (2 March 2026)", "words": "3: Tuesdays are best for us.", "whom": "bob"}
    assert is_said(asked, errors.WROTE_WITHOUT_FORM, **told)
    assert asked.person == "bob"


def test_all_of_a_long_text_is_kept_though_its_beginning_is_shown(
    project: Project, harvest: Harvest, store: Store
) -> None:
    words = " ".join(f"word{number}" for number in range(500))
    project.put("1.eml", project.mail(BOB, words))
    (looked,) = harvest()
    assert pieces_of(store, looked.arrival.id)[0].words == words
    assert "word10 …" in looked.taken[0].why


def test_a_link_to_a_cloud_is_no_file(project: Project, harvest: Harvest) -> None:
    link = "https://drive.google.com/file/d/1a2b/view?usp=sharing"
    project.put("1.eml", project.mail(BOB, f"My form is here: {link}"))
    told = {"who": "Bob Hay", "when": " (2 March 2026)", "link": link}
    assert is_said(the_question(harvest()), errors.SENT_A_LINK, **told)


def test_a_message_with_nothing_in_it_is_asked_about(project: Project, harvest: Harvest) -> None:
    project.put("1.eml", project.mail(BOB, ""))
    assert is_said(the_question(harvest()), errors.SENT_NOTHING, who="Bob Hay", when=" (2 March 2026)")


def test_a_word_document_is_no_form_and_waits_to_be_read(project: Project, harvest: Harvest) -> None:
    project.put("1.eml", project.mail(BOB, "", ("answers.docx", zipped(word__document_xml=b"<w/>"))))
    told = {"who": "Bob Hay", "what": "a document", "when": " (2 March 2026)", "name": "answers.docx", "whom": "bob"}
    assert is_said(the_question(harvest()), errors.SENT_OTHER, **told)


def test_a_photograph_that_nobody_can_read_waits_for_a_person(project: Project, harvest: Harvest) -> None:
    project.put("1.eml", project.mail(BOB, "", ("IMG_1.jpg", PICTURE)))
    assert the_question(harvest()).outcome is Outcome.NEEDS_PERSON


def test_a_logo_below_a_signature_asks_nothing(project: Project, harvest: Harvest) -> None:
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", project.form("ann", "friday")), ("logo.png", LOGO)))
    (looked,) = harvest()
    assert [each.outcome for each in looked.taken] == [Outcome.ACCEPTED, Outcome.NOT_A_FORM]
    assert looked.arrival.outcome is Outcome.ACCEPTED


def test_an_invitation_to_a_meeting_asks_nothing(project: Project, harvest: Harvest) -> None:
    calendar = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", project.form("ann", "friday")), ("meet.ics", calendar)))
    (looked,) = harvest()
    assert [each.outcome for each in looked.taken] == [Outcome.ACCEPTED, Outcome.NOT_A_FORM]


@pytest.mark.parametrize("content", [b"", bytes(5_000)], ids=["nothing", "zeros"])
def test_an_empty_file_is_asked_for_again(project: Project, harvest: Harvest, content: bytes) -> None:
    project.put("form.pdf", content)
    assert the_question(harvest()).outcome is Outcome.UNREADABLE


def test_a_damaged_pdf_is_kept_and_asked_for_again(project: Project, harvest: Harvest, store: Store) -> None:
    project.put("form.pdf", b"%PDF-1.7\nnothing that could be read")
    asked = the_question(harvest())
    assert asked.outcome is Outcome.UNREADABLE
    assert store.original(asked.sha256) == b"%PDF-1.7\nnothing that could be read"


def test_a_text_file_of_hers_is_an_answer_to_be_typed_in(project: Project, harvest: Harvest, store: Store) -> None:
    project.put("ewa by phone.txt", b"Ewa says: 3: Tuesdays are best")
    asked = the_question(harvest())
    assert is_said(
        asked, errors.WROTE_WITHOUT_FORM_LOOSE, words="Ewa says: 3: Tuesdays are best", whom="PERSON", when="", who=""
    )


# --- messages nobody wrote --------------------------------------------------------------------------------------------


def test_a_bounce_is_shown_at_the_person_it_did_not_reach(project: Project, harvest: Harvest, store: Store) -> None:
    project.put("1.eml", crlf(BOUNCE.format(action="failed")))
    (looked,) = harvest()
    told = errors.CAME_BACK.at("", who="Bob Hay", why="550 5.1.1 <bob@example.org>: nobody here")
    arrival = looked.arrival
    assert (arrival.outcome, arrival.person, arrival.why) == (Outcome.BOUNCE, "bob", told.message)
    assert "bob@example.org" in arrivals(store)[0].bounce
    assert not waiting(store)


def test_a_message_that_is_only_late_is_no_failure(project: Project, harvest: Harvest, store: Store) -> None:
    project.put("1.eml", crlf(BOUNCE.format(action="delayed")))
    harvest()
    (arrival,) = arrivals(store)
    assert (arrival.outcome, arrival.bounce) == (Outcome.BOUNCE, ())


def away(project: Project, *files: tuple[str, bytes]) -> EmailMessage:
    message = project.mail(ANN, "I am away until 9 March.", *files)
    message["Auto-Submitted"] = "auto-replied"
    return message


def test_an_automatic_reply_is_shown_as_that(project: Project, harvest: Harvest) -> None:
    project.put("1.eml", away(project))
    (looked,) = harvest()
    told = errors.ANSWERED_BY_ITSELF.at("", who="Ann Reid", words="I am away until 9 March.")
    arrival = looked.arrival
    assert (arrival.outcome, arrival.person, arrival.why) == (Outcome.AUTO_REPLY, "ann", told.message)


def test_a_form_that_a_scanner_sent_by_itself_is_taken_in(project: Project, harvest: Harvest) -> None:
    project.put("1.eml", away(project, ("form.pdf", project.form("ann", "friday"))))
    assert outcome(harvest()) is Outcome.ACCEPTED


# --- the same again ---------------------------------------------------------------------------------------------------


def test_what_was_taken_in_is_not_looked_at_again(project: Project, harvest: Harvest) -> None:
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", project.form("ann", "friday"))))
    assert len(harvest()) == 1
    assert harvest() == []


def test_the_same_file_under_another_name_is_the_same(project: Project, harvest: Harvest) -> None:
    form = project.form("ann", "friday")
    project.put("a.pdf", form)
    project.put("b.pdf", form)
    assert [looked.arrival.outcome for looked in harvest()] == [Outcome.ACCEPTED, Outcome.DUPLICATE]


def test_the_same_message_is_the_same_however_it_was_saved(project: Project, harvest: Harvest) -> None:
    message = project.mail(ANN, "Here it is.", ("form.pdf", project.form("ann", "friday")))
    project.put("a.eml", message.as_bytes())
    project.put("b.eml", b"X-Mailbox: other\r\n" + message.as_bytes(policy=SMTP))
    assert [looked.arrival.outcome for looked in harvest()] == [Outcome.ACCEPTED, Outcome.DUPLICATE]


def test_two_messages_with_one_id_are_two_where_they_say_different_things(project: Project, harvest: Harvest) -> None:
    first, second = project.mail(BOB, "Yes."), project.mail(BOB, "No.")
    second.replace_header("Message-ID", first["Message-ID"])
    project.put("a.eml", first)
    project.put("b.eml", second)
    assert [looked.arrival.outcome for looked in harvest()] == [Outcome.NEEDS_PERSON] * 2


def test_the_same_file_twice_in_one_message_counts_once(project: Project, harvest: Harvest) -> None:
    form = project.form("ann", "friday")
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", form), ("copy.pdf", form)))
    (looked,) = harvest()
    assert [each.outcome for each in looked.taken] == [Outcome.ACCEPTED, Outcome.DUPLICATE]


def test_a_form_that_was_saved_anew_with_the_same_answers_is_the_same(project: Project, harvest: Harvest) -> None:
    form = project.form("ann", "friday")
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", form)))
    project.put("2.eml", project.mail(ANN, "", ("form.pdf", form + b"\n% saved once more\n"), date=TUESDAY))
    assert [looked.arrival.outcome for looked in harvest()] == [Outcome.ACCEPTED, Outcome.DUPLICATE]


def test_an_older_answer_that_is_given_once_more_is_a_new_one(project: Project, harvest: Harvest) -> None:
    days = ("friday", "saturday", "friday")
    for number, day in enumerate(days, 1):
        form = project.form("ann", day) + b"\n" * number
        project.put(
            f"{number}.eml", project.mail(ANN, "", ("form.pdf", form), date=f"Mon, 0{number} Mar 2026 09:00:00 +0000")
        )
    assert [looked.arrival.outcome for looked in harvest()] == [Outcome.ACCEPTED] * 3


def test_a_second_form_says_how_much_of_it_is_newer(project: Project, harvest: Harvest) -> None:
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", project.form("ann", "friday", "It is near."))))
    project.put("2.eml", project.mail(ANN, "", ("form.pdf", project.form("ann", "saturday")), date=TUESDAY))
    _, second = harvest()
    told = errors.CAME_SECOND.at("", who="Ann Reid", newer=1, older=1)
    assert [each.why for each in second.taken if each.response] == [told.message]


def test_an_empty_open_form_from_two_people_is_asked_about_twice(project: Project, harvest: Harvest) -> None:
    empty = project.form()
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", empty)))
    project.put("2.eml", project.mail(BOB, "", ("form.pdf", empty)))
    assert [looked.taken[0].why for looked in harvest()] == [
        errors.CAME_BLANK.at("", who=who, saved="", number=0).message for who in ("Ann Reid", "Bob Hay")
    ]


# --- within other things ----------------------------------------------------------------------------------------------


def test_a_message_that_was_passed_on_is_the_first_senders(project: Project, harvest: Harvest, store: Store) -> None:
    inner = project.mail(ANN, "Here.", ("form.pdf", project.form("ann", "friday")))
    outer = project.mail(FAY, "For the record.", date=TUESDAY)
    outer.add_attachment(inner)
    project.put("1.eml", outer)
    (looked,) = harvest()
    assert looked.arrival.outcome is Outcome.ACCEPTED
    (form,) = (piece for piece in pieces_of(store, looked.arrival.id) if piece.name == "form.pdf")
    assert (form.sender, form.received) == ("ann@example.org", "2026-03-02T09:00:00Z")


def test_a_message_attached_as_a_file_is_opened(project: Project, harvest: Harvest) -> None:
    inner = project.mail(ANN, "Here.", ("form.pdf", project.form("ann", "friday")))
    project.put("1.eml", project.mail(FAY, "", ("ann.eml", inner.as_bytes())))
    assert outcome(harvest()) is Outcome.ACCEPTED


def test_an_answer_that_she_passes_on_in_the_text_is_not_lost(project: Project, harvest: Harvest) -> None:
    words = "-----Original Message-----\nFrom: Bob\n\n3: Tuesdays are best"
    project.put("1.eml", project.mail(FAY, words, subject="Fwd: Re: form"))
    assert "Tuesdays are best" in the_question(harvest()).why


def test_forms_in_a_zip_are_taken_in_one_by_one(project: Project, harvest: Harvest) -> None:
    packed = zipped(ann_pdf=project.form("ann", "friday"), more__bob_pdf=project.form("bob", "friday"))
    project.put("1.eml", project.mail(FAY, "", ("forms.zip", packed)))
    (looked,) = harvest()
    assert [each.person for each in looked.taken if each.response] == ["ann", "bob"]


def test_a_zip_in_the_folder_is_looked_at_as_a_folder(project: Project, harvest: Harvest) -> None:
    message = project.mail(BOB, "", ("form.pdf", project.form("bob", "friday"))).as_bytes()
    project.put("all.zip", zipped(ann_pdf=project.form("ann", "friday"), bob_eml=message))
    assert [(looked.arrival.place, looked.arrival.outcome) for looked in harvest()] == [
        ("inbox/all.zip: ann.pdf", Outcome.ACCEPTED),
        ("inbox/all.zip: bob.eml", Outcome.ACCEPTED),
    ]


def test_a_zip_within_a_zip_is_left_closed_and_told(project: Project, harvest: Harvest) -> None:
    project.put("all.zip", zipped(inner_zip=zipped(ann_pdf=project.form("ann", "friday"))))
    assert errors.ZIP_IN_ZIP.text in the_question(harvest()).why


# --- mailboxes --------------------------------------------------------------------------------------------------------


def in_a_mailbox(project: Project, message: EmailMessage) -> None:
    project.put("Inbox", b"From - Mon Mar 02 09:00:00 2026\n" + message.as_bytes() + b"\n")


def test_of_a_mailbox_letters_that_are_none_of_our_business_are_left_where_they_are(
    project: Project, harvest: Harvest, store: Store
) -> None:
    in_a_mailbox(project, project.mail("Gus <gus@friends.example.com>", "Dinner?", ("logo.png", LOGO)))
    (looked,) = harvest()
    assert (looked.arrival.outcome, looked.arrival.is_kept) == (Outcome.NOT_A_FORM, False)
    assert list(store.originals) == []
    assert b"gus@" not in store.path.read_bytes()
    assert harvest() == []


def test_of_a_mailbox_a_strangers_file_that_may_be_a_form_is_asked_about(project: Project, harvest: Harvest) -> None:
    in_a_mailbox(project, project.mail("Ewa <ewa.private@example.net>", "", ("IMG_1.jpg", PICTURE)))
    assert outcome(harvest()) is Outcome.NEEDS_PERSON


def test_of_a_mailbox_whoever_is_in_people_csv_is_heard(project: Project, harvest: Harvest) -> None:
    in_a_mailbox(project, project.mail(BOB, "3: Tuesdays are best"))
    assert outcome(harvest()) is Outcome.NEEDS_PERSON


def test_of_a_mailbox_a_strangers_reply_to_our_message_is_an_answer(project: Project, harvest: Harvest) -> None:
    reply = project.mail("E. N. <ewa.private@example.net>", "3: Tuesdays are best")
    reply["In-Reply-To"] = "<fridge.ewa@centre.example.org>"
    in_a_mailbox(project, reply)
    ours = "<fridge.ewa@centre.example.org>"
    assert outcome(harvest(is_ours=lambda message_id: message_id == ours)) is Outcome.NEEDS_PERSON


# --- when it came -----------------------------------------------------------------------------------------------------


def test_nothing_comes_out_of_the_future(project: Project, harvest: Harvest) -> None:
    late = project.mail(ANN, "", ("form.pdf", project.form("ann", "friday")), date="Mon, 02 Mar 2099 09:00:00 +0000")
    project.put("1.eml", late)
    (looked,) = harvest()
    assert [each.received for each in looked.taken if each.response] == ["2026-03-20T12:00:00Z"]


def test_when_a_loose_form_came_is_what_is_said_for_it_and_never_what_the_folder_says(
    project: Project, harvest: Harvest
) -> None:
    project.put("ann.pdf", project.form("ann", "friday"))
    project.put("bob.pdf", project.form("bob", "friday"))
    first, second = harvest(received="2026-03-05T00:00:00Z")
    assert {first.taken[0].received, second.taken[0].received} == {"2026-03-05T00:00:00Z"}


def test_nothing_is_said_of_when_where_nobody_knows(project: Project, harvest: Harvest) -> None:
    project.put("ann.pdf", project.form("ann", "friday"))
    assert harvest()[0].taken[0].received == ""


def test_what_a_file_says_of_when_it_was_saved_counts_where_there_is_no_message(
    project: Project, harvest: Harvest
) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=BytesIO(project.form("ann", "friday")))
    writer.add_metadata({"/ModDate": "D:20260304101500+01'00'"})
    saved = BytesIO()
    writer.write(saved)
    project.put("ann.pdf", saved.getvalue())
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", saved.getvalue() + b"\n"), date=MONDAY))
    of_message, of_file = harvest()
    assert of_file.taken[0].received == "2026-03-04T09:15:00Z"
    assert of_message.taken[0].received == "2026-03-02T09:00:00Z"


def test_an_original_that_somebody_let_go_of_just_now_is_kept_again(
    project: Project, harvest: Harvest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another harvest takes away what is none of its business between our keeping it and our naming it."""
    path = project.put("1.eml", project.mail(BOB, "3: Tuesdays"))
    keep, kept = store.keep, []

    def kept_and_gone(content: bytes) -> str:
        sha256 = keep(content)
        if not kept:
            store.originals.remove(sha256)
        kept.append(sha256)
        return sha256

    monkeypatch.setattr(store, "keep", kept_and_gone)
    (looked,) = harvest()
    assert store.original(looked.arrival.sha256) == path.read_bytes()


def test_words_around_a_form_that_came_before_make_it_nothing_new(project: Project, harvest: Harvest) -> None:
    form = project.form("ann", "friday")
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", form)))
    project.put("2.eml", project.mail(ANN, "Did you get it?", ("form.pdf", form)))
    assert [looked.arrival.outcome for looked in harvest()] == [Outcome.ACCEPTED, Outcome.DUPLICATE]


def test_words_that_are_an_answer_need_somebody_whatever_came_with_them(project: Project, harvest: Harvest) -> None:
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", project.form("ann", "friday"))))
    project.put("2.eml", project.mail(ANN, "2: Saturday", ("form.pdf", project.form("ann"))))
    assert [looked.arrival.outcome for looked in harvest()] == [Outcome.ACCEPTED, Outcome.NEEDS_PERSON]
