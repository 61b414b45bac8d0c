"""Fetching from a real mailbox, over lines that break anywhere: every message comes once, and none is touched."""

from __future__ import annotations

import imaplib
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.mail.letters import letter
from tests.mail.servers import PASSWORD, REAL_SERVERS, PostOffice, cut_after, token_for
from tests.mail.test_servers import trusted
from tests.programs.needs import needs
from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.mail.inbox import Inbox, _name
from wta_forms.mail.secrets import Secret
from wta_forms.project.mail_settings import Security, Server

pytestmark = needs(REAL_SERVERS)

NOTHING_KNOWN: Callable[[str], bool] = {}.__contains__


def server(office: PostOffice, **other: object) -> Server:
    usual = Server("localhost", office.imaps, Security.TLS, "ewa", office.certificate)
    return replace(usual, **other)  # type: ignore[arg-type]  # of a server


def letters(count: int) -> list[bytes]:
    return [letter(f"Letter {n}\r\n" + "word " * 200 * n, Message_ID=f"<{n}@x>").as_bytes() for n in range(count)]


def fill(office: PostOffice, count: int) -> list[bytes]:
    made = letters(count)
    for at, each in enumerate(made):
        office.put("ewa", each, f"100{at}.M{at}P1.mail")
    return made


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_everything_comes_as_it_is_with_when_it_came(security: Security, post_office: PostOffice) -> None:
    made = fill(post_office, 3)
    port = post_office.imaps if security is Security.TLS else post_office.imap
    with Inbox(server(post_office, security=security, port=port), Secret(PASSWORD)) as inbox:
        found = [(message.load(), message.received[:4]) for message in inbox.messages(NOTHING_KNOWN)]
    assert sorted(content for content, _ in found) == sorted(made)
    assert {len(year) for _, year in found} == {4}


def test_a_message_is_known_for_ever_by_its_place(post_office: PostOffice) -> None:
    fill(post_office, 2)
    with Inbox(server(post_office), Secret(PASSWORD)) as inbox:
        first, second = inbox.messages(NOTHING_KNOWN)
        assert first.place.startswith("imap://ewa@localhost/INBOX;UIDVALIDITY=")
        assert [each.place for each in inbox.messages({first.place}.__contains__)] == [second.place]


def test_reading_does_not_make_a_message_read(post_office: PostOffice) -> None:
    fill(post_office, 1)
    with Inbox(server(post_office), Secret(PASSWORD)) as inbox:
        for message in inbox.messages(NOTHING_KNOWN):
            message.load()
    with imaplib.IMAP4_SSL("localhost", post_office.imaps, ssl_context=trusted(post_office)) as imap:
        imap.login("ewa", PASSWORD)
        imap.select("INBOX", readonly=True)
        assert imap.search(None, "UNSEEN")[1] == [b"1"]


def test_older_mail_is_none_of_our_business(post_office: PostOffice) -> None:
    fill(post_office, 1)
    with Inbox(server(post_office), Secret(PASSWORD)) as inbox:
        assert len(list(inbox.messages(NOTHING_KNOWN, date(2000, 1, 31)))) == 1
        assert list(inbox.messages(NOTHING_KNOWN, date(2999, 1, 1))) == []


def test_what_is_safe_is_moved_where_it_is_wished_and_the_rest_stays(post_office: PostOffice) -> None:
    fill(post_office, 3)
    with Inbox(server(post_office, move_to="Gelesen & geprüft"), Secret(PASSWORD)) as inbox:
        first, *rest = inbox.messages(NOTHING_KNOWN)
        inbox.move([first.uid])
        assert [each.place for each in inbox.messages(NOTHING_KNOWN)] == [each.place for each in rest]
    assert len(post_office.letters("ewa", "Gelesen &- gepr&APw-ft")) == 1


def test_nothing_is_moved_unless_somebody_wishes_it(post_office: PostOffice) -> None:
    fill(post_office, 1)
    with Inbox(server(post_office), Secret(PASSWORD)) as inbox:
        (message,) = inbox.messages(NOTHING_KNOWN)
        inbox.move([message.uid])
        assert len(list(inbox.messages(NOTHING_KNOWN))) == 1


def test_a_message_that_is_deleted_meanwhile_is_told_and_the_next_one_comes(post_office: PostOffice) -> None:
    fill(post_office, 2)
    with Inbox(server(post_office), Secret(PASSWORD)) as inbox:
        first, second = inbox.messages(NOTHING_KNOWN)
        _delete(post_office, first.uid)
        with pytest.raises(OSError, match="not in the mailbox any more"):
            first.load()
        assert second.load()


def _delete(office: PostOffice, uid: int) -> None:
    with imaplib.IMAP4_SSL("localhost", office.imaps, ssl_context=trusted(office)) as imap:
        imap.login("ewa", PASSWORD)
        imap.select("INBOX")
        imap.uid("STORE", str(uid), "+FLAGS", r"(\Deleted)")
        imap.expunge()


def test_a_draft_lies_among_the_drafts_of_every_mail_program(post_office: PostOffice) -> None:
    with Inbox(server(post_office), Secret(PASSWORD)) as inbox:
        inbox.put_draft(letter("To be sent").as_bytes())
    (draft,) = post_office.letters("ewa", "Drafts")
    assert b"To be sent" in draft


def test_a_wrong_password_is_a_sentence(post_office: PostOffice) -> None:
    with pytest.raises(WtaFormsError) as raised:
        Inbox(server(post_office), Secret("wrong"))
    said = "[AUTHENTICATIONFAILED] Authentication failed."
    assert raised.value.problems == (errors.WRONG_PASSWORD.at("", host="localhost", user="ewa", said=said),)


def test_with_a_token_the_mailbox_opens_without_a_password(post_office: PostOffice) -> None:
    fill(post_office, 2)
    with Inbox(server(post_office), Secret(token_for("ewa"), is_token=True)) as inbox:
        assert len(list(inbox.messages(NOTHING_KNOWN))) == 2


@pytest.mark.parametrize("token", [token_for("ewa", minutes=-1), "made.up.here"], ids=["it has run out", "it is none"])
def test_a_token_that_is_not_taken_is_a_sentence(token: str, post_office: PostOffice) -> None:
    with pytest.raises(WtaFormsError) as raised:
        Inbox(server(post_office), Secret(token, is_token=True))
    (said,) = raised.value.problems
    assert errors.TOKEN_REFUSED.is_said(said)


def test_a_server_that_cannot_prove_who_it_is_gets_no_password(post_office: PostOffice) -> None:
    with pytest.raises(WtaFormsError) as raised:
        Inbox(server(post_office, certificate=None), Secret(PASSWORD))
    why = "self-signed certificate"
    expected = errors.WRONG_CERTIFICATE.at("", host="localhost", port=post_office.imaps, why=why)
    assert raised.value.problems == (expected,)


def test_a_folder_that_is_not_there_is_told(post_office: PostOffice) -> None:
    with Inbox(server(post_office, folder="Forms"), Secret(PASSWORD)) as inbox, pytest.raises(WtaFormsError) as raised:
        list(inbox.messages(NOTHING_KNOWN))
    assert raised.value.problems[0].hint == errors.NO_FOLDER.hint


NAMES = {
    "INBOX": '"INBOX"',
    "Entwürfe": '"Entw&APw-rfe"',
    "a & b": '"a &- b"',
    'a"b\\': '"a\\"b\\\\"',
    "台北": '"&U,BTFw-"',
}


@pytest.mark.parametrize("name", NAMES)
def test_names_of_folders_are_written_as_imap_has_them(name: str) -> None:
    assert _name(name) == NAMES[name]


# --- a line that breaks -----------------------------------------------------------------------------------------------

PLACES = 60 if os.environ.get("WTA_FORMS_FULL") == "1" else 15


def _fetch(office: PostOffice, port: int, kept: dict[str, bytes], counts: dict[str, int]) -> bool:
    """Whether everything has come; a message is kept as the store does it: whole, by its place."""
    try:
        with Inbox(server(office, port=port), Secret(PASSWORD)) as inbox:
            for message in inbox.messages(kept.__contains__):
                kept[message.place] = message.load()
                counts[message.place] = counts.get(message.place, 0) + 1
    except WtaFormsError:
        return False
    return True


def test_a_line_that_breaks_anywhere_loses_no_message_and_brings_none_twice(post_office: PostOffice) -> None:
    made = fill(post_office, 4)
    whole = _bytes_of_a_run(post_office)
    for place in range(PLACES):
        kept: dict[str, bytes] = {}
        counts: dict[str, int] = {}
        with cut_after(whole * place // PLACES, post_office.imaps) as port:
            _fetch(post_office, port, kept, counts)
        assert _fetch(post_office, post_office.imaps, kept, counts)
        assert sorted(kept.values()) == sorted(made), f"cut at {place} of {PLACES}"
        assert set(counts.values()) == {1}


def _bytes_of_a_run(office: PostOffice) -> int:
    """How much comes over the line while everything is fetched: found by cutting later and later."""
    low, high = 0, 1 << 20
    while high - low > 256:
        middle = (low + high) // 2
        with cut_after(middle, office.imaps) as port:
            is_enough = _fetch(office, port, {}, {})
        low, high = (low, middle) if is_enough else (middle, high)
    return high
