"""Sending: everybody gets one mail with a copy of their own, and is asked for nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.mail.letters import BOUNCE, crlf
from tests.workflow.correspondence import FORM, Correspondence, correspondence
from wta_forms import errors
from wta_forms.answers import State
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.mail.outbox import Uncertain
from wta_forms.mail.reading import read_mail
from wta_forms.project.kept import kept_in
from wta_forms.project.outgoing import OutboxState, noted, outgoing
from wta_forms.project.people import load_people
from wta_forms.project.persons import Mark, mark
from wta_forms.project.store import Store
from wta_forms.spec.load import load_form
from wta_forms.workflow.ask import ask
from wta_forms.workflow.extract import extract
from wta_forms.workflow.generate import copy_of, lay_out
from wta_forms.workflow.harvest import harvest
from wta_forms.workflow.making.branding import load_project
from wta_forms.workflow.posting.leaving import Done, How, Road
from wta_forms.workflow.posting.mailing import Batch, Why
from wta_forms.workflow.remind import remind
from wta_forms.workflow.send import send


@pytest.fixture
def post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Correspondence]:
    monkeypatch.chdir(tmp_path)
    with correspondence(tmp_path) as it:
        yield it


def go(verb: Any, post: Correspondence, *forms: str, **how: Any) -> Done:
    done: Done = verb(forms, clock=post.clock, **how)
    return done


def problems(verb: Any, post: Correspondence, *forms: str, **how: Any) -> tuple[Problem, ...]:
    with pytest.raises(WtaFormsError) as raised:
        go(verb, post, *forms, **how)
    return raised.value.problems


def why(done: Done) -> dict[str, Why]:
    return {each.person.id: each.why for each in done.batch.spared}


def states(post: Correspondence) -> dict[tuple[str, str], OutboxState]:
    with post.store() as store:
        return {(row.person, row.wave): row.state for row in outgoing(store)}


# --- send -------------------------------------------------------------------------------------------------------------


def test_everybody_gets_their_own_copy_in_their_own_language(post: Correspondence, tmp_path: Path) -> None:
    done = go(send, post)
    assert done.went is not None
    assert done.went.count(OutboxState.SENT) == 2
    ann, ewa = (post.mails()[each] for each in ("ann@example.org", "ewa@example.org"))
    assert (ann["From"], ann["Subject"]) == ("Morag Sinclair <morag@example.org>", "The fridge (The Friday fridge)")
    assert ewa["Subject"] == "Lodówka (The Friday fridge)"
    (copy,) = ewa.iter_attachments()
    assert copy.get_filename() == "fridge-ewa-zolkowska-the-friday-fridge-pl.pdf"
    (tmp_path / "copy.pdf").write_bytes(copy.get_content())
    (response,) = extract([tmp_path / "copy.pdf"])
    assert response.recipient is not None
    assert (response.recipient.id, response.language, response.problems) == ("ewa", "pl", response.problems)


def test_who_has_no_e_mail_gets_a_letter_and_a_copy_for_a_pen(post: Correspondence, tmp_path: Path) -> None:
    go(send, post)
    assert sorted(path.name for path in (tmp_path / "to-print").iterdir()) == [
        "addresses.csv",
        "fridge-jean-mackie-the-friday-fridge-by-hand.pdf",
        "letters.html",
    ]
    letter = (tmp_path / "to-print" / "letters.html").read_text(encoding="utf-8")
    assert "Jean Mackie" in letter
    assert "1 Shore, Edinburgh EH6 6QW" in letter
    assert "0131 496 0000" in letter
    assert states(post)["jean", "first"] is OutboxState.DRAFTED


def test_somebody_who_gets_two_forms_is_no_namesake_of_themselves(post: Correspondence, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(FORM.replace("form: fridge", "form: other"), encoding="utf-8")
    go(send, post, "fridge.yaml", "other.yaml", how=How(Road.DRAFT), to=["ann"])
    names = {path.name for path in (tmp_path / "outbox").glob("*.pdf")}
    assert names == {"fridge-ann-reid-the-friday-fridge.pdf", "other-ann-reid-the-friday-fridge.pdf"}


def test_twice_run_is_once_mailed(post: Correspondence) -> None:
    go(send, post)
    again = go(send, post)
    assert again.batch.mailings == ()
    assert why(again) == {"ann": Why.ALREADY, "ewa": Why.ALREADY, "jean": Why.DRAFTED}
    assert max(post.ledger.kept.values()) == 1


def test_nothing_goes_out_before_somebody_has_seen_it_and_said_yes(post: Correspondence, tmp_path: Path) -> None:
    seen: list[Batch] = []

    def no(batch: Batch, preview: Path | None) -> bool:
        assert preview is not None
        assert "Ann Reid" in preview.read_text(encoding="utf-8")
        seen.append(batch)
        return False

    done = go(send, post, confirm=no)
    assert (done.went, post.ledger.letters, states(post)) == (None, [], {})
    assert (len(seen[0].mails), len(seen[0].letters)) == (2, 1)
    assert not (tmp_path / "to-print").exists()


def test_a_dry_run_does_nothing_at_all(post: Correspondence, tmp_path: Path) -> None:
    done = go(send, post, how=How(Road.SHOW))
    assert len(done.batch.mailings) == 3
    assert not (tmp_path / "outbox").exists()
    assert states(post) == {}


def test_a_test_goes_to_oneself_and_counts_for_nobody(post: Correspondence) -> None:
    assert go(send, post, how=How(Road.TEST)).tested == "morag@example.org"
    assert list(post.mails()) == ["morag@example.org"]
    assert states(post) == {}


def test_only_those_who_are_named_are_written_to(post: Correspondence) -> None:
    go(send, post, to=["ann reid"])
    assert list(post.mails()) == ["ann@example.org"]
    assert problems(send, post, to=["Anne Reid"]) == (
        errors.PERSON_UNKNOWN.at("", name="Anne Reid", advice="did you mean 'Ann Reid'?"),
    )


def test_who_does_not_want_to_take_part_gets_nothing(post: Correspondence) -> None:
    with post.store() as store, store.change() as change:
        mark(change, "ann", Mark.DECLINED)
        mark(change, "ewa", Mark.WITHDREW, "fridge")
    assert why(go(send, post)) == {"ann": Why.DECLINED, "ewa": Why.WITHDREW}
    assert post.ledger.letters == []


def test_an_address_that_is_refused_is_told_and_a_better_one_is_tried(post: Correspondence) -> None:
    post.change_people("ann@example.org", "550-rcpt@faults.example")
    done = go(send, post)
    assert done.went is not None
    why_not = "550 5.1.1 Nobody here"
    assert done.went.told == (errors.NOT_SENT.at("", form="fridge", address="550-rcpt@faults.example", why=why_not),)
    assert why(go(send, post))["ann"] is Why.FAILED
    post.change_people("550-rcpt@faults.example", "ann@example.org")
    go(send, post)
    assert states(post)["ann", "first"] is OutboxState.SENT
    assert "ann@example.org" in post.mails()


def test_without_a_server_everything_waits_and_the_next_run_sends_it(post: Correspondence, tmp_path: Path) -> None:
    settings = (tmp_path / "project.yaml").read_text(encoding="utf-8")
    (tmp_path / "project.yaml").write_text(settings.replace("port: ", "port: 9 # "), encoding="utf-8")
    (tmp_path / "project.yaml").write_text(
        "title: The Friday fridge\ncontact: {name: Morag Sinclair, email: morag@example.org}\n"
        "mail:\n  smtp: {host: 127.0.0.1, port: 9, security: none}\n",
        encoding="utf-8",
    )
    assert problems(send, post) == (errors.NOBODY_LISTENS.at("", host="127.0.0.1", port=9),)
    assert states(post)["ann", "first"] is OutboxState.QUEUED
    (tmp_path / "project.yaml").write_text(settings, encoding="utf-8")
    done = go(send, post)
    assert done.batch.waiting == 2
    assert sorted(post.mails()) == ["ann@example.org", "ewa@example.org"]


def test_what_nobody_knows_of_is_held_or_sent_again(post: Correspondence) -> None:
    post.change_people("ann@example.org", "drop-end-kept+1@faults.example")
    go(send, post, to=["ann"], how=How(uncertain=Uncertain.HOLD))
    assert states(post)["ann", "first"] is OutboxState.UNCERTAIN
    assert why(go(send, post, to=["ann"], how=How(uncertain=Uncertain.HOLD))) == {"ann": Why.UNSURE}
    go(send, post, to=["ann"])
    assert states(post)["ann", "first"] is OutboxState.SENT
    assert list(post.ledger.kept.values()) == [2], "the same mail, by its id"


def test_a_project_without_a_server_is_told_of_drafts_before_anything_else(
    post: Correspondence, tmp_path: Path
) -> None:
    (tmp_path / "project.yaml").write_text("title: T\ncontact: {email: morag@example.org}\n", encoding="utf-8")
    assert problems(send, post) == (errors.NO_SMTP.at("project.yaml"),)
    assert states(post) == {}


def test_which_form_is_meant_has_to_be_said_where_there_are_several(post: Correspondence, tmp_path: Path) -> None:
    text = (tmp_path / "fridge.yaml").read_text(encoding="utf-8")
    (tmp_path / "soup.yaml").write_text(text.replace("form: fridge", "form: soup"), encoding="utf-8")
    assert problems(send, post) == (errors.SEND_WHICH.at("", forms="fridge.yaml, soup.yaml"),)


def test_a_roster_with_faults_stops_everything_with_its_lines(post: Correspondence) -> None:
    post.change_people("ann@example.org", "ann at example.org")
    post.change_people(",,,post", ",,,pots")
    assert [problem.where for problem in problems(send, post)] == ["people.csv:2", "people.csv:4"]
    assert post.ledger.letters == []


def test_a_copy_to_pass_on_goes_along_where_the_project_wishes_it(post: Correspondence, tmp_path: Path) -> None:
    settings = (tmp_path / "project.yaml").read_text(encoding="utf-8")
    (tmp_path / "project.yaml").write_text(settings.replace("  rate", "  pass_on: true\n  rate"), encoding="utf-8")
    go(send, post, to=["ann"])
    own, to_pass_on = post.mails()["ann@example.org"].iter_attachments()
    body = post.mails()["ann@example.org"].get_body()
    assert body is not None
    assert to_pass_on.get_filename() in body.get_content()
    (tmp_path / "open.pdf").write_bytes(to_pass_on.get_content())
    (response,) = extract([tmp_path / "open.pdf"])
    assert response.recipient is None
    assert own.get_filename() != to_pass_on.get_filename()


# --- drafts -----------------------------------------------------------------------------------------------------------


def test_drafts_are_files_and_a_page_and_are_not_sent(post: Correspondence, tmp_path: Path) -> None:
    done = go(send, post, how=How(Road.DRAFT))
    assert done.went is not None
    assert (done.went.drafted, done.went.printed, post.ledger.letters) == (2, 1, [])
    names = {path.name for path in (tmp_path / "outbox").iterdir()}
    assert names >= {
        "outbox.html",
        "fridge-ann-reid-the-friday-fridge-first.eml",
        "fridge-ann-reid-the-friday-fridge.pdf",
    }
    eml = (tmp_path / "outbox" / "fridge-ann-reid-the-friday-fridge-first.eml").read_bytes()
    assert b"\r\nX-Unsent: 1\r\n" in eml
    page = (tmp_path / "outbox" / "outbox.html").read_text(encoding="utf-8")
    assert page.count('class="sent"') == 2
    assert states(post)["ann", "first"] is OutboxState.DRAFTED


def test_a_draft_is_not_made_again_unless_somebody_is_named(post: Correspondence) -> None:
    go(send, post, how=How(Road.DRAFT))
    assert set(why(go(send, post, how=How(Road.DRAFT))).values()) == {Why.DRAFTED}
    again = go(send, post, how=How(Road.DRAFT), to=["ann"])
    assert [each.person.id for each in again.batch.mailings] == ["ann"]


# --- remind -----------------------------------------------------------------------------------------------------------


def answer(post: Correspondence, tmp_path: Path, values: dict[str, str], name: str = "answer.pdf") -> None:
    """Ann's form comes back, filled in."""
    blank = lay_out(load_form(tmp_path / "fridge.yaml"), "en", load_project(Path()))
    kept = kept_in(Path())
    assert kept is not None
    content = copy_of(blank, load_people(tmp_path / "people.csv")[0], values=dict(values), key=kept.key())
    (tmp_path / "inbox").mkdir(exist_ok=True)
    (tmp_path / "inbox" / name).write_bytes(content)
    harvest(project=tmp_path, clock=post.clock, received=post.clock())


def test_nothing_can_be_reminded_of_before_it_was_sent(post: Correspondence) -> None:
    assert problems(remind, post) == (errors.NOTHING_SENT.at(""),)
    go(send, post)
    assert problems(remind, post, "fridg") == (errors.NOT_SENT_YET.at("", form="fridg", sent="fridge"),)


def test_who_has_not_answered_is_reminded_with_the_same_copy_once_a_week(post: Correspondence) -> None:
    go(send, post)
    (first,) = post.mails()["ann@example.org"].iter_attachments()
    assert why(go(remind, post)) == {"ann": Why.RECENTLY, "ewa": Why.RECENTLY, "jean": Why.BY_HAND}
    post.clock.pass_by(days=7)
    go(remind, post)
    mail = post.mails()["ann@example.org"]
    assert mail["Subject"] == "A reminder: The fridge (The Friday fridge)"
    assert post.mails()["ewa@example.org"]["Subject"] == "Przypomnienie: Lodówka (The Friday fridge)"
    (again,) = mail.iter_attachments()
    assert (again.get_filename(), again.get_content()) == (first.get_filename(), first.get_content())
    assert why(go(remind, post))["ann"] is Why.RECENTLY
    post.clock.pass_by(days=8)
    go(remind, post)
    assert ("ann", "reminder-2") in states(post)


def test_nobody_is_reminded_who_has_answered_declined_or_was_never_sent_it(
    post: Correspondence, tmp_path: Path
) -> None:
    go(send, post, to=["ann"])
    go(send, post, how=How(Road.DRAFT), to=["ewa"])
    post.clock.pass_by(days=10)
    answer(post, tmp_path, {"gap": "A fridge"})
    assert why(go(remind, post)) == {"ann": Why.ANSWERED, "ewa": Why.DRAFTED}
    with post.store() as store, store.change() as change:
        noted(change, outgoing(change, person="ewa")[0].id, OutboxState.SENT)
        mark(change, "ewa", Mark.DECLINED)
    assert why(go(remind, post))["ewa"] is Why.DECLINED


def test_a_mail_that_came_back_is_not_followed_by_another_to_the_same_address(
    post: Correspondence, tmp_path: Path
) -> None:
    go(send, post, to=["ann"])
    bounce(post, tmp_path)
    post.clock.pass_by(days=10)
    assert why(go(remind, post)) == {"ann": Why.BOUNCED}
    assert why(go(send, post, to=[]))["ann"] is Why.BOUNCED
    (tmp_path / "other.yaml").write_text(FORM.replace("form: fridge", "form: other"), encoding="utf-8")
    assert why(go(send, post, "other.yaml", to=[]))["ann"] is Why.BOUNCED, "another form does not arrive there either"
    post.change_people("ann@example.org", "ann@new.example.org")
    go(send, post, "fridge.yaml", to=["ann"])
    assert "ann@new.example.org" in post.mails()


def bounce(post: Correspondence, tmp_path: Path) -> None:
    id = str(post.mails()["ann@example.org"]["Message-ID"])
    text = (
        BOUNCE.format(action="failed").replace("<drivers.1.ab@example.org>", id).replace("Bob@Example", "ann@example")
    )
    (tmp_path / "inbox").mkdir(exist_ok=True)
    (tmp_path / "inbox" / "bounce.eml").write_bytes(crlf(text))
    harvest(project=tmp_path, clock=post.clock)


# --- ask --------------------------------------------------------------------------------------------------------------


def test_asking_back_names_the_questions_and_brings_the_answers_along(post: Correspondence, tmp_path: Path) -> None:
    go(send, post, to=["ann"])
    answer(post, tmp_path, {"name": "Ann Reid", "helpers": "two or three"})
    done = go(ask, post)
    assert [each.person.id for each in done.batch.mailings] == ["ann"]
    mail = post.mails()["ann@example.org"]
    body = mail.get_body()
    assert body is not None
    assert "3. How many helpers? You wrote: “two or three”." in body.get_content()
    assert "2. What is missing?" in body.get_content()
    (copy,) = mail.iter_attachments()
    (tmp_path / "copy.pdf").write_bytes(copy.get_content())
    (response,) = extract([tmp_path / "copy.pdf"])
    assert response.answers["name"].value == "Ann Reid" or response.answers["name"].state is State.BLANK
    assert response.answers["helpers"].raw == {"helpers": "two or three"}


def test_about_one_form_nobody_is_asked_twice(post: Correspondence, tmp_path: Path) -> None:
    go(send, post, to=["ann"])
    answer(post, tmp_path, {"helpers": "some"})
    go(ask, post)
    assert why(go(ask, post)) == {"ann": Why.ASKED}
    post.clock.pass_by(days=1)
    answer(post, tmp_path, {"helpers": "a few", "gap": "A fridge"}, "second.pdf")
    assert [each.person.id for each in go(ask, post).batch.mailings] == ["ann"]


def test_nobody_is_asked_about_a_form_with_which_all_is_well(post: Correspondence, tmp_path: Path) -> None:
    go(send, post, to=["ann"])
    answer(post, tmp_path, {"gap": "A fridge", "helpers": "3"})
    assert go(ask, post).batch.mailings == ()


def test_every_mail_of_ours_can_be_read_by_ourselves(post: Correspondence) -> None:
    go(send, post)
    for letter in post.ledger.letters:
        mail = read_mail(letter)
        assert (mail.sender, len(mail.attachments), mail.problems) == ("morag@example.org", 1, ())


def test_a_store_is_opened_only_where_there_is_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Store(tmp_path), pytest.raises(WtaFormsError):
        send()
