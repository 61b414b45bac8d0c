"""What we send: one message a person, which no name and no title can turn into another."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.mail.letters import PDF
from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.mail.compose import Enclosure, Envelope, Mailbox, message, message_id
from wta_forms.mail.reading import read_mail
from wta_forms.mail.templates import Text

EWA = Mailbox("ewa@example.org", "Ewa Nowak")
TEXT = Text("Drivers (Soup)", "Hello,\n\nyour copy is attached.\n", "en")


def envelope(to: Mailbox, sender: Mailbox = EWA, **more: str) -> Envelope:
    return Envelope(sender, to, "<drivers.first.ab@example.org>", datetime(2026, 3, 2, 9, tzinfo=UTC), **more)


def parsed(content: bytes) -> EmailMessage:
    return message_from_bytes(content, policy=policy.default)  # type: ignore[return-value]  # as its policy makes it


def test_a_mail_has_a_person_a_subject_words_and_a_file() -> None:
    made = parsed(message(envelope(Mailbox("ann@example.org", "Ann Reid")), TEXT, [Enclosure("drivers-ann.pdf", PDF)]))
    assert (made["From"], made["To"]) == ("Ewa Nowak <ewa@example.org>", "Ann Reid <ann@example.org>")
    assert (made["Subject"], made["Message-ID"]) == ("Drivers (Soup)", "<drivers.first.ab@example.org>")
    assert made["Date"].datetime == datetime(2026, 3, 2, 9, tzinfo=UTC)
    (file,) = made.iter_attachments()
    assert (file.get_filename(), file.get_content_type(), file.get_content()) == (
        "drivers-ann.pdf",
        "application/pdf",
        PDF,
    )


def test_a_persons_mail_is_no_automatic_one_and_no_list() -> None:
    made = parsed(message(envelope(Mailbox("ann@example.org")), TEXT))
    assert not set(made.keys()) & {"Auto-Submitted", "Precedence", "List-Unsubscribe", "X-Unsent", "Reply-To"}


def test_answers_go_to_another_address_where_the_project_says_so() -> None:
    made = parsed(message(envelope(Mailbox("ann@example.org"), reply_to="forms@example.org"), TEXT))
    assert made["Reply-To"] == "forms@example.org"


def test_asking_back_belongs_to_what_it_asks_about() -> None:
    made = parsed(message(envelope(Mailbox("ann@example.org"), answers="<1@mail.example.org>"), TEXT))
    assert made["In-Reply-To"] == made["References"] == "<1@mail.example.org>"


def test_a_draft_is_opened_by_outlook_as_something_to_send() -> None:
    assert parsed(message(envelope(Mailbox("ann@example.org")), TEXT, is_draft=True))["X-Unsent"] == "1"


NAMES = [
    "Ann Reid",
    "Łukasz Żółć",
    "سميرة حداد",
    'Reid, Ann "Annie" (carer)',
    "a" * 200,
    "Ann <bob@example.org>",
    "ann@x",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_a_name_whatever_stands_in_it(name: str) -> None:
    content = message(envelope(Mailbox("ann@example.org", name), Mailbox("ewa@example.org", name)), TEXT)
    assert content.isascii()
    made = parsed(content)
    (to,) = made["To"].addresses
    assert (to.addr_spec, to.display_name) == ("ann@example.org", name)
    assert read_mail(content).sender_name == name


@given(st.text(), st.text())
def test_no_name_and_no_subject_can_add_a_line_to_the_head(name: str, subject: str) -> None:
    whom = Mailbox("ann@example.org", name, "people.csv:7")
    made = outcome(whom, subject)
    if isinstance(made, bytes):
        expected = ["From", "To", "Subject", "Date", "Message-ID", "Content-Language", *_OF_MIME]
        assert sorted(message_from_bytes(made).keys()) == sorted(expected)
    else:
        assert made == {"people.csv:7"}


def outcome(whom: Mailbox, subject: str) -> bytes | set[str]:
    """The message, or where what stands in its way is."""
    try:
        return message(envelope(whom), Text(subject, "Hello", "en"))
    except WtaFormsError as error:
        return {problem.where for problem in error.problems}


_OF_MIME = ["Content-Type", "Content-Transfer-Encoding", "MIME-Version"]

BREAKING = {
    "Ann\r\nBcc: all@example.org": r"Ann\x0d\x0aBcc: all@example.org",
    "Ann\nX: y": r"Ann\x0aX: y",
    "Ann\u2028X: y": r"Ann\x2028X: y",
    "Ann\0": r"Ann\x00",
}


@pytest.mark.parametrize("name", BREAKING)
def test_the_end_of_a_line_in_a_name_is_refused_at_the_line_of_the_table(name: str) -> None:
    with pytest.raises(WtaFormsError) as raised:
        message(envelope(Mailbox("ann@example.org", name, "people.csv:7")), TEXT)
    assert raised.value.problems == (errors.HEADER_BREAKS.at("people.csv:7", words=BREAKING[name]),)


def test_an_address_that_is_none_is_refused_at_the_line_of_the_table() -> None:
    with pytest.raises(WtaFormsError) as raised:
        message(envelope(Mailbox("ann@example.org\r\nBcc: all@example.org", "", "people.csv:7")), TEXT)
    assert raised.value.problems[0].where == "people.csv:7"


def test_a_domain_in_another_script_is_sent_in_ascii_and_a_person_in_another_script_in_utf_8() -> None:
    assert b"To: ewa@xn--kda4b0koi.pl\r\n" in message(envelope(Mailbox("ewa@żółć.pl")), TEXT)
    assert "To: łucja@example.org\r\n".encode() in message(envelope(Mailbox("łucja@example.org")), TEXT)


def test_an_id_is_the_same_for_the_same_mail_and_another_for_any_other() -> None:
    one = message_id(b"key", "drivers", "ann", "first", "ewa@example.org")
    assert one == message_id(b"key", "drivers", "ann", "first", "ewa@example.org")
    assert one.startswith("<drivers.first.")
    assert one.endswith("@example.org>")
    assert "ann" not in one
    others = [
        message_id(b"another", "drivers", "ann", "first", "ewa@example.org"),
        message_id(b"key", "values", "ann", "first", "ewa@example.org"),
        message_id(b"key", "drivers", "bob", "first", "ewa@example.org"),
        message_id(b"key", "drivers", "ann", "reminder-1", "ewa@example.org"),
    ]
    assert len({one, *others}) == 5
