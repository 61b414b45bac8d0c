"""Messages saved by Outlook, which people drag into a folder."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.mail.compound import compound, message
from tests.mail.letters import PDF
from wta_forms.mail.files import content_of
from wta_forms.mail.outlook import read_outlook
from wta_forms.mail.received import Bounce, Content, MailKind

SUBJECT, BODY, HTML, HEADERS, NAME, SMTP, CLASS = 0x0037, 0x1000, 0x1013, 0x007D, 0x0C1A, 0x5D01, 0x001A

HEAD = """\
From: Ann Reid <ann@example.org>
Date: Tue, 03 Mar 2026 10:00:00 +0100
Message-ID: <1@mail.example.org>
Subject: =?utf-8?q?Drivers_=E2=80=93_answers?=
"""


def test_a_message_says_who_sent_it_when_and_what_it_brings() -> None:
    content = compound(message({HEADERS: HEAD, BODY: "Here it is.\r\n"}, [("form.pdf", PDF), ("żółw.pdf", PDF)]))
    assert content_of(content) is Content.MAIL
    mail = read_outlook(content)
    assert (mail.sender, mail.sender_name, mail.received) == ("ann@example.org", "Ann Reid", "2026-03-03T09:00:00Z")
    assert (mail.message_id, mail.subject, mail.text) == ("<1@mail.example.org>", "Drivers – answers", "Here it is.")
    assert [(each.name, each.kind, each.content) for each in mail.attachments] == [
        ("form.pdf", Content.PDF, PDF),
        ("żółw.pdf", Content.PDF, PDF),
    ]


def test_one_that_never_went_over_a_network_says_what_outlook_knows() -> None:
    mail = read_outlook(compound(message({SUBJECT: "Drivers", BODY: "Hello", NAME: "Ann", SMTP: "Ann@Example.org"})))
    assert (mail.sender, mail.sender_name, mail.subject) == ("Ann@example.org", "Ann", "Drivers")


def test_words_that_are_there_in_html_alone_are_found() -> None:
    assert read_outlook(compound(message({HTML: "<p>3: Tuesdays</p>"}))).text == "3: Tuesdays"


def test_a_message_within_a_message_is_read_with_its_own_sender() -> None:
    inner = message({HEADERS: HEAD, BODY: "Mine"}, [("form.pdf", PDF)], is_within=True)
    mail = read_outlook(compound(message({BODY: "See below", SMTP: "cal@example.org"}, within=[inner])))
    (forwarded,) = mail.forwarded
    assert (mail.sender, mail.attachments) == ("cal@example.org", ())
    assert (forwarded.sender, forwarded.attachments[0].name) == ("ann@example.org", "form.pdf")


def test_exchanges_own_report_that_something_did_not_arrive_is_a_bounce() -> None:
    mail = read_outlook(compound(message({CLASS: "REPORT.IPM.Note.NDR", BODY: "550 5.1.10 not found"})))
    assert mail.bounce == Bounce((), "5.1.10", "550 5.1.10 not found")
    away = read_outlook(compound(message({CLASS: "IPM.Note.Rules.OofTemplate.Microsoft", BODY: "I am away"})))
    assert away.kind is MailKind.AUTO_REPLY


def test_messages_within_messages_without_end_are_one_sentence() -> None:
    inner = message({BODY: "deep"}, is_within=True)
    for _ in range(20):
        inner = message({BODY: "deep"}, within=[inner], is_within=True)
    (problem,) = read_outlook(compound(message({BODY: "x"}, within=[inner]))).problems
    assert "within one another" in problem.message


@given(st.integers(0, 5000), st.binary(max_size=20))
def test_a_damaged_file_is_read_or_told(at: int, noise: bytes) -> None:
    whole = compound(message({HEADERS: HEAD, BODY: "Hello"}, [("form.pdf", PDF)]))
    mail = read_outlook(whole[:at] + noise + whole[at + len(noise) :])
    assert mail.problems or mail.kind
