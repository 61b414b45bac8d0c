"""Handing mails to real servers: what they say no to, and who they are."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.mail.letters import letter
from tests.mail.servers import PASSWORD, REAL_SERVERS, REFUSED, PostOffice, free_ports, token_for
from tests.programs.needs import needs
from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.mail.secrets import Secret, secret_for
from wta_forms.mail.servers import refusal
from wta_forms.mail.smtp import Smtp
from wta_forms.mail.transport import Delivered, Letter, Refused
from wta_forms.project.mail_settings import MailSettings, Security, Server

EWA = "ewa@example.org"


def server(office: PostOffice, **other: object) -> Server:
    usual = Server("localhost", office.submission, Security.STARTTLS, EWA, office.certificate)
    return replace(usual, **other)  # type: ignore[arg-type]  # of a server


def to(address: str) -> Letter:
    return Letter(EWA, address, letter("Hello\r\n.\r\n..two dots\r\n").as_bytes())


def nothing() -> None: ...


def problem(server: Server, secret: Secret) -> Problem:
    with pytest.raises(WtaFormsError) as raised, Smtp(server, secret) as smtp:
        smtp.deliver(to("ann@example.org"), nothing)
    (only,) = raised.value.problems
    return only


@needs(REAL_SERVERS)
@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_mails_arrive_as_they_were_over_one_connection(security: Security, post_office: PostOffice) -> None:
    port = post_office.submission if security is Security.STARTTLS else post_office.smtps
    with Smtp(server(post_office, security=security, port=port), Secret(PASSWORD), rate=6000) as smtp:
        results = [smtp.deliver(to("ann@example.org"), nothing) for _ in range(3)]
    assert all(isinstance(result, Delivered) for result in results)
    first, *_ = post_office.wait_for("ann", 3)
    assert first.replace(b"\r\n", b"\n").endswith(b"\n\nHello\n.\n..two dots\n")


@needs(REAL_SERVERS)
@pytest.mark.parametrize("address", REFUSED)
def test_an_address_is_refused_for_now_or_for_good_and_the_next_mail_goes_out(
    address: str, post_office: PostOffice
) -> None:
    with Smtp(server(post_office), Secret(PASSWORD), rate=6000) as smtp:
        refused = smtp.deliver(to(address), nothing)
        delivered = smtp.deliver(to("ann@example.org"), nothing)
    assert isinstance(refused, Refused)
    assert refused.is_final == REFUSED[address].startswith("5")
    assert REFUSED[address][10:] in refused.said
    assert isinstance(delivered, Delivered)


@needs(REAL_SERVERS)
def test_an_address_in_another_script_is_told_where_the_server_does_not_take_it(post_office: PostOffice) -> None:
    with Smtp(server(post_office), Secret(PASSWORD)) as smtp:
        refused = smtp.deliver(to("łucja@example.org"), nothing)
    assert refused == Refused(errors.NO_INTERNATIONAL.at("", address="łucja@example.org").message, is_final=True)


@needs(REAL_SERVERS)
def test_a_wrong_password_is_a_sentence(post_office: PostOffice) -> None:
    said = problem(server(post_office), Secret("wrong"))
    begins = errors.WRONG_PASSWORD.at("", host="localhost", user=EWA, said="535 5.7.8").message
    assert said.message.startswith(begins)


@needs(REAL_SERVERS)
def test_with_a_token_mail_goes_out_without_a_password(post_office: PostOffice) -> None:
    token = Secret(token_for(EWA), is_token=True)
    with Smtp(server(post_office), token) as smtp:
        assert isinstance(smtp.deliver(to("ann@example.org"), nothing), Delivered)
    assert len(post_office.wait_for("ann", 1)) == 1


@needs(REAL_SERVERS)
@pytest.mark.parametrize(
    "token",
    [token_for(EWA, minutes=-1), token_for("somebody@example.org"), "made.up.here", "old"],
    ids=["it has run out", "it is another's", "it is none", "it is a word"],
)
def test_a_token_that_is_not_taken_is_a_sentence(token: str, post_office: PostOffice) -> None:
    said = problem(server(post_office), Secret(token, is_token=True))
    assert errors.TOKEN_REFUSED.is_said(said)
    assert said.hint == errors.TOKEN_REFUSED.hint


@needs(REAL_SERVERS)
def test_a_server_that_cannot_prove_who_it_is_gets_nothing(post_office: PostOffice) -> None:
    said = problem(server(post_office, certificate=None), Secret(PASSWORD))
    assert said == errors.WRONG_CERTIFICATE.at(
        "", host="localhost", port=post_office.submission, why="self-signed certificate"
    )


@needs(REAL_SERVERS)
def test_a_server_of_another_name_gets_nothing(post_office: PostOffice) -> None:
    said = problem(server(post_office, host="127.0.0.2"), Secret(PASSWORD))
    assert said.message in (
        errors.NOBODY_LISTENS.at("", host="127.0.0.2", port=post_office.submission).message,
        errors.WRONG_CERTIFICATE.at("", host="127.0.0.2", port=post_office.submission, why="").message,
    )


@needs(REAL_SERVERS)
def test_a_line_that_is_encrypted_in_another_way_than_the_project_says_is_a_sentence(post_office: PostOffice) -> None:
    said = problem(server(post_office, security=Security.TLS), Secret(PASSWORD))
    assert said == errors.NO_TLS.at("", host="localhost", port=post_office.submission, security="tls")


def test_a_server_that_is_not_there_is_a_sentence() -> None:
    (port,) = free_ports(1)
    gone = Server("127.0.0.1", port, Security.STARTTLS)
    assert problem(gone, Secret()) == errors.NOBODY_LISTENS.at("", host="127.0.0.1", port=port)
    nowhere = Server("mail.no-such-place.invalid", 587, Security.STARTTLS)
    assert problem(nowhere, Secret()) == errors.NO_SUCH_SERVER.at("", host=nowhere.host, port=587)


def test_a_certificate_that_is_none_is_told_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "x.pem").write_text("nothing")
    said = problem(Server("127.0.0.1", 9, Security.TLS, "", tmp_path / "x.pem"), Secret())
    assert said.where == str(tmp_path / "x.pem")


# --- what refusals mean -----------------------------------------------------------------------------------------------

SAID = {
    "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.": (
        errors.MICROSOFT_REFUSES
    ),
    "535 5.7.139 Authentication unsuccessful, basic authentication is disabled.": errors.MICROSOFT_REFUSES,
    "535 5.7.3 Authentication unsuccessful": errors.MICROSOFT_REFUSES,
    "550 5.7.30 Basic authentication is not supported for Client Submission.": errors.MICROSOFT_REFUSES,
    "534 5.7.9 Application-specific password required. 5.7.9 https://support.google.com - gsmtp": errors.GOOGLE_REFUSES,
    "535 5.7.8 Username and Password not accepted - gsmtp": errors.GOOGLE_REFUSES,
    "535 5.7.8 Error: authentication failed": errors.WRONG_PASSWORD,
}


@pytest.mark.parametrize("said", SAID)
def test_what_a_big_provider_means_is_said_in_words(said: str) -> None:
    host = Server("smtp.example.org", 587, Security.STARTTLS, EWA)
    expected = SAID[said].at("", host=host.host, user=EWA, said=said)
    assert refusal(host, said, has_token=False) == expected


def test_microsofts_mailboxes_are_known_by_their_servers() -> None:
    host = Server("outlook.office365.com", 993, Security.TLS, EWA)
    found = refusal(host, "LOGIN failed.", has_token=False)
    assert found == errors.MICROSOFT_REFUSES.at("", said="LOGIN failed.")
    assert "send --draft" in found.hint
    assert "docs/microsoft.md" in found.hint


# --- passwords --------------------------------------------------------------------------------------------------------


def test_a_password_comes_out_of_the_environment() -> None:
    assert secret_for(MailSettings(), EWA, {"WTA_FORMS_PASSWORD": "x"}) == Secret("x")
    assert secret_for(MailSettings(password_env="OURS"), EWA, {"OURS": "y"}) == Secret("y")


def test_without_a_password_the_way_without_one_is_told() -> None:
    with pytest.raises(WtaFormsError) as raised:
        secret_for(MailSettings(), EWA, {})
    assert raised.value.problems == (errors.NO_PASSWORD.at("", user=EWA, variable="WTA_FORMS_PASSWORD"),)


def test_a_token_is_what_a_command_prints() -> None:
    command = f'"{sys.executable}" -c "print(\'abc\')"'
    assert secret_for(MailSettings(token_command=command), EWA, {}) == Secret("abc", is_token=True)


def test_a_token_comes_out_of_the_environment_or_the_keyring_too(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = MailSettings(has_tokens=True)
    assert secret_for(ours, EWA, {"WTA_FORMS_PASSWORD": "abc"}) == Secret("abc", is_token=True)
    keyring = SimpleNamespace(get_password=lambda service, user: "def")
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    assert secret_for(replace(ours, uses_keyring=True), EWA, {}) == Secret("def", is_token=True)
    with pytest.raises(WtaFormsError) as raised:
        secret_for(ours, EWA, {})
    assert raised.value.problems == (errors.NO_OAUTH_TOKEN.at("", user=EWA, variable="WTA_FORMS_PASSWORD"),)


@pytest.mark.parametrize("does", ["import sys; sys.exit('no such account')", "pass"])
def test_a_command_that_prints_no_token_is_told(does: str) -> None:
    with pytest.raises(WtaFormsError) as raised:
        secret_for(MailSettings(token_command=f'"{sys.executable}" -c "{does}"'), EWA, {})
    assert raised.value.problems[0].hint == errors.NO_TOKEN.hint


def test_a_password_comes_out_of_the_keyring_where_the_project_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = SimpleNamespace(get_password=lambda service, user: f"{service} {user}")
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    assert secret_for(MailSettings(uses_keyring=True), EWA, {}) == Secret(f"wta_forms {EWA}")
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(WtaFormsError) as raised:
        secret_for(MailSettings(uses_keyring=True), EWA, {})
    said = errors.EXTRA_MISSING.at("", what="passwords in the keyring", extra="keyring")
    assert raised.value.problems == (said,)


def test_a_secret_is_not_shown_where_it_is_printed() -> None:
    assert "abc" not in repr(Secret("abc"))


# --- how fast ---------------------------------------------------------------------------------------------------------


def test_no_more_mails_go_out_in_a_minute_than_the_project_says(monkeypatch: pytest.MonkeyPatch) -> None:
    time, waits = [0.0], []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        time[0] += seconds

    smtp = Smtp(Server("127.0.0.1", 9, Security.NONE), Secret(), rate=30, clock=lambda: time[0], sleep=sleep)
    monkeypatch.setattr(smtp, "_connected", lambda: None)
    monkeypatch.setattr(smtp, "_handed_over", lambda *_: Delivered(""))
    for _ in range(4):
        smtp.deliver(to("ann@example.org"), nothing)
    assert waits == [2.0, 2.0, 2.0]
