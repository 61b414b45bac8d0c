"""Messages as people's programs and servers write them, a few lines each."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nnot much of one\n%%EOF\n"


def letter(text: str = "Here it is.", **headers: str) -> EmailMessage:
    """Ann's reply; a header's name has "_" for "-"."""
    message = EmailMessage(policy=SMTP)
    usual = {
        "From": "Ann Reid <ann@Example.org>",
        "To": "ewa@example.org",
        "Date": "Tue, 03 Mar 2026 10:00:00 +0100",
        "Subject": "Re: Drivers",
        "Message-ID": "<1@mail.example.org>",
    }
    for name, value in {**usual, **{key.replace("_", "-"): value for key, value in headers.items()}}.items():
        message[name] = value
    message.set_content(text)
    return message


def with_files(message: EmailMessage, files: Sequence[tuple[str, bytes]]) -> EmailMessage:
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message


def crlf(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


BOUNCE = """\
Return-Path: <>
From: MAILER-DAEMON@mail.example.org (Mail Delivery System)
To: ewa@example.org
Subject: Undelivered Mail Returned to Sender
Date: Tue, 03 Mar 2026 10:00:00 +0000
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=us-ascii

This is the mail system. Your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org

Original-Recipient: rfc822;Bob@Example.org
Final-Recipient: rfc822; bob@backup.example.org
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <bob@example.org>: nobody here

--b
Content-Type: message/rfc822

From: ewa@example.org
To: bob@example.org
Subject: Drivers
Message-ID: <drivers.1.ab@example.org>
MIME-Version: 1.0
Content-Type: application/pdf
Content-Disposition: attachment; filename="drivers.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjcK

--b--
"""
