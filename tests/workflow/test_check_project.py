"""check in a project: its people against what is on record, the forms it names, its folder and its mail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mail.faults import failing_server
from tests.workflow.answering import answers
from tests.workflow.correspondence import Correspondence, correspondence
from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.project.people import load_people
from wta_forms.workflow.check import check
from wta_forms.workflow.check_project import check_mail
from wta_forms.workflow.send import send


@pytest.fixture
def post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Correspondence]:
    monkeypatch.chdir(tmp_path)
    with correspondence(tmp_path) as it:
        yield it


def add_to_project(post: Correspondence, words: str) -> None:
    path = post.folder / "project.yaml"
    path.write_text(path.read_text(encoding="utf-8") + words, encoding="utf-8")


def told() -> list[Problem]:
    return [problem for problem in check([]) if not problem.where.startswith("fridge.yaml")]


def test_a_project_with_which_all_is_well_has_nothing_to_tell(post: Correspondence) -> None:
    send(clock=post.clock)
    assert told() == []


def test_a_new_name_where_one_is_gone_may_be_the_same_person(post: Correspondence) -> None:
    (post.folder / "people.csv").write_text("name,email\nAnne Reid,anne@example.org\n", encoding="utf-8")
    send(clock=post.clock)
    (post.folder / "people.csv").write_text("name,email\nAnn Reid,ann@example.org\n", encoding="utf-8")
    assert told() == [errors.PERSON_NEW_NAME.at("people.csv:2", name="Ann Reid", old="anne-reid", was="anne-reid")]
    (post.folder / "people.csv").write_text("name,email,was\nAnn Reid,ann@example.org,Anne Reid\n", encoding="utf-8")
    assert told() == []
    assert [(person.id, person.name) for person in load_people(Path("people.csv"))] == [("anne-reid", "Ann Reid")]


def test_a_copy_that_nobody_can_make_is_told_before_it_is_sent(post: Correspondence) -> None:
    post.change_people(",,post", ",ar,post")
    values = {"person": "Jean Mackie", "language": "ar", "form": "fridge", "first": "en", "missing": "ar"}
    assert told() == [errors.PEOPLE_OTHER_LANGUAGE.at("people.csv:4", **values)]
    (post.folder / "people.csv").write_text("name,variant\nAnn Reid,big-print\n", encoding="utf-8")
    (variant,) = told()
    assert (variant.where, variant.is_note) == ("people.csv:2", False)
    assert errors.NO_VARIANT.is_said(variant)


def test_an_id_that_was_changed_is_told_by_the_address(post: Correspondence) -> None:
    send(clock=post.clock, to=["ann"])
    answers(post, "ann", gap="A fridge")
    post.change_people("ann,Ann Reid", "a1,A. Weir")
    assert told() == [errors.PERSON_NEW_ID.at("people.csv:2", name="A. Weir", old="Ann Reid", id="ann")]


def test_who_was_taken_out_is_told_and_loses_nothing(post: Correspondence) -> None:
    answers(post, "ann", gap="A fridge")
    post.change_people("ann,Ann Reid,ann@example.org,,\n", "")
    assert told() == [errors.PERSON_GONE.at("people.csv", name="Ann Reid", id="ann")]


def test_a_role_that_is_in_no_list_is_told_with_the_one_that_is_meant(post: Correspondence) -> None:
    path = post.folder / "fridge.yaml"
    label, choices = "{en: Role, pl: Rola}", "{carer: A, shop: B}"
    role = f"      - {{id: role, kind: select_one, label: {label}, prefill: role, choices: {choices}}}\n"
    path.write_text(path.read_text(encoding="utf-8") + role, encoding="utf-8")
    post.change_people("language,by", "role,by")
    post.change_people("ann@example.org,,", "ann@example.org,carrer,")
    post.change_people("ewa@example.org,pl,", "ewa@example.org,shop,")
    assert told() == [
        errors.PEOPLE_NOT_A_CHOICE.at("people.csv:2", value="carrer", question="role", advice="did you mean 'carer'?")
    ]


def test_two_people_with_one_address_are_a_note(post: Correspondence) -> None:
    post.change_people("ewa@example.org", "ann@example.org")
    values = {"address": "ann@example.org", "name": "Ann Reid", "first": 2}
    assert told() == [errors.PEOPLE_SHARE_ADDRESS.at("people.csv:3", **values)]


def test_a_form_that_was_changed_after_it_was_sent_needs_a_new_version(post: Correspondence) -> None:
    send(clock=post.clock)
    path = post.folder / "fridge.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: number", "kind: text"), encoding="utf-8")
    assert any(errors.FORM_SENT.is_said(problem) for problem in check([]))


def test_a_form_that_project_yaml_names_has_to_be_there(post: Correspondence) -> None:
    add_to_project(post, "forms: [fridge, drivrs]\n")
    (problem,) = told()
    assert (problem.where, problem.hint) == ("project.yaml:8", "did you mean 'drivers'?")


def test_a_project_without_people_is_told_to_write_them(post: Correspondence) -> None:
    (post.folder / "people.csv").unlink()
    assert told() == [errors.PEOPLE_NO_TABLE.at("people.csv")]


def test_a_folder_that_is_synchronised_is_told(post: Correspondence) -> None:
    (post.folder / ".dropbox").mkdir()
    assert told() == [errors.FOLDER_SYNCED_NOW.at(str(post.folder), program="Dropbox")]


# --- mail -------------------------------------------------------------------------------------------------------------


def test_a_password_that_is_not_there_is_a_note_because_drafts_need_none(
    post: Correspondence, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_to_project(post, "  imap: {host: mail.example.org, user: morag}\n")
    assert told() == [errors.NO_PASSWORD_HERE.at("project.yaml", user="morag", variable="WTA_FORMS_PASSWORD")]
    monkeypatch.setenv("WTA_FORMS_PASSWORD", "secret")
    assert told() == []


def test_servers_are_asked_only_when_somebody_wishes_it(post: Correspondence) -> None:
    (server,) = check_mail()
    assert (server.host, post.ledger.letters) == ("127.0.0.1", [])
    (post.folder / "project.yaml").write_text("title: T\ncontact: {email: morag@example.org}\n", encoding="utf-8")
    with pytest.raises(WtaFormsError) as raised:
        check_mail()
    assert raised.value.problems == (errors.NO_SERVERS.at("project.yaml"),)


def test_a_server_that_does_not_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with failing_server() as (port, _):
        pass
    words = f"title: T\nmail:\n  smtp: {{host: 127.0.0.1, port: {port}, security: none}}\n"
    (tmp_path / "project.yaml").write_text(words, encoding="utf-8")
    with pytest.raises(WtaFormsError) as raised:
        check_mail()
    assert raised.value.problems == (errors.NOBODY_LISTENS.at("", host="127.0.0.1", port=port),)
