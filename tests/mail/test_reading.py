"""What a message holds: who sent it, when, what it says and brings, and whether anybody wrote it at all."""

from __future__ import annotations

import re
from base64 import encodebytes
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from quopri import encodestring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.mail.letters import BOUNCE, PDF, crlf, letter, with_files
from wta_forms import errors
from wta_forms.mail.files import content_of
from wta_forms.mail.limits import DEPTH, PARTS
from wta_forms.mail.reading import read_mail
from wta_forms.mail.received import Bounce, Content, Mail, MailKind
from wta_forms.mail.wire import mail_from_wire, mail_to_wire


def read(message: EmailMessage | str) -> Mail:
    return read_mail(crlf(message) if isinstance(message, str) else message.as_bytes())


# --- the head ---------------------------------------------------------------------------------------------------------


def test_a_reply_says_who_when_and_to_what() -> None:
    mail = read(letter("Hello", In_Reply_To="<drivers.1@x>", References="<drivers.1@x> <2@y>"))
    assert (mail.sender, mail.sender_name) == ("ann@example.org", "Ann Reid")
    assert mail.sent == mail.received == "2026-03-03T09:00:00Z"
    assert (mail.message_id, mail.refers_to) == ("<1@mail.example.org>", ("<drivers.1@x>", "<2@y>"))
    assert (mail.subject, mail.text, mail.kind) == ("Re: Drivers", "Hello", MailKind.PERSON)


def test_when_it_came_is_what_the_last_server_says_and_not_the_senders_clock() -> None:
    stamps = (
        "Received: from a by b; Wed, 4 Mar 2026 08:00:00 +0000\nReceived: from c by a; Tue, 3 Mar 2026 08:00:00 +0000\n"
    )
    mail = read(f"{stamps}Date: Thu, 1 Jan 1998 00:00:00 +0000\nFrom: a@example.org\n\nHello")
    assert (mail.received, mail.sent) == ("2026-03-04T08:00:00Z", "1998-01-01T00:00:00Z")


@pytest.mark.parametrize("date", ["soon", "Tue, 99 Mar 2026 10:00:00 +0000", "1 Jan 1901 00:00:00 +0000", ""])
def test_a_date_that_is_none_is_empty(date: str) -> None:
    assert read(f"Date: {date}\nFrom: a@example.org\n\nHello").received == ""


SENDERS = {
    "ann@Example.ORG": ("ann@example.org", ""),
    "Ann Reid <ann@example.org>": ("ann@example.org", "Ann Reid"),
    '"Reid, Ann <not@this.one>" <ann@example.org>': ("ann@example.org", "Reid, Ann <not@this.one>"),
    "ann@example.org (Ann Reid)": ("ann@example.org", "Ann Reid"),
    "=?utf-8?q?Ewa_=C5=BB=C3=B3=C5=82?= <ewa@example.org>": ("ewa@example.org", "Ewa Żół"),
    "Ann <ann@example.org>, Bob <bob@example.org>": ("ann@example.org", "Ann"),
    "Łucja <łucja@przykład.pl>": ("łucja@przykład.pl", "Łucja"),
    "nobody": ("", "nobody"),
    "": ("", ""),
}


@pytest.mark.parametrize("line", SENDERS)
def test_who_sent_it_is_an_address_and_a_name(line: str) -> None:
    mail = read(f"From: {line}\nSubject: x\n\nHello")
    assert (mail.sender, mail.sender_name) == SENDERS[line]


def test_a_subject_is_decoded_out_of_what_it_claims_or_most_likely_is() -> None:
    assert read("Subject: =?iso-8859-2?Q?Gar=B6=E6?= =?utf-8?b?xYHDs2TFug==?=\n\nx").subject == "GarśćŁódź"
    assert read_mail(b"Subject: caf\xe9\r\n\r\nx").subject == "café"
    assert read("Subject: =?no-such-charset?Q?a=C3=A9?=\n\nx").subject == "aé"


# --- the text ---------------------------------------------------------------------------------------------------------


def test_of_two_ways_to_say_the_same_the_plain_one_is_taken() -> None:
    message = letter("Plain words")
    message.add_alternative("<p>The <b>same</b> in colour</p>", subtype="html")
    assert read(message).text == "Plain words"


def test_words_in_html_alone_are_its_words_line_by_line() -> None:
    html = "<style>p {color: red}</style><p>3: Tuesdays &amp; Fridays</p><div>4: no<br>really</div><script>x</script>"
    message = letter("")
    message.set_content(html, subtype="html")
    assert read(message).text == "3: Tuesdays & Fridays\n\n4: no\nreally"


def test_lines_that_a_program_has_broken_are_joined_again() -> None:
    message = letter("")
    message.set_content("3: We meet on \nTuesdays\n4: no\n")
    message.set_param("format", "flowed")
    assert read(message).text == "3: We meet on Tuesdays\n4: no"


@pytest.mark.parametrize(
    "text",
    [
        "Tuesdays\n\nOn 3 March 2026, Ewa wrote:\n> 3: We meet on Tuesdays\n> thanks",
        "Tuesdays\n\nDnia 3 marca 2026 Ewa napisała:\n> 3: Spotykamy się",
        "Tuesdays\n\n-----Original Message-----\nFrom: Ewa\n3: We meet on Tuesdays",
        "Tuesdays\n________________________________\nFrom: Ewa\n3: We meet",
        "> 3: We meet on Tuesdays\nTuesdays",
    ],
)
def test_what_somebody_quotes_is_not_what_they_say(text: str) -> None:
    mail = read(letter(text))
    assert mail.own_text == "Tuesdays"
    assert mail.text == text


def test_what_html_quotes_is_not_what_somebody_says() -> None:
    message = letter("")
    html = "<div>Tuesdays</div><div class='gmail_quote'>On 3 March Ewa wrote:<blockquote>3: We meet</blockquote></div>"
    message.set_content(html, subtype="html")
    assert read(message).own_text == "Tuesdays"


@given(st.text())
def test_any_words_come_through_without_what_no_store_takes(words: str) -> None:
    message = letter("")
    message.set_content(words.encode("utf-8", "replace").decode(), cte="base64")
    text = read(message).text
    assert not re.search(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]", text)
    assert [each for each in text if each.isalnum()] == [each for each in words if each.isalnum()]


# --- what it brings ---------------------------------------------------------------------------------------------------


def test_a_file_is_known_by_what_is_in_it_and_not_by_its_name() -> None:
    mail = read(with_files(letter(), [("form.doc", PDF), ("scan.pdf", b"\xff\xd8\xff\xe0 photograph"), ("x", b"")]))
    assert [(each.name, each.kind) for each in mail.attachments] == [
        ("form.doc", Content.PDF),
        ("scan.pdf", Content.PICTURE),
        ("x", Content.EMPTY),
    ]
    assert mail.attachments[0].content == PDF


def test_a_message_of_outlooks_in_which_a_form_comes_first_is_a_message_and_no_form() -> None:
    message = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + PDF + "__substg1.0_".encode("utf-16-le")
    assert content_of(message) is Content.MAIL


NAMES = {
    "../../etc/passwd.pdf": "passwd.pdf",
    r"C:\Users\Ann\form.pdf": "form.pdf",
    "fdp.\u202eexe": "fdp.exe",
    "a\x00b\x07.pdf": "ab.pdf",
    "..": "",
    "Łódź – część 2.pdf": "Łódź – część 2.pdf",
    "x" * 300 + ".pdf": "x" * 145 + "….pdf",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_files_name_is_for_people_and_never_a_path(name: str) -> None:
    head = "From: a@example.org\nMIME-Version: 1.0\nContent-Type: application/pdf\nContent-Disposition: attachment; "
    coded = "".join(f"%{byte:02X}" for byte in name.encode())
    assert read(f"{head}filename*=utf-8''{coded}\n\n%PDF-1.7").attachments[0].name == NAMES[name]


def test_a_photograph_within_the_text_is_a_file_too() -> None:
    message = letter("See below")
    message.add_related(b"\xff\xd8\xff\xe0 photograph", "image", "jpeg", cid="<1>")
    (photograph,) = read(message).attachments
    assert (photograph.kind, photograph.is_inline) == (Content.PICTURE, True)


def test_a_file_that_apples_mail_puts_into_one_of_two_ways_to_say_the_same_is_found() -> None:
    rich = EmailMessage(policy=SMTP)
    rich.set_content("<p>Here</p>", subtype="html")
    rich.add_attachment(PDF, maintype="application", subtype="pdf", filename="form.pdf")
    message = letter("Here")
    message.make_alternative()
    message.attach(rich)
    mail = read(message)
    assert (mail.text, [each.name for each in mail.attachments]) == ("Here", ["form.pdf"])


def test_a_message_within_a_message_is_read_with_its_own_sender_and_date() -> None:
    first = with_files(
        letter("Please see", From="bob@example.org", Date="Mon, 02 Mar 2026 10:00:00 +0000"), [("a.pdf", PDF)]
    )
    second = letter("Bob sent me this", From="cal@example.org")
    second.add_attachment(first)
    mail = read(second)
    assert (mail.sender, mail.text, mail.attachments) == ("cal@example.org", "Bob sent me this", ())
    (inner,) = mail.forwarded
    assert (inner.sender, inner.received, inner.attachments[0].name) == (
        "bob@example.org",
        "2026-03-02T10:00:00Z",
        "a.pdf",
    )


def test_outlooks_own_packet_is_named() -> None:
    mail = read(with_files(letter(), [("winmail.dat", b"\x78\x9f\x3e\x22 packed")]))
    assert mail.problems == (errors.MAIL_WINMAIL.at("", name="winmail.dat"),)
    assert mail.attachments[0].kind is Content.WINMAIL


# --- who wrote it -----------------------------------------------------------------------------------------------------


def test_a_bounce_says_whom_it_did_not_reach_why_and_which_message_of_ours_it_was() -> None:
    mail = read(BOUNCE.format(action="failed"))
    why = "550 5.1.1 <bob@example.org>: nobody here"
    assert mail.bounce == Bounce(("bob@example.org", "bob@backup.example.org"), "5.1.1", why)
    assert mail.refers_to == ("<drivers.1.ab@example.org>",)
    assert (mail.attachments, mail.forwarded) == ((), ()), "our own form is not an answer"


def test_a_message_that_is_only_late_is_no_final_bounce_and_one_that_arrived_is_none() -> None:
    late = read(BOUNCE.format(action="delayed"))
    assert late.bounce is not None
    assert not late.bounce.is_final
    assert read(BOUNCE.format(action="delivered")).kind is MailKind.AUTO_REPLY


def test_servers_that_say_it_in_their_own_way_are_understood() -> None:
    exim = "X-Failed-Recipients: bob@example.org\nFrom: Mailer-Daemon@x.org\n\nIt could not be delivered:\n550 5.1.1 no"
    assert read(exim).bounce == Bounce(("bob@example.org",), "5.1.1", "550 5.1.1 no")
    qmail = (
        "Return-Path: <>\nFrom: MAILER-DAEMON@x.org\nSubject: failure notice\n\n"
        "Hi. This is the qmail-send program at x.org.\nI'm afraid I wasn't able to deliver your message to the "
        "following addresses.\n\n<bob@example.org>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n"
        "--- Below this line is a copy of the message.\n\nMessage-ID: <drivers.1.ab@example.org>\n"
    )
    mail = read(qmail)
    assert mail.bounce is not None
    assert mail.bounce.addresses == ("bob@example.org",)
    assert mail.refers_to == ("<drivers.1.ab@example.org>",)


AUTOMATIC = [
    {"Auto-Submitted": "auto-replied"},
    {"Auto-Submitted": "auto-replied (vacation)"},
    {"Auto-Submitted": "auto-generated"},
    {"X-Autoreply": "yes"},
    {"Precedence": "auto_reply"},
    {"Subject": "Automatic reply: Drivers"},
    {"Subject": "Re: Out of office"},
    {"Subject": "Autoodpowiedź: Drivers"},
    {"Subject": "=?utf-8?b?0JDQstGC0L7QvNCw0YLQuNGH0L3QsCDQstGW0LTQv9C+0LLRltC00Yw=?="},
    {"Subject": "رد تلقائي: Drivers"},
]


@pytest.mark.parametrize("headers", AUTOMATIC, ids=str)
def test_a_program_that_answers_is_not_a_person(headers: dict[str, str]) -> None:
    lines = "".join(f"{name}: {value}\n" for name, value in headers.items())
    assert read(f"From: a@example.org\n{lines}\nI am away").kind is MailKind.AUTO_REPLY


@pytest.mark.parametrize(
    "headers",
    [{}, {"Auto-Submitted": "no"}, {"Precedence": "bulk"}, {"List-Id": "<x>"}, {"Subject": "Re: office hours"}],
    ids=str,
)
def test_a_person_who_answers_is_one(headers: dict[str, str]) -> None:
    lines = "".join(f"{name}: {value}\n" for name, value in headers.items())
    assert read(f"From: a@example.org\n{lines}\nI am here").kind is MailKind.PERSON


def test_a_scanner_that_sends_pages_by_itself_brings_a_persons_answer() -> None:
    scanned = with_files(letter("", Subject="Automatic reply", Auto_Submitted="auto-generated"), [("scan.pdf", PDF)])
    assert read(scanned).kind is MailKind.PERSON


def test_even_a_program_that_answers_keeps_the_files_it_brings() -> None:
    mail = read(with_files(letter(Auto_Submitted="auto-replied"), [("form.pdf", PDF)]))
    assert (mail.kind, len(mail.attachments)) == (MailKind.AUTO_REPLY, 1)


# --- more than anybody sends ------------------------------------------------------------------------------------------


def nested(depth: int) -> bytes:
    begins = "".join(f'--{n}\nContent-Type: multipart/mixed; boundary="{n + 1}"\n\n' for n in range(depth))
    return crlf(f'From: a@example.org\nSubject: Deep\nContent-Type: multipart/mixed; boundary="0"\n\n{begins}')


@pytest.mark.parametrize("depth", [DEPTH + 2, 900, 5000])
def test_parts_within_parts_without_end_are_one_sentence_and_who_sent_them_is_known(depth: int) -> None:
    mail = read_mail(nested(depth))
    said = errors.MAIL_TOO_DEEP.at("", most=DEPTH) if depth != 900 else mail.problems[0]
    assert mail.problems in ((said,), (errors.MAIL_TOO_MANY_PARTS.at("", most=PARTS),))
    assert (mail.sender, mail.subject) == ("a@example.org", "Deep")


def test_more_parts_than_anybody_sends_are_one_sentence() -> None:
    mail = read(with_files(letter(), [(f"{n}.pdf", PDF) for n in range(PARTS + 1)]))
    assert mail.problems == (errors.MAIL_TOO_MANY_PARTS.at("", most=PARTS),)
    assert mail.sender == "ann@example.org"


@pytest.mark.parametrize("name", ["To", "From", "Subject", "Date", "Message-ID", "Content-Type", "Received"])
def test_a_header_of_brackets_does_no_harm(name: str) -> None:
    for hostile in ("(" * 3000, "(" * 3000 + ")" * 3000, '"' * 3001, "<" * 3000, "=?utf-8?q?" * 500, ";" * 3000):
        mail = read(f"X: y\n{name}: {hostile}\nFrom: ann@example.org\n\nHello")
        assert "Hello" in mail.text or mail.attachments


def test_what_is_no_message_at_all_is_no_exception() -> None:
    for content in (b"", b"\0" * 100, b"\xff" * 1000, PDF, b"\r\n\r\n", b": :\n:"):
        assert read_mail(content).kind is MailKind.PERSON


@given(st.binary(max_size=300), st.integers(0, 900))
def test_a_damaged_message_is_read_or_told(noise: bytes, at: int) -> None:
    whole = crlf(BOUNCE.format(action="failed"))
    mail = read_mail(whole[:at] + noise + whole[at:])
    assert mail_from_wire(mail_to_wire(mail)) == mail


@pytest.mark.parametrize(("coding", "encode"), [("base64", encodebytes), ("quoted-printable", encodestring)])
def test_a_message_within_a_message_may_be_encoded_though_nobody_should(
    coding: str, encode: Callable[[bytes], bytes]
) -> None:
    inner = letter("Grüße", From="Bob Hay <bob@example.org>").as_bytes()
    outer = b"From: ewa@example.org\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n"
    (forwarded,) = read_mail(outer + f"Content-Transfer-Encoding: {coding}\r\n\r\n".encode() + encode(inner)).forwarded
    assert (forwarded.sender, forwarded.text) == ("bob@example.org", "Grüße")
